//! Marks of references above the line: `fell.` with a raised `1,2`. They are no words, and as plain numbers they would be
//! taken for some.

/// Whether what stands above the line behind `before` is the mark of a reference or a note, rather than a power, an
/// ordinal or a unit.
pub(super) fn is_reference_mark(before: &str, raised: &str) -> bool {
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
