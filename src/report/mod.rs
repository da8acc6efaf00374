//! What is shown and written of checked documents: one format a file.
//!
//! A new format is a file with a [`Report`], and a line in the list of formats.

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
pub(crate) mod visible;
pub(crate) mod word_groups;
pub(crate) mod xlsx;

use crate::check::{CheckContext, Finding, Severity};
use crate::glossary::Glossary;
use std::any::Any;

/// A format in which checked documents are reported.
pub(crate) trait Report: Sync {
    /// Makes the chapter on one document; several are made at the same time.
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter;

    /// Puts the chapters together, in the order of their documents.
    fn whole(&self, chapters: Vec<Chapter>) -> Vec<u8>;
}

/// What a report says of one document.
pub(crate) struct Chapter {
    /// What can be shown before the other chapters are made.
    pub shown: String,
    content: Box<dyn Any + Send>,
}

impl Chapter {
    fn new<T: Any + Send>(content: T) -> Self {
        Chapter { shown: String::new(), content: Box::new(content) }
    }

    /// The content that the report gave it.
    fn content<T: Any>(self) -> T {
        *self.content.downcast().expect("a report gets the chapters that it made")
    }
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

/// A number with its noun: `1 bead`, `2 beads`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// How many there are of each severity.
fn by_severity(severities: impl Iterator<Item = Severity> + Clone) -> String {
    [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| {
            let count = severities.clone().filter(|found| *found == severity).count();
            counted(count, &severity.to_string())
        })
        .join(", ")
}
