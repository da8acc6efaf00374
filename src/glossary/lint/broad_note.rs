//! A note that marks its term as broad, as files older than the field `broad` have it.

use super::{Lint, Severity};
use crate::glossary::broad::marked;

pub(super) const LINT: Lint = Lint {
    name: "broad-note",
    severity: Severity::Warning,
    check: |survey, findings| {
        for at in survey.terms().filter(|at| at.term.broad) {
            let Some(rest) = at.term.note.as_deref().and_then(marked) else { continue };
            let message = format!("the note of “{}” marks it as broad", at.term.text);
            let note =
                if rest.is_empty() { "no note".into() } else { format!("“{rest}” as note") };
            let help =
                format!("write broad = true (in a table yes, in a column broad), and {note}");
            findings.about_term(&at, message, help);
        }
    },
};
