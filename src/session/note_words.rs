//! Notes on inputs in words.

use super::note::{Note, TakenPart};
use crate::wording::{Data, Message, note};
use std::fmt;

impl Note {
    /// What it says.
    pub fn message(&self) -> Message {
        match self {
            Note::Taken { document, language, parts } => {
                let has_title = parts.first().is_some_and(|(part, _)| *part == TakenPart::Title);
                let no_title = (!has_title).then(|| note!("part-none"));
                let all = no_title.into_iter().chain(parts.iter().map(part));
                let parts =
                    all.reduce(|before, part| note!("part-more", before: before, part: part));
                let parts = parts.expect("a title, or that there is none");
                note!("taken", document: document, language: language.as_str(), parts: parts)
            }
            Note::Line { document, language: None, note } => {
                note!("line-note", document: document, note: note.message())
            }
            Note::Line { document, language: Some(language), note } => {
                let language = language.as_str();
                note!("line-note-of", document: document, language: language, note: note.message())
            }
            Note::WrongTag { document, tag, language, is_believed } => {
                let (tag, language) = (tag.as_str(), language.as_str());
                match is_believed {
                    true => {
                        note!("wrong-tag-believed", document: document, tag: tag, language: language)
                    }
                    false => note!("wrong-tag", document: document, tag: tag, language: language),
                }
            }
            Note::WrongName { file, named, language } => {
                let (named, language) = (named.as_str(), language.as_str());
                note!("wrong-name", file: file, named: named, language: language)
            }
            Note::Included { document, file, why_not: None } => {
                note!("included", document: document, file: file)
            }
            Note::Included { document, file, why_not: Some(why) } => {
                note!("not-included", document: document, file: file, why: Data(why))
            }
            Note::AlignedTable { document, languages, rows } => {
                let (source, target) = (languages.source.as_str(), languages.target.as_str());
                note!("aligned-table", document: document, source: source, target: target, rows: *rows)
            }
            Note::OtherLanguages { document, units } => {
                note!("other-languages", document: document, units: *units)
            }
            Note::UnknownMark { document, mark, rows } => {
                let rows = ranges(rows);
                note!("unknown-mark", document: document, mark: mark, rows: rows)
            }
        }
    }
}

/// Numbers in order, as `2, 5-7`.
fn ranges(numbers: &[u64]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[u64]| match run {
        [first, .., last] => format!("{first}-{last}"),
        [one] => one.to_string(),
        [] => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

fn part((part, (one, other)): &(TakenPart, (usize, usize))) -> Message {
    // of columns side by side, what comes later may stand higher
    let (first, last) = (one.min(other), one.max(other));
    let part = match part {
        TakenPart::Title => "title",
        TakenPart::Text => "text",
        TakenPart::Keywords => "keywords",
    };
    let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
    note!("part-lines", part: part, count: 1 + last - first, lines: lines)
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}
