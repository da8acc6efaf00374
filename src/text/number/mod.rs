//! Numbers in running text as values: digits in either decimal style, and words.

mod digits;
mod style;
mod words;

pub(crate) use style::Style;
pub(crate) use words::{NumberWord, NumberWords};

use crate::text::script::AsciiDigits;
use crate::text::words::{Word, words as text_words};
use std::ops::Range;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Digits,
    Words,
    Ordinal,
    Loose,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub range: Range<usize>,
    pub written: Written,
    /// What it may mean: `1.763` is 1763 in Spanish and 1.763 in English, and abstracts mix the styles.
    pub readings: Readings,
}

/// One meaning or two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Readings(f64, Option<f64>);

impl Readings {
    /// The meanings, the likelier first.
    pub(crate) fn iter(self) -> impl Iterator<Item = f64> {
        std::iter::once(self.0).chain(self.1)
    }

    /// Whether the two may mean the same.
    pub(crate) fn meets(self, other: Readings) -> bool {
        self.iter().any(|a| other.iter().any(|b| same_number(a, b)))
    }

    fn scaled(self, by: f64) -> Self {
        Readings(self.0 * by, self.1.map(|value| value * by))
    }
}

/// Equal but for the rounding of binary fractions.
pub(crate) fn same_number(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// All numbers of `text` in order of their place. Digits inside names (`B12`, `COVID-19`) are no numbers.
pub(crate) fn numbers(text: &str, vocabulary: Option<&NumberWords>) -> Vec<Number> {
    numbers_among(text, text_words(text), vocabulary)
}

/// The same where the words of the text are known.
pub(crate) fn numbers_among<'t>(
    text: &str,
    words: impl Iterator<Item = Word<'t>>,
    vocabulary: Option<&NumberWords>,
) -> Vec<Number> {
    let meaning = |word: &Word<'t>| vocabulary.and_then(|vocabulary| vocabulary.meaning(word.text));
    numbers_meant(text, words.map(|word| (word, meaning(&word))))
}

/// The same where it is known what the words mean.
pub(crate) fn numbers_meant<'t>(
    text: &str,
    words: impl Iterator<Item = (Word<'t>, Option<NumberWord>)>,
) -> Vec<Number> {
    if let Some(ascii) = AsciiDigits::of(text) {
        let words = words.map(|(word, meaning)| (word.within(&ascii), meaning));
        let mut found = numbers_meant(&ascii.text, words.collect::<Vec<_>>().into_iter());
        found.iter_mut().for_each(|number| number.range = ascii.original_range(&number.range));
        return found;
    }
    let mut found = Vec::new();
    digits::in_digits(text, &mut found);
    words::in_words(text, words, &mut found);
    found.sort_by_key(|number| number.range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};

    fn values(language: &str, text: &str) -> Vec<(String, Vec<f64>)> {
        let pack = pack(&LanguageTag::known(language));
        numbers(text, pack.map(|pack| pack.numbers()))
            .into_iter()
            .map(|number| (text[number.range.clone()].to_owned(), number.readings.iter().collect()))
            .collect()
    }

    #[test]
    fn a_fraction_of_very_many_digits_has_a_value() {
        let text = format!("0.{}", "3".repeat(400));
        assert_eq!(values("en", &text), [(text.clone(), vec![1.0 / 3.0])]);
    }

    #[test]
    fn values_are_read_from_digits_and_words() {
        for (language, text, value) in [
            ("en", "ten", 10.0),
            ("en", "twenty-five", 25.0),
            ("en", "Twenty\u{2011}one", 21.0),
            ("en", "one hundred and one", 101.0),
            ("es", "treinta y una", 31.0),
            ("es", "treinta y dos mil", 32_000.0),
            ("es", "dos mil millones", 2e9),
            ("es", "90 mil millones", 9e10),
            ("en", "one hundred and twenty", 120.0),
            ("en", "two thousand three hundred", 2300.0),
            ("en", "1.5 million", 1_500_000.0),
            ("en", "0.05", 0.05),
            ("en", ".05", 0.05),
            ("en", "90,356,112", 90_356_112.0),
            ("es", "0,05", 0.05),
            ("es", "treinta y cinco", 35.0),
            ("es", "dos mil trescientos", 2300.0),
            ("es", "90 mil", 90_000.0),
            ("es", "90\u{a0}356", 90_356.0),
            ("es", "1.234.567,8", 1_234_567.8),
            ("es", ",05", 0.05),
            ("es", "1'5", 1.5),
            ("de", "1'234", 1234.0),
            ("en", "0, 05", 0.05),
            ("en", "0·05", 0.05),
            ("en", "fiftieth", 50.0),
        ] {
            let found = values(language, text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, text);
            assert!(same_number(found[0].1[0], value), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_point_before_three_digits_is_read_both_ways() {
        assert_eq!(values("es", "1.763")[0].1, [1763.0, 1.763]);
        assert_eq!(values("en", "0.125")[0].1, [0.125]);
    }

    #[test]
    fn what_marks_part_is_several_numbers() {
        for (text, parts) in [
            ("05.03.2020", &["05", "03", "2020"][..]),
            ("(1.2,3.4)", &["1.2", "3.4"]),
            ("[3,5,7]", &["3", "5", "7"]),
            ("1,234,567", &["1,234,567"]),
        ] {
            let found: Vec<String> = values("en", text).into_iter().map(|(text, _)| text).collect();
            assert_eq!(found, parts, "{text}");
        }
    }

    #[test]
    fn neighbours_stay_apart() {
        assert_eq!(values("es", "dos y tres").len(), 2);
        assert_eq!(values("en", "between thirty and two hundred").len(), 2);
        assert_eq!(values("en", "a thirty-second exercise").last().unwrap().1, [32.0, 30.0]);
        assert_eq!(values("en", "18-59").len(), 2);
        assert_eq!(values("en", "57/273 (21%)").len(), 3);
        assert!(values("es", "millones de personas").is_empty());
        assert_eq!(values("es", "un millón de personas")[0].1, [1e6]);
    }

    #[test]
    fn digits_in_names_are_no_numbers() {
        for name in ["B12", "COVID-19", "IL-6", "CO2"] {
            assert!(values("en", name).is_empty(), "{name}");
        }
        assert_eq!(
            values("en", "a 10-year study").iter().filter(|(text, _)| text == "10").count(),
            1
        );
    }
}
