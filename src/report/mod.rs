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

use crate::check::{CheckContext, Finding, Rule, Severity};
use crate::glossary::Glossary;
use std::any::Any;

/// A form in which checked documents are reported.
pub(crate) trait Report: Sync {
    /// What is kept of one document.
    type Part: Send;

    /// Makes the part of one document; documents are worked on at the same time.
    fn part(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Self::Part;

    /// Takes out of a part what can be shown before the others are there.
    fn shown_at_once(&self, _part: &mut Self::Part) -> String {
        String::new()
    }

    /// The rest, of all parts in the order of their documents.
    fn whole(&self, parts: Vec<Self::Part>) -> Vec<u8>;
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
    /// [`Report::part`].
    fn part(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Box<dyn Any + Send>;
    /// [`Report::shown_at_once`].
    fn shown_at_once(&self, part: &mut (dyn Any + Send)) -> String;
    /// [`Report::whole`].
    fn whole(&self, parts: Vec<Box<dyn Any + Send>>) -> Vec<u8>;
}

const SAME_REPORT: &str = "the parts of a report are made by the same report";

impl<R: Report<Part: 'static>> AnyReport for R {
    fn part(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Box<dyn Any + Send> {
        Box::new(Report::part(self, context, findings))
    }

    fn shown_at_once(&self, part: &mut (dyn Any + Send)) -> String {
        Report::shown_at_once(self, part.downcast_mut().expect(SAME_REPORT))
    }

    fn whole(&self, parts: Vec<Box<dyn Any + Send>>) -> Vec<u8> {
        Report::whole(
            self,
            parts.into_iter().map(|part| *part.downcast().expect(SAME_REPORT)).collect(),
        )
    }
}

/// A number with its noun: `1 bead`, `2 beads`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// What a rule finds, in a sentence.
fn description(rule: &dyn Rule) -> &'static str {
    rule.documentation().finds
}

/// How many there are of each severity.
fn by_severity(severities: impl Iterator<Item = Severity> + Clone) -> String {
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")]
        .map(|(severity, noun)| {
            counted(severities.clone().filter(|found| *found == severity).count(), noun)
        })
        .join(", ")
}
