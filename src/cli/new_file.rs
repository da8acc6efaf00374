//! Files as they are written: whole or not at all, and in place of nothing that may not be replaced.

use super::Failure;
use super::checksum;
use super::decisions;
use super::output::say;
use super::register::Output;
use super::ui::note;
use super::unfinished::Unfinished;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What may be done with a file that stands where another is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is replaced: the user named it.
    Replaced,
    /// It stays, unless cotejo wrote it and nobody changed it since.
    Stays,
    /// It is replaced, and kept under another name unless cotejo wrote it.
    Kept,
}

/// Writes a whole file.
pub(super) fn write_whole(output: &Output, content: &[u8]) -> Result<(), Failure> {
    let mut file = NewFile::create(output)?;
    file.write_all(content).map_err(|error| unwritten(&output.path, &error))?;
    file.finish()
}

/// Writes a whole file in place of one of which the caller knows that nothing in it is lost.
#[cfg(feature = "server")]
pub(super) fn write_over(output: &Output, content: &[u8]) -> Result<(), Failure> {
    let mut file = NewFile::create(output)?;
    file.write_all(content).map_err(|error| unwritten(&output.path, &error))?;
    file.put_in_place()
}

/// A file that has another name until it is whole; one that is not finished is removed.
pub(super) struct NewFile<'o> {
    output: &'o Output,
    file: BufWriter<File>,
    /// Under which name it is written and where it goes; none for what is no file, such as a pipe.
    places: Option<(Unfinished, PathBuf)>,
}

pub(super) fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::about(path.display(), format!("cannot be written: {error}"))
}

impl<'o> NewFile<'o> {
    pub(super) fn create(output: &'o Output) -> Result<Self, Failure> {
        Self::open(output).map_err(|error| unwritten(&output.path, &error))
    }

    fn open(output: &'o Output) -> io::Result<Self> {
        let path = &output.path;
        if is_device(path) {
            let file = OpenOptions::new().append(true).open(path)?;
            return Ok(NewFile { output, file: BufWriter::new(file), places: None });
        }
        let place = place(path)?;
        if let Some(folder) = place.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        refuse_read_only(&place)?;
        let there = std::fs::metadata(&place).ok();
        let (file, unfinished) = Unfinished::beside(&place)?;
        let places = Some((unfinished, place));
        let new = NewFile { output, file: BufWriter::new(file), places };
        if let Some(there) = there {
            keep_access(new.file.get_ref(), &there)?;
        }
        Ok(new)
    }

    /// Puts the file in its place, if what stands there may be replaced.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        let Output { path, standing } = self.output;
        let fail = |error: io::Error| unwritten(path, &error);
        self.complete().map_err(fail)?;
        let Some((unfinished, place)) = self.places else { return Ok(()) };
        let is_changed = *standing != Standing::Replaced && is_of_another(&place);
        let has_decisions = || decisions::are_in(&place);
        if is_changed || decisions::would_be_lost(&place, unfinished.path()) {
            if is_same(unfinished.path(), &place).map_err(fail)? {
                return Ok(());
            }
            if is_changed && *standing == Standing::Stays && !has_decisions() {
                return Err(left_alone(path));
            }
            keep(&place, path).map_err(fail)?;
        }
        unfinished.rename(&place).map_err(fail)
    }

    /// Puts the file in its place, whatever stands there.
    #[cfg(feature = "server")]
    fn put_in_place(mut self) -> Result<(), Failure> {
        let path = &self.output.path;
        self.complete().map_err(|error| unwritten(path, &error))?;
        let Some((unfinished, place)) = self.places else { return Ok(()) };
        unfinished.rename(&place).map_err(|error| unwritten(path, &error))
    }

    fn complete(&mut self) -> io::Result<()> {
        self.file.flush()?;
        if self.places.is_some() { self.file.get_ref().sync_all() } else { Ok(()) }
    }
}

impl Write for NewFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Whether a name is that of a device or a pipe, which is written as it is.
pub(super) fn is_device(path: &Path) -> bool {
    let is_neither = |there: Metadata| !there.is_file() && !there.is_dir();
    path.starts_with("/dev") || std::fs::metadata(path).is_ok_and(is_neither)
}

/// The file that a name stands for: links are followed, also one to a file that is not there yet.
pub(super) fn place(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(link) = std::fs::read_link(&place) else { return Ok(place) };
        place = place.parent().unwrap_or(Path::new("")).join(link);
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// Refuses to replace a file that its mode protects: renaming another over it would need no right to write it.
pub(super) fn refuse_read_only(place: &Path) -> io::Result<()> {
    match std::fs::metadata(place) {
        Ok(there) if there.is_dir() => Err(io::Error::other("this is a folder")),
        Ok(there) if there.permissions().readonly() => {
            Err(io::Error::other("the file that is there is read-only"))
        }
        Ok(_) => OpenOptions::new().append(true).open(place).map(drop),
        Err(_) => Ok(()),
    }
}

/// Refuses a folder in which no file can be made; of one that is not there yet, the folder that it would be made in.
#[cfg(feature = "server")]
pub(super) fn refuse_protected_folder(place: &Path) -> io::Result<()> {
    let is_there = |folder: &&Path| folder.as_os_str().is_empty() || folder.exists();
    let folder = place.ancestors().skip(1).find(is_there).unwrap_or(Path::new(""));
    Unfinished::beside(&folder.join("new")).map(drop)
}

/// Gives a new file the mode and, where that is allowed, the owner of the one that it replaces.
fn keep_access(file: &File, there: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let made = file.metadata()?;
        if (made.uid(), made.gid()) != (there.uid(), there.gid()) {
            // only root may give a file away; others may give it to another group of theirs
            let _ = fchown(file, Some(there.uid()), Some(there.gid()))
                .or_else(|_| fchown(file, None, Some(there.gid())));
        }
    }
    file.set_permissions(there.permissions())
}

/// Whether a file may not be replaced: cotejo did not write it, or it was changed since, other than by decisions, which
/// the next run takes over.
pub(super) fn must_stay(path: &Path) -> bool {
    is_of_another(path) && !decisions::are_in(path)
}

/// Whether there is a file that cotejo did not write, or that was changed since.
pub(super) fn is_of_another(place: &Path) -> bool {
    match std::fs::read(place) {
        Ok(content) => !checksum::is_right(&content),
        Err(_) => place.exists(),
    }
}

pub(super) fn left_alone(path: &Path) -> Failure {
    Failure::says(path.display(), note!("left-alone"))
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(std::fs::metadata(one)?.len() == std::fs::metadata(other)?.len()
        && std::fs::read(one)? == std::fs::read(other)?)
}

/// Keeps a file that will be replaced as `NAME.~N~`, with the first number that is free.
pub(super) fn keep(place: &Path, path: &Path) -> io::Result<()> {
    for number in 1_u32.. {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".~{number}~"));
        let linked = std::fs::hard_link(place, &name);
        let kept = match &linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(place, Path::new(&name)),
            _ => linked,
        };
        match kept {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            kept => {
                let [file, name] = [path, Path::new(&name)].map(|path| path.display().to_string());
                let said = note!("kept-as", file: file, name: name);
                return kept.inspect(|()| say(said));
            }
        }
    }
    unreachable!("some number is free")
}

/// Copies a file where it cannot be linked: to another file system, or in one without links.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.sync_all()
}
