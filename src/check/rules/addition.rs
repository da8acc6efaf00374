//! `addition`: a segment of the target, or a clause in one, without a counterpart.

use super::omission::uncovered;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "addition",
    severity: Severity::Warning,
    finds: "a segment of the target, or a clause in one, without a counterpart",
    what: "A segment of the target that is in no bead with the source, or a run of words in a bead that nothing in the \
        source answers; see `omission`.",
    why: "What the author did not write does not belong into the translation; or the source is not the one that was translated.",
    example: Example::new(
        &[("Shame fell.", "La vergüenza disminuyó."), ("", "Los enfermeros lo agradecieron.")],
        &[("Shame fell.", "La vergüenza disminuyó.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    uncovered(context, &RULE, Side::Target, || message!("addition"))
}
