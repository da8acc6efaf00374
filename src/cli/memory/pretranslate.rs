//! `cotejo memory pretranslate`: empty targets of XLIFF filled with what was translated before.

use super::leverage;
use super::{about, open};
use crate::cli::Failure;
use crate::cli::file::{named, read};
use crate::cli::new_file::write_whole;
use crate::cli::output::{print, progress, say};
use crate::cli::register::{Register, Role};
use crate::cli::stdout::refuse_closed;
use crate::cli::ui::note;
use crate::format;
use crate::language::LanguageTag;
use crate::memory::counted;
use crate::memory::xliff::{self, Fillable};
use crate::store::{Pretranslate, StoreError};
use crate::text::xml;
use std::path::PathBuf;

/// Fill the empty targets of an XLIFF file with what was translated before
///
/// XLIFF 1.2 and 2, SDLXLIFF and MQXLIFF. Each target that is filled says how far it is: translated where the source is
/// the same, to be reviewed where it is only like it or has several translations. Inline codes are put where the memory has
/// the same; a match with others counts as 99 % at most. What has a target is left alone, and all else stays byte for
/// byte as it is. How much was filled is shown by match.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory pretranslate thesis.tm article.xlf -o article.es.xlf
  cotejo memory pretranslate thesis.tm article.sdlxliff -o filled.sdlxliff --threshold 85")]
pub(super) struct Args {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// XLIFF
    #[arg(value_name = "FILE")]
    input: PathBuf,
    /// File to write
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// How alike sources must be, in per cent: 100 for the same text, 101 only in the same context
    #[arg(long, default_value_t = 100, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(50..=101))]
    threshold: u8,
    /// Language of the source, for files that do not name it
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language)]
    source: Option<LanguageTag>,
    /// Language of the target, for files that do not name it; it is written into them
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language)]
    target: Option<LanguageTag>,
    /// Say nothing of what was filled
    #[arg(short, long)]
    quiet: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let register = Register::default();
    register.reads(&args.memory, Role::Memory)?;
    register.reads(&args.input, Role::Input)?;
    let output = register.writes(&args.output, "--output")?;
    refuse_closed()?;
    let store = open(&args.memory)?;
    let name = named(&args.input);
    let fail = |what: &dyn std::fmt::Display| Failure::about(&name, what);
    let bytes = read(&args.input)?;
    if *format::of(&name, &bytes) != xliff::FORMAT {
        let what = "only the targets of XLIFF can be filled; `cotejo memory lookup` shows the matches of other files";
        return Err(fail(&what));
    }
    let text = xml::in_utf8(&bytes).map_err(|what| fail(&what))?;
    let content = text.trim_start_matches('\u{feff}');
    let file = Fillable::read(content).map_err(|error| fail(&error))?;
    if !file.names_target() && args.target.is_none() {
        return Err(fail(&"does not say what it is translated into; name that with --target"));
    }
    let failed = |error: StoreError| about(&args.memory, &error);
    let how = Pretranslate {
        threshold: args.threshold,
        source: args.source.clone(),
        target: args.target.clone(),
    };
    let progress = progress(!args.quiet, "segments", Some(file.segments.len()));
    let mut lookup = store.lookup().map_err(failed)?;
    let done = lookup.pretranslate(&file, &how, || progress.inc(1)).map_err(failed)?;
    progress.finish_and_clear();
    let mark = &text[..text.len() - content.len()];
    write_whole(&output, [mark, &done.text].concat().as_bytes())?;
    if args.quiet {
        return Ok(());
    }
    print(&leverage::table(&done.leverage))?;
    let notes = counted([
        (done.ambiguous, note!("filled-with-the-newest", count: done.ambiguous)),
        (done.other_codes, note!("filled-with-other-codes", count: done.other_codes)),
        (done.closed, note!("not-filled", count: done.closed)),
    ]);
    notes.iter().for_each(say);
    say(note!("none-filled", threshold: args.threshold.to_string()));
    let of = done.leverage.total.segments;
    let file = args.output.display().to_string();
    say(note!("wrote-filled", file: file, filled: done.filled, of: of));
    Ok(())
}
