//! `term-missing`: a term of the source that the target has no term for.

use super::documentation::{Documentation, Example};
use super::terms::{list, suggestion};
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;
use crate::glossary::Term;

pub struct TermMissing;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a term of the source that the target has no term for",
    what: "Any accepted term of the concept will do, in any inflected form. A longer term \
        hides those within it, so that *self-compassion* does not ask for *compasión*.",
    why: "The target says something else, or leaves out what matters.",
    example: Example::clinical(
        &[("Shame was common.", "La tristeza era frecuente.")],
        &[("Shame was common.", "La vergüenza era frecuente.")],
    ),
};

impl Rule for TermMissing {
    fn name(&self) -> &'static str {
        "term-missing"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
            for found in
                context.terms_without_counterpart(bead, Side::Source, Term::names_its_concept)
            {
                let accepted = found.concept.accepted(context.language(Side::Target));
                if accepted.is_empty() {
                    continue;
                }
                let message = format!("no term for “{}” in the target", found.text);
                let mut finding =
                    Finding::new(self, index, message).at(Side::Source, found.place());
                finding.concept = Some(found.concept.id.clone());
                finding.why = found.because(&format!("the target has none of {}", list(&accepted)));
                finding.suggestion = suggestion(found.concept, context.language(Side::Target));
                findings.push(finding);
            }
        }
        findings
    }
}
