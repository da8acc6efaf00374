use super::{Finding, Lint, Severity, Survey};
use std::collections::BTreeSet;

/// A concept with accepted terms in one language at most: there is nothing to check, or nothing to write.
pub(super) struct MissingTarget;

impl Lint for MissingTarget {
    fn name(&self) -> &'static str {
        "missing-target"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for entry in &survey.entries {
            let accepted = entry.concept.terms.iter().filter(|term| term.is_accepted());
            let languages: BTreeSet<&str> = accepted.map(|term| term.language.primary()).collect();
            let message = match languages.first() {
                None => "the concept has no accepted term".to_owned(),
                Some(only) if languages.len() == 1 => {
                    format!("the concept has accepted terms in {only} only")
                }
                Some(_) => continue,
            };
            if survey.is_incomplete(entry) {
                continue;
            }
            let help = "add a preferred term in the other language";
            findings.push(entry.finding(self, message, help));
        }
        findings
    }
}
