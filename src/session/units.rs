//! The translation units of a file of any size, read one by one.

use super::records::lines;
use crate::bitext::pairs::from_pairs;
use crate::bitext::record::Record;
use crate::bitext::table::Rows;
use crate::format::{Format, Reads};
use crate::language::LanguageTag;
use crate::memory::{Skipped, TranslationUnit, UnitStream, all_units, table};
use crate::side::Sides;
use crate::text::encoding::whole;
use crate::text::xml;
use std::io::{BufRead, Cursor};

/// The units of a file that is aligned; `wanted` are source and target where the user names them. With `with_unaligned`
/// rows and beads without a counterpart are units, too, one side of which is empty.
pub(crate) fn open<'r>(
    mut file: Box<dyn BufRead + 'r>,
    format: &'static Format,
    wanted: Sides<Option<&LanguageTag>>,
    with_unaligned: bool,
) -> Result<Box<dyn UnitStream + 'r>, String> {
    match &format.read {
        Some(Reads::Units(read)) => Ok(Box::new(Translated(read(as_utf8(file)?, wanted)))),
        Some(Reads::Table(read)) => {
            let start = file.fill_buf().map_err(|error| error.to_string())?;
            let table: Box<dyn BufRead> = match streams(start) {
                true => file,
                false => Box::new(Cursor::new(read(&whole(file)?)?)),
            };
            let rows = Rows::new(table, wanted)?;
            Ok(Box::new(TableUnits { rows, skipped: Skipped::default(), with_unaligned }))
        }
        Some(Reads::Bitext(read)) => {
            let bitext = read(&whole(file)?).map_err(|error| error.to_string())?;
            Ok(Box::new(Wanted::new(all_units(&bitext, None).into_iter().map(Ok), with_unaligned)))
        }
        Some(Reads::Records(read)) => {
            let (read, wanted) = (*read, wanted.map(Option::<&LanguageTag>::cloned));
            let units = lines(file).flat_map(move |(number, line)| {
                let found = line.and_then(|line| {
                    let wanted = wanted.as_ref().map(Option::as_ref);
                    of_record(&line, &format!("line {number}"), read, wanted)
                });
                match found {
                    Ok(units) => units.into_iter().map(Ok).collect::<Vec<_>>(),
                    Err(what) => vec![Err(format!("line {number}: {what}"))],
                }
            });
            Ok(Box::new(Wanted::new(units, with_unaligned)))
        }
        _ => Err(match format.text(&whole(file)?, None) {
            Err(what) if format.is_text() => what.to_string(),
            _ => {
                "is not aligned yet; `cotejo align` does that, and writes what this command writes"
                    .into()
            }
        }),
    }
}

/// The units of a memory that have a translation; the others are counted where they are read.
struct Translated<'r>(Box<dyn UnitStream + 'r>);

impl Iterator for Translated<'_> {
    type Item = Result<TranslationUnit, String>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.find(|unit| unit.as_ref().map_or(true, TranslationUnit::is_translated))
    }
}

impl UnitStream for Translated<'_> {
    fn skipped(&self) -> Skipped {
        self.0.skipped()
    }
}

/// The units of beads and pairs. Those without a counterpart are counted, unless they are wanted.
struct Wanted<I> {
    units: I,
    with_unaligned: bool,
    skipped: Skipped,
}

impl<I> Wanted<I> {
    fn new(units: I, with_unaligned: bool) -> Self {
        Wanted { units, with_unaligned, skipped: Skipped::default() }
    }
}

impl<I: Iterator<Item = Result<TranslationUnit, String>>> Iterator for Wanted<I> {
    type Item = Result<TranslationUnit, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let unit = self.units.next()?;
            let is_half = |unit: &TranslationUnit| unit.source.is_empty() || unit.target.is_empty();
            if self.with_unaligned || !unit.as_ref().is_ok_and(is_half) {
                return Some(unit);
            }
            self.skipped.untranslated += 1;
        }
    }
}

impl<I: Iterator<Item = Result<TranslationUnit, String>>> UnitStream for Wanted<I> {
    fn skipped(&self) -> Skipped {
        self.skipped
    }
}

/// The units of a table.
struct TableUnits<R> {
    rows: Rows<R>,
    skipped: Skipped,
    with_unaligned: bool,
}

impl<R: BufRead> Iterator for TableUnits<R> {
    type Item = Result<TranslationUnit, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = self.rows.next()?;
            self.skipped.cells += row.as_ref().map_or(0, |row| row.left_out);
            let unit = row.map(|row| table::unit(row, &self.rows.languages, self.with_unaligned));
            match unit.transpose() {
                None => self.skipped.untranslated += 1,
                unit => return unit,
            }
        }
    }
}

impl<R: BufRead> UnitStream for TableUnits<R> {
    fn skipped(&self) -> Skipped {
        self.skipped
    }
}

/// The units of a line of a JSON lines file.
fn of_record(
    line: &str,
    name: &str,
    read: fn(&str, Sides<Option<&LanguageTag>>) -> Result<Record, String>,
    wanted: Sides<Option<&LanguageTag>>,
) -> Result<Vec<TranslationUnit>, String> {
    if line.trim().is_empty() {
        return Ok(Vec::new());
    }
    match read(line, wanted)? {
        Record::Bitext(bitext) => Ok(all_units(&bitext, None)),
        Record::Pairs { id: Some(id), languages, pairs } if pairs.len() == 1 => {
            let unit = |unit| TranslationUnit { id: id.clone(), properties: Vec::new(), ..unit };
            Ok(all_units(&from_pairs("", languages, pairs), None).into_iter().map(unit).collect())
        }
        Record::Pairs { id, languages, pairs } => {
            Ok(all_units(&from_pairs(id.as_deref().unwrap_or(name), languages, pairs), None))
        }
        Record::Texts { .. } => {
            Err("these texts are not aligned yet; `cotejo align` does that".into())
        }
    }
}

/// Whether a file is text in UTF-8, as far as its beginning shows.
fn streams(start: &[u8]) -> bool {
    let whole = start.len() - start.iter().rev().take(4).filter(|byte| **byte >= 0x80).count();
    let is_legacy =
        || std::str::from_utf8(&start[..whole]).is_err_and(|error| error.error_len().is_some());
    xml::streams(start) && !is_legacy()
}

/// A file of XML as UTF-8. What is in another encoding is decoded as a whole; only UTF-8 is so common that it must
/// stream.
pub(super) fn as_utf8<'r>(
    mut file: Box<dyn BufRead + 'r>,
) -> Result<Box<dyn BufRead + 'r>, String> {
    let start = file.fill_buf().map_err(|error| error.to_string())?;
    let is_xml = start.trim_ascii_start().starts_with(b"<") || start.starts_with(b"\xef\xbb\xbf<");
    if xml::streams(start) && (is_xml || streams(start)) {
        return Ok(file);
    }
    let text = xml::decode(&whole(file)?)?;
    Ok(Box::new(Cursor::new(text.into_string())))
}
