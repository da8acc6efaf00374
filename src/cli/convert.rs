//! `cotejo convert`: from one aligned format to another, unit by unit.

use super::file::{is_stdin, named};
use super::formats::{of_output, parser};
use super::options::{Dated, Replacing, Selecting};
use super::output::{complain, progress, say, unless_closed};
use super::register::{Register, Role};
use super::ui;
use super::ui::note;
use super::unit_file::UnitFile;
use super::units::Destination;
use super::{Failure, Outcome, Status};
use crate::format::{Format, Head, Writes};
use crate::language::{LanguageTag, Languages};
use crate::memory::{Lost, TranslationUnit, UnitStream, UnitWriter, counted};
use crate::session::nothing_read;
use crate::side::Sides;
use crate::unread::Unread;
use indicatif::ProgressBar;
use std::io;
use std::path::PathBuf;

/// Convert what is aligned from one format to another
///
/// What IN is shows from its content, what OUT is to be from its name. It is worked through unit by unit, so that a
/// memory may be of any size. What the form cannot hold is named on standard error.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo convert memory.tmx memory.xlf
  cotejo convert project.xlf pairs.csv --only 1-1 --dedupe
  cotejo convert article.cotejo.json article.md
  cotejo convert memory.tmx corpus --to moses        writes corpus.en and corpus.es")]
pub(super) struct Args {
    /// TMX, XLIFF 1.2 or 2.x, a TSV or CSV table, JSON lines or a bitext file; - is standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// File to write: .tmx, .xlf, .tsv, .csv, .md or .jsonl; - is standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// Format of IN, where its content misleads
    #[arg(long, value_name = "FORMAT", value_parser = parser(Format::holds_texts))]
    from: Option<&'static Format>,
    /// Format to write, where the name of OUT does not tell it
    #[arg(long, value_name = "FORMAT", value_parser = parser(Format::takes_units))]
    to: Option<&'static Format>,
    /// Language of the source (of the first unit otherwise)
    #[arg(long, value_name = "LANG", value_parser = super::options::language)]
    source: Option<LanguageTag>,
    /// Language of the target
    #[arg(long, value_name = "LANG", value_parser = super::options::language)]
    target: Option<LanguageTag>,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    dated: Dated,
    #[command(flatten)]
    replacing: Replacing,
    /// For a table that a spreadsheet opens: an apostrophe before each text that begins like a formula
    #[arg(long)]
    for_excel: bool,
    /// Write nothing if a unit cannot be read
    #[arg(long)]
    strict: bool,
    /// Say nothing of what was written and left out
    #[arg(short, long)]
    quiet: bool,
}

/// What was done.
#[derive(Default)]
struct Done {
    written: usize,
    /// Units that the options leave out, and those of other languages.
    left_out: usize,
    other_languages: usize,
    lost: Lost,
    unread: Unread,
}

