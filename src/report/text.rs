//! To read: the findings of each document as soon as it is checked, and the total and the terms of all at the end.

use super::summary::{self, Total};
use super::terms::{DocumentTerms, Terms};
use super::{Chapter, Failed, Report, diagnostics, terms_table};
use crate::check::{CheckContext, Finding};
use crate::format::{self, Format, Writes};
use crate::glossary::Glossary;
use crate::wording::UiLanguage;

pub(crate) static FORMAT: Format = Format {
    names: &["text"],
    title: "findings as text",
    help: "To read: place, excerpt, reason, what to write",
    write: Some(Writes::Findings(|setup| {
        Box::new(Text { width: setup.width, terms: setup.terms(), language: setup.language })
    })),
    is_for_people: true,
    ..format::UNNAMED
};

/// Findings with their excerpts, then a line on the document.
pub(crate) struct Text<'g> {
    /// Columns.
    pub width: u16,
    /// The glossary, if the terms of each concept are wanted too.
    pub terms: Option<&'g Glossary>,
    pub language: UiLanguage,
}

type Content = (Total, Option<DocumentTerms>);

impl Report for Text<'_> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let Text { width, language, .. } = *self;
        let line = summary::render(context.bitext, findings, language);
        let shown = diagnostics::render(context.bitext, findings, width.into(), language) + &line;
        let content =
            (Total::of(context.bitext, findings), self.terms.map(|_| DocumentTerms::of(context)));
        Chapter { shown, line, ..Chapter::new::<Content>(content) }
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let mut total = Total::default();
        let mut documents: Vec<DocumentTerms> = Vec::new();
        for (of_document, terms) in chapters.into_iter().map(Chapter::content::<Content>) {
            total.add(of_document);
            documents.extend(terms);
        }
        let mut shown = String::new();
        if let Some(glossary) = self.terms {
            let terms = Terms::of(&documents, glossary);
            shown = format!("\n{}\n", terms_table::render(&terms, self.width, self.language));
        }
        (shown + &total.render(failed, self.language)).into_bytes()
    }
}
