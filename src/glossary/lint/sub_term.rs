//! A term within a longer term whose translations do not contain those of the shorter one.

use super::{Lint, Severity, TermAt};
use crate::glossary::matcher::Matcher;
use crate::glossary::{Concept, Glossary};
use crate::language::LanguageTag;
use crate::text::words::words;
use rustc_hash::FxHashSet;
use std::cell::LazyCell;

pub(super) const LINT: Lint = Lint {
    name: "sub-term",
    severity: Severity::Info,
    check: |survey, findings| {
        let Some(source) = survey.source() else { return };
        let concepts = survey.entries.iter().map(|entry| entry.concept.clone()).collect();
        let glossary = Glossary { concepts };
        let mut targets: Vec<Target> = Vec::new();
        for language in survey.terms().map(|at| &at.term.language) {
            let known = targets.iter().any(|target| target.language.is_same_language(language));
            if !known && !language.is_same_language(&source) {
                targets.push(Target::new(&glossary, language.clone()));
            }
        }
        let matcher = Matcher::new(&glossary, &source);
        let is_source = |at: &TermAt| at.term.language.is_same_language(&source);
        let is_term = |at: &TermAt| words(&at.term.text).nth(MOST_WORDS).is_none();
        let asked = |at: &TermAt| is_source(at) && at.term.is_accepted() && is_term(at);
        for at in survey.terms().filter(asked) {
            let mut seen = FxHashSet::from_iter([at.entry]);
            let contained: Vec<_> = targets
                .iter()
                .map(|target| LazyCell::new(|| target.contained(at.concept)))
                .collect();
            for found in matcher.find(&at.term.text) {
                let term = &glossary.concepts[found.concept].terms[found.term];
                let is_whole = found.range.len() >= at.term.text.trim().len();
                if is_whole
                    || !term.names_its_concept()
                    || !term.is_accepted()
                    || !seen.insert(found.concept)
                {
                    continue;
                }
                // both have terms in the language, and those of the longer concept contain none of the shorter
                let shorter = &glossary.concepts[found.concept];
                let unrelated = targets.iter().zip(&contained).find(|(target, contained)| {
                    let are_there =
                        |concept: &Concept| !concept.accepted(&target.language).is_empty();
                    are_there(shorter)
                        && are_there(at.concept)
                        && !contained.contains(&found.concept)
                });
                let Some((target, _)) = unrelated else { continue };
                let message = format!(
                    "“{}” contains “{}”, but is translated to {} without it",
                    at.term.text, term.text, target.language
                );
                let help = format!(
                    "nothing, if it is rightly translated otherwise; the shorter term is {}",
                    survey.entries[found.concept].place()
                );
                findings.about_term(&at, message, help);
            }
        }
    },
};

/// What has more words is no term but a sentence, and has terms in it like any other.
const MOST_WORDS: usize = 50;

/// A language that terms are translated to.
struct Target {
    language: LanguageTag,
    matcher: Matcher,
}

impl Target {
    fn new(glossary: &Glossary, language: LanguageTag) -> Self {
        Target { matcher: Matcher::new(glossary, &language), language }
    }

    /// The concepts that have a term within one of a concept.
    fn contained(&self, concept: &Concept) -> FxHashSet<usize> {
        let terms = concept.accepted(&self.language).into_iter();
        let found = terms.flat_map(|term| self.matcher.find(&term.text));
        found.map(|found| found.concept).collect()
    }
}
