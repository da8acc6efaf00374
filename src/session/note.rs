//! Notes on how a bitext was read.

use crate::document::{self, BlockKind, Document};
use crate::language::{LanguageTag, Languages};

/// Something that a person should know of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// Where in a document a text was found.
    Taken {
        /// The document.
        document: String,
        /// The language of the text.
        language: LanguageTag,
        /// What it consists of, in order, each with its first and last line.
        parts: Vec<(TakenPart, (usize, usize))>,
    },
    /// Something about a line of a document.
    Line {
        /// The document.
        document: String,
        /// The language of the text, if the document has several.
        language: Option<LanguageTag>,
        /// The line and what is said of it.
        note: document::LineNote,
    },
    /// A text is in another language than its tag says.
    WrongTag {
        /// The document.
        document: String,
        /// What the tag says.
        tag: LanguageTag,
        /// The language of the text.
        language: LanguageTag,
        /// Whether the text is believed; it is not where both sides would be in one language.
        is_believed: bool,
    },
    /// A file has the name of another language than its text.
    WrongName {
        /// The file.
        file: String,
        /// What its name says.
        named: LanguageTag,
        /// The language of its text.
        language: LanguageTag,
    },
    /// A document includes a file, as LaTeX does with `\input`.
    Included {
        /// The document.
        document: String,
        /// The file, as the document names it.
        file: String,
        /// Why it was not read, if it was not.
        why_not: Option<String>,
    },
    /// A document consists of a table that is aligned already.
    AlignedTable {
        /// The document.
        document: String,
        /// The languages of the two columns.
        languages: Languages,
        /// How many rows have a text.
        rows: usize,
    },
    /// Units of a memory were left out, because they are of other languages.
    OtherLanguages {
        /// The memory.
        document: String,
        /// How many units.
        units: usize,
    },
    /// A mark in the column of the status means nothing, and was left out.
    UnknownMark {
        /// The table.
        document: String,
        /// The mark.
        mark: String,
        /// The rows that have it.
        rows: Vec<u64>,
    },
}

/// A part of a text that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TakenPart {
    /// Its title.
    Title,
    /// Headings and paragraphs.
    Text,
    /// Its list of keywords.
    Keywords,
}

impl Note {
    /// Whether it says nothing that a person would not expect: of many inputs these notes are too many to be read.
    #[cfg(feature = "cli")]
    pub(crate) fn is_usual(&self) -> bool {
        matches!(
            self,
            Note::Taken { .. } | Note::AlignedTable { .. } | Note::Included { why_not: None, .. }
        )
    }

    /// From which lines a text was taken, and as what.
    pub(super) fn taken(name: &str, text: &Document) -> Self {
        let mut parts: Vec<(TakenPart, (usize, usize))> = Vec::new();
        for block in &text.blocks {
            let part = match block.kind {
                BlockKind::Title => TakenPart::Title,
                BlockKind::Heading | BlockKind::Paragraph => TakenPart::Text,
                BlockKind::Keywords => TakenPart::Keywords,
            };
            let (first, last) = block.text.lines();
            match parts.last_mut() {
                Some((same, lines)) if *same == part => lines.1 = last,
                _ => parts.push((part, (first, last))),
            }
        }
        Note::Taken { document: name.to_owned(), language: text.language.clone(), parts }
    }

    pub(super) fn line(name: &str, note: &document::LineNote) -> Self {
        Note::Line { document: name.to_owned(), language: None, note: note.clone() }
    }
}
