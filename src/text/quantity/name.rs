//! Names that have digits: `COVID-19`, `B12`, `SARS-CoV-2`, `IC95`.

use super::{Demand, Hint, Kind, Quantity, Reading};
use crate::text::fold;
use crate::text::words::Word;
use regex::Regex;
use std::sync::LazyLock;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{L}+(?:[-\u{2010}\u{2011}]\p{L}+)*[-\u{2010}\u{2011}]?[0-9]+(?:[.,][0-9]+)?(?:\p{L}+[0-9]+)*")
        .expect("a valid pattern")
});

/// The names with digits of a text that has these words.
pub(super) fn names(text: &str, words: &[(Word<'_>, Hint)]) -> impl Iterator<Item = Quantity> {
    let hits = may_have(text, words).then(|| NAME.find_iter(text)).into_iter().flatten();
    hits.map(|hit| {
        let name = fold::accents(hit.as_str()).replace(',', ".");
        let letters = name.chars().filter(|c| c.is_alphabetic()).collect();
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

/// Whether a digit stands behind a letter, or behind one and a hyphen: the pattern is dear, and most texts have none.
fn may_have(text: &str, words: &[(Word<'_>, Hint)]) -> bool {
    let with_digits = words.iter().filter(|(_, hint)| hint.digits);
    let mut digits = with_digits.flat_map(|(word, _)| {
        word.text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| word.at + at)
    });
    digits.any(|at| {
        let before = text[..at].trim_end_matches(['-', '\u{2010}', '\u{2011}']);
        before.ends_with(char::is_alphabetic)
    })
}
