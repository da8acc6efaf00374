//! To read: the findings of each document as soon as it is checked, and the terms of all at the end.

use super::terms::{DocumentTerms, Terms};
use super::{Chapter, Report, diagnostics, summary, terms_table};
use crate::check::{CheckContext, Finding};
use crate::format::{self, Format, Writes};
use crate::glossary::Glossary;

pub(crate) static FORMAT: Format = Format {
    names: &["text"],
    title: "findings as text",
    help: "To read: place, excerpt, reason, what to write",
    write: Some(Writes::Findings(|setup| {
        Box::new(Text { width: setup.width, terms: setup.terms() })
    })),
    ..format::UNNAMED
};

/// Findings with their excerpts, then a line on the document.
pub(crate) struct Text<'g> {
    /// Columns.
    pub width: u16,
    /// The glossary, if the terms of each concept are wanted too.
    pub terms: Option<&'g Glossary>,
}

impl Report for Text<'_> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let mut shown = diagnostics::render(context.bitext, findings, self.width.into());
        shown.push_str(&summary::render(context.bitext, findings));
        Chapter { shown, ..Chapter::new(self.terms.map(|_| DocumentTerms::of(context))) }
    }

    fn whole(&self, chapters: Vec<Chapter>) -> Vec<u8> {
        let Some(glossary) = self.terms else { return Vec::new() };
        let documents: Vec<DocumentTerms> =
            chapters.into_iter().filter_map(Chapter::content).collect();
        let terms = Terms::of(&documents, glossary);
        format!("\n{}", terms_table::render(&terms, self.width)).into_bytes()
    }
}
