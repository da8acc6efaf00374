//! The files of a document under review: its bitext file after each operation, its memory on leaving.

use super::super::checksum;
use super::super::new_file::{write_over, write_whole};
use super::super::register::Output;
use super::super::ui::note;
use super::Refusal;
use crate::bitext::{Bitext, file};
use crate::memory::{Selection, TranslationUnit, tmx, units};
use crate::text::fnv;
use std::path::Path;

use super::super::Failure;

/// Where a document is saved, and what is known to stand there.
pub(super) struct Saved {
    file: Output,
    memory: Output,
    /// The hash of the bitext file as it was read or written last; none where there is no file.
    known: Option<u64>,
    is_written: bool,
}

/// How memories are written.
pub(super) struct Memory {
    pub selection: Selection,
    pub created: Option<String>,
}

impl Saved {
    pub(super) fn new(file: Output, memory: Output) -> Result<Self, Failure> {
        let known = hash(&file.path)?;
        Ok(Saved { file, memory, known, is_written: false })
    }

    /// The files that are written.
    pub(super) fn paths(&self) -> [&Path; 2] {
        [&self.file.path, &self.memory.path]
    }

    pub(super) fn is_written(&self) -> bool {
        self.is_written
    }

    /// Whether the bitext file is as it was read or written last.
    fn is_as_known(&self) -> Result<bool, Failure> {
        Ok(hash(&self.file.path)? == self.known)
    }

    /// Saves the bitext, unless another process has changed the file.
    pub(super) fn save(&mut self, bitext: &Bitext) -> Result<(), Refusal> {
        if !self.is_as_known().map_err(Refusal::Failed)? {
            let path = self.file.path.display();
            return Err(Refusal::Stale(format!(
                "{path} was changed by another program, and nothing is saved any more; end this review and start it anew"
            )));
        }
        let text = checksum::add_to_bitext(&file::write(bitext));
        let write = if self.is_written { write_over } else { write_whole };
        write(&self.file, text.as_bytes()).map_err(Refusal::Failed)?;
        self.known = Some(fnv::hash(&[&text], 0));
        self.is_written = true;
        Ok(())
    }

    /// Writes the memory, and returns what is said of both files. If another process has changed the bitext file, its memory
    /// is that process's, too.
    pub(super) fn write_memory(&self, bitext: &Bitext, memory: &Memory) -> Result<String, Failure> {
        let [file, tmx] = self.paths().map(Path::display);
        if !self.is_as_known()? {
            let what = format!(
                "was changed by another program and stays as that left it; {tmx} was not written"
            );
            return Err(Failure::about(file, what));
        }
        let created = memory.created.as_deref();
        let mut selection = memory.selection.clone();
        let mut units: Vec<TranslationUnit> = units(bitext, created);
        units.retain(|unit| selection.takes(unit));
        let written = tmx::write(&units, &bitext.source.language, created);
        write_whole(&self.memory, checksum::add_to_xml(&written.text).as_bytes())?;
        let (tmx, file) = (tmx.to_string(), file.to_string());
        let lost = (written.dropped > 0)
            .then(|| note!("forbidden-characters", file: &tmx, count: written.dropped).to_string());
        let wrote = note!("wrote-memory-and-bitext", memory: tmx, units: units.len(), bitext: file);
        Ok(lost.into_iter().chain([wrote.to_string()]).collect::<Vec<_>>().join("\n"))
    }
}

/// The hash of a file; none if it is not there.
fn hash(path: &Path) -> Result<Option<u64>, Failure> {
    match std::fs::read(path) {
        Ok(content) => Ok(Some(match std::str::from_utf8(&content) {
            Ok(text) => fnv::hash(&[text], 0),
            Err(_) => 0,
        })),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::about(path.display(), error)),
    }
}
