//! Glossaries: concepts with their terms in each language, as in TBX (ISO 30042).

pub mod clinical;
pub mod matcher;
pub mod table;
pub mod toml;

use crate::language::{LanguageTag, PartOfSpeech};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Concepts, each with its terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    pub concepts: Vec<Concept>,
}

/// A unit of thought and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Concept {
    pub id: String,
    pub subject: Option<String>,
    pub definitions: BTreeMap<LanguageTag, String>,
    pub terms: Vec<Term>,
}

/// What a concept is called in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub language: LanguageTag,
    pub text: String,
    pub status: Status,
    pub part_of_speech: PartOfSpeech,
    pub term_type: TermType,
    pub note: Option<String>,
}

/// The administrative status of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    #[default]
    Preferred,
    Admitted,
    Deprecated,
    Superseded,
}

/// What kind of designation a term is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TermType {
    #[default]
    FullForm,
    Acronym,
    Abbreviation,
    ShortForm,
    Variant,
    Phrase,
}

impl Term {
    /// Whether the term may be used.
    pub fn is_accepted(&self) -> bool {
        matches!(self.status, Status::Preferred | Status::Admitted)
    }

    /// Whether the term alone says that its concept is meant. Paraphrases and broad renderings
    /// (`admitted` as a `variant` or `phrase`) answer a term of the other side but are no sign of it.
    pub fn names_its_concept(&self) -> bool {
        !matches!(self.term_type, TermType::Variant | TermType::Phrase)
            && !self.note.as_deref().unwrap_or("").starts_with("broad")
    }

    /// Whether it is a short form of another term.
    pub fn is_short(&self) -> bool {
        matches!(self.term_type, TermType::Acronym | TermType::Abbreviation | TermType::ShortForm)
    }
}

impl Concept {
    /// The accepted terms in a language, preferred ones first.
    pub fn accepted(&self, language: &LanguageTag) -> Vec<&Term> {
        let mut terms: Vec<&Term> =
            self.terms_in(language).filter(|term| term.is_accepted()).collect();
        terms.sort_by_key(|term| term.status != Status::Preferred);
        terms
    }

    /// All terms in a language, whatever its region.
    pub fn terms_in<'c>(
        &'c self,
        language: &LanguageTag,
    ) -> impl Iterator<Item = &'c Term> + use<'c> {
        let primary = language.primary().to_owned();
        self.terms.iter().filter(move |term| term.language.primary() == primary)
    }
}

impl Glossary {
    /// Adds the concepts of another glossary. A concept of the same id takes the place of the one there was, so
    /// that a user's glossary overrules the shipped one.
    pub fn extend(&mut self, other: Glossary) {
        let places: BTreeMap<String, usize> =
            self.concepts.iter().enumerate().map(|(at, own)| (own.id.clone(), at)).collect();
        for concept in other.concepts {
            match places.get(&concept.id) {
                Some(&own) => self.concepts[own] = concept,
                None => self.concepts.push(concept),
            }
        }
    }
}

/// Why a glossary cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadGlossary {
    #[error("{0}")]
    Toml(String),
    #[error("row {row}{}: {what}", .column.as_ref().map(|column| format!(", column {column}")).unwrap_or_default())]
    Row { row: u64, column: Option<String>, what: String },
    #[error("{0}")]
    Text(#[from] crate::text::encoding::Unreadable),
}

/// Reads a glossary, TOML or a table, by what it looks like.
pub fn read(bytes: &[u8]) -> Result<Glossary, BadGlossary> {
    let text = crate::text::encoding::decode(bytes)?;
    let is_toml = text.as_str().lines().any(|line| line.trim_start().starts_with("[["));
    if is_toml { toml::read(text.as_str()) } else { table::read(text.as_str()) }
}
