//! Names that have digits: `COVID-19`, `B12`, `SARS-CoV-2`, `IC95`.

use super::{Demand, Kind, Quantity, Reading};
use crate::text::fold;
use regex::Regex;
use std::sync::LazyLock;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{L}+(?:[-\u{2010}\u{2011}]\p{L}+)*[-\u{2010}\u{2011}]?[0-9]+(?:[.,][0-9]+)?(?:\p{L}+[0-9]+)*")
        .expect("a valid pattern")
});

/// The names with digits of a text.
pub(super) fn names(text: &str) -> impl Iterator<Item = Quantity> {
    let hits = may_have(text).then(|| NAME.find_iter(text)).into_iter().flatten();
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
fn may_have(text: &str) -> bool {
    text.match_indices(|c: char| c.is_ascii_digit()).any(|(at, _)| {
        let before = text[..at].trim_end_matches(['-', '\u{2010}', '\u{2011}']);
        before.ends_with(char::is_alphabetic)
    })
}
