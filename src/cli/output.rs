//! Where results go: whole files or none, standard output that may be closed early, standard error for the rest.

use super::Failure;
use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file beside its place and renames it there, so that no reader ever sees half of it.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let fail = |error: std::io::Error| {
        Failure::about(path.display(), format!("cannot be written: {error}"))
    };
    // what stands there keeps being what it is: a device or a pipe, the file behind a link, its permissions
    let there = std::fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        return std::fs::write(path, content).map_err(fail);
    }
    let path = if there.is_some() { &path.canonicalize().map_err(fail)? } else { path };
    if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
        std::fs::create_dir_all(dir).map_err(fail)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, content)
        .and_then(|()| {
            there.map_or(Ok(()), |there| std::fs::set_permissions(&part, there.permissions()))
        })
        .and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written.map_err(fail)
}

/// Refuses to write over what is read.
pub fn spare(inputs: &[PathBuf], output: &Path) -> Result<(), Failure> {
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

/// Prints to standard output, without colour where it cannot show any. A reader that has gone away (`| head`)
/// is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::AutoStream::auto(std::io::stdout()).lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::about("standard output", error))
        }
        _ => Ok(()),
    }
}

/// Says on standard error what was done or left.
pub fn say(text: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Says on standard error what is wrong.
pub fn complain(text: impl Display) {
    let mut err = anstream::AutoStream::auto(std::io::stderr()).lock();
    let _ = writeln!(err, "\u{1b}[1;31merror\u{1b}[0m: {text}");
}

/// How wide standard output is, in columns.
pub fn width() -> u16 {
    const NONE: u16 = 100;
    const NARROWEST: u16 = 60;
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = console::Term::stdout().size_checked().map(|(_, columns)| columns);
    terminal.or(columns).unwrap_or(NONE).max(NARROWEST)
}
