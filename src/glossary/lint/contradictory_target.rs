//! A source term that two concepts of one subject prefer, with targets that have nothing in common.

use super::survey::key;
use super::{Lint, Severity};
use crate::glossary::{Concept, Status};
use crate::language::LanguageTag;
use std::collections::BTreeSet;

pub(super) const LINT: Lint = Lint {
    name: "contradictory-target",
    severity: Severity::Warning,
    check: |survey, findings| {
        let Some(source) = survey.source() else { return };
        let clashes = survey.clashes(
            |at| at.status() == Status::Preferred && at.term.language.is_same_language(&source),
            // a homonym of another subject is no contradiction
            |at, other| {
                other.entry != at.entry
                    && other.term.word_class() == at.term.word_class()
                    && other.concept.subject == at.concept.subject
            },
        );
        for (at, first) in clashes {
            let Some((here, there)) = contradiction(at.concept, first.concept, &source) else {
                continue;
            };
            let message =
                format!("“{}” is {here} here and {there} in {}", at.term.text, first.concept.id);
            let help = format!(
                "prefer it in one of the two, or give them different subjects; the other is {}",
                first.place()
            );
            findings.about_term(&at, message, help);
        }
    },
};

/// The preferred terms of the first language in which two concepts share none.
fn contradiction(one: &Concept, other: &Concept, source: &LanguageTag) -> Option<(String, String)> {
    let languages: BTreeSet<&str> = one.terms.iter().map(|term| term.language.primary()).collect();
    languages.into_iter().filter(|tag| *tag != source.primary()).find_map(|tag| {
        let preferred = |concept: &Concept| -> BTreeSet<String> {
            let terms = concept.terms.iter().filter(|term| term.language.primary() == tag);
            let terms = terms.filter(|term| concept.status(term) == Status::Preferred);
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
