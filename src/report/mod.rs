//! What is shown and written of checked documents: one form a file.
//!
//! A new form is a file with a [`Report`], and a line where the command line lists the forms.

pub mod diagnostics;
pub mod explanation;
pub mod faults;
pub mod html;
pub mod json;
pub mod junit;
pub mod lint_findings;
pub mod sarif;
pub mod summary;
pub mod table;
pub mod terms;
pub mod text;
pub mod usage;
pub mod usage_table;
mod visible;
pub mod word_groups;
pub mod word_groups_table;
#[cfg(feature = "xlsx")]
pub mod xlsx;

use crate::check::{Finding, Rule, Scene, Severity};

/// A form in which checked documents are reported.
pub trait Report: Sync {
    /// What is kept of one document.
    type Part: Send;

    /// Makes the part of one document; documents are worked on at the same time.
    fn part(&self, scene: &Scene<'_>, findings: &[Finding]) -> Self::Part;

    /// Takes out of a part what can be shown before the others are there.
    fn shown_at_once(&self, _part: &mut Self::Part) -> String {
        String::new()
    }

    /// The rest, of all parts in the order of their documents.
    fn whole(&self, parts: Vec<Self::Part>) -> Vec<u8>;
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

/// What a severity is called in reports.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
