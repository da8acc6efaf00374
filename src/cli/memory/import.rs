//! `cotejo memory import`: files taken into a memory.

use super::{Fault, about};
use crate::cli::file::named;
use crate::cli::folder;
use crate::cli::formats::parser;
use crate::cli::output::{complain, progress_of_bytes, say};
use crate::cli::register::{Register, Role};
use crate::cli::ui;
use crate::cli::ui::note;
use crate::cli::unit_file::UnitFile;
use crate::cli::{Failure, Outcome, Status};
use crate::format::Format;
use crate::language::LanguageTag;
use crate::memory::counted;
use crate::session::nothing_read;
use crate::side::Sides;
use crate::store::{Imported, Store, is_store, remove_file};
use crate::unread::Unread;
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};

/// Take aligned texts into a memory
///
/// Each file is taken in whole or not at all. The same unit from two files is one unit that is known from both; a source
/// with another target than before is kept beside it, and counted.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory import thesis.tm 2024.tmx 2025.tmx
  cotejo memory import thesis.tm clients/
  cotejo memory import thesis.tm pairs.csv --source en --target es")]
pub(super) struct Args {
    /// The memory, as NAME.tm; it is made if it is not there
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// TMX, XLIFF, a TSV or CSV table, JSON lines, a bitext file, another memory, or a folder of such; - is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Say nothing of what was taken in and left out
    #[arg(short, long)]
    quiet: bool,
}

/// How files are read.
#[derive(Default, clap::Args)]
pub(super) struct Reading {
    /// Format of the files, where their content misleads
    #[arg(long, value_name = "FORMAT", value_parser = parser(Format::holds_texts))]
    from: Option<&'static Format>,
    /// Language of the source, for files that do not name it
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language)]
    source: Option<LanguageTag>,
    /// Language of the target
    #[arg(long, value_name = "LANG", value_parser = crate::cli::options::language)]
    target: Option<LanguageTag>,
    /// Take in nothing of a file of which a unit cannot be read
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: &Args) -> Outcome {
    let register = Register::default();
    register.updates(&args.memory, "the import", Role::Memory)?;
    let files = expanded(&args.files, &args.memory, args.quiet)?;
    files.iter().try_for_each(|file| register.reads(file, Role::Input))?;
    let is_new = !args.memory.exists();
    let mut store =
        Store::open_or_create(&args.memory).map_err(|error| about(&args.memory, &error))?;
    let sizes = files.iter().filter_map(|file| std::fs::metadata(file).ok());
    let progress = progress_of_bytes(!args.quiet, sizes.map(|file| file.len()).sum());
    let mut failures = Vec::new();
    let mut is_whole = true;
    for file in &files {
        match one_file(&args.reading, file, &mut store, &progress) {
            Ok((imported, unread)) => {
                is_whole &= unread.count() == 0;
                progress.suspend(|| tell(file, imported, &unread, args.quiet));
            }
            Err(fault) => failures.push(fault.failure(&args.memory)),
        }
    }
    progress.finish_and_clear();
    // another program may have taken something in
    let is_empty = store.commonest_languages().is_ok_and(|languages| languages.is_none());
    drop(store);
    if is_new && failures.len() == files.len() && is_empty {
        remove_file(&args.memory);
    }
    failures.iter().for_each(complain);
    Ok(if failures.is_empty() && is_whole { Status::Done } else { Status::Incomplete })
}

/// The files that are meant, with those in folders; the memory itself is none of them.
fn expanded(named: &[PathBuf], memory: &Path, quiet: bool) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let itself = memory.canonicalize().ok();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let (mut found, left_out) = folder::aligned(path);
        found.retain(|file| itself.is_none() || file.canonicalize().ok() != itself);
        left_out.iter().filter(|_| !quiet).for_each(|what| say(ui::plain(what)));
        if found.is_empty() {
            let what =
                "this folder holds nothing aligned: no TMX, XLIFF, table, bitext file or memory";
            return Err(Failure::about(path.display(), what));
        }
        files.extend(found);
    }
    Ok(files)
}

/// Takes in one file.
pub(super) fn one_file(
    reading: &Reading,
    file: &Path,
    store: &mut Store,
    progress: &ProgressBar,
) -> Result<(Imported, Unread), Fault> {
    let name = named(file);
    let fail = |what: String| Failure::about(&name, what);
    let mut unread = Unread::default();
    let mut import = store.import(&name)?;
    if is_store(file) {
        let other = super::open(file)?;
        import.store(&other).map_err(|error| Failure::about(&name, error))?;
        return Ok((import.finish()?, unread));
    }
    let languages = Sides::new(reading.source.as_ref(), reading.target.as_ref());
    let input =
        UnitFile { path: file, format: reading.from, languages, with_unaligned: false, progress };
    let mut units = input.open().map_err(fail)?;
    import.units(unread.sort_out(units.by_ref()))?;
    if import.taken() == 0 || reading.strict && unread.count() > 0 {
        return Err(fail(nothing_read(&unread)).into());
    }
    let imported = import.finish()?;
    let skipped = units.skipped().messages().into_iter();
    unread.notes.extend(skipped.map(|what| what.in_language(ui::language()).to_string()));
    Ok((imported, unread))
}

pub(super) fn tell(file: &Path, imported: Imported, unread: &Unread, quiet: bool) {
    let name = named(file);
    unread.messages().iter().for_each(|what| complain(Failure::about(&name, what)));
    if unread.count() > 0 {
        let (failed, taken) = (unread.count(), imported.taken());
        complain(note!("units-not-imported", name: &name, count: failed, taken: taken));
    }
    if quiet {
        return;
    }
    let others = counted([
        (imported.known, note!("imported-known", count: imported.known)),
        (imported.same, note!("imported-same", count: imported.same)),
        (imported.conflicting, note!("imported-conflicting", count: imported.conflicting)),
    ]);
    let others: String = others.iter().map(|what| format!(", {what}")).collect();
    say(note!("imported", name: &name, count: imported.new, others: others));
    unread.notes.iter().for_each(|what| say(Failure::about(&name, what)));
}
