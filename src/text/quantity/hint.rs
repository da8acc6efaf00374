//! What a word by itself says of quantities: found once for each form, so that most of a text is passed over.

use super::{Phrases, Unit, roman};
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
    unit: bool,
}

impl Hint {
    /// What a word may be that has a meaning as a number word, by the phrases of its language.
    pub(crate) fn of(word: &str, number: Option<NumberWord>, phrases: Option<&Phrases>) -> Self {
        Hint {
            number,
            roman: roman::value(word),
            begins_phrase: phrases.is_some_and(|phrases| phrases.begins_value(word)),
            digits: word.contains(char::is_numeric),
            unit: Unit::leading(word).is_some(),
        }
    }

    /// Whether a text with this word may have a quantity that needs an equal: an article alone has none, but `a month` is
    /// no week.
    pub(crate) fn may_need_equal(&self) -> bool {
        let number = matches!(
            self.number,
            Some(NumberWord::Unit(_) | NumberWord::Scale(_) | NumberWord::Ordinal(_))
        );
        number || self.roman.is_some() || self.begins_phrase || self.digits || self.unit
    }
}
