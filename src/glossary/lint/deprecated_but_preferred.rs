use super::{Finding, Lint, Severity, Survey};
use crate::glossary::Status;

/// A term that one concept deprecates and another prefers: in a text it is taken for the other.
pub(super) struct DeprecatedButPreferred;

impl Lint for DeprecatedButPreferred {
    fn name(&self) -> &'static str {
        "deprecated-but-preferred"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for group in survey.repeated() {
            for at in group.iter().filter(|at| !at.term.is_accepted()) {
                let preferred = group.iter().find(|other| {
                    other.entry != at.entry
                        && other.term.status == Status::Preferred
                        && other.term.part_of_speech == at.term.part_of_speech
                });
                let Some(preferred) = preferred else { continue };
                let message = format!(
                    "“{}” is deprecated here and preferred in {}",
                    at.term.text, preferred.concept.id
                );
                let help = format!(
                    "leave both only if the two senses differ; the other is {}",
                    preferred.place()
                );
                findings.push(Finding::of_term(self, at, message, help));
            }
        }
        findings
    }
}
