//! Names that have digits: `COVID-19`, `B12`, `SARS-CoV-2`, `IC95`.

use super::{Demand, Hint, Kind, Quantity, Reading};
use crate::text::fold;
use crate::text::words::Word;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{L}+(?:[-\u{2010}\u{2011}]\p{L}+)*[-\u{2010}\u{2011}]?[0-9]+(?:[.,][0-9]+)?(?:\p{L}+[0-9]+)*")
        .expect("a valid pattern")
});

/// The names with digits of a text that has these words.
pub(super) fn names<'t>(
    text: &'t str,
    words: &'t [(Word<'t>, Hint)],
) -> impl Iterator<Item = Quantity> + 't {
    let mut seen = 0;
    let runs = may_have(text, words).filter_map(move |at| {
        let run = run(text, at);
        let is_new = run.start >= seen;
        seen = seen.max(run.end);
        is_new.then_some(run)
    });
    let hits = runs.flat_map(|run| {
        let hits = NAME.find_iter(&text[run.clone()]);
        hits.map(move |hit| run.start + hit.start()..run.start + hit.end())
    });
    hits.map(|hit| {
        let name = fold::accents(&text[hit.clone()]).replace(',', ".");
        let letters = name.chars().filter(|c| c.is_alphabetic()).collect();
        let values = name.split(|c: char| !c.is_ascii_digit() && c != '.');
        let readings = values.filter_map(|value| value.parse().ok());
        Quantity {
            kind: Kind::Name(letters),
            readings: readings.map(|value| Reading::of(value, None)).collect(),
            demand: Demand::InContrast,
            ..Quantity::count(hit, 0.0)
        }
    })
}

/// The digits behind a letter, or behind one and a hyphen: the pattern is dear, and most texts have none.
fn may_have<'t>(text: &'t str, words: &'t [(Word<'t>, Hint)]) -> impl Iterator<Item = usize> + 't {
    let with_digits = words.iter().filter(|(_, hint)| hint.digits);
    let digits = with_digits.flat_map(|(word, _)| {
        word.text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| word.at + at)
    });
    digits.filter(|at| {
        let before = text[..*at].trim_end_matches(['-', '\u{2010}', '\u{2011}']);
        before.ends_with(char::is_alphabetic)
    })
}

/// What stands between blanks around a place: no name is longer.
fn run(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind(' ').map_or(0, |blank| blank + 1);
    start..text[at..].find(' ').map_or(text.len(), |blank| at + blank)
}
