//! A concept with accepted terms in one language at most: there is nothing to check, or nothing to write.

use super::{Lint, Severity};
use std::collections::BTreeSet;

pub(super) const LINT: Lint = Lint {
    name: "missing-target",
    severity: Severity::Warning,
    check: |survey, findings| {
        for entry in survey.entries.iter().filter(|entry| !survey.is_incomplete(entry)) {
            let accepted = entry.concept.terms.iter().filter(|term| term.is_accepted());
            let languages: BTreeSet<&str> = accepted.map(|term| term.language.primary()).collect();
            let message = match languages.first() {
                None => "the concept has no accepted term".to_owned(),
                Some(only) if languages.len() == 1 => {
                    format!("the concept has accepted terms in {only} only")
                }
                Some(_) => continue,
            };
            findings.about_concept(entry, message, "add a preferred term in the other language");
        }
    },
};
