//! What a word by itself says of quantities: found once for each form, so that most of a text is passed over.

use super::{Vocabulary, roman};
use crate::text::number::NumberWord;

/// What a word may be in a quantity.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hint {
    pub(crate) number: Option<NumberWord>,
    pub(super) roman: Option<u32>,
    /// Whether a phrase with a value of its own may begin with it.
    pub(super) begins_phrase: bool,
    /// Whether it has digits.
    pub(super) digits: bool,
}

impl Hint {
    /// What a word may be by the vocabulary of its language.
    pub(crate) fn of(word: &str, vocabulary: Option<Vocabulary<'_>>) -> Self {
        Hint {
            number: vocabulary.and_then(|vocabulary| vocabulary.numbers.meaning(word)),
            roman: roman::value(word),
            begins_phrase: vocabulary
                .is_some_and(|vocabulary| vocabulary.phrases.begins_value(word)),
            digits: word.contains(char::is_numeric),
        }
    }
}
