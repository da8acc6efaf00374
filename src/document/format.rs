//! The formats of articles, and how each becomes blocks.

pub use super::archive::BadArchive;
use super::plain::{self, Plain};
use super::{docx, html, latex, markdown, odt};
use crate::text::encoding::{Unreadable, decode, decode_declared};
use crate::text::trace::Traced;
use crate::text::xml::BadXml;

/// How an article is written. A line of a zipped format (DOCX, ODT) is a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Html,
    Markdown,
    Latex,
    Docx,
    Odt,
}

/// Why an article cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    #[error(transparent)]
    Text(#[from] Unreadable),
    #[error("its text is damaged: {0}; open it in its program and save it again")]
    Xml(#[from] BadXml),
    #[error(transparent)]
    Archive(#[from] BadArchive),
}

impl Format {
    /// All that the article holds, in order.
    pub fn read(self, bytes: &[u8]) -> Result<Plain, NotRead> {
        Ok(plain::blocks(&self.text(bytes)?))
    }

    /// The same for what touches the given lines alone, the first and the last from 1.
    pub fn read_lines(self, bytes: &[u8], lines: (usize, usize)) -> Result<Plain, NotRead> {
        Ok(plain::blocks(&plain::on_lines(&self.text(bytes)?, lines)))
    }

    /// The article as plain text.
    pub fn text(self, bytes: &[u8]) -> Result<Traced, NotRead> {
        let text = match self {
            Format::Text => decode(bytes)?,
            Format::Html => html::text(&decode_declared(bytes, html::declared_encoding)?),
            Format::Markdown => markdown::text(&decode(bytes)?),
            Format::Latex => latex::text(&decode(bytes)?),
            Format::Docx => docx::text(bytes)?,
            Format::Odt => odt::text(bytes)?,
        };
        if text.is_empty() { Err(Unreadable::Empty.into()) } else { Ok(text) }
    }
}
