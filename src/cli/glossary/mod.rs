//! `cotejo glossary`: tools for those who keep glossaries, one file a tool.

mod convert;
mod extract;
mod lint;
mod stats;

use super::file::read;
use super::options::left_out;
use super::{Failure, Outcome, done};
use crate::glossary::{Draft, Glossary};
use std::path::Path;

/// Look after glossaries: find faults, convert, count, extract term candidates
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Lint(lint::Args),
    Convert(convert::Args),
    Stats(stats::Args),
    Extract(Box<extract::Args>),
}

pub(super) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Lint(args) => lint::run(args),
        Command::Convert(args) => convert::run(args).map(done),
        Command::Stats(args) => stats::run(args).map(done),
        Command::Extract(args) => extract::run(args),
    }
}

/// The glossary of a draft. Entries that cannot be read are left out and named; with `strict` they are an error.
fn finished(draft: Draft, path: &Path, strict: bool) -> Result<Glossary, Failure> {
    let read = draft.sort_out().map_err(|error| Failure::about(path.display(), error));
    let (glossary, unread) = read?;
    left_out(&path.display().to_string(), &unread, strict)?;
    Ok(glossary)
}

/// Reads a glossary with its faults.
fn draft(path: &Path) -> Result<Draft, Failure> {
    Draft::read(&read(path)?).map_err(|error| Failure::about(path.display(), error))
}
