//! A term with a comma, which may be two: in a text it is looked for with the comma.

use super::{Lint, Severity};
use crate::glossary::Status;
use std::collections::BTreeSet;

pub(super) const LINT: Lint = Lint {
    name: "comma-in-term",
    severity: Severity::Info,
    check: |survey, findings| {
        for at in survey.terms().filter(|at| at.status() == Status::Preferred) {
            let text = &at.term.text;
            if !text.contains(", ") {
                continue;
            }
            // thesauri have a term in both orders, one of them with a comma
            let is_other_order = at.concept.terms.iter().any(|other| {
                other.language == at.term.language
                    && other.text != *text
                    && words(&other.text) == words(text)
            });
            if !is_other_order {
                let message = format!("“{text}” is one term, and is looked for with its comma");
                findings.about_term(
                    &at,
                    message,
                    "put | between the terms if it is several".into(),
                );
            }
        }
    },
};

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
