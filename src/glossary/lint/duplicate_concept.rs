//! Two concepts that have the same terms, all of them.

use super::survey::key;
use super::{Lint, Severity};

pub(super) const LINT: Lint = Lint {
    name: "duplicate-concept",
    severity: Severity::Warning,
    check: |survey, findings| {
        let repeated = survey.repeated_entries(|entry| {
            let terms = entry.concept.terms.iter();
            let mut terms: Vec<_> =
                terms.map(|term| (term.language.as_str(), key(&term.text))).collect();
            terms.sort();
            (!terms.is_empty()).then_some(terms)
        });
        for (entry, first) in repeated {
            let message = format!("{} has the same terms", first.concept.id);
            let help = format!("keep one of the two; the other is {}", first.place());
            findings.about_concept(entry, message, help);
        }
    },
};
