use super::{Finding, Lint, Severity, Survey, TermAt};

/// An acronym that two concepts accept, and neither notes to be a `homograph`.
pub(super) struct AmbiguousAcronym;

impl Lint for AmbiguousAcronym {
    fn name(&self) -> &'static str {
        "ambiguous-acronym"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for group in survey.repeated() {
            let is_noted = |at: &TermAt<'_>| {
                at.term.note.as_deref().is_some_and(|note| note.starts_with("homograph"))
            };
            let accepted: Vec<_> =
                group.iter().filter(|at| at.term.is_accepted() && !is_noted(at)).collect();
            for (index, at) in accepted.iter().enumerate().filter(|(_, at)| at.term.is_acronym()) {
                let first = accepted[..index].iter().find(|other| {
                    other.entry != at.entry && other.term.text.trim() == at.term.text.trim()
                });
                let Some(first) = first else { continue };
                let message = format!("“{}” stands for {} too", at.term.text, first.concept.id);
                let help = format!(
                    "deprecate it in one of the two, or note that it is a homograph; the other is {}",
                    first.place()
                );
                findings.push(Finding::of_term(self, at, message, help));
            }
        }
        findings
    }
}
