//! What a glossary holds, in figures.

use super::{Concept, Glossary, Status, Term};
use crate::language::LanguageTag;
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures of a glossary.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Stats {
    pub concepts: usize,
    pub terms: usize,
    pub languages: BTreeMap<LanguageTag, LanguageStats>,
    /// How many concepts each subject has.
    pub subjects: BTreeMap<String, usize>,
}

/// The figures of one language of a glossary.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct LanguageStats {
    pub terms: usize,
    pub preferred: usize,
    pub admitted: usize,
    pub deprecated: usize,
    pub superseded: usize,
    pub without_status: usize,
    pub acronyms: usize,
    /// Concepts that have no accepted term in the language.
    pub missing: usize,
    /// The term with the most characters.
    pub longest: String,
}

/// Counts a glossary.
pub(crate) fn stats(glossary: &Glossary) -> Stats {
    let mut languages: BTreeMap<LanguageTag, LanguageStats> = BTreeMap::new();
    let mut subjects: BTreeMap<String, usize> = BTreeMap::new();
    for concept in &glossary.concepts {
        if let Some(subject) = &concept.subject {
            *subjects.entry(subject.clone()).or_default() += 1;
        }
        for term in &concept.terms {
            languages.entry(term.language.clone()).or_default().count(term);
        }
    }
    for (language, counts) in &mut languages {
        let has_term = |concept: &&Concept| concept.terms_in(language).any(Term::is_accepted);
        counts.missing =
            glossary.concepts.len() - glossary.concepts.iter().filter(has_term).count();
    }
    Stats {
        concepts: glossary.concepts.len(),
        terms: languages.values().map(|counts| counts.terms).sum(),
        languages,
        subjects,
    }
}

impl LanguageStats {
    fn count(&mut self, term: &Term) {
        self.terms += 1;
        match term.status {
            Some(Status::Preferred) => self.preferred += 1,
            Some(Status::Admitted) => self.admitted += 1,
            Some(Status::Deprecated) => self.deprecated += 1,
            Some(Status::Superseded) => self.superseded += 1,
            None => self.without_status += 1,
        }
        self.acronyms += usize::from(term.is_acronym());
        if term.text.chars().count() > self.longest.chars().count() {
            self.longest.clone_from(&term.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Draft, table};

    #[test]
    fn everything_is_counted_once() {
        let text = "concept\tlanguage\tterm\tstatus\tpart_of_speech\ttype\n\
            cft\ten\tcompassion-focused therapy\t\t\t\n\
            cft\ten\tCFT\tadmitted\t\tacronym\n\
            cft\tes-MX\tterapia centrada en la compasión\t\t\t\n\
            shame\ten\tshame\t\t\t\n\
            shame\tes\tpena\tdeprecated\t\t\n";
        let stats = stats(&table::read(text).and_then(Draft::finish).unwrap());
        assert_eq!((stats.concepts, stats.terms), (2, 5));
        assert!(stats.subjects.is_empty());
        let [en, es, mexican] =
            ["en", "es", "es-MX"].map(|tag| &stats.languages[&LanguageTag::known(tag)]);
        assert_eq!(
            (en.terms, en.without_status, en.admitted, en.acronyms, en.missing),
            (3, 2, 1, 1, 0)
        );
        assert_eq!((es.terms, es.deprecated, es.missing, es.longest.as_str()), (1, 1, 1, "pena"));
        assert_eq!((mexican.terms, mexican.missing), (1, 1));
    }
}
