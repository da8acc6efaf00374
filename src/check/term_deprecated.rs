//! `term-deprecated`: a term that should not be used, on either side.

use super::scene::list;
use super::{Finding, Rule, Scene, Severity};
use crate::bitext::Side;

pub struct TermDeprecated;

impl Rule for TermDeprecated {
    fn name(&self) -> &'static str {
        "term-deprecated"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn summary(&self) -> &'static str {
        "a term that the glossary advises against: a calque, a false friend, an outdated form"
    }

    fn check(&self, scene: &Scene<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, bead) in scene.beads() {
            for side in [Side::Source, Side::Target] {
                let matches = scene.matches(bead, side);
                for found in matches.iter().filter(|found| !found.found.hidden && !found.term.is_accepted()) {
                    // the same words may be the right term of another concept that is meant
                    let right = |other: &super::Match<'_>| other.found.range == found.found.range && other.segment == found.segment && other.term.is_accepted();
                    if matches.iter().any(right) {
                        continue;
                    }
                    let accepted = found.concept.accepted(scene.language(side));
                    let message = format!("“{}” is a deprecated term", found.text);
                    let mut finding = Finding::new(self, index, message).at(side, found.place());
                    let other = scene.matches(bead, side.other());
                    if let Some(counterpart) = other.iter().find(|other| other.found.concept == found.found.concept) {
                        finding = finding.at(side.other(), counterpart.place());
                    }
                    finding.concept = Some(found.concept.id.clone());
                    finding.why = match &found.term.note {
                        Some(note) => format!("{}: {note}", found.derivation()),
                        None => found.derivation(),
                    };
                    finding.suggestion = (!accepted.is_empty()).then(|| format!("write {}", list(&accepted)));
                    findings.push(finding);
                }
            }
        }
        findings
    }
}
