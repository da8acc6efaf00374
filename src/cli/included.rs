//! The files that a document includes: text files in its own folder or below it, and no others.

use super::file::{is_stdin, read};
use super::register::{Register, Role};
use crate::format::FORMATS;
use crate::session::{FetchFile, Note};
use crate::text::encoding::LARGEST_MB;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Fetches the files that documents include, and keeps a note of each.
#[derive(Default)]
pub(super) struct Included(Arc<Mutex<Fetched>>);

#[derive(Default)]
struct Fetched {
    bytes: u64,
    notes: Vec<Note>,
}

impl Included {
    /// What fetches the files that documents at these places include.
    pub(super) fn fetch(&self, documents: Vec<PathBuf>, register: Arc<Register>) -> FetchFile {
        let fetched = self.0.clone();
        FetchFile::new(move |document, file| {
            let path = documents.iter().find(|path| path.display().to_string() == document)?;
            let mut fetched = fetched.lock().unwrap_or_else(PoisonError::into_inner);
            let (bytes, why_not) = match fetched.file(path, file, &register)? {
                Ok(bytes) => (Some(bytes), None),
                Err(why_not) => (None, Some(why_not)),
            };
            let (document, file) = (document.to_owned(), file.to_owned());
            let note = Note::Included { document, file, why_not };
            if !fetched.notes.contains(&note) {
                fetched.notes.push(note);
            }
            bytes
        })
    }

    /// The notes on the files that were asked for.
    pub(super) fn notes(&self) -> Vec<Note> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).notes)
    }
}

impl Fetched {
    /// The bytes of a file that a document includes, or why they are not read; none where there is no such file.
    fn file(
        &mut self,
        document: &Path,
        file: &str,
        register: &Register,
    ) -> Option<Result<Vec<u8>, String>> {
        if is_stdin(document) {
            return None;
        }
        let folder = document.canonicalize().ok()?.parent()?.to_owned();
        let place = folder.join(file).canonicalize().ok()?;
        if !place.is_file() {
            return None;
        }
        let is_text = |name: &str| {
            let texts = FORMATS.iter().filter(|format| matches!(format.name(), "latex" | "text"));
            texts.into_iter().any(|format| format.has_name_of(name))
        };
        if !place.starts_with(&folder) {
            return Some(Err(format!("it is not below {}", folder.display())));
        }
        if !place.to_str().is_some_and(is_text) {
            return Some(Err("it has not the name of a text".into()));
        }
        Some(self.read(&place, register))
    }

    fn read(&mut self, place: &Path, register: &Register) -> Result<Vec<u8>, String> {
        register.reads(place, Role::Input).map_err(|failure| failure.to_string())?;
        let size = place.metadata().map_or(0, |metadata| metadata.len());
        self.bytes += size;
        if self.bytes > LARGEST_MB << 20 {
            return Err(format!("no more than {LARGEST_MB} MB are read for one document"));
        }
        read(place).map_err(|failure| failure.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Each row: a file as a document names it, and why it is not read; none where it is.
    #[test]
    fn only_texts_below_the_folder_of_a_document_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir_all(at("thesis/chapters")).unwrap();
        for name in
            ["thesis/main.tex", "thesis/chapters/a.tex", "thesis/b.txt", "thesis/c.png", "d.tex"]
        {
            fs::write(at(name), name).unwrap();
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("d.tex"), at("thesis/link.tex")).unwrap();
            std::os::unix::fs::symlink(at("thesis/b.txt"), at("thesis/inside.tex")).unwrap();
        }
        let outside = at("d.tex").display().to_string();
        for (file, why_not) in [
            ("chapters/a.tex", None),
            ("b.txt", None),
            ("chapters/../b.txt", None),
            ("../d.tex", Some("it is not below")),
            (&*outside, Some("it is not below")),
            ("c.png", Some("it has not the name of a text")),
            #[cfg(unix)]
            ("link.tex", Some("it is not below")),
            #[cfg(unix)]
            ("inside.tex", None),
        ] {
            let read = Fetched::default().file(&at("thesis/main.tex"), file, &Register::default());
            match why_not {
                None => assert!(read.unwrap().is_ok(), "{file}"),
                Some(why) => assert!(read.unwrap().unwrap_err().starts_with(why), "{file}"),
            }
        }
        for file in ["none.tex", "chapters", ""] {
            let register = Register::default();
            assert!(Fetched::default().file(&at("thesis/main.tex"), file, &register).is_none());
        }
        // what is written is not read
        let register = Register::default();
        register.writes(&at("thesis/b.txt"), "-o").unwrap();
        let read = Fetched::default().file(&at("thesis/main.tex"), "b.txt", &register);
        assert!(read.unwrap().unwrap_err().contains("would be written over by -o"));
    }
}
