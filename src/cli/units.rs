//! Forms of translation units, and what reads and writes each.

use super::Failure;
use super::input::{is_stdin, whole};
use super::kind::Kind;
use super::records;
use crate::bitext::record::{self, Record};
use crate::bitext::{file, pairs::from_pairs, table::Rows};
use crate::language::{LanguageTag, Languages};
use crate::memory::table::{self, Separator};
#[cfg(feature = "xlsx")]
use crate::memory::workbook;
use crate::memory::{
    Grammar, Passed, TranslationUnit, UnitReader, UnitWriter, json_lines, markdown, tmx, units,
    xliff,
};
use crate::side::Sides;
use crate::text::{encoding, xml};
use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::path::Path;
use std::rc::Rc;

/// Forms to write units in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// TMX 1.4b
    Tmx,
    /// XLIFF 2.1
    Xliff,
    /// A table with tabs
    Tsv,
    /// A table with commas
    Csv,
    /// A Markdown table
    Markdown,
    /// Two texts with a segment a line: OUT.en and OUT.es
    Moses,
    /// JSON lines
    Jsonl,
    /// A workbook
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Form {
    /// The form that a file of this name has.
    pub fn of(path: &Path) -> Option<Form> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Some(match extension.as_str() {
            "tmx" => Form::Tmx,
            "xlf" | "xliff" => Form::Xliff,
            "tsv" => Form::Tsv,
            "csv" => Form::Csv,
            "md" => Form::Markdown,
            "jsonl" | "ndjson" => Form::Jsonl,
            #[cfg(feature = "xlsx")]
            "xlsx" => Form::Xlsx,
            _ => return None,
        })
    }

    /// What writes this form into one file; none for two texts.
    pub fn writer<'w, W: Write + 'w>(
        self,
        out: W,
        languages: Languages,
        created: Option<String>,
    ) -> Option<Box<dyn UnitWriter + 'w>> {
        Some(match self {
            Form::Tmx => Box::new(tmx::Writer::new(out, languages.source, created)),
            Form::Xliff => Box::new(xliff::Writer::new(out, languages)),
            Form::Tsv => Box::new(table::Writer::new(out, languages, Separator::Tab)),
            Form::Csv => Box::new(table::Writer::new(out, languages, Separator::Comma)),
            Form::Markdown => Box::new(markdown::Writer::new(out, languages)),
            Form::Jsonl => Box::new(json_lines::Writer::new(out)),
            #[cfg(feature = "xlsx")]
            Form::Xlsx => {
                let writer = workbook::Writer::new(out, languages);
                Box::new(writer.expect("an empty workbook is within its limits"))
            }
            Form::Moses => return None,
        })
    }
}

/// The units of a file, one by one.
pub struct Units {
    pub each: Box<dyn Iterator<Item = Result<TranslationUnit, Failure>>>,
    /// What was passed over, once all are read.
    pub passed: Rc<Cell<Passed>>,
}

impl Units {
    fn of<E: std::fmt::Display>(
        name: String,
        units: impl Iterator<Item = Result<TranslationUnit, E>> + 'static,
    ) -> Self {
        let each = units.map(move |unit| unit.map_err(|error| Failure::about(&name, error)));
        Units { each: Box::new(each), passed: Rc::default() }
    }

    fn rows<R: BufRead + 'static>(name: String, rows: Rows<R>) -> Self {
        let (tags, passed) = (rows.languages.clone(), Rc::new(Cell::new(Passed::default())));
        let alone = passed.clone();
        let unit = move |row: Result<_, String>| {
            let unit = row.map(|row| table::unit(row, &tags)).transpose();
            if unit.is_none() {
                let passed = alone.get();
                alone.set(Passed { alone: passed.alone + 1, ..passed });
            }
            unit
        };
        Units { passed, ..Units::of(name, rows.filter_map(unit)) }
    }

    fn read<G: Grammar + 'static>(name: String, file: Box<dyn BufRead>) -> Self {
        let reader = UnitReader::<_, G>::new(file);
        let passed = reader.passed();
        Units { passed, ..Units::of(name, reader) }
    }
}

