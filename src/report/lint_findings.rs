//! Faults of glossaries: as text, in the manner of a good compiler, and as JSON.

use super::items::{Item, items};
use super::visible::for_terminal;
use super::{by_severity, counts};
use crate::glossary::lint::Finding;
use crate::wording::UiLanguage;
use annotate_snippets::Level;

/// The findings, a blank line between, and how many there are of each severity. Colour codes are there; a stream that
/// cannot show them takes them out.
pub(crate) fn render(findings: &[Finding], width: usize) -> String {
    let figures =
        by_severity(counts(findings.iter().map(|finding| finding.severity)), UiLanguage::English);
    items(findings.iter().map(item), width) + &figures + "\n"
}

fn item(finding: &Finding) -> Item<'_> {
    let concept = finding.concept.as_ref();
    let concept =
        concept.map(|concept| Level::NOTE.message(format!("in concept {}", for_terminal(concept))));
    let help = Level::HELP.message(for_terminal(&finding.help));
    Item {
        severity: finding.severity,
        message: &finding.message,
        id: finding.lint,
        place: (&finding.file, finding.line),
        notes: concept.into_iter().chain([help]).collect(),
    }
}
