//! An id that two concepts have.

use super::{Lint, Severity};

pub(super) const LINT: Lint = Lint {
    name: "duplicate-id",
    severity: Severity::Error,
    check: |survey, findings| {
        for (entry, first) in survey.repeated_entries(|entry| Some(&entry.concept.id)) {
            let message = format!("another concept is called {} too", entry.concept.id);
            let help = format!(
                "give it an id of its own, or put the two together; the other stands at {}:{}",
                first.file, first.lines.concept
            );
            findings.about_concept(entry, message, help);
        }
    },
};