pub(super) fn run(args: &Args) -> Outcome {
    let format = of_output(args.to, &args.output, Format::takes_units)?;
    let register = &Register::default();
    register.reads(&args.input, Role::Input)?;
    let is_two_files = matches!(format.write, Some(Writes::TwoFiles(_)));
    let to_stdout = args.output.as_os_str() == "-";
    let output = Some(&*args.output).filter(|_| is_two_files || !to_stdout);
    let destination = Destination {
        format,
        output,
        force: args.replacing.force,
        for_excel: args.for_excel,
        register,
    };
    destination.take_down()?;
    let created = args.dated.resolve()?;
    let fail = |what: &dyn std::fmt::Display| Failure::about(named(&args.input), what);
    let mut input = open(args, format.has_unaligned).map_err(|what| fail(&what))?;
    if args.strict {
        read_all(args)?;
    }
    let mut unread = Unread::default();
    let first = unread.sort_out(input.by_ref()).next();
    let first = first.ok_or_else(|| fail(&nothing_read(&unread)))?;
    let languages = Languages::new(
        args.source.clone().unwrap_or_else(|| first.languages.source.clone()),
        args.target.clone().unwrap_or_else(|| first.languages.target.clone()),
    );
    let mut all = std::iter::once(Ok(first)).chain(input.by_ref());
    let head = Head { created: created.as_deref(), has_states: true, has_decisions: false };
    let done = destination.write(&languages, head, |writer| {
        let done = write_selected(args, &mut all, unread, &languages, writer)?;
        let is_empty = done.written == 0 && done.left_out == 0;
        if is_empty && output.is_some() && !is_two_files {
            let what = format!("none of its units is in {languages}");
            return Err(Failure::about(args.input.display(), what));
        }
        Ok(done)
    })?;
    drop(all);
    let name = named(&args.input);
    done.unread.messages().iter().for_each(|what| complain(Failure::about(&name, what)));
    if done.unread.count() > 0 {
        let (failed, read) = (done.unread.count(), done.read());
        complain(note!("units-unread", name: &name, count: failed, read: read));
    }
    if !args.quiet {
        let left_out = counted([
            (done.left_out, note!("units-left-out", count: done.left_out)),
            (done.other_languages, note!("units-of-other-languages", count: done.other_languages)),
        ]);
        let all = [left_out, input.skipped().messages(), done.lost.messages()];
        all.into_iter().flatten().for_each(|what| say(what.in_language(ui::language())));
        if !to_stdout {
            let file = args.output.display().to_string();
            say(note!("wrote-units", file: file, units: done.written));
        }
    }
    Ok(if done.unread.count() > 0 { Status::Incomplete } else { Status::Done })
}

/// Reads the whole input; an error if a unit of it cannot be read.
fn read_all(args: &Args) -> Result<(), Failure> {
    let name = named(&args.input);
    if is_stdin(&args.input) {
        let what = "cannot be read twice, as --strict wants; save it to a file";
        return Err(Failure::about(name, what));
    }
    let fail = |what: String| Failure::about(&name, what);
    let mut unread = Unread::default();
    unread.sort_out(open(args, false).map_err(fail)?).for_each(drop);
    if unread.count() == 0 { Ok(()) } else { Err(fail(unread.messages().join("\n  "))) }
}

impl Done {
    /// How many units were read.
    fn read(&self) -> usize {
        self.written + self.left_out + self.other_languages
    }
}

/// The units of the input.
fn open(args: &Args, with_unaligned: bool) -> Result<Box<dyn UnitStream>, String> {
    let languages = Sides::new(args.source.as_ref(), args.target.as_ref());
    let (path, format, progress) = (&args.input, args.from, &ProgressBar::hidden());
    UnitFile { path, format, languages, with_unaligned, progress }.open()
}

/// Writes the units that the options select.
fn write_selected(
    args: &Args,
    units: &mut dyn Iterator<Item = Result<TranslationUnit, String>>,
    unread: Unread,
    languages: &Languages,
    writer: io::Result<Box<dyn UnitWriter + '_>>,
) -> Result<Done, Failure> {
    let fail = |error: io::Error| Failure::about(args.output.display(), error);
    let mut writer = writer.map_err(fail)?;
    let mut selection = args.selecting.selection();
    let mut done = Done { unread, ..Done::default() };
    let progress = progress(!args.quiet, "units", None);
    for unit in units {
        let unit = match unit {
            Ok(unit) => unit,
            Err(what) => {
                done.unread.add(what);
                continue;
            }
        };
        let Some(unit) = unit.between(languages) else {
            done.other_languages += 1;
            continue;
        };
        if !selection.takes(&unit) {
            done.left_out += 1;
            continue;
        }
        match writer.unit(&unit) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(done),
            written => written.map_err(fail)?,
        }
        done.written += 1;
        progress.inc(1);
    }
    done.lost = unless_closed(writer.finish()).map_err(fail)?;
    progress.finish_and_clear();
    Ok(done)
}
