//! Names that have digits: `COVID-19`, `B12`, `SARS-CoV-2`, `IC95`.

use super::{Demand, Kind, Quantity, Reading};
use crate::text::fold;
use crate::text::words::Word;
use regex::Regex;
use std::sync::LazyLock;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    // letters of a script without case are words beside the number
    let letters = r"[\p{Lowercase}\p{Uppercase}]+";
    let name = format!(
        r"{letters}(?:[-\u{{2010}}\u{{2011}}]{letters})*[-\u{{2010}}\u{{2011}}]?[0-9]+(?:[.,][0-9]+)?(?:{letters}[0-9]+)*"
    );
    Regex::new(&name).expect("a valid pattern")
});

/// The names with digits of a text.
pub(super) fn names(text: &str) -> impl Iterator<Item = Quantity> {
    NAME.find_iter(text).map(|hit| {
        let name = fold::accents(hit.as_str()).replace(',', ".");
        let letters = fold::accents(without_prefix(hit.as_str()));
        let letters = letters.chars().filter(|c| c.is_alphabetic()).collect();
        let values = name.split(|c: char| !c.is_ascii_digit() && c != '.');
        let readings = values.filter_map(|value| value.parse().ok());
        Quantity {
            kind: Kind::Name(letters),
            readings: readings.map(|value| Reading::of(value, None)).collect(),
            demand: Demand::InContrast,
            ..Quantity::count(hit.range(), 0.0)
        }
    })
}

/// The value of what has lost its digits, which none that has them equals.
const LOST: f64 = -1.0;

/// The names of a text that may have lost their digits: `DAS-,`, `COVID-en`.
pub(super) fn cut_names(text: &str) -> impl Iterator<Item = Quantity> {
    static CUT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\p{Lu}{2,}[-\u{2010}\u{2011}]").expect("a valid pattern"));
    let hits = text.contains(['-', '\u{2010}', '\u{2011}']).then(|| CUT.find_iter(text));
    let hits = hits.into_iter().flatten().filter(|hit| {
        let (before, after) = (&text[..hit.start()], &text[hit.end()..]);
        let is_other_part = |c: char| c.is_alphanumeric() && !c.is_lowercase() || c == '/';
        let goes_on = match after.trim_start() {
            next if next.len() < after.len() => {
                next.starts_with(|c: char| c.is_alphanumeric() || c == '/')
            }
            next => next.starts_with(is_other_part),
        };
        let before = before.strip_suffix(is_hyphen).unwrap_or(before);
        !goes_on && !before.ends_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
    });
    hits.map(|hit| Quantity {
        kind: Kind::Name(
            fold::accents(hit.as_str()).chars().filter(|c| c.is_alphabetic()).collect(),
        ),
        demand: Demand::InContrast,
        ..Quantity::count(hit.range(), LOST)
    })
}

/// Whether two texts are made of the same characters, as one acronym in two languages is: `HIV`, *VIH*.
pub(crate) fn have_same_characters(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut characters: Vec<char> = text.chars().collect();
        characters.sort_unstable();
        characters
    };
    sorted(a) == sorted(b)
}

/// A name without what is put before its acronym: `COVID-19` of `post-COVID-19`.
fn without_prefix(name: &str) -> &str {
    match name.split_once(is_hyphen) {
        Some((prefix, rest)) if !is_acronym(prefix) => {
            let next = rest.split(is_hyphen).next();
            if next.is_some_and(is_acronym) { rest } else { name }
        }
        _ => name,
    }
}

/// Whether a word has capitals as acronyms have them: `IC`, `CoV`.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

impl Quantity {
    /// Whether it is a name that may have lost its digits.
    pub(crate) fn is_cut_name(&self) -> bool {
        matches!(self.kind, Kind::Name(_)) && self.readings[0].value == LOST
    }
}

/// Whether a word with digits may be a part of a name: the pattern is slow, and most texts have none.
pub(super) fn may_be_in_name(text: &str, word: &Word<'_>) -> bool {
    let is_joint = |c: char| c.is_alphabetic() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
    word.text.contains(is_joint) || text[..word.at].ends_with(is_joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        names(text).map(|name| text[name.number].to_owned()).collect()
    }

    #[test]
    fn names_stand_between_blanks() {
        for (text, names) in [
            ("B12 and COVID-19, SARS-CoV-2", &["B12", "COVID-19", "SARS-CoV-2"][..]),
            ("IC95/B12,D3", &["IC95", "B12", "D3"]),
            ("12 and 13", &[]),
            ("p\u{a0}5 de PHQ9", &["PHQ9"]),
        ] {
            assert_eq!(found(text), names, "{text}");
        }
    }

    #[test]
    fn a_name_may_have_lost_its_digits() {
        for (text, names) in [
            ("the DAS-, and", &["DAS-"][..]),
            ("the ICCC-)", &["ICCC-"]),
            ("a COVID-en casa, SF-y", &["COVID-", "SF-"]),
            ("SARS-CoV, pre- and TNF- alpha, MERS- and, PD-L1, IL-6", &[]),
        ] {
            let found: Vec<&str> = cut_names(text).map(|name| &text[name.number]).collect();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn a_text_without_blanks_is_no_burden() {
        crate::cost::grows_in_proportion(12_500, |size| {
            assert_eq!(found(&"a1,".repeat(size)).len(), size);
        });
    }
}
