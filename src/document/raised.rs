//! What stands above the line. Marks of references, as `fell.` with a raised `1,2`, are no words, and as plain numbers they
//! would be taken for some; the power of 10 would make another number of it.

use std::borrow::Cow;

/// What is read of the text above the line between `before` and `after`; none of the mark of a reference or a note. A power
/// of a number is written in raised digits, as in `10⁻³`.
pub(super) fn shown<'t>(before: &str, raised: &'t str, after: &str) -> Option<Cow<'t, str>> {
    if is_mass(before, raised, after) {
        return Some(raised.into());
    }
    if let Some(power) = power(before, raised) {
        return Some(power.into());
    }
    let follows_number = before.ends_with(|c: char| c.is_ascii_digit());
    let is_mark = match follows_number {
        true => raised
            .trim()
            .split([',', ';', '-', '–'])
            .all(|part| in_raised_digits(part.trim()).is_some()),
        false => is_reference_mark(before, raised),
    };
    (!is_mark).then(|| raised.into())
}

/// The power of the number that `before` ends in.
pub(super) fn power(before: &str, raised: &str) -> Option<String> {
    let follows_number = before.ends_with(|c: char| c.is_ascii_digit()) && !ends_in_year(before);
    in_raised_digits(raised.trim()).filter(|_| follows_number)
}

/// A whole number in raised digits.
fn in_raised_digits(number: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const MOST_DIGITS: usize = 3;
    let digits = number.strip_prefix(['-', '–', '−', '+']).unwrap_or(number);
    let sign = match number.chars().next()? {
        '+' => "⁺",
        c if c.is_ascii_digit() => "",
        _ => "⁻",
    };
    let raised = digits.chars().map(|c| Some(DIGITS[c.to_digit(10)? as usize]));
    let raised: String = raised.collect::<Option<_>>()?;
    ((1..=MOST_DIGITS).contains(&digits.len())).then(|| [sign, &raised].concat())
}

/// Whether it ends in a year, which has no power.
fn ends_in_year(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = before[rest.len()..].parse::<u16>();
    year.is_ok_and(|year| (1800..2100).contains(&year)) && !rest.ends_with(['.', ','])
}

/// Whether a number above the line is the mass of the element behind it, as in `¹⁸F-FDG`, rather than a mark.
fn is_mass(before: &str, raised: &str, after: &str) -> bool {
    const LONGEST: usize = 4;
    let name = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
    let is_element = first.chars().all(char::is_uppercase)
        && (rest.len() < LONGEST && rest.chars().all(char::is_uppercase)
            || rest.len() == 1 && rest.chars().all(char::is_lowercase));
    let begins = before.is_empty() || before.ends_with([' ', '\u{a0}', '(', '[', '-', '/']);
    let is_number = raised.starts_with(|c: char| c.is_ascii_digit())
        && raised.chars().all(|c| c.is_ascii_digit() || c == 'm');
    begins && is_number && is_element && !name.is_empty()
}

/// Whether what stands above the line behind `before` is the mark of a reference or a note, rather than a power, an
/// ordinal or a unit.
fn is_reference_mark(before: &str, raised: &str) -> bool {
    const SHORTEST_WORD: usize = 3;
    const UNITS: [&str; 8] = ["mol", "mmol", "min", "rad", "bar", "atm", "kcal", "dyn"];
    let raised = raised.trim();
    if is_letter_mark(before, raised) {
        return true;
    }
    let has_marks = raised.contains(|c: char| c.is_ascii_digit() || "*†‡§¶".contains(c));
    let is_list = raised.chars().all(|c| c.is_ascii_digit() || "*†‡§¶,;-–()[] \u{a0}".contains(c));
    if !has_marks || !is_list || raised.starts_with(['-', '–']) {
        return false;
    }
    let before = before.trim_end();
    if matches!(raised, "2" | "3") && takes_power(before) {
        return false;
    }
    let at = before.trim_end_matches(char::is_alphabetic).len();
    let word = &before[at..];
    // a power follows a number, a letter or a unit
    match word.chars().count() {
        0 => before.ends_with(['.', ',', ';', ':', ')', ']', '”', '’', '»', '"', '%', '?', '!']),
        length => {
            length >= SHORTEST_WORD
                && !UNITS.contains(&word)
                && !before[..at].ends_with(|c: char| c.is_ascii_digit() || "/·".contains(c))
        }
    }
}

