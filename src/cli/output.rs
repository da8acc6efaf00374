//! Where results go: whole files or none, standard output that may be closed early, standard error for the rest.

use super::Failure;
use anstream::adapter::strip_str;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Writes a file under another name and then renames it, so that no reader ever sees half of it.
pub(super) fn write_whole(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let mut file = NewFile::create(path)?;
    file.write_all(content).map_err(|error| unwritten(path, &error))?;
    file.finish()
}

/// A file that has another name until it is whole; one that is not finished is removed.
pub(super) struct NewFile {
    /// As the user named it.
    name: PathBuf,
    file: BufWriter<File>,
    /// Where it is written and where it goes; none for what is no file, such as a pipe.
    places: Option<(PathBuf, PathBuf)>,
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::about(path.display(), format!("cannot be written: {error}"))
}

impl NewFile {
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let fail = |error: io::Error| unwritten(path, &error);
        let name = path.to_owned();
        // a device or a pipe stays one, a link still leads to its file, permissions stay
        let there = std::fs::metadata(path).ok();
        if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
            let file = OpenOptions::new().write(true).open(path).map_err(fail)?;
            return Ok(NewFile { name, file: BufWriter::new(file), places: None });
        }
        let place = if there.is_some() { path.canonicalize().map_err(fail)? } else { path.into() };
        if let Some(dir) = place.parent().filter(|dir| !dir.as_os_str().is_empty()) {
            std::fs::create_dir_all(dir).map_err(fail)?;
        }
        let mut part = place.file_name().unwrap_or_default().to_owned();
        part.push(format!(".{}.part", std::process::id()));
        let part = place.with_file_name(part);
        let file = BufWriter::new(File::create(&part).map_err(fail)?);
        let new = NewFile { name, file, places: Some((part.clone(), place)) };
        if let Some(there) = there {
            std::fs::set_permissions(&part, there.permissions()).map_err(fail)?;
        }
        Ok(new)
    }

    /// Puts the file in its place.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.file.flush().map_err(|error| unwritten(&self.name, &error))?;
        if let Some((part, place)) = &self.places {
            std::fs::rename(part, place).map_err(|error| unwritten(&self.name, &error))?;
        }
        self.places = None;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some((part, _)) = &self.places {
            let _ = std::fs::remove_file(part);
        }
    }
}

/// Refuses to write over what is read.
pub(super) fn refuse_to_overwrite(inputs: &[PathBuf], output: &Path) -> Result<(), Failure> {
    let same = |input: &PathBuf| {
        input
            .canonicalize()
            .is_ok_and(|input| output.canonicalize().is_ok_and(|output| input == output))
    };
    if inputs.iter().any(same) {
        return Err(Failure::about(
            output.display(),
            "this is an input, and would be written over; choose another place with -o",
        ));
    }
    Ok(())
}

/// Prints to standard output, without colour where it cannot show any.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_to(anstream::AutoStream::auto(io::stdout()).lock(), text.as_bytes())
}

/// Writes to the file that the user names, or else prints.
pub(super) fn write_or_print(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    output.map_or_else(|| print(text), |path| write_whole(path, text.as_bytes()))
}

/// What goes into the file that the user names, once all of it is there, or else is printed as it comes.
pub(super) struct Results<'p> {
    path: Option<&'p Path>,
    kept: Vec<u8>,
}

impl<'p> Results<'p> {
    pub(super) fn new(path: &'p Option<PathBuf>) -> Self {
        Results { path: path.as_deref(), kept: Vec::new() }
    }

    /// Adds a text, without its colours where it goes into a file.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.path.is_none() {
            return print(text);
        }
        self.kept.extend(strip_str(text).to_string().into_bytes());
        Ok(())
    }

    /// Where to add what is shown or written at the end.
    pub(super) fn rest(&mut self) -> &mut Vec<u8> {
        &mut self.kept
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    pub(super) fn finish(self) -> Result<(), Failure> {
        match self.path {
            Some(path) => write_whole(path, &self.kept),
            None => print_to(io::stdout().lock(), &self.kept),
        }
    }
}

/// A value as JSON, for people to read as well.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("what is printed fits into JSON") + "\n"
}

/// How many are done, on standard error where that is a terminal.
pub(super) fn progress(is_shown: bool, what: &str) -> ProgressBar {
    if !is_shown || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = format!("{{spinner}} {{pos}} {what}, {{per_sec}}, {{elapsed}}");
    let style = ProgressStyle::with_template(&template).expect("a valid template");
    ProgressBar::no_length().with_style(style)
}

fn print_to(mut out: impl Write, bytes: &[u8]) -> Result<(), Failure> {
    let printed = out.write_all(bytes).and_then(|()| out.flush());
    unless_closed(printed).map_err(|error| Failure::about("standard output", error))
}

/// The result of writing; a reader that has gone away (`| head`) is no error.
pub(super) fn unless_closed<T: Default>(result: io::Result<T>) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(T::default()),
        result => result,
    }
}

/// Says on standard error what was done or left.
pub(super) fn say(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Says on standard error what is wrong.
pub(super) fn complain(text: impl Display) {
    let mut err = anstream::AutoStream::auto(io::stderr()).lock();
    let _ = writeln!(err, "\u{1b}[1;31merror\u{1b}[0m: {text}");
}

/// How wide standard output is, in columns.
pub(super) fn width() -> u16 {
    const NONE: u16 = 100;
    const NARROWEST: u16 = 60;
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = console::Term::stdout().size_checked().map(|(_, columns)| columns);
    terminal.or(columns).unwrap_or(NONE).max(NARROWEST)
}
