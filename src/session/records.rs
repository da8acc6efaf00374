//! The records of a file of any size, read one by one: lines of JSON, articles in XML.

use super::Error;
use super::texts::ReadArticle;
use crate::bitext::record;
use crate::document::article::split::{ArticleSource, split};
use crate::document::pubmed;
use crate::format::{Format, Reads};
use crate::language::LanguageTag;
use crate::side::Sides;
use crate::text::encoding::LONGEST_LINE_MB;
use crate::text::xml;
use rustc_hash::FxHashSet;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

/// A record of a file, not read yet.
#[derive(Clone)]
pub struct Record {
    /// The name of the file and the id, as messages name it.
    pub name: String,
    /// The number of its line, or what its collection calls an article.
    pub id: String,
    pub(super) content: Content,
}

#[derive(Clone)]
pub(super) enum Content {
    Line(String, ReadLine),
    Article(ArticleSource, ReadArticle),
}

type ReadLine = fn(&str, Sides<Option<&LanguageTag>>) -> Result<record::Record, String>;

/// The records of a file. What cannot be read is an error in its place; those after it are read.
pub type Records<'r> = Box<dyn Iterator<Item = Result<Record, Error>> + Send + 'r>;

/// The records of a file of a format that has any.
pub(crate) fn records<'r>(
    name: &str,
    format: &'static Format,
    file: impl Read + Send + 'r,
) -> Records<'r> {
    match &format.read {
        Some(Reads::Records(read)) => line_records(name.to_owned(), *read, file),
        Some(Reads::Article(read)) => articles(name.to_owned(), *read, file),
        _ => {
            let what = format!("{} has no records", format.title);
            Box::new(std::iter::once(Err(Error::new(name, what))))
        }
    }
}

/// The records of a file that has one on each line; blank lines are left out.
fn line_records<'r>(name: String, read: ReadLine, file: impl Read + Send + 'r) -> Records<'r> {
    /// Few records are longer, and few then lie over the end of what is read at once.
    const BUFFER: usize = 1 << 18;
    let record = move |(number, line): (usize, Result<String, String>)| {
        let name = format!("{name}:{number}");
        match line {
            Ok(line) if line.trim().is_empty() => None,
            Ok(line) => {
                let (id, content) = (number.to_string(), Content::Line(line, read));
                Some(Ok(Record { name, id, content }))
            }
            Err(what) => Some(Err(Error::new(name, what))),
        }
    };
    Box::new(lines(BufReader::with_capacity(BUFFER, file)).filter_map(record))
}

/// The lines of a file, each with its number. One that cannot be read does not end them, but for what the system says.
pub(super) fn lines(
    mut file: impl BufRead,
) -> impl Iterator<Item = (usize, Result<String, String>)> {
    let mut has_failed = false;
    let lines = std::iter::from_fn(move || {
        if has_failed {
            return None;
        }
        let line = line(&mut file);
        has_failed = line.is_err();
        line.unwrap_or_else(|error| Some(Err(error.to_string())))
    });
    (1..).zip(lines)
}

/// The next line, or what is wrong with it; none at the end.
fn line(reader: &mut impl BufRead) -> io::Result<Option<Result<String, String>>> {
    let limit = (LONGEST_LINE_MB as u64) << 20;
    let mut bytes = Vec::new();
    let length = reader.take(limit + 1).read_until(b'\n', &mut bytes)?;
    if length as u64 > limit {
        if !bytes.ends_with(b"\n") {
            reader.skip_until(b'\n')?;
        }
        return Ok(Some(Err(format!(
            "this line is longer than the {LONGEST_LINE_MB} MB that are read as one record; split it"
        ))));
    }
    if length == 0 {
        return Ok(None);
    }
    let text = String::from_utf8(bytes).map_err(|error| format!("this line is not UTF-8: {error}"));
    Ok(Some(text.map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))))
}

/// The articles of a file, named by their PMID or else their number.
fn articles<'r>(name: String, read: ReadArticle, file: impl Read + Send + 'r) -> Records<'r> {
    let mut used: FxHashSet<String> = FxHashSet::default();
    Box::new(split(file).zip(1..).map(move |(source, number)| {
        let source = source.map_err(|what| Error::new(&name, what))?;
        let text = xml::decode(&source.bytes).unwrap_or_default();
        let id = pubmed::id(text.as_str()).map(str::to_owned);
        let id = id.unwrap_or_else(|| number.to_string());
        // PubMed keeps versions of an article under one PMID
        let id = if used.insert(id.clone()) { id } else { format!("{id}-{number}") };
        Ok(Record { name: format!("{name}:{id}"), id, content: Content::Article(source, read) })
    }))
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").field("name", &self.name).field("id", &self.id).finish()
    }
}
