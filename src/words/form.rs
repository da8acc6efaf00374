//! A word as it is written, and what is known of it without its text.

use crate::language::{Pack, begins_heading};
use crate::text::cognate::skeleton;
use crate::text::fold;
use crate::text::number::NumberWord;
use crate::text::quantity::Hint;
use crate::text::words::is_acronym;
use std::sync::{Arc, OnceLock};

/// A word of a language as it is written.
pub(crate) struct Form {
    pub(crate) text: Arc<str>,
    /// In lower case, without accents and the English `'s`.
    pub(crate) folded: Box<str>,
    /// The length of its stem, which is the beginning of the folded form.
    stem: usize,
    /// Its spelling as cognates of other languages share it.
    pub(crate) skeleton: Box<str>,
    /// Whether it carries meaning of its own: it is neither a stop word nor in digits.
    pub(crate) is_content: bool,
    /// What it means as a word for a number.
    pub(crate) number: Option<NumberWord>,
    pack: Option<&'static Pack>,
    traits: OnceLock<Traits>,
}

/// What checks ask of a form besides: found out when first asked for, as alignment has no need of it.
pub(crate) struct Traits {
    /// In lower case, with the spelling variants of the language brought to one: the key by which terms are found.
    pub(crate) spelling: Box<str>,
    pub(crate) is_stopword: bool,
    /// Whether it is a general word, which other wording of the same may do without.
    pub(crate) is_general: bool,
    pub(crate) is_acronym: bool,
    /// Whether it has a capital.
    pub(crate) has_capital: bool,
    /// Whether the heading of a section may begin with it.
    pub(crate) begins_heading: bool,
    /// What it may be in a quantity.
    pub(crate) quantity: Hint,
    /// The patterns of negation that may begin with it.
    pub(crate) negations: Box<[u32]>,
    /// The patterns of calques that may begin with it.
    pub(crate) calques: Box<[u32]>,
    /// The patterns of opposites that may begin with it.
    pub(crate) opposites: Box<[u32]>,
}

impl Form {
    /// A word of a language.
    pub(crate) fn new(text: &str, pack: Option<&'static Pack>) -> Self {
        let mut folded = fold::accents(text);
        if folded.ends_with("'s") {
            folded.truncate(folded.len() - "'s".len());
        }
        let in_digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
        let (rest, ending) = pack.map_or((&*folded, ""), |pack| pack.english_ending(&folded));
        Form {
            text: text.into(),
            stem: pack.map_or(&*folded, |pack| pack.stem(&folded)).len(),
            skeleton: skeleton(&[rest, ending].concat()).into(),
            is_content: !in_digits && !pack.is_some_and(|pack| pack.is_folded_stopword(&folded)),
            number: pack.and_then(|pack| pack.numbers().meaning(text)),
            folded: folded.into(),
            pack,
            traits: OnceLock::new(),
        }
    }

    /// What checks ask of it.
    pub(crate) fn traits(&self) -> &Traits {
        self.traits.get_or_init(|| {
            let Form { text, pack, .. } = self;
            let lower = fold::case(text);
            // `METHODS:Nurses`, `METHODS.Nurses` and `_Methods` are one word each (UAX #29, WB6 and WB13b)
            let mut parts = self.folded.trim_start_matches('_').split([':', '.', '_']);
            let patterns_of = |of: fn(&Pack, &str) -> Vec<u32>| {
                pack.map_or_else(Box::default, |pack| of(pack, &self.folded).into())
            };
            Traits {
                is_stopword: pack.is_some_and(|pack| pack.is_stopword(&lower)),
                is_general: pack.is_some_and(|pack| pack.is_general(&self.folded)),
                is_acronym: is_acronym(text),
                has_capital: text.contains(char::is_uppercase),
                begins_heading: parts.next().is_some_and(begins_heading),
                quantity: Hint::of(text, self.number, pack.map(Pack::phrases)),
                negations: patterns_of(|pack, word| pack.negations().beginning_with(word)),
                calques: patterns_of(|pack, word| pack.calques().patterns.beginning_with(word)),
                opposites: patterns_of(|pack, word| pack.opposites().beginning_with(word)),
                spelling: pack.map_or(lower.clone(), |pack| pack.respell(&lower)).into(),
            }
        })
    }

    /// Without the endings that inflection adds.
    pub(crate) fn stem(&self) -> &str {
        &self.folded[..self.stem]
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
