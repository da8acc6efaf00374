//! Roman numerals up to 39: types, phases, stages, centuries. Larger ones look like acronyms (`CI`, `MD`).

use super::{Demand, Kind, Quantity};
use crate::text::words::Word;

/// The Roman numerals of a text, of those words that may be one, each with its value. A single letter is one only after a
/// word: `type I`.
pub(super) fn numerals<'t>(
    text: &'t str,
    words: impl Iterator<Item = (Word<'t>, u32)>,
) -> impl Iterator<Item = Quantity> {
    words.filter_map(move |(word, value)| {
        let before = text[..word.at].strip_suffix([' ', '\u{a0}', '-', '/', '–'])?;
        let named = || before.chars().rev().take_while(|c| c.is_alphabetic()).count() >= LEAST;
        (word.text.len() > 1 || named()).then(|| Quantity {
            kind: Kind::Ordinal,
            demand: Demand::InContrast,
            ..Quantity::count(word.range(), f64::from(value))
        })
    })
}

/// Letters of the shortest word that a single letter numbers: `Type I`, `fase I`.
const LEAST: usize = 4;

/// The value of a numeral, which may have a letter behind it: `IIa`, `IIIB`, but not `IVA`.
pub(super) fn value(numeral: &str) -> Option<u32> {
    let stem = numeral.trim_end_matches(['A', 'B', 'C', 'D', 'a', 'b', 'c', 'd']);
    let is_lettered = stem.len() + 1 == numeral.len()
        && stem.len() > 1
        && (stem.starts_with("II") || numeral.ends_with(char::is_lowercase));
    let numeral = if is_lettered { stem } else { numeral };
    let letters = !numeral.is_empty() && numeral.bytes().all(|b| b"IVX".contains(&b));
    letters.then(|| (1..40).find(|value| written(*value) == numeral)).flatten()
}

fn written(value: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    "X".repeat(value as usize / 10) + ONES[value as usize % 10]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::words;

    #[test]
    fn numerals_are_read_where_they_number() {
        for (text, values) in [
            ("type II and type I", &[2.0, 1.0][..]),
            ("en el siglo XXI", &[21.0]),
            ("phase III-IV trials", &[3.0, 4.0]),
            ("stage IIA or IIIb, IVa", &[2.0, 3.0, 4.0]),
            ("IVA, IC, IA and Id", &[]),
            ("an X ray, as I said, CI and MD, IIII", &[]),
        ] {
            let words = words(text).filter_map(|word| Some((word, value(word.text)?)));
            let found: Vec<f64> =
                numerals(text, words).map(|found| found.readings[0].value).collect();
            assert_eq!(found, values, "{text}");
        }
    }
}
