//! A term, or what it needs to be one, that is empty.

use super::{Lint, Severity};
use crate::glossary::FaultKind;

pub(super) const LINT: Lint = Lint {
    name: "empty-term",
    severity: Severity::Error,
    check: |survey, findings| {
        findings.about_faults(survey, FaultKind::Empty, "fill it in, or take the entry out")
    },
};
