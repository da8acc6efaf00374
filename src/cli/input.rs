//! From arguments to inputs: files, pairs of files, folders, records of a JSON lines file.

use super::Failure;
use super::kind::{Kind, XLIFF};
use super::options::Reading;
use super::{articles, folder, records};
use crate::document::bilingual::{self, NoPair, main_language};
use crate::document::format::Format;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Something to work on.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// As messages and reports name it.
    pub name: String,
    /// What the files made of it are called, without extension.
    pub stem: String,
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A file, or standard input (`-`), that holds everything.
    One(PathBuf),
    /// A text and its translation.
    Two(PathBuf, PathBuf),
    /// A line of a JSON lines file.
    Record { line: String },
    /// An article of a file that holds many.
    Article(articles::Source),
}

impl Input {
    /// The files it is read from.
    pub fn paths(&self) -> Vec<PathBuf> {
        match &self.content {
            Content::One(path) => vec![path.clone()],
            Content::Two(source, target) => vec![source.clone(), target.clone()],
            Content::Record { .. } | Content::Article(_) => Vec::new(),
        }
    }
}

/// All inputs in order, and whether there are more than one.
pub struct Inputs {
    pub each: Box<dyn Iterator<Item = Result<Input, Failure>> + Send>,
    pub many: bool,
}

/// No more than this is read as one document.
pub const LARGEST_MB: u64 = 64;

/// Finds the inputs that the arguments name; JSON lines files are read as they are asked for. What cannot be
/// read is in the stream, in its place.
pub fn expand(reading: &Reading) -> Result<Inputs, Failure> {
    let mut found: Vec<Result<Input, Failure>> = Vec::new();
    match &reading.inputs[..] {
        [source, target] if is_pair(source, target, reading) => {
            let name = format!("{} + {}", source.display(), target.display());
            let content = Content::Two(source.clone(), target.clone());
            found.push(Ok(Input { name, stem: stem(source), content }));
        }
        paths => {
            for path in paths {
                if path.is_dir() {
                    folder::inputs(path, &mut found);
                } else {
                    let name = if is_stdin(path) {
                        "standard input".into()
                    } else {
                        path.display().to_string()
                    };
                    found.push(Ok(Input {
                        name,
                        stem: stem(path),
                        content: Content::One(path.clone()),
                    }));
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
    let from = reading.from;
    let holds_many =
        move |input: &Input| records::are_in(input, from) || articles::are_in(input, from);
    let many = found.len() > 1 || found.iter().flatten().any(holds_many);
    if many && reading.source_lines.is_some() {
        return Err(Failure::new("--source-lines and --target-lines are for one input; give one"));
    }
    let each = found.into_iter().flat_map(move |input| match input {
        Ok(input) if records::are_in(&input, from) => records::of(input),
        Ok(input) if articles::are_in(&input, from) => articles::of(input, from),
        other => Box::new(std::iter::once(other)),
    });
    Ok(Inputs { each: Box::new(each), many })
}

pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether two files are a text and its translation rather than two bilingual texts: each holds one language.
fn is_pair(source: &Path, target: &Path, reading: &Reading) -> bool {
    let whole = |path: &Path| {
        let name =
            path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        [".json", ".jsonl", ".ndjson", ".tmx", ".tsv", ".csv", ".xml", ".nxml"]
            .iter()
            .chain(&XLIFF)
            .any(|end| name.ends_with(end))
    };
    let kind = reading.from.is_none_or(|kind| kind.format().is_some());
    if !kind
        || [source, target].iter().any(|path| path.is_dir() || whole(path))
        || reading.source_lines.is_some()
    {
        return false;
    }
    // standard input cannot be looked at twice; beside another text it is one half of a pair
    if reading.sentences || is_stdin(source) != is_stdin(target) {
        return true;
    }
    [source, target].iter().all(|path| holds_one_language(path, reading))
}

fn holds_one_language(path: &Path, reading: &Reading) -> bool {
    let Ok(bytes) = read(path) else { return false };
    if Kind::of(path, &bytes) != Kind::Text {
        return false;
    }
    let kind = reading.from.unwrap_or_else(|| Kind::of(path, &bytes));
    let Ok(plain) = kind.format().unwrap_or(Format::Text).read(&bytes) else { return false };
    let found = bilingual::find("", &plain.blocks, reading.wanted());
    !matches!(found, Ok(_) | Err(NoPair::Several(_))) && main_language(&plain.blocks).is_some()
}

/// A file's name without its extensions of ours.
pub fn stem(path: &Path) -> String {
    let name =
        path.file_name().map_or_else(|| "stdin".into(), |name| name.to_string_lossy().into_owned());
    if name == "-" {
        return "stdin".into();
    }
    let stem = name.strip_suffix(".cotejo.json").or_else(|| Some(name.rsplit_once('.')?.0));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(&name).to_owned()
}

/// The bytes of a file or of standard input.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = if is_stdin(path) { "standard input".into() } else { path.display().to_string() };
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

/// All of what must be decoded as a whole.
pub fn whole(file: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    file.take((LARGEST_MB << 20) + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST_MB << 20 {
        return Err(format!(
            "is larger than the {LARGEST_MB} MB that are read as a whole; save it as UTF-8"
        ));
    }
    Ok(bytes)
}
