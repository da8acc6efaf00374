//! `addition`: a segment of the target without a counterpart.

use super::omission::{unaligned, uncovered_clauses};
use super::{Finding, Rule, Scene, Severity};
use crate::bitext::Side;

pub struct Addition;

impl Rule for Addition {
    fn name(&self) -> &'static str {
        "addition"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, scene: &Scene<'_>) -> Vec<Finding> {
        let mut findings =
            unaligned(scene, self, Side::Target, "the source has nothing like this segment");
        findings.extend(uncovered_clauses(scene, self, Side::Target));
        findings
    }
}
