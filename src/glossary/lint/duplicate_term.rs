//! A term that a concept has twice: in one language, as one part of speech.

use super::{Lint, Severity};

pub(super) const LINT: Lint = Lint {
    name: "duplicate-term",
    severity: Severity::Error,
    check: |survey, findings| {
        let clashes = survey.clashes(
            |_| true,
            |at, other| {
                other.entry == at.entry
                    && other.term.language == at.term.language
                    && other.term.word_class() == at.term.word_class()
            },
        );
        for (at, first) in clashes {
            let message = format!("“{}” stands twice in this concept", at.term.text);
            let line = first.line;
            let help = if first.status() == at.status() {
                format!("take one of the two out; the other is on line {line}")
            } else {
                format!(
                    "decide which status is right, here or on line {line}, and take the other out"
                )
            };
            findings.about_term(&at, message, help);
        }
    },
};
