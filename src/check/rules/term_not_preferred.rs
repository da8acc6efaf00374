//! `term-not-preferred`: an admitted term where the glossary prefers another.

use crate::check::terms::{FoundTerm, choice, substitute, suggestion_for};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::glossary::{Status, Term};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "term-not-preferred",
    severity: Severity::Info,
    finds: "an admitted term where another is preferred",
    what: "Both terms are right; the glossary has a preference.",
    why: "A journal or a team that writes one term throughout is easier to read and to search.",
    example: Example::clinical(
        &[("Burnout was common.", "El agotamiento laboral era frecuente.")],
        &[("Burnout was common.", "El desgaste profesional era frecuente.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let language = context.language(Side::Target);
    let is_admitted = |found: &FoundTerm<'_>| {
        found.status() == Status::Admitted
            && !found.matched.hidden
            && found.term.names_its_concept_in_full()
    };
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        for found in context.terms_in(bead, Side::Target).filter(is_admitted) {
            let counterpart = context.first_term_of(found.matched.concept, bead, Side::Source);
            let Some(counterpart) = counterpart else { continue };
            if context.is_aside_of_source(&found, bead) {
                continue;
            }
            let preferred: Vec<&Term> =
                found.concept.preferred(language).filter(|term| !term.is_short()).collect();
            let Some(preferred) = choice(&preferred) else { continue };
            let message = message!("term-not-preferred", term: found.text, preferred: preferred);
            let why = found.explained(message!("term-not-preferred-why"));
            let finding = RULE
                .finding(index, message, why)
                .at(Side::Source, counterpart.place())
                .at(Side::Target, found.place())
                .concept(found.concept)
                .suggestion(suggestion_for(&found, language))
                .fix(substitute(context, Side::Target, &found));
            findings.push(finding);
        }
    }
    findings
}
