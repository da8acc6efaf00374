//! `term-reverse`: a term of the target that nothing in the source means.

use crate::check::messages::message;
use crate::check::terms::{FoundTerm, choice};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::glossary::Status;
use crate::side::Side;

pub(super) const RULE: Rule = Rule {
    name: "term-reverse",
    severity: Severity::Warning,
    finds: "a term of the target that nothing in the source stands for",
    what: "Only full forms that the glossary prefers are asked about: an admitted term is \
        often an everyday word, and an acronym may be another's.",
    why: "The target speaks of something that the source does not mention.",
    example: Example::clinical(
        &[("Fatigue was the main complaint.", "La vergüenza fue la queja principal.")],
        &[("Shame was the main complaint.", "La vergüenza fue la queja principal.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let is_plain = |found: &FoundTerm<'_>| {
        found.status() == Status::Preferred && found.term.names_its_concept_in_full()
    };
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        for found in context.terms_without_counterpart(bead, Side::Target, is_plain) {
            let accepted = found.concept.accepted(context.language(Side::Source));
            let Some(accepted) = choice(&accepted) else { continue };
            let why = found.explained(message!("term-reverse-why", accepted: accepted));
            let finding = RULE
                .finding(index, message!("term-reverse", term: found.text), why)
                .at(Side::Target, found.place())
                .concept(found.concept);
            findings.push(finding);
        }
    }
    findings
}
