//! Files that the arguments name; `-` is standard input.

use super::compressed::decompressed;
use super::ui::note;
use super::{Failure, pdf, ui};
use crate::text::encoding::LARGEST_MB;
use crate::text::nearest::nearest;
use crate::wording::Message;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as messages name it.
pub(super) fn named(path: &Path) -> String {
    if is_stdin(path) { "standard input".into() } else { path.display().to_string() }
}

/// The first bytes of a file.
pub(super) fn beginning(path: &Path, count: usize) -> Option<Vec<u8>> {
    let mut start = Vec::new();
    let file = decompressed(File::open(path).ok()?).ok()?;
    file.take(count as u64).read_to_end(&mut start).ok()?;
    Some(start)
}

/// A file's name without its extension.
pub(super) fn stem(path: &Path) -> String {
    let name =
        path.file_name().map_or_else(|| "stdin".into(), |name| name.to_string_lossy().into_owned());
    if name == "-" {
        return "stdin".into();
    }
    let stem = name.strip_suffix(".cotejo.json").or_else(|| Some(name.rsplit_once('.')?.0));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(&name).to_owned()
}

/// The bytes of a file or of standard input; of a PDF its text.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = named(path);
    let limit = LARGEST_MB << 20;
    let too_large = |size: u64| {
        let (size, limit) = ((size >> 20).to_string(), LARGEST_MB.to_string());
        Failure::says(&name, note!("too-large", size: size, limit: limit))
    };
    let source = if is_stdin(path) {
        decompressed(std::io::stdin())
    } else {
        let file = opened(path).map_err(|what| Failure::says(&name, what))?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size > limit {
            return Err(too_large(size));
        }
        decompressed(file)
    };
    let source = source.map_err(|error| Failure::about(&name, error))?;
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|error| Failure::about(&name, error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    if pdf::is_pdf(&bytes) && !is_stdin(path) { pdf::text(path) } else { Ok(bytes) }
}

/// A file, opened to be read; no folder.
pub(super) fn opened(path: &Path) -> Result<File, Message> {
    let file = File::open(path).map_err(|error| not_opened(path, &error))?;
    match file.metadata() {
        Ok(there) if there.is_dir() => Err(note!("is-a-folder")),
        _ => Ok(file),
    }
}

/// Why a file cannot be opened.
fn not_opened(path: &Path, error: &std::io::Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound => not_there(path),
        _ => ui::plain(error),
    }
}

/// That a file is not there, and which may have been meant.
fn not_there(path: &Path) -> Message {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    // the order of a folder is by chance
    let names: BTreeSet<String> = names.collect();
    let wanted = path.file_name().map_or("".into(), |name| name.to_string_lossy());
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => note!("no-such-file-near", near: near),
        None => note!("no-such-file"),
    }
}

/// The files and folders that the arguments name, by their real places.
pub(super) struct Given<'p> {
    paths: &'p [PathBuf],
    places: OnceLock<FxHashSet<PathBuf>>,
}

impl<'p> Given<'p> {
    pub(super) fn new(paths: &'p [PathBuf]) -> Self {
        Given { paths, places: OnceLock::new() }
    }

    /// The bytes of a document that was named within an input, if it is a regular file that the arguments name or that
    /// is in a folder of theirs: what a text says is no reason to open anything else.
    pub(super) fn read_again(&self, name: &str) -> Option<Vec<u8>> {
        let real = |path: &PathBuf| path.canonicalize().ok();
        let places = self.places.get_or_init(|| self.paths.iter().filter_map(real).collect());
        let place = Path::new(name).canonicalize().ok()?;
        let is_given = place.ancestors().any(|ancestor| places.contains(ancestor));
        (is_given && place.is_file()).then(|| read(&place).ok()).flatten()
    }
}
