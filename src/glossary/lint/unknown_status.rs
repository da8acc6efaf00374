use super::{Finding, Lint, Severity, Survey};
use crate::glossary::FaultKind;

/// A status that is none of those that there are.
pub(super) struct UnknownStatus;

impl Lint for UnknownStatus {
    fn name(&self) -> &'static str {
        "unknown-status"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        survey.faults(
            self,
            FaultKind::Status,
            "write preferred, admitted, deprecated or superseded",
        )
    }
}
