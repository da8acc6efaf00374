//! `term-inconsistent`: one concept by several names in one target text.

use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, FoundTerm, Rule, Severity};
use crate::bitext::Side;
use std::collections::BTreeMap;

pub struct TermInconsistent;

const DOCUMENTATION: Documentation = Documentation {
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
};

impl Rule for TermInconsistent {
    fn name(&self) -> &'static str {
        "term-inconsistent"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        // for each concept the term it was first called by; short forms stand beside their full form
        let mut first: BTreeMap<usize, (usize, String)> = BTreeMap::new();
        let mut findings = Vec::new();
        for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
            let counts = |found: &FoundTerm<'_>| {
                !found.matched.hidden
                    && found.term.is_accepted()
                    && found.term.names_its_concept_in_full()
            };
            for found in context.terms_in(bead, Side::Target).filter(counts) {
                let counterpart = context.first_term_of(found.matched.concept, bead, Side::Source);
                let Some(counterpart) = counterpart else { continue };
                let (term, name) = first
                    .entry(found.matched.concept)
                    .or_insert_with(|| (found.matched.term, found.term.text.clone()));
                if *term == found.matched.term {
                    continue;
                }
                let message = format!("“{}” here, “{name}” before, for one concept", found.text);
                let mut finding = Finding::new(self, index, message)
                    .at(Side::Source, counterpart.place())
                    .at(Side::Target, found.place());
                finding.concept = Some(found.concept.id.clone());
                finding.why = found.because("readers take two terms for two things");
                finding.suggestion =
                    Some(format!("write “{name}” throughout, or this term throughout"));
                findings.push(finding);
            }
        }
        findings
    }
}
