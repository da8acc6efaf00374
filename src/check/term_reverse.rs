//! `term-reverse`: a term of the target that nothing in the source stands for.

use super::scene::list;
use super::{Finding, Rule, Scene, Severity};
use crate::bitext::Side;
use crate::glossary::Status;

pub struct TermReverse;

impl Rule for TermReverse {
    fn name(&self) -> &'static str {
        "term-reverse"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, scene: &Scene<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, bead) in scene.beads().filter(|(_, bead)| !bead.is_null()) {
            let source = scene.matches(bead, Side::Source);
            let target = scene.matches(bead, Side::Target);
            let mut reported = Vec::new();
            for found in target.iter().filter(|found| {
                !found.found.hidden
                    && found.term.status == Status::Preferred
                    && !found.term.is_short()
                    && found.term.names_its_concept()
            }) {
                let terms = found.concept.accepted(scene.language(Side::Source));
                let senses = target.iter().filter(|other| {
                    other.segment == found.segment && other.found.range == found.found.range
                });
                let asked = senses.into_iter().any(|sense| {
                    source.iter().any(|other| other.found.concept == sense.found.concept)
                });
                if terms.is_empty()
                    || asked
                    || reported.iter().any(|(concept, place)| {
                        *concept == found.found.concept || *place == found.place()
                    })
                {
                    continue;
                }
                reported.push((found.found.concept, found.place()));
                let message = format!("“{}” stands for nothing in the source", found.text);
                let mut finding =
                    Finding::new(self, index, message).at(Side::Target, found.place());
                finding.concept = Some(found.concept.id.clone());
                finding.why = found.because(&format!("the source has none of {}", list(&terms)));
                findings.push(finding);
            }
        }
        findings
    }
}
