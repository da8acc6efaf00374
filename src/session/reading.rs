//! How an input is read.

use crate::document::article::Part;
use crate::format::Format;
use crate::language::LanguageTag;
use crate::side::Sides;

/// Which texts of an input are taken, and what is known of it beforehand.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Reading {
    /// The language of the source; found out from the text where none is named.
    pub source: Option<LanguageTag>,
    /// The language of the target.
    pub target: Option<LanguageTag>,
    /// The lines that hold each text, the first and the last from 1.
    pub lines: Option<Sides<(usize, usize)>>,
    /// Whether each line is a segment.
    pub sentences: bool,
    /// What is taken of an article in XML.
    pub part: Part,
    /// The format, where the content misleads.
    pub format: Option<&'static Format>,
}

impl Reading {
    /// The languages that the user names.
    pub fn wanted(&self) -> Sides<Option<&LanguageTag>> {
        Sides::new(self.source.as_ref(), self.target.as_ref())
    }
}
