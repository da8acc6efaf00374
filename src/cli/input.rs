//! From arguments to inputs: files, pairs of files, folders, the records of a file.

use super::options::InputOptions;
use super::{Failure, folder};
use crate::document::bilingual::{self, NoPair, main_language};
use crate::document::plain;
use crate::format::{self, FORMATS, Format};
use crate::session::{Cotejo, Loaded, Reading, Record, one, records};
use crate::text::encoding::LARGEST_MB;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Something to work on.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// As messages and reports name it.
    pub name: String,
    /// What the files made of it are called, without extension.
    pub stem: String,
    pub content: Content,
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

    /// The bitext of the input, aligned or not.
    pub(super) fn read(&self, cotejo: &Cotejo, reading: &Reading) -> Result<Loaded, Failure> {
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
    fn of_records(&self, from: Option<&'static Format>) -> Option<(&PathBuf, &'static Format)> {
        let Content::One(path) = &self.content else { return None };
        let format = match from {
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
        let second = records("", format, File::open(path).ok()?).nth(1);
        second.is_some_and(|second| second.is_ok() || is_pubmed).then_some((path, format))
    }

    /// The records of a file that holds many, each as an input.
    fn records(&self, path: &Path, format: &'static Format) -> Stream {
        let file: Box<dyn Read + Send> = match File::open(path) {
            _ if is_stdin(path) => Box::new(std::io::stdin()),
            Ok(file) => Box::new(file),
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
            Ok(Input { name, stem, content: Content::Record(record) })
        }))
    }
}

type Stream = Box<dyn Iterator<Item = Result<Input, Failure>> + Send>;

/// All inputs in order, and whether there are more than one.
pub(super) struct Inputs {
    pub each: Box<dyn Iterator<Item = Result<Input, Failure>> + Send>,
    pub many: bool,
    /// What was left out of folders, and why.
    pub left_out: Vec<String>,
}

/// Finds the inputs that the arguments name; the records of a file are read as they are asked for. What cannot be
/// read is in the stream, in its place.
pub(super) fn expand(options: &InputOptions) -> Result<Inputs, Failure> {
    let mut found: Vec<Result<Input, Failure>> = Vec::new();
    let mut left_out = Vec::new();
    match &options.paths[..] {
        [source, target] if is_pair(source, target, options) => {
            let name = format!("{} + {}", source.display(), target.display());
            let content = Content::Two(source.clone(), target.clone());
            found.push(Ok(Input { name, stem: stem(source), content }));
        }
        paths => {
            for path in paths {
                if path.is_dir() {
                    folder::inputs(path, options, &mut found, &mut left_out);
                } else {
                    let (name, content) = (named(path), Content::One(path.clone()));
                    found.push(Ok(Input { name, stem: stem(path), content }));
                }
            }
        }
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    for input in found.iter_mut().flatten() {
        let stem = input.stem.clone();
        let mut times = 1;
        while !used.insert(input.stem.clone()) {
            times += 1;
            input.stem = format!("{stem}-{times}");
        }
    }
    let from = options.from;
    let many =
        found.len() > 1 || found.iter().flatten().any(|input| input.of_records(from).is_some());
    if many && options.source_lines.is_some() {
        return Err(Failure::new("--source-lines and --target-lines are for one input; give one"));
    }
    let each = found.into_iter().flat_map(move |input| match &input {
        Ok(one) => match one.of_records(from) {
            Some((path, format)) => one.records(path, format),
            None => Box::new(std::iter::once(input)),
        },
        Err(_) => Box::new(std::iter::once(input)),
    });
    Ok(Inputs { each: Box::new(each), many, left_out })
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as messages name it.
pub(super) fn named(path: &Path) -> String {
    if is_stdin(path) { "standard input".into() } else { path.display().to_string() }
}

/// The format of a file of which no more than the beginning is read; none where that cannot be read.
fn of_file(path: &Path) -> Option<&'static Format> {
    Some(format::of(&path.to_string_lossy(), &beginning(path, format::ENOUGH)?))
}

/// The first bytes of a file.
pub(super) fn beginning(path: &Path, count: usize) -> Option<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path).ok()?.take(count as u64).read_to_end(&mut start).ok()?;
    Some(start)
}

/// Whether two files are a text and its translation rather than two bilingual texts: each holds one language.
fn is_pair(source: &Path, target: &Path, options: &InputOptions) -> bool {
    let holds_both = |path: &Path| {
        let name = path.to_string_lossy();
        let formats = FORMATS.iter().filter(|format| format.holds_texts() && !format.is_text());
        formats.into_iter().any(|format| format.has_name_of(&name))
    };
    if options.from.is_some_and(|format| !format.is_text())
        || [source, target].iter().any(|path| path.is_dir() || holds_both(path))
        || options.source_lines.is_some()
    {
        return false;
    }
    // standard input cannot be looked at twice; beside another text it is one half of a pair
    if options.sentences || is_stdin(source) != is_stdin(target) {
        return true;
    }
    [source, target].iter().all(|path| holds_one_language(path, options))
}

fn holds_one_language(path: &Path, options: &InputOptions) -> bool {
    let Ok(bytes) = read(path) else { return false };
    if *format::of(&path.to_string_lossy(), &bytes) != plain::FORMAT {
        return false;
    }
    let format = options.from.unwrap_or(&plain::FORMAT);
    let Ok(text) = format.text(&bytes) else { return false };
    let plain = plain::blocks(&text);
    let found = bilingual::find("", &plain.blocks, options.reading().wanted());
    !matches!(found, Ok(_) | Err(NoPair::Several(_))) && main_language(&plain.blocks).is_some()
}

/// A file's name without its extensions of ours.
pub(super) fn stem(path: &Path) -> String {
    let name =
        path.file_name().map_or_else(|| "stdin".into(), |name| name.to_string_lossy().into_owned());
    if name == "-" {
        return "stdin".into();
    }
    let stem = name.strip_suffix(".cotejo.json").or_else(|| Some(name.rsplit_once('.')?.0));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(&name).to_owned()
}

/// The bytes of a file or of standard input.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = named(path);
    let limit = LARGEST_MB << 20;
    let too_large = |size: u64| {
        let what = format!(
            "is {} MB, and no more than {LARGEST_MB} MB are read as one document; split it",
            size >> 20
        );
        Failure::about(&name, what)
    };
    let source: Box<dyn Read> = if is_stdin(path) {
        Box::new(std::io::stdin())
    } else {
        let file = File::open(path).map_err(|error| Failure::about(&name, error))?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size > limit {
            return Err(too_large(size));
        }
        Box::new(file)
    };
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|error| Failure::about(&name, error))?;
    if bytes.len() as u64 > limit { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}
