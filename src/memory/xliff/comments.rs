//! What people wrote of a unit in SDL Trados and memoQ, which keep it in vocabularies of their own.

use crate::text::xml::{Element, local};
use rustc_hash::FxHashMap;

#[derive(Default)]
pub(super) struct Comments {
    /// Those of SDL, by the names that marks refer to.
    named: FxHashMap<String, String>,
    /// The name of the one of SDL that is open.
    name: Option<String>,
    /// The element that is read, and its text so far.
    open: Option<(&'static str, String)>,
}

impl Comments {
    /// Takes in the start of an element of another vocabulary.
    pub(super) fn open(
        &mut self,
        namespace: &str,
        name: &str,
        element: &Element<'_>,
    ) -> Result<(), String> {
        let is_sdl = namespace.contains("sdl.com");
        match name {
            "cmt-def" if is_sdl => self.name = element.attribute("id")?,
            "Comment" if is_sdl => self.open = Some(("Comment", String::new())),
            "comment" if namespace == "MQXliff" => self.open = Some(("comment", String::new())),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, content)) = &mut self.open {
            content.push_str(text);
        }
    }

    /// Takes in the end of an element; the comment that ends with it, if it is one of the unit that is open.
    pub(super) fn close(&mut self, name: &str) -> Option<String> {
        let (_, text) = self.open.take_if(|(open, _)| *open == name)?;
        let text = text.trim().to_owned();
        if name == "comment" {
            return Some(text).filter(|text| !text.is_empty());
        }
        // several of one name are a discussion
        let all = self.named.entry(self.name.clone()?).or_default();
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(&text);
        None
    }

    /// The comment that a mark refers to, if no mark did before.
    pub(super) fn named(&mut self, mark: &Element<'_>) -> Result<Option<String>, String> {
        if self.named.is_empty() {
            return Ok(None);
        }
        let attributes = mark.attributes()?;
        let name = attributes.iter().find(|(name, _)| local(name) == "cid");
        Ok(name.and_then(|(_, name)| self.named.remove(name)))
    }
}
