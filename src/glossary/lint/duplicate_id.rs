use super::{Finding, Lint, Severity, Survey};
use rustc_hash::FxHashMap;

/// An id that two concepts have.
pub(super) struct DuplicateId;

impl Lint for DuplicateId {
    fn name(&self) -> &'static str {
        "duplicate-id"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let mut findings = Vec::new();
        for (index, entry) in survey.entries.iter().enumerate() {
            let known = *first.entry(&entry.concept.id).or_insert(index);
            if known != index {
                let other = &survey.entries[known];
                let message = format!("another concept is called {} too", entry.concept.id);
                let help = format!(
                    "give it an id of its own, or put the two together; the other stands at {}:{}",
                    other.file, other.lines.concept
                );
                findings.push(entry.finding(self, message, help));
            }
        }
        findings
    }
}
