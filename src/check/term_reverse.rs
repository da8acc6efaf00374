//! `term-reverse`: a term of the target that nothing in the source stands for.

use super::documentation::{Documentation, Example};
use super::terms::list;
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;
use crate::glossary::{Status, Term};

pub struct TermReverse;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a term of the target that nothing in the source stands for",
    what: "Only full forms that the glossary prefers are asked about: an admitted term is \
        often an everyday word, and an acronym may be another's.",
    why: "The target speaks of something that the source does not mention.",
    example: Example::clinical(
        &[("Fatigue was the main complaint.", "La vergüenza fue la queja principal.")],
        &[("Shame was the main complaint.", "La vergüenza fue la queja principal.")],
    ),
};

impl Rule for TermReverse {
    fn name(&self) -> &'static str {
        "term-reverse"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        // an admitted term is often an everyday word, and an acronym may be another's
        let asks =
            |term: &Term| term.status == Status::Preferred && term.names_its_concept_in_full();
        let mut findings = Vec::new();
        for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
            for found in context.terms_without_counterpart(bead, Side::Target, asks) {
                let terms = found.concept.accepted(context.language(Side::Source));
                if terms.is_empty() {
                    continue;
                }
                let message = format!("“{}” stands for nothing in the source", found.text);
                let mut finding =
                    Finding::new(self, index, message).at(Side::Target, found.place());
                finding.concept = Some(found.concept.id.clone());
                finding.why = found.because(&format!("the source has none of {}", list(&terms)));
                findings.push(finding);
            }
        }
        findings
    }
}
