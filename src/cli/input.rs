//! From arguments to inputs: files, pairs of files, folders, records of a JSON lines file.

use super::Failure;
use super::options::{Kind, Reading};
use crate::bitext::file::is_bitext;
use crate::document::bilingual::{self, NoPair};
use crate::document::plain;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
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
}

/// Files larger than this are refused before they are read.
const LARGEST_MB: u64 = 64;

/// All inputs, in order; JSON lines files are read as they are asked for.
pub fn expand(
    reading: &Reading,
) -> Result<(impl Iterator<Item = Result<Input, Failure>> + Send + use<>, bool), Failure> {
    let paths = &reading.inputs;
    let mut found: Vec<Input> = Vec::new();
    if let [source, target] = &paths[..]
        && is_pair(source, target, reading)
    {
        let name = format!("{} + {}", source.display(), target.display());
        found.push(Input {
            name,
            stem: stem(source),
            content: Content::Two(source.clone(), target.clone()),
        });
    }
    if found.is_empty() {
        for path in paths {
            if path.is_dir() {
                let before = found.len();
                walk(path, path, &mut found)
                    .map_err(|error| Failure::about(path.display(), error))?;
                if found.len() == before {
                    return Err(Failure::about(
                        path.display(),
                        "this folder holds no text (.txt, .md, .jsonl, .tmx or .cotejo.json)",
                    ));
                }
            } else {
                let name = if path.as_os_str() == "-" {
                    "standard input".into()
                } else {
                    path.display().to_string()
                };
                found.push(Input { name, stem: stem(path), content: Content::One(path.clone()) });
            }
        }
    }
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for input in &mut found {
        let times = used.entry(input.stem.clone()).or_default();
        *times += 1;
        if *times > 1 {
            input.stem = format!("{}-{times}", input.stem);
        }
    }
    let from = reading.from;
    let many = found.len() > 1 || found.iter().any(|input| is_jsonl(input, from));
    Ok((found.into_iter().flat_map(move |input| records(input, from)), many))
}

fn is_jsonl(input: &Input, from: Option<Kind>) -> bool {
    let Content::One(path) = &input.content else { return false };
    from == Some(Kind::Jsonl)
        || from.is_none()
            && path
                .extension()
                .is_some_and(|extension| extension == "jsonl" || extension == "ndjson")
}

/// The records of a JSON lines file, or the input itself.
fn records(
    input: Input,
    from: Option<Kind>,
) -> Box<dyn Iterator<Item = Result<Input, Failure>> + Send> {
    let Content::One(path) = &input.content else { return Box::new(std::iter::once(Ok(input))) };
    if !is_jsonl(&input, from) {
        return Box::new(std::iter::once(Ok(input)));
    }
    let reader: Box<dyn Read + Send> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                return Box::new(std::iter::once(Err(Failure::about(&input.name, error))));
            }
        }
    };
    let name = input.name;
    Box::new(BufReader::new(reader).lines().enumerate().filter_map(move |(index, line)| {
        let name = format!("{name}:{}", index + 1);
        match line {
            Ok(line) if line.trim().is_empty() => None,
            Ok(line) => Some(Ok(Input {
                stem: format!("{}-{}", input.stem, index + 1),
                name,
                content: Content::Record { line },
            })),
            Err(error) => Some(Err(Failure::about(name, error))),
        }
    }))
}

/// Whether two files are a text and its translation, rather than two bilingual texts: one of them at least
/// holds only one language.
fn is_pair(source: &Path, target: &Path, reading: &Reading) -> bool {
    if [source, target]
        .iter()
        .any(|path| path.is_dir() || !has_text_name(path) && path.extension().is_some())
        || reading.source_lines.is_some()
    {
        return false;
    }
    if reading.sentences {
        return true;
    }
    let monolingual = |path: &Path| {
        let bytes = read(path).ok()?;
        if is_bitext(&bytes) {
            return None;
        }
        let blocks = plain::read(&bytes).ok()?.blocks;
        let found =
            bilingual::find("", &blocks, (reading.source.as_ref(), reading.target.as_ref()));
        Some(matches!(found, Err(NoPair::OneLanguage(_) | NoPair::None | NoPair::Unlike(_))))
    };
    matches!((monolingual(source), monolingual(target)), (Some(a), Some(b)) if a || b)
}

