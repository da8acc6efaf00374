//! Where results go: files, standard output that may be closed early, standard error for the rest.

use super::new_file::write_whole;
use super::register::Output;
use super::stdout::refuse_closed;
use super::{Failure, Status, help, ui};
use crate::report::visible::{for_terminal, for_terminal_with_colours};
use crate::wording::terminal;
use anstream::adapter::strip_str;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

/// Prints for people: without colour where standard output cannot show any, and with no other sequence for a terminal.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    refuse_closed()?;
    let text = for_terminal_with_colours(text);
    print_to(anstream::AutoStream::auto(io::stdout()).lock(), text.as_bytes())
}

/// Prints data as it is.
pub(super) fn print_data(text: &str) -> Result<(), Failure> {
    refuse_closed()?;
    print_to(io::stdout().lock(), text.as_bytes())
}

/// Writes data to the file that the user names, or else prints it.
pub(super) fn write_or_print(output: Option<&Output>, text: &str) -> Result<(), Failure> {
    output.map_or_else(|| print_data(text), |output| write_whole(output, text.as_bytes()))
}

/// What goes into the file that the user names, once all of it is there, or else is printed as it comes.
pub(super) struct Results {
    output: Option<Output>,
    kept: Vec<u8>,
}

impl Results {
    pub(super) fn new(output: Option<Output>) -> Self {
        Results { output, kept: Vec::new() }
    }

    /// Adds a text, without its colours where it goes into a file.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.output.is_none() {
            return print(text);
        }
        self.kept.extend(strip_str(text).to_string().into_bytes());
        Ok(())
    }

    /// Adds data.
    pub(super) fn data(&mut self, text: &str) -> Result<(), Failure> {
        if self.output.is_none() {
            return print_data(text);
        }
        self.kept.extend(text.as_bytes());
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
        match &self.output {
            Some(output) => write_whole(output, &self.kept),
            None => print_to(io::stdout().lock(), &self.kept),
        }
    }
}

/// A value as JSON, for people to read as well.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("what is printed fits into JSON") + "\n"
}

/// How many are done, of how many and how long the rest will take if that is known, on standard error where that is a
/// terminal.
pub(super) fn progress(is_shown: bool, what: &str, total: Option<usize>) -> ProgressBar {
    if !is_shown || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let what = ui::plain(what).to_string();
    let template = match total {
        Some(_) => {
            let all = format!("{{len}} {what}");
            let done =
                terminal!(ui::language(), "progress", done: "{pos}", all: all, left: "{eta}");
            format!("{{bar:24}} {done}")
        }
        None => format!("{{spinner}} {{pos}} {what}, {{per_sec}}, {{elapsed}}"),
    };
    let style = ProgressStyle::with_template(&template).expect("a valid template");
    let bar = total.map_or_else(ProgressBar::no_length, |total| ProgressBar::new(total as u64));
    bar.with_style(style)
}

/// How many bytes of so many are read, on standard error where that is a terminal.
#[cfg(feature = "memory")]
pub(super) fn progress_of_bytes(is_shown: bool, total: u64) -> ProgressBar {
    if !is_shown || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let done =
        terminal!(ui::language(), "progress", done: "{bytes}", all: "{total_bytes}", left: "{eta}");
    let template = format!("{{wide_bar}} {done}");
    let style = ProgressStyle::with_template(&template).expect("a valid template");
    ProgressBar::new(total).with_style(style)
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
    let _ = writeln!(io::stderr().lock(), "{}", for_terminal(&text.to_string()));
}

/// Says on standard error what is wrong.
pub(super) fn complain(text: impl Display) {
    let mut err = anstream::AutoStream::auto(io::stderr()).lock();
    let _ = writeln!(err, "\u{1b}[1;31merror\u{1b}[0m: {}", for_terminal(&text.to_string()));
}

/// Shows what clap has to say: help, the version, what is wrong with the arguments.
pub(super) fn usage(error: &clap::Error) -> u8 {
    if let (false, Err(failure)) = (error.use_stderr(), refuse_closed()) {
        complain(failure);
        return Status::Incomplete as u8;
    }
    let text = help::of_clap(error.render().ansi().to_string(), ui::language());
    let text = for_terminal_with_colours(&text);
    let _ = match error.use_stderr() {
        true => anstream::AutoStream::auto(io::stderr()).lock().write_all(text.as_bytes()),
        false => anstream::AutoStream::auto(io::stdout()).lock().write_all(text.as_bytes()),
    };
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// Says on standard error what was passed over.
pub(super) fn warn(text: impl Display) {
    let mut err = anstream::AutoStream::auto(io::stderr()).lock();
    let word = terminal!(ui::language(), "severity", severity: "warning");
    let _ = writeln!(err, "\u{1b}[1;33m{word}\u{1b}[0m: {}", for_terminal(&text.to_string()));
}

/// How wide standard output is, in columns.
pub(super) fn width() -> u16 {
    const NONE: u16 = 100;
    const NARROWEST: u16 = 60;
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = console::Term::stdout().size_checked().map(|(_, columns)| columns);
    terminal.or(columns).unwrap_or(NONE).max(NARROWEST)
}
