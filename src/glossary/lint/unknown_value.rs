//! A part of speech or a term type that is none of those that there are.

use super::{Lint, Severity};
use crate::glossary::FaultKind;

pub(super) const LINT: Lint = Lint {
    name: "unknown-value",
    severity: Severity::Error,
    check: |survey, findings| {
        findings.about_faults(survey, FaultKind::Value, "write one of those named")
    },
};
