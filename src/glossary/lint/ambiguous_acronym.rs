//! An acronym that two concepts accept, and neither notes to be a `homograph`.

use super::{Lint, Severity, TermAt};

pub(super) const LINT: Lint = Lint {
    name: "ambiguous-acronym",
    severity: Severity::Warning,
    check: |survey, findings| {
        let is_noted =
            |at: &TermAt| at.term.note.as_deref().is_some_and(|note| note.starts_with("homograph"));
        let clashes = survey.clashes(
            |at| at.term.is_accepted() && !is_noted(at),
            |at, other| {
                at.term.is_acronym()
                    && other.entry != at.entry
                    && other.term.text.trim() == at.term.text.trim()
            },
        );
        for (at, first) in clashes {
            let message = format!("“{}” stands for {} too", at.term.text, first.concept.id);
            let help = format!(
                "deprecate it in one of the two, or note that it is a homograph; the other is {}",
                first.place()
            );
            findings.about_term(&at, message, help);
        }
    },
};