/// Whether letters above the line behind a word lead to a note or an institution, as `a` or `b,c` does, rather than end an
/// ordinal or an abbreviation.
fn is_letter_mark(before: &str, raised: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let is_sign = |sign: &str| {
        let sign = sign.trim();
        let mut letters = sign.chars();
        matches!((letters.next(), letters.next()), (Some('a'..='j'), None))
            || sign.chars().all(|c| c.is_ascii_digit() || "*†‡§¶".contains(c))
    };
    let rest = before.trim_end_matches(char::is_alphabetic);
    let is_word = before[rest.len()..].chars().count() >= SHORTEST_WORD || before.ends_with('.');
    raised.contains(|c: char| c.is_ascii_lowercase()) && is_word && raised.split(',').all(is_sign)
}

/// Whether a lone 2 or 3 above the line behind `before` is a power: of a bracket, a unit behind its number or a
/// statistic, as in `(x+y)²`, `30 metros²` and `chi²`.
fn takes_power(before: &str) -> bool {
    const STATISTICS: [&str; 6] = ["chi", "eta", "rho", "phi", "tau", "omega"];
    let rest = before.trim_end_matches(char::is_alphabetic);
    let word = &before[rest.len()..];
    let is_unit = !word.is_empty() && rest.trim_end().ends_with(char::is_numeric);
    before.ends_with(')') || is_unit || STATISTICS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_and_masses_stay() {
        for (before, raised, after, wanted) in [
            ("10", "3", " cells", Some("³")),
            ("about 10", "12", "/L", Some("¹²")),
            ("2.5 × 10", "-6", " mol", Some("⁻⁶")),
            ("4·10", "−8", "", Some("⁻⁸")),
            ("1.2 x 10", "+5", "", Some("⁺⁵")),
            ("a 2", "4", " design", Some("⁴")),
            ("10", "x", " cells", Some("x")),
            ("the 3", "rd", " time", Some("rd")),
            ("in 2010", "3", " we", None),
            ("of 45", "1,2", " we", None),
            ("of 45", "4–6", "", None),
            ("with ", "18", "F-FDG", Some("18")),
            ("(", "99m", "Tc)", Some("99m")),
            ("and ", "14", "C was", Some("14")),
            ("as others found ", "4", "And", None),
            ("", "131", "I", Some("131")),
            ("fell.", "3", "We", None),
            ("12 m", "2", " each", Some("2")),
        ] {
            let shown = shown(before, raised, after);
            assert_eq!(shown.as_deref(), wanted, "{before}^{raised}{after}");
        }
    }

    #[test]
    fn marks_are_no_powers() {
        for (before, raised, wanted) in [
            ("Costs fell.", "1", true),
            ("as others found", "2,3", true),
            ("as others found ", "4–6", true),
            ("(see above)", "[7]", true),
            ("the wards", "*", true),
            ("in four firms", "a", true),
            ("Rey Gil", "a,b,*", false),
            ("Ana Prado", "a,b,*", true),
            ("Ana Prado", "1,b", true),
            ("Dr", "a", false),
            ("the 3", "a", false),
            ("the power", "n", false),
            ("an area of 4 m", "2", false),
            ("per cm", "3", false),
            ("10", "3", false),
            ("in mol", "2", false),
            ("kg/year", "2", false),
            ("year", "-1", false),
            ("the n", "th", false),
            ("on the 3", "rd", false),
            ("carbon", "14C", false),
            ("fell.", "", false),
            ("", "1", false),
            ("(x+y)", "2", false),
            ("kg/(m)", "2", false),
            ("30 metros", "2", false),
            ("12 feet", "3", false),
            ("Chi", "2", false),
            ("partial eta", "2", false),
            ("rho", "2", false),
            ("adjusted R", "2", false),
            ("χ", "2", false),
            ("(see above)", "4", true),
            ("the chi", "1,2", true),
            ("the metros", "2", true),
        ] {
            assert_eq!(is_reference_mark(before, raised), wanted, "{before}^{raised}");
        }
    }
}
