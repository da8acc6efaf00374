//! `omission`: a segment of the source without a counterpart.

use super::{Finding, Rule, Scene, Severity};
use crate::bitext::Side;

pub struct Omission;

impl Rule for Omission {
    fn name(&self) -> &'static str {
        "omission"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, scene: &Scene<'_>) -> Vec<Finding> {
        unaligned(scene, self, Side::Source, "this segment has no translation")
    }
}

/// A finding for each segment of one side that stands in no bead with the other.
pub(super) fn unaligned(
    scene: &Scene<'_>,
    rule: &dyn Rule,
    side: Side,
    message: &str,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in scene.beads().filter(|(_, bead)| bead.is_null()) {
        for segment in bead.range(side) {
            let mut finding =
                Finding::new(rule, index, message.to_owned()).at(side, scene.whole(side, segment));
            finding.why = format!(
                "no segment of the other side matches it (confidence {:.2})",
                bead.confidence
            );
            findings.push(finding);
        }
    }
    findings
}
