//! `term-missing`: a term of the source that the target has no term for.

use super::scene::{list, suggestion};
use super::{Finding, Rule, Scene, Severity};
use crate::bitext::Side;

pub struct TermMissing;

impl Rule for TermMissing {
    fn name(&self) -> &'static str {
        "term-missing"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, scene: &Scene<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, bead) in scene.beads().filter(|(_, bead)| !bead.is_null()) {
            let source = scene.matches(bead, Side::Source);
            let target = scene.matches(bead, Side::Target);
            let mut reported = Vec::new();
            for found in
                source.iter().filter(|found| !found.found.hidden && found.term.names_its_concept())
            {
                let accepted = found.concept.accepted(scene.language(Side::Target));
                // homographs: a sense that the target has is the one meant
                let senses = source.iter().filter(|other| {
                    other.segment == found.segment && other.found.range == found.found.range
                });
                let answered = senses.into_iter().any(|sense| {
                    target.iter().any(|other| other.found.concept == sense.found.concept)
                });
                if accepted.is_empty() || answered || reported.contains(&found.found.concept) {
                    continue;
                }
                reported.push(found.found.concept);
                let message = format!("no term for “{}” in the target", found.text);
                let mut finding =
                    Finding::new(self, index, message).at(Side::Source, found.place());
                finding.concept = Some(found.concept.id.clone());
                finding.why = found.because(&format!("the target has none of {}", list(&accepted)));
                finding.suggestion = suggestion(found.concept, scene.language(Side::Target));
                findings.push(finding);
            }
        }
        findings
    }
}
