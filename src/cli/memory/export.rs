//! `cotejo memory export`: a memory written for other programs.

use super::{Fault, open};
use crate::cli::Failure;
use crate::cli::file::is_stdin;
use crate::cli::formats::{of_output, parser};
use crate::cli::options::{Dated, Replacing, Selecting};
use crate::cli::output::{progress, say, unless_closed};
use crate::cli::register::{Register, Role};
use crate::cli::ui;
use crate::cli::ui::note;
use crate::cli::units::Destination;
use crate::format::{Format, Head, Writes};
use crate::language::{LanguageTag, Languages};
use crate::memory::{counted, tmx};
use crate::store::Wanted;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Write a memory as TMX, XLIFF, a table …
///
/// Units come in the order in which they were taken in, with all that was said of them. TMX holds units of any
/// languages; other forms hold those between two languages.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory export thesis.tm thesis.tmx
  cotejo memory export thesis.tm es-en.csv --source es --target en")]
pub(super) struct Args {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// File to write: .tmx, .xlf, .tsv, .csv, .md or .jsonl; - is standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// Format to write, where the name of OUT does not tell it
    #[arg(long, value_name = "FORMAT", value_parser = parser(Format::takes_units))]
    to: Option<&'static Format>,
    /// Language of the source: only units between it and --target, turned round if need be
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language, requires = "target")]
    source: Option<LanguageTag>,
    /// Language of the target
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language, requires = "source")]
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
    /// Say nothing of what was written and left out
    #[arg(short, long)]
    quiet: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let format = of_output(args.to, &args.output, Format::takes_units)?;
    let register = &Register::default();
    register.reads(&args.memory, Role::Memory)?;
    let is_two_files = matches!(format.write, Some(Writes::TwoFiles(_)));
    let output = Some(&*args.output).filter(|path| is_two_files || !is_stdin(path));
    let (force, for_excel) = (args.replacing.force, args.for_excel);
    let destination = Destination { format, output, force, for_excel, register };
    destination.take_down()?;
    let created = args.dated.resolve()?;
    let store = open(&args.memory)?;
    let fail = |fault: Fault| fault.failure(&args.memory);
    let named = args.source.clone().zip(args.target.clone());
    let commonest = store.commonest_languages().map_err(|error| fail(error.into()))?;
    let empty = || Failure::about(args.memory.display(), "this memory is empty");
    let languages = named.clone().map(Languages::from).or(commonest).ok_or_else(empty)?;
    let takes_all = named.is_none() && *format == tmx::FORMAT;
    let wanted = Wanted { languages: named.map(Languages::from), number: None };
    let head = Head { created: created.as_deref(), has_states: true, has_decisions: false };
    let (written, left_out, others, lost) = destination.write(&languages, head, |writer| {
        let fail = |error: io::Error| Failure::about(args.output.display(), error);
        let mut writer = writer.map_err(fail)?;
        let mut selection = args.selecting.selection();
        let (mut written, mut left_out, mut others) = (0, 0, 0);
        let progress = progress(!args.quiet, "units", None);
        let mut is_closed = false;
        let read = store.units_until(&wanted, |stored| {
            let unit = if takes_all { Some(stored.unit) } else { stored.unit.between(&languages) };
            match unit {
                None => others += 1,
                Some(unit) if !selection.takes(&unit) => left_out += 1,
                Some(unit) => match writer.unit(&unit) {
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                        is_closed = true;
                        return Ok(ControlFlow::Break(()));
                    }
                    done => {
                        done.map_err(fail)?;
                        written += 1;
                        progress.inc(1);
                    }
                },
            }
            Ok::<_, Fault>(ControlFlow::Continue(()))
        });
        read.map_err(|fault| fault.failure(&args.memory))?;
        if is_closed {
            return Ok((written, left_out, others, Default::default()));
        }
        let lost = unless_closed(writer.finish()).map_err(fail)?;
        progress.finish_and_clear();
        Ok((written, left_out, others, lost))
    })?;
    if !args.quiet {
        let counts = counted([
            (left_out, note!("units-left-out", count: left_out)),
            (others, note!("units-of-languages-not-named", count: others)),
        ]);
        let all = counts.into_iter().chain(lost.messages());
        all.for_each(|what| say(what.in_language(ui::language())));
        if output.is_some() {
            say(note!("wrote-units", file: args.output.display().to_string(), units: written));
        }
    }
    Ok(())
}
