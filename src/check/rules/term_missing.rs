//! `term-missing`: a term of the source that the target has no term for.

use crate::check::messages::message;
use crate::check::terms::{FoundTerm, choice, suggestion};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;

pub(super) const RULE: Rule = Rule {
    name: "term-missing",
    severity: Severity::Error,
    finds: "a term of the source that the target has no term for",
    what: "Any accepted term of the concept will do, in any inflected form. A longer term \
        hides those within it, so that *self-compassion* does not ask for *compasión*.",
    why: "The target says something else, or leaves out what matters.",
    example: Example::clinical(
        &[("Shame was common.", "La tristeza era frecuente.")],
        &[("Shame was common.", "La vergüenza era frecuente.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        let names_its_concept = |found: &FoundTerm<'_>| found.term.names_its_concept();
        for found in context.terms_without_counterpart(bead, Side::Source, names_its_concept) {
            let accepted = found.concept.accepted(context.language(Side::Target));
            let Some(accepted) = choice(&accepted) else { continue };
            let why = found.explained(message!("term-missing-why", accepted: accepted));
            let finding = RULE
                .finding(index, message!("term-missing", term: found.text), why)
                .at(Side::Source, found.place())
                .concept(found.concept)
                .suggestion(suggestion(found.concept, context.language(Side::Target)));
            findings.push(finding);
        }
    }
    findings
}
