//! `omission`: a segment of the source, or a clause in one, without a counterpart.

use crate::align::Bead;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::{Message, message};

pub(super) const RULE: Rule = Rule {
    name: "omission",
    severity: Severity::Warning,
    finds: "a segment of the source, or a clause in one, without a counterpart",
    what: "A segment of the source that is in no bead with the target; and, where a lexicon knows the languages, words \
        in a bead that nothing on the other side answers. A model learned from translations that lack a clause weighs the signs: how much longer a side is, \
        how many words nothing translates, how many of them are together or fill a clause between two signs, whether \
        other segments translate them, what the other side has without a translation at the same place, and how free the \
        translation is around. General words \
        (`study`, `show`) are not missed, nor words that the other side has as an acronym (`terapia cognitivo-conductual`, CBT), \
        that are before an acronym in brackets, or in brackets as the other side writes them. Where it may only be another wording, \
        the finding is no more than an info.",
    why: "A sentence that was overlooked is the worst fault of a translation, and the hardest to see in a text that reads well.",
    example: Example::new(
        &[("Shame fell.", "La vergüenza disminuyó."), ("The nurses were grateful.", "")],
        &[
            ("Shame fell.", "La vergüenza disminuyó."),
            ("The nurses were grateful.", "Los enfermeros lo agradecieron."),
        ],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    uncovered(context, &RULE, Side::Source, || message!("omission"))
}

/// A finding for each segment of a side that is in no bead with the other side, and for each clause that the other side
/// of its bead lacks.
pub(super) fn uncovered(
    context: &CheckContext<'_>,
    rule: &Rule,
    side: Side,
    message: impl Fn() -> Message,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    // what is not translated yet is no omission: `untranslated` finds it
    let is_alone = |bead: &Bead| bead.is_null() && !bead.untranslated;
    for (index, bead) in context.beads().filter(|(_, bead)| is_alone(bead)) {
        for segment in bead.range(side) {
            let why = message!("segment-alone-why", confidence: bead.confidence);
            let finding = rule.finding(index, message(), why);
            findings.push(finding.at(side, context.whole(side, segment)));
        }
    }
    for clause in context.facts.clauses().iter().filter(|clause| clause.side == side) {
        let words = clause.words.join(", ");
        let message = message!("clause-alone", opposite: side.other(), words: words);
        let why = message!("clause-alone-why", side: side);
        let mut finding = rule.finding(clause.bead, message, why).at(side, clause.place.clone());
        if !clause.is_sure {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
    findings
}
