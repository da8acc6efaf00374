//! `term-not-preferred`: an admitted term where the glossary prefers another.

use super::documentation::{Documentation, Example};
use super::substitute::substitute;
use super::terms::{list, suggestion};
use super::{CheckContext, Finding, FoundTerm, Rule, Severity};
use crate::bitext::Side;
use crate::glossary::{Status, Term};

pub struct TermNotPreferred;

const DOCUMENTATION: Documentation = Documentation {
    finds: "an admitted term where another is preferred",
    what: "Both terms are right; the glossary has a preference.",
    why: "A journal or a team that writes one term throughout is easier to read and to search.",
    example: Example::clinical(
        &[("Burnout was common.", "El agotamiento laboral era frecuente.")],
        &[("Burnout was common.", "El desgaste profesional era frecuente.")],
    ),
};

impl Rule for TermNotPreferred {
    fn name(&self) -> &'static str {
        "term-not-preferred"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
            let is_admitted = |found: &FoundTerm<'_>| {
                found.term.status == Status::Admitted
                    && !found.matched.hidden
                    && found.term.names_its_concept_in_full()
            };
            for found in context.terms_in(bead, Side::Target).filter(is_admitted) {
                let counterpart = context.first_term_of(found.matched.concept, bead, Side::Source);
                let Some(counterpart) = counterpart else { continue };
                let is_preferred =
                    |term: &&Term| term.status == Status::Preferred && !term.is_short();
                let preferred: Vec<&Term> = found
                    .concept
                    .terms_in(context.language(Side::Target))
                    .filter(is_preferred)
                    .collect();
                if preferred.is_empty() {
                    continue;
                }
                let message =
                    format!("“{}” is admitted, {} preferred", found.text, list(&preferred));
                let mut finding = Finding::new(self, index, message)
                    .at(Side::Source, counterpart.place())
                    .at(Side::Target, found.place());
                finding.concept = Some(found.concept.id.clone());
                finding.why = found.because("both are right; the glossary prefers one");
                finding.suggestion = suggestion(found.concept, context.language(Side::Target));
                finding.fix = substitute(context, Side::Target, &found);
                findings.push(finding);
            }
        }
        findings
    }
}
