//! An input: a file, a pair of files, or a record of a file.

use super::Failure;
use super::compressed::{decompressed, without_ending};
use super::file::{beginning, is_stdin, read};
use super::included::Included;
use super::options::InputOptions;
use super::register::{Output, Register};
use super::rows::RowsAsRecords;
use super::ui::note;
use crate::format::{self, Format};
use crate::memory::json_lines;
use crate::session::Note;
use crate::session::{Cotejo, Loaded, Reading, Record, one, records};
use crate::wording::Message;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An input of a command.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// As messages and reports name it.
    pub name: String,
    /// What the files made of it are called, without extension.
    pub stem: String,
    pub content: Content,
    /// The files that are made of it, for commands that make any.
    pub outputs: Vec<Output>,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    /// A file, or standard input (`-`), that holds everything.
    One(PathBuf),
    /// A text and its translation.
    Two(PathBuf, PathBuf),
    /// A record of a file that holds many.
    Record(Record),
}

impl Input {
    /// The files it is read from.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        match &self.content {
            Content::One(path) => vec![path.clone()],
            Content::Two(source, target) => vec![source.clone(), target.clone()],
            Content::Record(_) => Vec::new(),
        }
    }

    /// The bitext of the input, aligned or not, with notes on the files that it includes.
    pub(super) fn read(
        &self,
        cotejo: &Cotejo,
        reading: &Reading,
        register: &Arc<Register>,
    ) -> Result<Loaded, Failure> {
        let included = Included::default();
        let fetch = Some(included.fetch(self.paths(), register.clone()));
        let reading = &Reading { fetch, ..reading.clone() };
        let read = self.bitext(cotejo, reading);
        let notes = included.notes();
        match read {
            Ok(mut loaded) => {
                loaded.notes.splice(0..0, notes);
                Ok(loaded)
            }
            Err(failure) => {
                let below = |what: Message, note: &Note| note!("line-below", before: what, line: note.message());
                Err(Failure { what: notes.iter().fold(failure.what, below), ..failure })
            }
        }
    }

    fn bitext(&self, cotejo: &Cotejo, reading: &Reading) -> Result<Loaded, Failure> {
        Ok(match &self.content {
            Content::One(path) => one(&self.name, &read(path)?, reading)?,
            Content::Two(source, target) => {
                let names = [source, target].map(|path| path.display().to_string());
                let (source, target) = (read(source)?, read(target)?);
                cotejo.read_pair((&names[0], &source), (&names[1], &target), reading)?
            }
            Content::Record(record) => cotejo.read_record(record, reading)?,
        })
    }

    /// The format of a file that holds many records, if it is one.
    pub(super) fn of_records(&self, options: &InputOptions) -> Option<(&PathBuf, &'static Format)> {
        let Content::One(path) = &self.content else { return None };
        if options.documents {
            return Some((path, &json_lines::FORMAT));
        }
        let format = match options.from {
            Some(format) => format,
            // of standard input only the user can tell
            None if is_stdin(path) => return None,
            None => of_file(path)?,
        };
        if format.is_records() {
            return Some((path, format));
        }
        if !format.is_article() {
            return None;
        }
        let is_pubmed = format.name() == "pubmed";
        if is_stdin(path) {
            return is_pubmed.then_some((path, format));
        }
        // a second article, or what is left of it where a file of PubMed was cut off
        let second = records("", format, decompressed(File::open(path).ok()?).ok()?).nth(1);
        second.is_some_and(|second| second.is_ok() || is_pubmed).then_some((path, format))
    }

    /// The records of a file that holds many, each as an input. The bytes of the file are counted as they are read.
    pub(super) fn records(
        &self,
        path: &Path,
        format: &'static Format,
        of_table: bool,
        bytes_read: Arc<AtomicU64>,
    ) -> Stream {
        let file = match is_stdin(path) {
            true => decompressed(std::io::stdin()),
            false => File::open(path).and_then(|file| decompressed(Counted { file, bytes_read })),
        };
        let file = match file {
            Ok(table) if of_table => Box::new(RowsAsRecords::new(BufReader::new(table))),
            Ok(file) => file,
            Err(error) => return Box::new(std::iter::once(Err(Failure::about(&self.name, error)))),
        };
        let stem = match format.is_records() {
            true => format!("{}.jsonl", self.stem),
            false => {
                let file = match path.file_name() {
                    Some(name) if !is_stdin(path) => name.to_string_lossy().into_owned(),
                    _ => "stdin.xml".into(),
                };
                Path::new(&self.stem).with_file_name(file).display().to_string()
            }
        };
        Box::new(records(&self.name, format, file).map(move |record| {
            let record = record?;
            let (name, stem) = (record.name.clone(), format!("{stem}.{}", record.id));
            Ok(Input { name, stem, content: Content::Record(record), outputs: Vec::new() })
        }))
    }
}

/// A file whose bytes are counted as they are read.
struct Counted {
    file: File,
    bytes_read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.bytes_read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

pub(super) type Stream = Box<dyn Iterator<Item = Result<Input, Failure>> + Send>;

/// The format of a file of which no more than the beginning is read; none where that cannot be read.
fn of_file(path: &Path) -> Option<&'static Format> {
    let name = path.to_string_lossy();
    Some(format::of(without_ending(&name), &beginning(path, format::ENOUGH)?))
}
