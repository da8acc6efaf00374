//! The names of values in glossary files: a status, a part of speech, a term type, a data category.

use super::{Status, TermType};
use crate::language::PartOfSpeech;
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The words that people and other programs use for values.
const SYNONYMS: &str = include_str!("value-names.tsv");

/// A value that has other names than ours.
pub(super) trait Value: for<'de> Deserialize<'de> {
    /// Its kind in the list of synonyms.
    const KIND: &str;
}

impl Value for Status {
    const KIND: &str = "status";
}

impl Value for PartOfSpeech {
    const KIND: &str = "part_of_speech";
}

impl Value for TermType {
    const KIND: &str = "type";
}

/// The value that a word means, whatever its case, accents and signs; the error lists our names.
pub(super) fn value<T: Value>(text: &str) -> Result<T, String> {
    let key = key(text);
    let meant = SYNONYMS_BY_WORD.get(&(T::KIND, key.as_str()));
    by_name(meant.copied().unwrap_or_else(|| text.trim()))
}

/// For each kind and word our name of the value.
static SYNONYMS_BY_WORD: LazyLock<FxHashMap<(&str, &str), &str>> = LazyLock::new(|| {
    let rows = SYNONYMS.lines().filter(|line| !line.starts_with('#')).skip(1);
    let words = rows.flat_map(|row| {
        let mut cells = row.split('\t');
        let [kind, value, words] = [(); 3].map(|()| cells.next().unwrap_or_default());
        words.split(' ').map(move |word| ((kind, word), value))
    });
    words.collect()
});

/// A word in small letters, without accents, blanks and signs, and without what TBX adds to each status.
fn key(text: &str) -> String {
    let folded = fold::accents(&fold::case(text));
    let mut key: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    for ending in ["admnsts", "term"] {
        key.truncate(
            key.strip_suffix(ending).filter(|rest| !rest.is_empty()).map_or(key.len(), str::len),
        );
    }
    key
}

/// The value of a name; the error lists the names that there are.
pub(super) fn by_name<'de, T: Deserialize<'de>>(name: &'de str) -> Result<T, String> {
    let deserializer: StrDeserializer<'de, ValueError> = name.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

/// The name of a value.
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("these values are written as their names"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_by_the_words_of_people_and_of_other_programs() {
        use Status::*;
        for (status, words) in [
            (
                Preferred,
                "preferred preferredTerm-admn-sts standardizedTerm-admn-sts Recommended approved \
                 recomendado Preferida recommandé bevorzugt raccomandato OK",
            ),
            (
                Admitted,
                "admitted admittedTerm-admn-sts legalTerm-admn-sts Acceptable allowed ADMITIDO \
                 permitido toléré erlaubt",
            ),
            (
                Deprecated,
                "deprecated deprecatedTerm-admn-sts forbidden notRecommended not_recommended \
                 do-not-use prohibido desaconsejado verboten interdit Banned rechazado",
            ),
            (
                Superseded,
                "superseded supersededTerm-admn-sts obsolete Outdated anticuado obsoleto veraltet",
            ),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(value(word), Ok(status), "{word}");
            }
        }
        assert_eq!(value("Do not use!"), Ok(Deprecated));
        for unknown in ["purpleish", "", "new", "-", "term"] {
            assert!(value::<Status>(unknown).is_err(), "{unknown}");
        }
    }

    #[test]
    fn parts_of_speech_and_types_are_known_by_theirs() {
        use PartOfSpeech::*;
        for (part, words) in [
            (Noun, "noun Noun n. s.f. sustantivo nm"),
            (ProperNoun, "properNoun PROPN"),
            (Verb, "verb v. verbo Verbe"),
            (Adjective, "adj. adjetivo Adjektiv"),
            (Adverb, "adv adverbio"),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(value(word), Ok(part), "{word}");
            }
        }
        assert_eq!(value("proper noun"), Ok(ProperNoun));
        for (kind, words) in [
            (TermType::Acronym, "acronym initialism sigla Acrónimo"),
            (TermType::FullForm, "fullForm full-form entryTerm"),
            (TermType::Abbreviation, "abbreviation abbr. abreviatura abbreviatedForm"),
            (TermType::Phrase, "phrase phraseologicalUnit"),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(value(word), Ok(kind), "{word}");
            }
        }
    }

    #[test]
    fn each_synonym_means_one_value_of_ours() {
        let mut seen = rustc_hash::FxHashSet::default();
        for row in SYNONYMS.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [kind, name, words] = cells[..] else { panic!("{row}") };
            let is_value = match kind {
                "status" => by_name::<Status>(name).is_ok(),
                "part_of_speech" => by_name::<PartOfSpeech>(name).is_ok(),
                "type" => by_name::<TermType>(name).is_ok(),
                _ => false,
            };
            assert!(is_value, "{row}");
            for word in words.split(' ') {
                assert_eq!(key(word), word, "as words are looked up");
                assert!(seen.insert((kind, word)), "{kind} {word} stands twice");
            }
        }
    }
}
