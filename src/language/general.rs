//! General words, which the same text in other words may do without.

use super::inflection::{Form, PartOfSpeech};
use crate::text::fold;
use rustc_hash::FxHashSet;

/// The general words of a language, without accents.
#[derive(Default)]
pub(super) struct GeneralWords {
    forms: FxHashSet<String>,
    stems: FxHashSet<String>,
}

impl GeneralWords {
    /// The words of a list, of those that end in a hyphen no other form.
    pub(super) fn new(
        words: impl Iterator<Item = &'static str>,
        forms_of: impl Fn(&str, PartOfSpeech) -> Vec<Form>,
        stem: impl Fn(&str) -> &str,
    ) -> Self {
        let mut general = GeneralWords::default();
        for word in words {
            if let Some(part) = word.strip_suffix('-') {
                general.forms.insert(fold::accents(part));
                continue;
            }
            let classes = [PartOfSpeech::Noun, PartOfSpeech::Verb];
            let forms = classes.into_iter().flat_map(|class| forms_of(word, class));
            general.forms.extend(forms.map(|form| fold::accents(&form.word)));
            let folded = fold::accents(word);
            general.stems.insert(stem(&folded).to_owned());
            general.forms.insert(folded);
        }
        general
    }

    /// Whether a word without accents, with this stem, is one of them in any form, or a longer one of the same stem.
    pub(super) fn contains(&self, word: &str, stem: &str) -> bool {
        /// Shorter stems are those of other words as well: `parte` and `partera`.
        const LEAST_STEM: usize = 6;
        self.forms.contains(word) || stem.len() >= LEAST_STEM && self.stems.contains(stem)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{LanguageTag, pack};

    #[test]
    fn words_with_the_stem_of_a_general_word_are_general_only_where_it_is_long() {
        for (language, word, general) in [
            ("en", "rates", true),
            ("en", "rats", false),
            ("en", "studies", true),
            ("en", "demonstrated", true),
            ("es", "partes", true),
            ("es", "partera", false),
            ("es", "manana", false),
            ("es", "realizada", true),
            ("es", "interes", false),
            ("pt", "peso", false),
            ("pt", "pressao", false),
            ("pt", "utilizados", true),
        ] {
            let pack = pack(&LanguageTag::known(language)).unwrap();
            assert_eq!(pack.is_general(word), general, "{word}");
        }
    }
}
