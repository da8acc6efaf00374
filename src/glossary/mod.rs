//! Glossaries: concepts with their terms in each language, as in TBX (ISO 30042).

mod broad;
pub(crate) mod clinical;
mod draft;
pub(crate) mod extract;
pub(crate) mod lint;
pub(crate) mod matcher;
pub(crate) mod mesh;
pub(crate) mod multiterm;
mod names;
mod property;
pub(crate) mod snomed;
pub(crate) mod stats;
pub(crate) mod table;
pub(crate) mod tbx;
pub(crate) mod toml;
pub(crate) mod umls;
mod written;

pub use draft::BadGlossary;
pub(crate) use draft::{Draft, FaultKind, Lines};
pub(crate) use names::name;
pub use property::{Category, Property};
pub(crate) use written::{Loss, Written};

use crate::language::{LanguageTag, PartOfSpeech};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Concepts, each with its terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    /// The concepts.
    pub concepts: Vec<Concept>,
}

/// A unit of thought and its terms.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Its id. A concept of a later glossary with the same id replaces it.
    pub id: String,
    /// Its field.
    pub subject: Option<String>,
    /// Its definitions, by language.
    pub definitions: BTreeMap<LanguageTag, String>,
    /// Its terms.
    pub terms: Vec<Term>,
    /// Other information, kept but not used.
    pub properties: Vec<Property>,
    /// Whether it is of a later glossary than others: of the meanings of a term, those of the user come first.
    #[serde(skip)]
    pub(crate) comes_first: bool,
}

/// A name of a concept in one language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its language.
    pub language: LanguageTag,
    /// The term itself.
    #[serde(rename = "term")]
    pub text: String,
    /// Whether to use it, where the glossary says so.
    pub status: Option<Status>,
    /// Its part of speech, where the glossary gives one; see [`word_class`](Term::word_class).
    pub part_of_speech: Option<PartOfSpeech>,
    /// What kind of designation it is, where the glossary says so.
    #[serde(rename = "type")]
    pub term_type: Option<TermType>,
    /// Whether its meaning is wider or narrower than the concept: it may translate the concept, but does not show that
    /// the concept is meant.
    #[serde(default)]
    pub broad: bool,
    /// A note by a terminologist.
    pub note: Option<String>,
    /// Other information, kept but not used.
    #[serde(default)]
    pub properties: Vec<Property>,
}

/// The administrative status of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// To be used.
    Preferred,
    /// May be used.
    Admitted,
    /// Not to be used.
    Deprecated,
    /// No longer in use.
    Superseded,
}

/// What kind of designation a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TermType {
    /// The full form.
    FullForm,
    /// An acronym.
    Acronym,
    /// An abbreviation.
    Abbreviation,
    /// A short form.
    ShortForm,
    /// A variant of another term.
    Variant,
    /// A phrase.
    Phrase,
}

impl Term {
    /// A term of which nothing else is known.
    pub fn new(language: LanguageTag, text: impl Into<String>) -> Self {
        Term {
            language,
            text: text.into(),
            status: None,
            part_of_speech: None,
            term_type: None,
            broad: false,
            note: None,
            properties: Vec::new(),
        }
    }

    /// Its grammatical gender, where the glossary has it.
    pub fn gender(&self) -> Option<&str> {
        let is_gender = |property: &&Property| property.category == Category::GrammaticalGender;
        self.properties.iter().find(is_gender).map(|property| property.value.as_str())
    }

    /// Whether the term may be used.
    pub fn is_accepted(&self) -> bool {
        !matches!(self.status, Some(Status::Deprecated | Status::Superseded))
    }

    /// Its status in a concept that says of another term in its language that it is preferred, or of none.
    fn status_beside(&self, has_preferred: bool) -> Status {
        let inferred = if has_preferred { Status::Admitted } else { Status::Preferred };
        self.status.unwrap_or(inferred)
    }

    /// The part of speech that its words are inflected by: most terms are nouns.
    pub fn word_class(&self) -> PartOfSpeech {
        self.part_of_speech.unwrap_or_default()
    }

