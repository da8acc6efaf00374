//! `omission`: a segment of the source, or a clause in one, without a counterpart.

use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;

pub struct Omission;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a segment of the source, or a clause in one, without a counterpart",
    what: "A segment of the source that is in no bead with the target; and, where a lexicon knows the languages, words \
        in a bead that nothing on the other side answers. A model weighs the signs: how many \
        more words and brackets a side has, how many words nothing answers and how many of them stand together, whether \
        other segments answer them, and what the other side has without an answer at the same place. General words \
        (`study`, `show`) and acronyms that stand on both sides are not missed. Where it may only be another wording, \
        the finding is no more than an info.",
    why: "A sentence that was overlooked is the worst fault of a translation, and the hardest to see in a text that reads well.",
    example: Example::new(
        &[("Shame fell.", "La vergüenza disminuyó."), ("The nurses were grateful.", "")],
        &[
            ("Shame fell.", "La vergüenza disminuyó."),
            ("The nurses were grateful.", "Los enfermeros lo agradecieron."),
        ],
    ),
};

impl Rule for Omission {
    fn name(&self) -> &'static str {
        "omission"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings =
            unaligned(context, self, Side::Source, "this segment has no translation");
        findings.extend(uncovered_clauses(context, self, Side::Source));
        findings
    }
}

/// A finding for each bead of which one side says what the other does not.
pub(super) fn uncovered_clauses(
    context: &CheckContext<'_>,
    rule: &dyn Rule,
    side: Side,
) -> Vec<Finding> {
    let clauses = context.clauses().iter().filter(|clause| clause.side == side);
    let (own, other) = match side {
        Side::Source => ("source", "target"),
        Side::Target => ("target", "source"),
    };
    clauses
        .map(|clause| {
            let message = format!("the {other} does not have {}", clause.words.join(", "));
            let mut finding =
                Finding::new(rule, clause.bead, message).at(side, clause.place.clone());
            finding.why = format!("none of these words has an answer, and the {own} says more");
            if !clause.sure {
                finding.severity = Severity::Info;
            }
            finding
        })
        .collect()
}

/// A finding for each segment of one side that stands in no bead with the other.
pub(super) fn unaligned(
    context: &CheckContext<'_>,
    rule: &dyn Rule,
    side: Side,
    message: &str,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| bead.is_null()) {
        for segment in bead.range(side) {
            let mut finding = Finding::new(rule, index, message.to_owned())
                .at(side, context.whole(side, segment));
            finding.why = format!(
                "no segment of the other side matches it (confidence {:.2})",
                bead.confidence
            );
            findings.push(finding);
        }
    }
    findings
}
