//! A term that one concept deprecates and another prefers: in a text it is taken for the other.

use super::{Lint, Severity};
use crate::glossary::Status;

pub(super) const LINT: Lint = Lint {
    name: "deprecated-but-preferred",
    severity: Severity::Warning,
    check: |survey, findings| {
        for group in &survey.repeated_terms {
            for at in group.iter().filter(|at| !at.term.is_accepted()) {
                let preferred = group.iter().find(|other| {
                    other.entry != at.entry
                        && other.status() == Status::Preferred
                        && other.term.word_class() == at.term.word_class()
                });
                let Some(preferred) = preferred else { continue };
                let message = format!(
                    "“{}” is deprecated here and preferred in {}",
                    at.term.text, preferred.concept.id
                );
                let help = format!(
                    "leave both only if the two senses differ; the other is {}",
                    preferred.place()
                );
                findings.about_term(at, message, help);
            }
        }
    },
};
