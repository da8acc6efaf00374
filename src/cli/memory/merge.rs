//! `cotejo memory merge`: several memories made one.

use super::new_memory::NewMemory;
use super::{Fault, about, import, removed};
use crate::cli::Failure;
use crate::cli::output::{progress_of_bytes, say};
use crate::cli::register::{Register, Role};
use crate::cli::ui::note;
use crate::store::{Prefer, is_store};
use std::path::PathBuf;

/// Merge memories, and whatever else is aligned, into a new memory
///
/// The same unit twice is one with both provenances. Inputs stay as they are; the translations that --prefer leaves out go to
/// a file of their own.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory merge 2024.tm 2025.tm clients.tmx -o all.tm
  cotejo memory merge 2024.tm 2025.tm -o all.tm --prefer newest")]
pub(super) struct Args {
    /// Memories, TMX, XLIFF, tables …
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// The memory to make
    #[arg(short, long, value_name = "MEMORY")]
    output: PathBuf,
    /// Which of several translations of one source is kept
    #[arg(long, value_enum, default_value = "all", value_name = "RULE")]
    prefer: Prefer,
    /// Where the others go, as TMX (NAME.removed.tmx beside the new memory otherwise)
    #[arg(long, value_name = "FILE")]
    removed: Option<PathBuf>,
    /// Replace a memory that is there
    #[arg(long)]
    force: bool,
    /// Say nothing of what was taken in
    #[arg(short, long)]
    quiet: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let register = Register::default();
    for input in &args.inputs {
        register.reads(input, if is_store(input) { Role::Memory } else { Role::Input })?;
    }
    let made = register.writes(&args.output, "--output")?;
    super::refuse_to_replace(&made.path, args.force)?;
    let removed_to = removed::place(&register, args.removed.as_deref(), &args.output, args.force)?;
    let sizes = args.inputs.iter().filter_map(|input| std::fs::metadata(input).ok());
    let progress = progress_of_bytes(!args.quiet, sizes.map(|file| file.len()).sum());
    let mut new = NewMemory::create(&args.output)?;
    let fail = |fault: Fault| fault.failure(&args.output);
    for input in &args.inputs {
        let options = import::Reading::default();
        let (imported, unread) =
            import::one_file(&options, input, &mut new.store, &progress).map_err(fail)?;
        progress.suspend(|| import::tell(input, imported, &unread, args.quiet));
    }
    progress.finish_and_clear();
    let left = new.store.not_preferred(args.prefer, &|_| true);
    let left = left.map_err(|error| about(&args.output, &error))?;
    if !left.is_empty() {
        let reason = || "its source has another translation that was preferred".to_owned();
        removed::write(&removed_to, left.iter().map(|stored| (stored, reason())))?;
        let numbers: Vec<i64> = left.iter().map(|stored| stored.number).collect();
        new.store.remove(&numbers).map_err(|error| about(&args.output, &error))?;
    }
    new.finish()?;
    if !args.quiet {
        say(note!("wrote", file: args.output.display().to_string()));
        if !left.is_empty() {
            let count = left.len();
            let file = removed_to.path.display().to_string();
            say(note!("wrote-not-preferred", file: file, count: count));
        }
    }
    Ok(())
}