/// Opens a file of any aligned form; `languages` are source and target where the user named them.
pub fn open(
    path: &Path,
    from: Option<Kind>,
    languages: Sides<Option<&LanguageTag>>,
) -> Result<Units, Failure> {
    let is_stdin = is_stdin(path);
    let name = if is_stdin { "standard input".into() } else { path.display().to_string() };
    let fail = |error: &dyn std::fmt::Display| Failure::about(&name, error);
    let source: Box<dyn Read> = if is_stdin {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(|error| fail(&error))?)
    };
    let mut file = BufReader::with_capacity(1 << 18, source);
    let kind = match from {
        Some(kind) => kind,
        None => Kind::of(path, file.fill_buf().map_err(|error| fail(&error))?),
    };
    match kind {
        Kind::Tmx => Ok(Units::read::<tmx::Reading>(name.clone(), as_utf8(&name, file)?)),
        Kind::Xliff => Ok(Units::read::<xliff::Reading>(name.clone(), as_utf8(&name, file)?)),
        Kind::Table => {
            let rows = Rows::new(as_utf8(&name, file)?, languages).map_err(|what| fail(&what))?;
            Ok(Units::rows(name, rows))
        }
        Kind::Workbook => {
            let table = workbook_table(&whole(file).map_err(|what| fail(&what))?)
                .map_err(|what| fail(&what))?;
            let rows = Rows::new(Cursor::new(table), languages).map_err(|what| fail(&what))?;
            Ok(Units::rows(name, rows))
        }
        Kind::Bitext => {
            let bytes = whole(file).map_err(|what| fail(&what))?;
            let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            let bitext = file::read(json).map_err(|error| fail(&error))?;
            Ok(Units::of(name, units(&bitext, None).into_iter().map(Ok::<_, String>)))
        }
        Kind::Jsonl => {
            let languages = languages.map(Option::<&LanguageTag>::cloned);
            let lines = (1..).zip(std::iter::from_fn(move || records::line(&mut file).transpose()));
            let units = lines.flat_map(move |(number, line)| {
                let wanted = languages.as_ref().map(Option::as_ref);
                let found =
                    line.and_then(|line| of_record(&line, &format!("line {number}"), wanted));
                match found {
                    Ok(units) => units.into_iter().map(Ok).collect::<Vec<_>>(),
                    Err(what) => vec![Err(format!("line {number}: {what}"))],
                }
            });
            Ok(Units::of(name, units))
        }
        _ => Err(fail(
            &"is not aligned yet; `cotejo align` does that, and writes what this command writes",
        )),
    }
}

/// The first sheet of a workbook as a table.
#[cfg(feature = "xlsx")]
pub fn workbook_table(bytes: &[u8]) -> Result<String, String> {
    workbook::as_table(bytes)
}

/// The same for a program that knows no workbooks.
#[cfg(not(feature = "xlsx"))]
pub fn workbook_table(_: &[u8]) -> Result<String, String> {
    Err("is a workbook, which this cotejo was built without: save it as CSV, or build with --features xlsx".into())
}

/// The units of a line of a JSON lines file.
fn of_record(
    line: &str,
    name: &str,
    wanted: Sides<Option<&LanguageTag>>,
) -> Result<Vec<TranslationUnit>, String> {
    let line = line.trim_start_matches('\u{feff}');
    if line.trim().is_empty() {
        return Ok(Vec::new());
    }
    let own_id = |id: Option<String>| id.unwrap_or_else(|| name.to_owned());
    match record::read(line, wanted)? {
        Record::Bitext(bitext) => Ok(units(&bitext, None)),
        Record::Pairs { id, languages, pairs } if pairs.len() == 1 && id.is_some() => {
            let mut units = units(&from_pairs("", languages, pairs), None);
            units.iter_mut().for_each(|unit| {
                unit.properties.clear();
                unit.id = own_id(id.clone());
            });
            Ok(units)
        }
        Record::Pairs { id, languages, pairs } => {
            Ok(units(&from_pairs(&own_id(id), languages, pairs), None))
        }
        Record::Texts { .. } => {
            Err("these texts are not aligned yet; `cotejo align` does that".into())
        }
    }
}

/// A file as UTF-8. What is in another encoding is decoded as a whole; only UTF-8 is so common that it must stream.
fn as_utf8(name: &str, mut file: BufReader<Box<dyn Read>>) -> Result<Box<dyn BufRead>, Failure> {
    let fail = |error: &dyn std::fmt::Display| Failure::about(name, error);
    let start = file.fill_buf().map_err(|error| fail(&error))?;
    let streams = xml::streams(start);
    let is_table =
        !start.trim_ascii_start().starts_with(b"<") && !start.starts_with(b"\xef\xbb\xbf<");
    let is_legacy = is_table && {
        let whole = start.len() - start.iter().rev().take(4).filter(|byte| **byte >= 0x80).count();
        std::str::from_utf8(&start[..whole]).is_err_and(|error| error.error_len().is_some())
    };
    if streams && !is_legacy {
        return Ok(Box::new(file));
    }
    let bytes = whole(file).map_err(|what| fail(&what))?;
    let text = if is_table {
        encoding::decode(&bytes).map_err(|error| fail(&error))?
    } else {
        xml::decode(&bytes).map_err(|error| fail(&error))?
    };
    Ok(Box::new(Cursor::new(text.into_string())))
}
