//! What is not to be translated.

use crate::text::xml::{Element, local};

/// For each open element that may say so, the innermost last, whether what is in it is not to be translated.
#[derive(Default)]
pub(crate) struct Locked(Vec<bool>);

impl Locked {
    /// Takes in the start of an element: `translate` holds for all that is in it and does not say otherwise.
    pub(crate) fn open(&mut self, name: &str, element: &Element<'_>) -> Result<(), String> {
        if may_say_so(name) {
            let is_locked = match element.attribute("translate")?.as_deref() {
                Some(translate) => translate == "no",
                None => self.is_here(),
            };
            self.0.push(is_locked);
        }
        Ok(())
    }

    pub(crate) fn close(&mut self, name: &str) {
        if may_say_so(name) {
            self.0.pop();
        }
    }

    /// Whether a unit is locked: by what it is in, or by its own attribute, which memoQ and Phrase write with whatever
    /// prefix.
    pub(crate) fn is_unit(&self, unit: &Element<'_>) -> Result<bool, String> {
        let says_so = |(name, value): &(String, String)| {
            local(name) == "locked" && matches!(&**value, "true" | "locked" | "1")
        };
        Ok(self.is_here() || unit.attributes()?.iter().any(says_so))
    }

    fn is_here(&self) -> bool {
        self.0.last().copied().unwrap_or_default()
    }
}

fn may_say_so(name: &str) -> bool {
    matches!(name, "file" | "group" | "unit" | "trans-unit")
}
