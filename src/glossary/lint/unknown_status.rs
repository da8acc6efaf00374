//! A status that is none of those that there are.

use super::{Lint, Severity};
use crate::glossary::FaultKind;

pub(super) const LINT: Lint = Lint {
    name: "unknown-status",
    severity: Severity::Error,
    check: |survey, findings| {
        findings.about_faults(
            survey,
            FaultKind::Status,
            "write preferred, admitted, deprecated or superseded",
        )
    },
};
