//! `addition`: a segment of the target, or a clause in one, without a counterpart.

use super::documentation::{Documentation, Example};
use super::omission::{unaligned, uncovered_clauses};
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;

pub struct Addition;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a segment of the target, or a clause in one, without a counterpart",
    what: "A segment of the target that is in no bead with the source, or a run of words in a bead that nothing in the \
        source answers; see `omission`.",
    why: "What the author did not write does not belong into the translation; or the source is not the one that was translated.",
    example: Example::new(
        &[("Shame fell.", "La vergüenza disminuyó."), ("", "Los enfermeros lo agradecieron.")],
        &[("Shame fell.", "La vergüenza disminuyó.")],
    ),
};

impl Rule for Addition {
    fn name(&self) -> &'static str {
        "addition"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn is_dear(&self) -> bool {
        true
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings =
            unaligned(context, self, Side::Target, "the source has nothing like this segment");
        findings.extend(uncovered_clauses(context, self, Side::Target));
        findings
    }
}
