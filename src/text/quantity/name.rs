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
    let runs = digits_behind_letters(text, words).filter_map(move |at| {
        if at < seen {
            return None;
        }
        let run = run(text, at);
        seen = run.end;
        Some(run)
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
fn digits_behind_letters<'t>(
    text: &'t str,
    words: &'t [(Word<'t>, Hint)],
) -> impl Iterator<Item = usize> + 't {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::words;

    fn found(text: &str) -> Vec<String> {
        let words: Vec<_> = words(text).map(|word| (word, Hint::of(word.text, None))).collect();
        names(text, &words).map(|name| text[name.number].to_owned()).collect()
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
    fn a_text_without_blanks_is_no_burden() {
        crate::cost::grows_in_proportion(12_500, |size| {
            assert_eq!(found(&"a1,".repeat(size)).len(), size);
        });
    }
}
