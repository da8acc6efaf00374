use super::{Finding, Lint, Severity, Survey};
use crate::glossary::matcher::Matcher;
use crate::glossary::{Concept, Glossary};
use crate::language::LanguageTag;

/// A term within a longer term whose translations do not contain those of the shorter one.
pub(super) struct SubTerm;

impl Lint for SubTerm {
    fn name(&self) -> &'static str {
        "sub-term"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let Some(source) = survey.source() else { return Vec::new() };
        let concepts = survey.entries.iter().map(|entry| entry.concept.clone()).collect();
        let glossary = Glossary { concepts };
        let mut targets: Vec<LanguageTag> = Vec::new();
        for at in survey.terms() {
            let language = &at.term.language;
            let known = targets.iter().any(|tag| tag.primary() == language.primary());
            if !known && language.primary() != source.primary() {
                targets.push(language.clone());
            }
        }
        let matcher = Matcher::new(&glossary, &source);
        let targets: Vec<Target<'_>> =
            targets.into_iter().map(|language| Target::new(&glossary, language)).collect();
        let mut findings = Vec::new();
        for at in survey.terms() {
            let is_source = at.term.language.primary() == source.primary();
            if !is_source || !at.term.is_accepted() {
                continue;
            }
            let mut seen = vec![at.entry];
            for found in matcher.find(&at.term.text) {
                let inner = &glossary.concepts[found.concept];
                let term = &inner.terms[found.term];
                let is_whole = found.range.len() >= at.term.text.trim().len();
                if is_whole
                    || seen.contains(&found.concept)
                    || !term.names_its_concept()
                    || !term.is_accepted()
                {
                    continue;
                }
                seen.push(found.concept);
                let unrelated = targets.iter().find(|target| {
                    target.is_unrelated(&glossary.concepts[at.entry], found.concept)
                });
                let Some(target) = unrelated else { continue };
                let message = format!(
                    "“{}” contains “{}”, but is translated to {} without it",
                    at.term.text, term.text, target.language
                );
                let help = format!(
                    "nothing, if it is rightly translated otherwise; the shorter term is {}",
                    survey.entries[found.concept].place()
                );
                findings.push(Finding::of_term(self, &at, message, help));
            }
        }
        findings
    }
}

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
