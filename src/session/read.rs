//! From bytes to bitexts, whatever the format.

use super::records::{Content, Record, records};
use super::{Error, Loaded, Reading, aligned, texts, units};
use crate::bitext::record;
use crate::document::article::ArticlePart;
use crate::document::article::split::ArticleSource;
use crate::format::{self, Format, Reads};
use crate::memory::workbook;
use std::io::Cursor;

/// All bitexts of a file, in order. Those of texts and articles are not aligned yet.
pub(super) fn read(name: &str, bytes: &[u8], reading: &Reading) -> Result<Vec<Loaded>, Error> {
    let format = format_of(name, bytes, reading);
    match &format.read {
        Some(Reads::Records(_) | Reads::Article(_)) => {
            let records = records(name, format, Cursor::new(bytes));
            let all: Vec<Record> = records.collect::<Result<_, _>>()?;
            match &all[..] {
                // a file of one article has a name, and errors are about the whole file
                [] | [_] if format.is_article() => Ok(vec![one(name, bytes, reading)?]),
                all => all.iter().map(|record| of_record(record, reading)).collect(),
            }
        }
        _ => Ok(vec![one(name, bytes, reading)?]),
    }
}

/// The bitext of a file that holds one.
pub(crate) fn one(name: &str, bytes: &[u8], reading: &Reading) -> Result<Loaded, Error> {
    let fail = |error: &dyn std::fmt::Display| Error::new(name, error);
    let format = format_of(name, bytes, reading);
    let for_texts =
        [("--sentences", reading.sentences), ("--source-lines", reading.lines.is_some())];
    if let Some((option, _)) =
        for_texts.into_iter().find(|(_, is_given)| *is_given && !format.is_text())
    {
        let what = if format.is_article() { "an article in XML" } else { "aligned already" };
        return Err(fail(&format!("is {what}; {option} is for texts")));
    }
    if reading.part != ArticlePart::Abstract && !format.is_article() {
        return Err(fail(&"is no article in XML, and --part is for such"));
    }
    match &format.read {
        Some(Reads::Text(_)) => texts::one(name, bytes, format, reading),
        Some(Reads::Article(read)) => texts::article(
            name,
            &ArticleSource { bytes: bytes.to_vec(), before: (0, 0), fault: None },
            *read,
            reading,
        ),
        // as every command reads it: bytes that are not of the encoding of the file are taken for no other
        Some(Reads::Units(read)) => units::as_utf8(Box::new(bytes))
            .and_then(|file| aligned::memory(name, read(file, reading.wanted()), reading))
            .map_err(|what| fail(&what)),
        Some(Reads::Table(read)) => read(bytes)
            .and_then(|text| aligned::table(name, &text, *format != workbook::FORMAT, reading))
            .map_err(|what| fail(&what)),
        Some(Reads::Bitext(read)) => read(bytes).map(Loaded::from).map_err(|error| fail(&error)),
        _ => Err(fail(&format!("{} holds no texts to compare", format.title))),
    }
}

/// The bitext of a source and a target of their own, each with its name.
pub(super) fn two(
    name: &str,
    source: (&str, &[u8]),
    target: (&str, &[u8]),
    reading: &Reading,
) -> Result<Loaded, Error> {
    let with_format = |(name, bytes)| (name, bytes, format_of(name, bytes, reading));
    texts::two(name, with_format(source), with_format(target), reading)
}

/// The bitext of a record.
pub(crate) fn of_record(record: &Record, reading: &Reading) -> Result<Loaded, Error> {
    let name = &record.name;
    match &record.content {
        Content::Article(source, read) => texts::article(name, source, *read, reading),
        Content::Line(line, read) => {
            let named = |id: Option<String>| id.unwrap_or_else(|| name.clone());
            match read(line, reading.wanted()).map_err(|what| Error::new(name, what))? {
                record::Record::Bitext(bitext) => Ok(Loaded::from(*bitext)),
                record::Record::Pairs { id, languages, pairs } => {
                    Ok(aligned::pairs(&named(id), languages, pairs, reading))
                }
                record::Record::Texts { id, source, target } => {
                    texts::of_record(name, &named(id), source, target, reading)
                }
            }
        }
    }
}

/// The format as the user names it, or as the content shows.
pub(crate) fn format_of(name: &str, bytes: &[u8], reading: &Reading) -> &'static Format {
    reading.format.unwrap_or_else(|| format::of(name, bytes))
}
