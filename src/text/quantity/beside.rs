//! The phrases beside places of one text.

use super::{Meaning, Phrases};
use crate::text::number::Style;
use std::cell::Cell;

/// The phrases of a language, looked for in one text. Most numbers have none beside them, and are asked for many: of the
/// place that was asked for last it is known whether a phrase begins behind it, and whether one ends before it.
pub(super) struct Beside<'l> {
    phrases: &'l Phrases,
    begins: Cell<Option<(usize, bool)>>,
    ends: Cell<Option<(usize, bool)>>,
}

impl<'l> Beside<'l> {
    pub fn new(phrases: &'l Phrases) -> Self {
        Beside { phrases, begins: Cell::default(), ends: Cell::default() }
    }

    /// [`Phrases::leading`], of what follows a place of the text.
    pub fn leading<T>(
        &self,
        after: &str,
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        known(&self.begins, after, |after| self.phrases.begin(after))
            .then(|| self.phrases.leading(after, take))?
    }

    /// [`Phrases::trailing`], of what comes before a place of the text.
    pub fn trailing<T>(
        &self,
        before: &str,
        take: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        known(&self.ends, before, |before| self.phrases.end(before))
            .then(|| self.phrases.trailing(before, take))?
    }

    /// [`Phrases::leads`], of what follows a place of the text.
    pub fn leads(&self, after: &str, meaning: &Meaning) -> Option<usize> {
        self.leading(after, |other| (other == meaning).then_some(())).map(|((), end)| end)
    }

    /// [`Phrases::trails`], of what comes before a place of the text.
    pub fn trails(&self, before: &str, meaning: &Meaning) -> Option<usize> {
        self.trailing(before, |other| (other == meaning).then_some(())).map(|((), start)| start)
    }

    /// How the language writes numbers where a text does not show it.
    pub fn marks(&self) -> Style {
        self.phrases.marks()
    }
}

/// What was said of this part of the text, which its length tells from the others of its kind, or else what `ask` says.
fn known(last: &Cell<Option<(usize, bool)>>, part: &str, ask: impl Fn(&str) -> bool) -> bool {
    match last.get() {
        Some((length, answer)) if length == part.len() => answer,
        _ => {
            let answer = ask(part);
            last.set(Some((part.len(), answer)));
            answer
        }
    }
}
