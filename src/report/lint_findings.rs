//! Faults of glossaries: as text, in the manner of a good compiler, and as JSON.

use super::items::{Item, help, items, note};
use super::visible::for_terminal;
use super::{by_severity, counts};
use crate::glossary::lint::Finding;
use crate::wording::{UiLanguage, in_language, terminal};

/// The findings, a blank line between, and how many there are of each severity. Colour codes are there; a stream that
/// cannot show them takes them out.
pub(crate) fn render(findings: &[Finding], width: usize, language: UiLanguage) -> String {
    let figures = by_severity(counts(findings.iter().map(|finding| finding.severity)), language);
    items(findings.iter().map(|finding| item(finding, language)), width, language) + &figures + "\n"
}

fn item(finding: &Finding, language: UiLanguage) -> Item<'_> {
    let concept = finding.concept.as_ref();
    let concept = concept.map(|concept| {
        let concept = for_terminal(concept).into_owned();
        note(language).message(terminal!(language, "in-concept", concept: concept))
    });
    let advice = in_language(&finding.help, language);
    let advice = help(language).message(for_terminal(&advice).into_owned());
    Item {
        severity: finding.severity,
        message: &finding.message,
        id: finding.lint,
        place: (&finding.file, finding.line),
        notes: concept.into_iter().chain([advice]).collect(),
    }
}
