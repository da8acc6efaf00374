use super::survey::key;
use super::{Finding, Lint, Severity, Survey};
use rustc_hash::FxHashMap;

/// Two concepts that have the same terms, all of them.
pub(super) struct DuplicateConcept;

impl Lint for DuplicateConcept {
    fn name(&self) -> &'static str {
        "duplicate-concept"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let mut first: FxHashMap<Vec<(&str, String)>, usize> = FxHashMap::default();
        let mut findings = Vec::new();
        for (index, entry) in survey.entries.iter().enumerate() {
            let terms = entry.concept.terms.iter();
            let mut terms: Vec<_> =
                terms.map(|term| (term.language.as_str(), key(&term.text))).collect();
            terms.sort();
            if terms.is_empty() {
                continue;
            }
            let known = *first.entry(terms).or_insert(index);
            if known != index {
                let place = survey.entries[known].place();
                let message = format!("{} has the same terms", survey.entries[known].concept.id);
                let help = format!("keep one of the two; the other is {place}");
                findings.push(entry.finding(self, message, help));
            }
        }
        findings
    }
}