    /// Whether the term alone shows that its concept is meant. Broad terms, variants and paraphrases may translate a
    /// term of the other side, but do not show that.
    pub fn names_its_concept(&self) -> bool {
        !self.broad && !matches!(self.term_type, Some(TermType::Variant | TermType::Phrase))
    }

    /// The same of a term that is no short form of another.
    pub fn names_its_concept_in_full(&self) -> bool {
        self.names_its_concept() && !self.is_short()
    }

    /// Whether it is an acronym: as its type says, or as it is written.
    pub fn is_acronym(&self) -> bool {
        self.term_type == Some(TermType::Acronym) || crate::text::words::is_acronym(&self.text)
    }

    /// Whether it is a short form of another term.
    pub fn is_short(&self) -> bool {
        use TermType::*;
        matches!(self.term_type, Some(Acronym | Abbreviation | ShortForm))
    }
}

impl Concept {
    /// A concept without terms.
    pub fn new(id: impl Into<String>) -> Self {
        Concept { id: id.into(), ..Concept::default() }
    }

    /// Takes the place of a concept by a later one of its id, or joins the two where they have no language in common.
    fn overrule(&mut self, later: Concept) {
        let is_shared = |term: &Term| self.terms_in(&term.language).next().is_some();
        if self.terms.is_empty() || later.terms.is_empty() || later.terms.iter().any(is_shared) {
            *self = later;
            return;
        }
        self.subject = self.subject.take().or(later.subject);
        self.terms.extend(later.terms);
        self.properties.extend(later.properties);
        for (language, definition) in later.definitions {
            self.definitions.entry(language).or_insert(definition);
        }
    }

    /// The accepted terms in a language, preferred ones first.
    pub fn accepted(&self, language: &LanguageTag) -> Vec<&Term> {
        let has_preferred = self.has_preferred(language);
        let mut terms: Vec<&Term> =
            self.terms_in(language).filter(|term| term.is_accepted()).collect();
        terms.sort_by_key(|term| term.status_beside(has_preferred) != Status::Preferred);
        terms
    }

    /// The preferred terms in a language.
    pub fn preferred(&self, language: &LanguageTag) -> impl Iterator<Item = &Term> {
        let has_preferred = self.has_preferred(language);
        self.terms_in(language)
            .filter(move |term| term.status_beside(has_preferred) == Status::Preferred)
    }

    /// The status of one of its terms. One that has none is preferred where no term of its language is, else admitted.
    pub fn status(&self, term: &Term) -> Status {
        term.status.unwrap_or_else(|| term.status_beside(self.has_preferred(&term.language)))
    }

    /// Whether the glossary says of a term in a language that it is preferred.
    fn has_preferred(&self, language: &LanguageTag) -> bool {
        self.terms_in(language).any(|term| term.status == Some(Status::Preferred))
    }

    /// All terms in a language, whatever its region.
    pub fn terms_in(&self, language: &LanguageTag) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.language.is_same_language(language))
    }
}

impl Glossary {
    /// Adds the concepts of another glossary. A concept of the same id takes the place of the one there was, so
    /// that a user's glossary overrules the shipped one; in other languages it adds to it, so that a thesaurus may be
    /// in a file a language.
    pub fn extend(&mut self, other: Glossary) {
        let places = self.concepts.iter().enumerate();
        let places: FxHashMap<String, usize> =
            places.map(|(at, concept)| (concept.id.clone(), at)).collect();
        let is_first = self.concepts.is_empty();
        for mut concept in other.concepts {
            concept.comes_first = !is_first;
            match places.get(&concept.id) {
                Some(&place) => self.concepts[place].overrule(concept),
                None => self.concepts.push(concept),
            }
        }
    }
}

/// Reads a glossary in any of its formats, by what it looks like; the first fault is an error.
pub fn read(bytes: &[u8]) -> Result<Glossary, BadGlossary> {
    Draft::read(bytes)?.finish()
}

#[cfg(test)]
mod tests;
