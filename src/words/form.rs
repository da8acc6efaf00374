//! A word as it is written, and what is known of it without its text.

use crate::language::{Pack, begins_heading};
use crate::text::cognate::skeleton;
use crate::text::fold;
use crate::text::number::NumberWord;
use crate::text::quantity::Hint;
use crate::text::words::is_acronym;

/// A word of a language as it is written.
#[derive(Debug)]
pub(crate) struct Form {
    pub text: Box<str>,
    /// In lower case, without accents and the English `'s`.
    pub folded: Box<str>,
    /// The length of its stem, which is the beginning of the folded form.
    stem: usize,
    /// Its spelling as cognates of other languages share it.
    pub skeleton: Box<str>,
    /// Whether it carries meaning of its own: it is neither a stop word nor in digits.
    pub is_content: bool,
    /// In lower case, with the spelling variants of the language brought to one: the key by which terms are found.
    pub spelling: Box<str>,
    pub is_stopword: bool,
    /// Whether it is a general word, which other wording of the same may do without.
    pub is_general: bool,
    pub is_acronym: bool,
    /// How many capitals it has.
    pub capitals: usize,
    /// Whether the heading of a section may begin with it.
    pub begins_heading: bool,
    /// What it may be in a quantity.
    pub quantity: Hint,
}

impl Form {
    /// What is known of a word of a language.
    pub(crate) fn new(text: &str, pack: Option<&'static Pack>) -> Self {
        let mut folded = fold::accents(text);
        if folded.ends_with("'s") {
            folded.truncate(folded.len() - "'s".len());
        }
        let lower = fold::case(text);
        let in_digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
        let (rest, ending) = pack.map_or((&*folded, ""), |pack| pack.english_ending(&folded));
        Form {
            text: text.into(),
            stem: pack.map_or(&*folded, |pack| pack.stem(&folded)).len(),
            skeleton: skeleton(&[rest, ending].concat()).into(),
            is_content: !in_digits && !pack.is_some_and(|pack| pack.is_folded_stopword(&folded)),
            spelling: pack.map_or(lower.clone(), |pack| pack.respell(&lower)).into(),
            is_stopword: pack.is_some_and(|pack| pack.is_stopword(&lower)),
            is_general: pack.is_some_and(|pack| pack.is_general(&folded)),
            is_acronym: is_acronym(text),
            capitals: text.chars().filter(|c| c.is_uppercase()).count(),
            // `METHODS:Nurses`, `METHODS.Nurses` and `_Methods` are one word each (UAX #29, WB6 and WB13b)
            begins_heading: text
                .trim_start_matches('_')
                .split([':', '.', '_'])
                .next()
                .is_some_and(begins_heading),
            quantity: Hint::of(text, pack.map(Pack::quantities)),
            folded: folded.into(),
        }
    }

    /// Without the endings that inflection adds.
    pub(crate) fn stem(&self) -> &str {
        &self.folded[..self.stem]
    }

    /// The number that it means, where it is a word for one.
    pub(crate) fn number(&self) -> Option<NumberWord> {
        self.quantity.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};

    #[test]
    fn case_accents_and_endings_are_set_aside() {
        let form = |language, text| Form::new(text, pack(&LanguageTag::known(language)));
        for (language, text, folded, stem) in [
            ("es", "Vergüenzas", "verguenzas", "verguenz"),
            ("en", "Alzheimer’s", "alzheimer", "alzheimer"),
            ("xx", "Wege", "wege", "wege"),
        ] {
            let form = form(language, text);
            assert_eq!((&*form.folded, form.stem()), (folded, stem), "{text}");
            assert!(form.is_content);
        }
        for (language, text) in [("en", "the"), ("es", "Según"), ("en", "1,234.5")] {
            assert!(!form(language, text).is_content, "{text}");
        }
    }
}
