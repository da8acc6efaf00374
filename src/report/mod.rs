//! What is shown and written of checked documents: one form a file.
//!
//! A new form is a file with a [`Report`], and a line in the list of formats.

#[cfg(feature = "cli")]
pub(crate) mod diagnostics;
#[cfg(feature = "cli")]
pub(crate) mod explanation;
#[cfg(feature = "cli")]
pub(crate) mod faults;
#[cfg(feature = "cli")]
pub(crate) mod html;
#[cfg(feature = "cli")]
mod items;
pub(crate) mod json;
pub(crate) mod junit;
#[cfg(feature = "cli")]
pub(crate) mod lint_findings;
pub(crate) mod sarif;
#[cfg(feature = "cli")]
pub(crate) mod summary;
#[cfg(feature = "cli")]
pub(crate) mod table;
pub(crate) mod terms;
#[cfg(feature = "cli")]
mod terms_table;
#[cfg(feature = "cli")]
pub(crate) mod text;
pub(crate) mod usage;
mod visible;
pub(crate) mod word_groups;
pub(crate) mod xlsx;

use crate::check::{CheckContext, Finding, Severity};
use crate::glossary::Glossary;
use std::any::Any;

/// A form in which checked documents are reported.
pub(crate) trait Report: Sync {
    /// What it says of one document.
    type Chapter: Send;

    /// Makes the chapter on one document; several are made at the same time.
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Self::Chapter;

    /// Takes out of a chapter what can be shown before the others are made.
    fn shown_at_once(&self, _part: &mut Self::Chapter) -> String {
        String::new()
    }

    /// The rest of all chapters, in the order of their documents.
    fn whole(&self, chapters: Vec<Self::Chapter>) -> Vec<u8>;
}

/// What a report may need besides the documents.
pub(crate) struct Setup<'s> {
    /// How wide the terminal is, in columns.
    pub width: u16,
    /// Whether to show which terms are used for each concept.
    pub show_terms: bool,
    /// The glossary that documents are checked by; made when it is needed.
    pub glossary: &'s (dyn Fn() -> &'s Glossary + Sync),
    /// The least severity that is a failure, if any is.
    pub least: Option<Severity>,
    /// Reads a document again, if it is a file.
    pub file: &'s (dyn Fn(&str) -> Option<Vec<u8>> + Sync),
}

impl<'s> Setup<'s> {
    fn terms(&self) -> Option<&'s Glossary> {
        self.show_terms.then(self.glossary)
    }
}

/// A report of any form.
pub(crate) trait AnyReport: Sync {
    /// [`Report::chapter`].
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Box<dyn Any + Send>;
    /// [`Report::shown_at_once`].
    fn shown_at_once(&self, chapter: &mut (dyn Any + Send)) -> String;
    /// [`Report::whole`].
    fn whole(&self, chapters: Vec<Box<dyn Any + Send>>) -> Vec<u8>;
}

const SAME_REPORT: &str = "a report has chapters of its own kind";

impl<R: Report<Chapter: 'static>> AnyReport for R {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Box<dyn Any + Send> {
        Box::new(Report::chapter(self, context, findings))
    }

    fn shown_at_once(&self, chapter: &mut (dyn Any + Send)) -> String {
        Report::shown_at_once(self, chapter.downcast_mut().expect(SAME_REPORT))
    }

    fn whole(&self, chapters: Vec<Box<dyn Any + Send>>) -> Vec<u8> {
        Report::whole(
            self,
            chapters.into_iter().map(|chapter| *chapter.downcast().expect(SAME_REPORT)).collect(),
        )
    }
}

/// A number with its noun: `1 bead`, `2 beads`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// How many there are of each severity.
fn by_severity(severities: impl Iterator<Item = Severity> + Clone) -> String {
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "info")]
        .map(|(severity, noun)| {
            counted(severities.clone().filter(|found| *found == severity).count(), noun)
        })
        .join(", ")
}
