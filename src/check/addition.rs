//! `addition`: a segment of the target without a counterpart.

use super::omission::unaligned;
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
        unaligned(scene, self, Side::Target, "the source has nothing like this segment")
    }
}
