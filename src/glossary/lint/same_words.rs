//! A term that a text cannot tell from another of its concept, since they inflect to the same words.

use super::survey::key;
use super::{Lint, Severity};
use crate::glossary::matcher::Matcher;
use crate::glossary::{Concept, Glossary, Term};
use crate::language::LanguageTag;
use crate::text::words::words;
use std::collections::BTreeMap;

pub(super) const LINT: Lint = Lint {
    name: "same-words",
    severity: Severity::Warning,
    check: |survey, findings| {
        let concepts: Vec<Concept> =
            survey.entries.iter().map(|entry| entry.concept.clone()).collect();
        let glossary = Glossary { concepts };
        let mut matchers: BTreeMap<&str, Matcher> = BTreeMap::new();
        for at in survey.terms() {
            if at.term.is_acronym() || words(&at.term.text).nth(MOST_WORDS).is_some() {
                continue;
            }
            let language = at.term.language.primary();
            let matcher = matchers
                .entry(language)
                .or_insert_with(|| Matcher::new(&glossary, &LanguageTag::known(language)));
            let other = matcher.terms_of_words(&at.term.text).into_iter().find_map(|found| {
                let other = &at.concept.terms[(found.concept == at.entry).then_some(found.term)?];
                let differs = key(&other.text) != key(&at.term.text);
                // a form may be listed beside its term to give it another status, for the one as listed counts
                let rank = |term: &Term| (at.concept.status(term), !term.names_its_concept());
                let is_excepted = found.form.is_some()
                    && (other.is_accepted() != at.term.is_accepted()
                        || rank(at.term) < rank(other));
                let is_same = other.language == at.term.language
                    && other.word_class() == at.term.word_class()
                    && differs
                    && !is_excepted;
                // of two that are spelt alike but for a hyphen, the later is reported
                let is_later = std::ptr::from_ref(other) > std::ptr::from_ref(at.term);
                (is_same && !(found.form.is_none() && is_later)).then_some(other)
            });
            let Some(other) = other else { continue };
            let message = format!("“{}” has the same words as “{}”", at.term.text, other.text);
            let help = format!("take it out: “{}” finds it in any inflected form", other.text);
            findings.about_term(&at, message, help);
        }
    },
};

/// What has more words is no term but a sentence.
const MOST_WORDS: usize = 50;
