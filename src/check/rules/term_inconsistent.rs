//! `term-inconsistent`: one concept by several names in one target text.

use crate::check::messages::message;
use crate::check::terms::FoundTerm;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::glossary::Term;
use crate::side::Side;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "term-inconsistent",
    severity: Severity::Warning,
    finds: "one concept by several terms in one text",
    what: "The target names a concept by another term than before, though both are right. \
        Short forms beside their full form do not count.",
    why: "Readers take two terms for two things.",
    example: Example::clinical(
        &[
            ("Burnout was common.", "El desgaste profesional era frecuente."),
            ("Burnout fell.", "El burnout disminuyó."),
        ],
        &[
            ("Burnout was common.", "El desgaste profesional era frecuente."),
            ("Burnout fell.", "El desgaste profesional disminuyó."),
        ],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let counts = |found: &FoundTerm<'_>| {
        !found.matched.hidden && found.term.is_accepted() && found.term.names_its_concept_in_full()
    };
    // for each concept the term that it was first named by
    let mut first: BTreeMap<usize, (usize, &Term)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        for found in context.terms_in(bead, Side::Target).filter(counts) {
            let counterpart = context.first_term_of(found.matched.concept, bead, Side::Source);
            let Some(counterpart) = counterpart else { continue };
            let (number, term) =
                *first.entry(found.matched.concept).or_insert((found.matched.term, found.term));
            if number == found.matched.term {
                continue;
            }
            let before = term.text.as_str();
            let message = message!("term-inconsistent", term: found.text, before: before);
            let why = found.explained(message!("term-inconsistent-why"));
            let finding = RULE
                .finding(index, message, why)
                .at(Side::Source, counterpart.place())
                .at(Side::Target, found.place())
                .concept(found.concept)
                .suggestion(message!("term-inconsistent-suggestion", before: before));
            findings.push(finding);
        }
    }
    findings
}
