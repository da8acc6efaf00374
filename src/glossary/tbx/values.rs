//! The names of values in TBX.

use crate::glossary::names::by_name;
use crate::glossary::{Status, TermType};
use crate::language::PartOfSpeech;

/// A status by its name in either edition, or in ours.
pub(super) fn status(name: &str) -> Result<Status, String> {
    let short = name.strip_suffix("-admn-sts").unwrap_or(name);
    match short.strip_suffix("Term").unwrap_or(short).to_lowercase().as_str() {
        "standardized" => Ok(Status::Preferred),
        "legal" | "regulated" => Ok(Status::Admitted),
        short => by_name(short),
    }
}

/// A part of speech by its name.
pub(super) fn part_of_speech(name: &str) -> Option<PartOfSpeech> {
    match name.to_lowercase().replace(' ', "").as_str() {
        "propernoun" => Some(PartOfSpeech::ProperNoun),
        name => by_name(name).ok(),
    }
}

/// A term type by its name; the 2008 edition has more of them.
pub(super) fn term_type(name: &str) -> Option<TermType> {
    match name {
        "initialism" => Some(TermType::Acronym),
        "abbreviatedForm" => Some(TermType::Abbreviation),
        "clippedTerm" => Some(TermType::ShortForm),
        "entryTerm" | "synonym" => Some(TermType::FullForm),
        "phraseologicalUnit" | "synonymousPhrase" => Some(TermType::Phrase),
        name => by_name(name).ok(),
    }
}
