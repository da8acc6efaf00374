//! Glossaries as TOML: the form that people edit and review.

use super::{BadGlossary, Concept, Glossary, Status, Term, TermType};
use crate::language::{LanguageTag, PartOfSpeech};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    subject: Option<String>,
    #[serde(default)]
    concept: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    subject: Option<String>,
    #[serde(default)]
    part_of_speech: PartOfSpeech,
    #[serde(default)]
    definition: BTreeMap<LanguageTag, String>,
    terms: BTreeMap<LanguageTag, Vec<TermEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermEntry {
    term: String,
    #[serde(default)]
    status: Status,
    #[serde(default, rename = "type")]
    term_type: TermType,
    part_of_speech: Option<PartOfSpeech>,
    note: Option<String>,
}

/// Reads a glossary. Errors name line and column.
pub fn read(text: &str) -> Result<Glossary, BadGlossary> {
    let file: File = toml::from_str(text)
        .map_err(|error| BadGlossary::Toml(error.to_string().trim_end().to_owned()))?;
    let concepts = file.concept.into_iter().map(|entry| {
        let part_of_speech = entry.part_of_speech;
        let terms = entry.terms.into_iter().flat_map(|(language, terms)| {
            terms.into_iter().map(move |term| Term {
                language: language.clone(),
                text: term.term,
                status: term.status,
                part_of_speech: term.part_of_speech.unwrap_or(part_of_speech),
                term_type: term.term_type,
                note: term.note,
            })
        });
        Concept {
            id: entry.id,
            subject: entry.subject.or_else(|| file.subject.clone()),
            definitions: entry.definition,
            terms: terms.collect(),
        }
    });
    Ok(Glossary { concepts: concepts.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_with_their_line() {
        let text =
            "[[concept]]\nid = \"shame\"\nterms.en = [{ term = \"shame\", status = \"best\" }]\n";
        let error = read(text).unwrap_err().to_string();
        assert!(
            error.contains("line 3") && error.contains("best") && error.contains("preferred"),
            "{error}"
        );
    }
}
