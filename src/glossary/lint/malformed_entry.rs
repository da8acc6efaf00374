//! A row that has not the form of its table.

use super::{Lint, Severity};
use crate::glossary::FaultKind;

pub(super) const LINT: Lint = Lint {
    name: "malformed-entry",
    severity: Severity::Error,
    check: |survey, findings| {
        findings.about_faults(survey, FaultKind::Form, "write it as the other rows are")
    },
};
