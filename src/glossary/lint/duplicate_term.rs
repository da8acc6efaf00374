use super::{Finding, Lint, Severity, Survey};

/// A term that a concept has twice: in one language, as one part of speech.
pub(super) struct DuplicateTerm;

impl Lint for DuplicateTerm {
    fn name(&self) -> &'static str {
        "duplicate-term"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for group in survey.repeated() {
            for (index, at) in group.iter().enumerate() {
                let first = group[..index].iter().find(|other| {
                    other.entry == at.entry
                        && other.term.language == at.term.language
                        && other.term.part_of_speech == at.term.part_of_speech
                });
                let Some(first) = first else { continue };
                let message = format!("“{}” stands twice in this concept", at.term.text);
                let help = if first.term.status == at.term.status {
                    format!("take one of the two out; the other is on line {}", first.line)
                } else {
                    format!(
                        "decide which status is right, here or on line {}, and take the other out",
                        first.line
                    )
                };
                findings.push(Finding::of_term(self, at, message, help));
            }
        }
        findings
    }
}