fn has_text_name(path: &Path) -> bool {
    const OTHERS: [&str; 4] = ["json", "jsonl", "ndjson", "tmx"];
    path.extension()
        .is_none_or(|extension| !OTHERS.iter().any(|other| extension.eq_ignore_ascii_case(other)))
}

/// The readable files below a folder, in order of their names. `x.en.txt` and `x.es.txt`, or `en.txt` and
/// `es.txt` in one folder, are a pair.
fn walk(root: &Path, folder: &Path, found: &mut Vec<Input>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    entries.sort();
    let is_readable = |path: &Path| {
        let name =
            path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        !name.starts_with('.')
            && [".txt", ".text", ".md", ".jsonl", ".ndjson", ".tmx", ".cotejo.json"]
                .iter()
                .any(|end| name.ends_with(end))
    };
    let mut paired: Vec<PathBuf> = Vec::new();
    for path in &entries {
        if path.is_dir() {
            walk(root, path, found)?;
        } else if is_readable(path) && !paired.contains(path) {
            let inside = path.strip_prefix(root).unwrap_or(path);
            let partner = partner(path).filter(|partner| entries.contains(partner));
            let (named, content) = match partner {
                Some(partner) => {
                    paired.push(partner.clone());
                    let whole = language_in(path).is_some_and(|(before, ..)| before.is_empty());
                    let named = if whole {
                        inside.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(inside)
                    } else {
                        inside
                    };
                    (named, Content::Two(path.clone(), partner))
                }
                None => (inside, Content::One(path.clone())),
            };
            let stem = named.with_file_name(stem(named)).display().to_string();
            let stem = stem.trim_end_matches(".en").to_owned();
            found.push(Input { name: path.display().to_string(), stem, content });
        }
    }
    Ok(())
}

/// `(before, language, after)` of a name such as `x.en.txt` or `en.txt`.
fn language_in(path: &Path) -> Option<(String, String, String)> {
    let name = path.file_name()?.to_str()?;
    let (rest, extension) = name.rsplit_once('.')?;
    let (before, language) =
        rest.rsplit_once('.').map_or(("", rest), |(before, language)| (before, language));
    Some((before.to_owned(), language.to_owned(), extension.to_owned()))
}

/// The Spanish file that belongs to an English one.
fn partner(path: &Path) -> Option<PathBuf> {
    let (before, language, extension) = language_in(path)?;
    if language != "en" {
        return None;
    }
    let name = if before.is_empty() {
        format!("es.{extension}")
    } else {
        format!("{before}.es.{extension}")
    };
    Some(path.with_file_name(name))
}

/// A file's name without its extensions of ours.
fn stem(path: &Path) -> String {
    let name =
        path.file_name().map_or_else(|| "stdin".into(), |name| name.to_string_lossy().into_owned());
    if name == "-" {
        return "stdin".into();
    }
    let name = name.strip_suffix(".cotejo.json").unwrap_or(&name);
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
        .to_owned()
}

/// The bytes of a file or of standard input.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let limit = LARGEST_MB << 20;
    let too_large = |size: u64| {
        Failure::about(
            name.to_string(),
            format!(
                "is {} MB, and no more than {LARGEST_MB} MB are read as one document; split it",
                size >> 20
            ),
        )
    };
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin()
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::about("standard input", error))?;
    } else {
        let file = File::open(path).map_err(|error| Failure::about(path.display(), error))?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size > limit {
            return Err(too_large(size));
        }
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::about(path.display(), error))?;
    }
    if bytes.len() as u64 > limit { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}
