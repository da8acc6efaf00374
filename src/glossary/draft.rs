//! Glossaries as they are read: the line of each entry, and what could not be understood.

use super::{Concept, Glossary, Loss, Term, broad, table, tbx};
use crate::document::archive;
use crate::format::{self, Reads};
use crate::memory::workbook;
use crate::text::encoding::{self, Unreadable};
use crate::text::xml::{self, BadXml};
use crate::unread::Unread;
use rustc_hash::FxHashMap;

/// A glossary as its file has it, faults and stray blanks included. Entries with a fault are left out of it,
/// and values that are unknown.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub glossary: Glossary,
    /// For each concept of the glossary, the lines of it and its terms.
    pub lines: Vec<Lines>,
    pub faults: Vec<Fault>,
    /// What the file says that a glossary has no place for.
    pub left_out: Vec<Loss>,
    /// What was taken for granted, in words.
    pub notes: Vec<String>,
    /// The concepts that tables begin, by their ids.
    by_id: FxHashMap<String, usize>,
}

/// The lines of a file, from 1, that a concept and each of its terms begin on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    pub concept: usize,
    pub terms: Vec<usize>,
}

/// An entry that could not be understood, or not all of it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub kind: FaultKind,
    /// Id of the concept, where it is known.
    pub concept: Option<String>,
    pub error: BadGlossary,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    Language,
    Status,
    /// Another value that is unknown: a part of speech, a term type.
    Value,
    Empty,
    /// A row or an element that has not the form it should.
    Form,
}

impl Fault {
    /// What is wrong, and what becomes of the entry.
    fn said(&self) -> String {
        match self.kind {
            FaultKind::Status | FaultKind::Value => {
                format!("{}; the term is read without it", self.error)
            }
            FaultKind::Language | FaultKind::Empty | FaultKind::Form => self.error.to_string(),
        }
    }
}

/// Why a glossary cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BadGlossary {
    /// It is no TOML of a glossary.
    #[error("{0}")]
    Toml(String),
    /// A row of a table is wrong.
    #[error("row {row}{}: {what}", .column.as_ref().map(|column| format!(", column {column}")).unwrap_or_default())]
    Row {
        /// The row.
        row: usize,
        /// The column.
        column: Option<String>,
        /// What is wrong.
        what: String,
    },
    /// A line is wrong.
    #[error(transparent)]
    Line(#[from] BadXml),
    /// A workbook cannot be read.
    #[error("{0}")]
    Workbook(String),
    /// It is no text.
    #[error(transparent)]
    Text(#[from] Unreadable),
}

impl BadGlossary {
    pub(super) fn row(row: usize, column: Option<&str>, what: impl Into<String>) -> Self {
        BadGlossary::Row { row, column: column.map(str::to_owned), what: what.into() }
    }

    pub(super) fn line(line: usize, what: impl Into<String>) -> Self {
        BadGlossary::Line(BadXml { line, what: what.into() })
    }

    /// The line it is about, and what is wrong there.
    pub fn at_line(&self) -> (usize, String) {
        match self {
            BadGlossary::Row { row, column: Some(column), what } => {
                (*row, format!("column {column}: {what}"))
            }
            BadGlossary::Row { row, column: None, what } => (*row, what.clone()),
            BadGlossary::Line(BadXml { line, what }) => (*line, what.clone()),
            BadGlossary::Toml(what) | BadGlossary::Workbook(what) => (1, what.clone()),
            BadGlossary::Text(error) => (1, error.to_string()),
        }
    }
}

impl Draft {
    /// Reads a glossary in any of its formats, by what it looks like. A file that is wrong as a whole is an error.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, BadGlossary> {
        if archive::holds(bytes, "xl/workbook.xml") {
            return table::read(&workbook::as_table(bytes).map_err(BadGlossary::Workbook)?);
        }
        let text = match xml::with_gaps(bytes) {
            Some(text) => text,
            None => encoding::decode(bytes)?.into_string(),
        };
        let text = text.as_str();
        if text.trim_start().starts_with('<') {
            tbx::check_encoding(text, bytes)?;
        }
        match format::of_glossary(text).read {
            Some(Reads::Glossary(read)) => read(text),
            _ => table::read(text),
        }
    }

    /// The glossary; the first fault is an error.
    pub(crate) fn finish(mut self) -> Result<Glossary, BadGlossary> {
        if !self.faults.is_empty() {
            return Err(self.faults.swap_remove(0).error);
        }
        Ok(self.cleaned())
    }

    /// The glossary without the entries that have a fault, and those; an error where there are no others.
    pub(crate) fn sort_out(mut self) -> Result<(Glossary, Unread), BadGlossary> {
        let has_terms = self.glossary.concepts.iter().any(|concept| !concept.terms.is_empty());
        if !has_terms {
            return self.finish().map(|glossary| (glossary, Unread::default()));
        }
        let mut unread = Unread::default();
        unread.notes = std::mem::take(&mut self.notes);
        self.faults.drain(..).for_each(|fault| unread.add(fault.said()));
        // a concept all of whose terms have faults is none
        self.glossary.concepts.retain(|concept| unread.count() == 0 || !concept.terms.is_empty());
        Ok((self.cleaned(), unread))
    }

    /// The glossary, its terms trimmed and their notes without the mark of broad ones.
    fn cleaned(mut self) -> Glossary {
        for term in self.glossary.concepts.iter_mut().flat_map(|concept| &mut concept.terms) {
            let kept = trimmed(&term.text);
            if kept.len() < term.text.len() {
                term.text = kept.to_owned();
            }
            if term.broad
                && let Some(rest) = term.note.as_deref().and_then(broad::marked)
            {
                term.note = (!rest.is_empty()).then(|| rest.to_owned());
            }
        }
        self.glossary
    }

    /// Begins a concept, and gives its index.
    pub(super) fn begin(&mut self, concept: Concept, line: usize) -> usize {
        self.glossary.concepts.push(concept);
        self.lines.push(Lines { concept: line, terms: Vec::new() });
        self.lines.len() - 1
    }

    /// Drops the concept that was begun last.
    pub(super) fn drop_last(&mut self) {
        self.glossary.concepts.pop();
        self.lines.pop();
    }

    /// The index of the concept of an id, which is begun if there is none.
    pub(super) fn concept(&mut self, id: &str, line: usize) -> usize {
        if let Some(known) = self.by_id.get(id) {
            return *known;
        }
        let new = self.begin(Concept::new(id), line);
        self.by_id.insert(id.to_owned(), new);
        new
    }

    /// Adds a term to a concept that was begun.
    pub(super) fn add(&mut self, concept: usize, term: Term, line: usize) {
        self.glossary.concepts[concept].terms.push(term);
        self.lines[concept].terms.push(line);
    }

    pub(super) fn fault(&mut self, kind: FaultKind, concept: &str, error: BadGlossary) {
        let concept = (!concept.is_empty()).then(|| concept.to_owned());
        self.faults.push(Fault { kind, concept, error });
    }
}

/// A text without blanks, control characters and what no XML can hold at its ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || !xml::is_xml(c))
}
