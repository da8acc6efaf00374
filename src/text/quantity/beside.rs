//! The phrases beside places of one text.

use super::{Meaning, Phrases};
use crate::text::number::Style;
use std::cell::RefCell;

/// The phrases of a language, looked for in one text. Of a place much is asked in a row: the phrases beside the one that
/// was asked for last are kept. So all that comes `after` places must end where the text ends, all that comes `before`
/// them begin where it begins, and what takes a phrase must not ask for another.
pub(super) struct Beside<'l> {
    phrases: &'l Phrases,
    behind: RefCell<Found<'l>>,
    before: RefCell<Found<'l>>,
}

/// The phrases that a part of the text begins or ends with.
#[derive(Default)]
struct Found<'l> {
    /// The length of the part, which tells it from the others of its kind.
    part: Option<usize>,
    /// From the shortest on: where each ends or starts, and what it may mean.
    phrases: Vec<(usize, &'l [Meaning])>,
}

impl<'l> Found<'l> {
    /// The longest phrase of those that `take` takes; `look` hands over the phrases of a part that is not the last.
    fn longest<T>(
        &mut self,
        part: &str,
        look: impl FnOnce(&mut dyn FnMut(usize, &'l [Meaning])),
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        if self.part != Some(part.len()) {
            self.part = Some(part.len());
            self.phrases.clear();
            look(&mut |at, meanings| self.phrases.push((at, meanings)));
        }
        let mut longest = self.phrases.iter().rev();
        longest.find_map(|(at, meanings)| Some((meanings.iter().find_map(&take)?, *at)))
    }
}

impl<'l> Beside<'l> {
    pub fn new(phrases: &'l Phrases) -> Self {
        Beside { phrases, behind: RefCell::default(), before: RefCell::default() }
    }

    /// The longest phrase that what follows a place of the text begins with, blanks or a hyphen aside, of those that
    /// `take` takes; and where it ends.
    pub fn leading<T>(
        &self,
        after: &str,
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let look =
            |found: &mut dyn FnMut(usize, &'l [Meaning])| self.phrases.each_leading(after, found);
        self.behind.borrow_mut().longest(after, look, take)
    }

    /// The longest phrase that what comes before a place of the text ends with, blanks aside, of those that `take`
    /// takes; and where it starts.
    pub fn trailing<T>(
        &self,
        before: &str,
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let look =
            |found: &mut dyn FnMut(usize, &'l [Meaning])| self.phrases.each_trailing(before, found);
        self.before.borrow_mut().longest(before, look, take)
    }

    /// Where a phrase ends that means this and follows a place of the text.
    pub fn leads(&self, after: &str, meaning: &Meaning) -> Option<usize> {
        self.leading(after, |other| (other == meaning).then_some(())).map(|((), end)| end)
    }

    /// Where a phrase starts that means this and comes before a place of the text.
    pub fn trails(&self, before: &str, meaning: &Meaning) -> Option<usize> {
        self.trailing(before, |other| (other == meaning).then_some(())).map(|((), start)| start)
    }

    /// How the language writes numbers where a text does not show it.
    pub fn marks(&self) -> Style {
        self.phrases.marks()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};
    use crate::text::quantity::Relation;

    #[test]
    fn each_place_has_its_own_phrases_whatever_was_asked_before() {
        let text = "no less than 5 or more of 7 or older";
        let beside = Beside::new(pack(&LanguageTag::known("en")).unwrap().phrases());
        let before = |at: usize| {
            beside.trailing(&text[..at], |meaning| match meaning {
                Meaning::Before(relation) => Some(*relation),
                _ => None,
            })
        };
        let after = |at: usize| {
            beside.leading(&text[at..], |meaning| match meaning {
                Meaning::After(relation) => Some(*relation),
                _ => None,
            })
        };
        let [five, seven] = ["5", "7"].map(|number| text.find(number).unwrap());
        for _ in 0..2 {
            assert_eq!(before(five), Some((Relation::GreaterOrEqual, 0)));
            assert_eq!(after(five + 1), Some((Relation::GreaterOrEqual, 8)));
            assert_eq!(before(seven), None);
            assert_eq!(after(seven + 1), Some((Relation::GreaterOrEqual, 9)));
        }
        // of the same place another meaning
        assert_eq!(beside.trails(&text[..five], &Meaning::Every), None);
        assert_eq!(before(five), Some((Relation::GreaterOrEqual, 0)));
    }
}
