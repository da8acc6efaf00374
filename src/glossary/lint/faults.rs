//! The lints of entries that could not be understood.

use super::{Lint, Severity};
use crate::glossary::FaultKind;

/// A term, or what it needs to be one, that is empty.
pub(super) const EMPTY_TERM: Lint = Lint {
    name: "empty-term",
    severity: Severity::Error,
    check: |survey, findings| {
        findings.about_faults(survey, FaultKind::Empty, "fill it in, or take the entry out");
    },
};

/// A row that has not the form of its table, or an entry that is not well-formed.
pub(super) const MALFORMED_ENTRY: Lint = Lint {
    name: "malformed-entry",
    check: |survey, findings| {
        findings.about_faults(survey, FaultKind::Form, "write it as the other entries are");
    },
    ..EMPTY_TERM
};

/// A status that is not in the list.
pub(super) const UNKNOWN_STATUS: Lint = Lint {
    name: "unknown-status",
    check: |survey, findings| {
        let help = "write preferred, admitted, deprecated or superseded";
        findings.about_faults(survey, FaultKind::Status, help);
    },
    ..EMPTY_TERM
};

/// A part of speech or a term type that is not in the list.
pub(super) const UNKNOWN_VALUE: Lint = Lint {
    name: "unknown-value",
    check: |survey, findings| {
        findings.about_faults(survey, FaultKind::Value, "write one of those named");
    },
    ..EMPTY_TERM
};
