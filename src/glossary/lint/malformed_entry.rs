use super::{Finding, Lint, Severity, Survey};
use crate::glossary::FaultKind;

/// A row that has not the form of its table.
pub(super) struct MalformedEntry;

impl Lint for MalformedEntry {
    fn name(&self) -> &'static str {
        "malformed-entry"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        survey.faults(self, FaultKind::Form, "write it as the other rows are")
    }
}
