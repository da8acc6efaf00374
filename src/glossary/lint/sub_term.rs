//! A term within a longer term whose translations do not contain those of the shorter one.

use super::{Lint, Severity, TermAt};
use crate::glossary::matcher::Matcher;
use crate::glossary::{Concept, Glossary};
use crate::language::LanguageTag;

pub(super) const LINT: Lint = Lint {
    name: "sub-term",
    severity: Severity::Info,
    check: |survey, findings| {
        let Some(source) = survey.source() else { return };
        let concepts = survey.entries.iter().map(|entry| entry.concept.clone()).collect();
        let glossary = Glossary { concepts };
        let mut targets: Vec<Target<'_>> = Vec::new();
        for language in survey.terms().map(|at| &at.term.language) {
            let known = targets.iter().any(|target| target.language.is_same_language(language));
            if !known && !language.is_same_language(&source) {
                targets.push(Target::new(&glossary, language.clone()));
            }
        }
        let matcher = Matcher::new(&glossary, &source);
        let is_source = |at: &TermAt| at.term.language.is_same_language(&source);
        for at in survey.terms().filter(|at| is_source(at) && at.term.is_accepted()) {
            let mut seen = vec![at.entry];
            for found in matcher.find(&at.term.text) {
                let term = &glossary.concepts[found.concept].terms[found.term];
                let is_whole = found.range.len() >= at.term.text.trim().len();
                if is_whole
                    || seen.contains(&found.concept)
                    || !term.names_its_concept()
                    || !term.is_accepted()
                {
                    continue;
                }
                seen.push(found.concept);
                let unrelated =
                    targets.iter().find(|target| target.is_unrelated(at.concept, found.concept));
                let Some(target) = unrelated else { continue };
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

/// A language that terms are translated to.
struct Target<'g> {
    glossary: &'g Glossary,
    language: LanguageTag,
    matcher: Matcher,
}

impl<'g> Target<'g> {
    fn new(glossary: &'g Glossary, language: LanguageTag) -> Self {
        Target { glossary, matcher: Matcher::new(glossary, &language), language }
    }

    /// Whether no term of the longer concept contains one of the shorter, though both have some.
    fn is_unrelated(&self, longer: &Concept, shorter: usize) -> bool {
        let has_terms = !self.glossary.concepts[shorter].accepted(&self.language).is_empty();
        let longer = longer.accepted(&self.language);
        let contains =
            |text: &str| self.matcher.find(text).iter().any(|found| found.concept == shorter);
        has_terms && !longer.is_empty() && !longer.iter().any(|term| contains(&term.text))
    }
}
