//! `term-deprecated`: a term that should not be used, on either side.

use super::documentation::{Documentation, Example};
use super::substitute::substitute;
use super::terms::suggestion;
use super::{CheckContext, Finding, FoundTerm, Rule, Severity};
use crate::bitext::Side;

pub struct TermDeprecated;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a term that the glossary advises against, on either side: a calque, a false \
        friend, an outdated form",
    what: "A single word is reported only where the other side means its concept: a *padre \
        severo* is strict, not *severe*.",
    why: "Calques and false friends say something else than the source, or say it as no reader \
        of the field would.",
    example: Example::clinical(
        &[(
            "These methods strengthen our state of the art.",
            "Estos métodos refuerzan nuestro estado del arte.",
        )],
        &[(
            "These methods strengthen our state of the art.",
            "Estos métodos refuerzan nuestro estado de la cuestión.",
        )],
    ),
};

impl Rule for TermDeprecated {
    fn name(&self) -> &'static str {
        "term-deprecated"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, bead) in context.beads() {
            for side in [Side::Source, Side::Target] {
                let counterpart = |concept| context.first_term_of(concept, bead, side.other());
                let is_deprecated =
                    |found: &FoundTerm<'_>| !found.matched.hidden && !found.term.is_accepted();
                for found in context.terms_in(bead, side).filter(is_deprecated) {
                    let meant = counterpart(found.matched.concept);
                    // a single word may be good for something else (a severe father): its concept must be meant
                    let sole_word = !found.term.text.contains(' ');
                    // and the same words may be the right term of a concept that is meant
                    let right = |same: &FoundTerm<'_>| {
                        same.place() == found.place()
                            && same.term.is_accepted()
                            && counterpart(same.matched.concept).is_some()
                    };
                    if sole_word && meant.is_none()
                        || context.terms_in(bead, side).any(|same| right(&same))
                    {
                        continue;
                    }
                    let message = format!("“{}” is a deprecated term", found.text);
                    let mut finding = Finding::new(self, index, message).at(side, found.place());
                    if let Some(meant) = meant {
                        finding = finding.at(side.other(), meant.place());
                    }
                    finding.concept = Some(found.concept.id.clone());
                    finding.why = found.because(
                        found.term.note.as_deref().unwrap_or("the glossary advises against it"),
                    );
                    finding.suggestion = suggestion(found.concept, context.language(side));
                    finding.fix = substitute(context, side, &found);
                    findings.push(finding);
                }
            }
        }
        findings
    }
}
