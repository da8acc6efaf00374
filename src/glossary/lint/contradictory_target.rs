use super::survey::{TermAt, key};
use super::{Finding, Lint, Severity, Survey};
use crate::glossary::{Concept, Status};
use crate::language::LanguageTag;
use std::collections::BTreeSet;

/// A source term that two concepts of one subject prefer, with targets that have nothing in common.
pub(super) struct ContradictoryTarget;

impl Lint for ContradictoryTarget {
    fn name(&self) -> &'static str {
        "contradictory-target"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let Some(source) = survey.source() else { return Vec::new() };
        let is_preferred = |at: &&TermAt<'_>| {
            at.term.status == Status::Preferred && at.term.language.primary() == source.primary()
        };
        let mut findings = Vec::new();
        for group in survey.repeated() {
            let preferred: Vec<&TermAt<'_>> = group.iter().filter(is_preferred).collect();
            for (index, at) in preferred.iter().enumerate() {
                // a homonym of another subject is no contradiction
                let first = preferred[..index].iter().find(|other| {
                    other.entry != at.entry
                        && other.term.part_of_speech == at.term.part_of_speech
                        && other.concept.subject == at.concept.subject
                });
                let Some(first) = first else { continue };
                let Some((own, other)) = contradiction(at.concept, first.concept, &source) else {
                    continue;
                };
                let message =
                    format!("“{}” is {own} here and {other} in {}", at.term.text, first.concept.id);
                let help = format!(
                    "prefer it in one of the two, or give them different subjects; the other is {}",
                    first.place()
                );
                findings.push(Finding::of_term(self, at, message, help));
            }
        }
        findings
    }
}

/// The preferred terms of the first language in which two concepts share none.
fn contradiction(one: &Concept, other: &Concept, source: &LanguageTag) -> Option<(String, String)> {
    let languages: BTreeSet<&str> = one.terms.iter().map(|term| term.language.primary()).collect();
    languages.into_iter().filter(|tag| *tag != source.primary()).find_map(|tag| {
        let preferred = |concept: &Concept| -> BTreeSet<String> {
            let terms = concept.terms.iter().filter(|term| term.language.primary() == tag);
            let terms = terms.filter(|term| term.status == Status::Preferred);
            terms.map(|term| key(&term.text)).collect()
        };
        let (one, other) = (preferred(one), preferred(other));
        let differ = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
        let list = |terms: BTreeSet<String>| {
            terms.iter().map(|term| format!("“{term}”")).collect::<Vec<_>>().join(", ")
        };
        differ.then(|| (list(one), list(other)))
    })
}
