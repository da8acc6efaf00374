use super::{Finding, Lint, Severity, Survey};
use crate::glossary::FaultKind;

/// A term, or what it needs to be one, that is empty.
pub(super) struct EmptyTerm;

impl Lint for EmptyTerm {
    fn name(&self) -> &'static str {
        "empty-term"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        survey.faults(self, FaultKind::Empty, "fill it in, or take the entry out")
    }
}
