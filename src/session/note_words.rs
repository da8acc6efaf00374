//! Notes on inputs in words.

use super::note::{Note, TakenPart};
use std::fmt;

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Taken { document, language, parts } => {
                write!(f, "{document}: {language} from ")?;
                if parts.first().is_none_or(|(part, _)| *part != TakenPart::Title) {
                    f.write_str("no title")?;
                    f.write_str(if parts.is_empty() { "" } else { ", " })?;
                }
                let parts = parts.iter().map(|(part, (first, last))| {
                    let part = match part {
                        TakenPart::Title => "title",
                        TakenPart::Text => "text",
                        TakenPart::Keywords => "keywords",
                    };
                    match first == last {
                        true => format!("{part} line {first}"),
                        false => format!("{part} lines {first}-{last}"),
                    }
                });
                f.write_str(&parts.collect::<Vec<_>>().join(", "))
            }
            Note::Line { document, language: None, note } => write!(f, "{document}: {note}"),
            Note::Line { document, language: Some(language), note } => {
                write!(f, "{document}: {language}: {note}")
            }
            Note::WrongTag { document, tag, language, is_believed } => {
                let then =
                    if *is_believed { "and is taken for it" } else { "as the other side is" };
                write!(f, "{document}: what is tagged as {tag} is in {language}, {then}")
            }
            Note::WrongName { file, named, language } => {
                write!(f, "{file}: its name says {named}, its text is in {language}")
            }
            Note::Included { document, file, why_not: None } => {
                write!(f, "{document}: read {file}, which it includes")
            }
            Note::Included { document, file, why_not: Some(why) } => {
                write!(f, "{document}: {file}, which it includes, was not read: {why}")
            }
            Note::AlignedTable { document, languages, rows } => {
                write!(f, "{document}: a table in {languages}, aligned already; rows: {rows}")
            }
            Note::OtherLanguages { document, units } => {
                write!(f, "{document}: left out {units} units of other languages")
            }
        }
    }
}
