use super::{Finding, Lint, Severity, Survey};
use crate::glossary::FaultKind;

/// A part of speech or a term type that is none of those that there are.
pub(super) struct UnknownValue;

impl Lint for UnknownValue {
    fn name(&self) -> &'static str {
        "unknown-value"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        survey.faults(self, FaultKind::Value, "write one of those named")
    }
}
