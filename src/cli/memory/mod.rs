//! `cotejo memory`: a translation memory in one file, one file a tool.

mod clean;
mod earlier;
mod edit;
mod export;
mod import;
mod leverage;
mod lookup;
mod matches;
mod merge;
mod new_memory;
mod pretranslate;
mod queries;
mod remember;
mod removed;
mod search;
mod stats;

pub(super) use earlier::{earlier, is_readable, use_for};
#[cfg(feature = "server")]
pub(super) use matches::matches;
pub(super) use remember::{Confirmed, confirmed, make, remember};

use super::{Failure, Outcome, done};
use crate::store::{Store, StoreError};
use std::path::Path;

/// Remember translations: take in memories, find what was translated before, merge and clean
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Import(import::Args),
    Export(export::Args),
    Lookup(lookup::Args),
    Pretranslate(pretranslate::Args),
    Search(search::Args),
    Merge(merge::Args),
    Clean(clean::Args),
    Stats(stats::Args),
    Edit(edit::Edit),
    Delete(edit::Delete),
    Log(edit::Log),
}

pub(super) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Import(args) => import::run(args),
        Command::Export(args) => export::run(args).map(done),
        Command::Lookup(args) => lookup::run(args).map(done),
        Command::Pretranslate(args) => pretranslate::run(args).map(done),
        Command::Search(args) => search::run(args).map(done),
        Command::Clean(args) => clean::run(args).map(done),
        Command::Merge(args) => merge::run(args).map(done),
        Command::Edit(args) => edit::edit(args).map(done),
        Command::Delete(args) => edit::delete(args).map(done),
        Command::Log(args) => edit::log(args).map(done),
        Command::Stats(args) => stats::run(args).map(done),
    }
}

/// Opens a memory that is there.
fn open(path: &Path) -> Result<Store, Failure> {
    Store::open(path).map_err(|error| about(path, &error))
}

/// Refuses to write over what is there.
fn refuse_to_replace(path: &Path, force: bool) -> Result<(), Failure> {
    if path.exists() && !force {
        let what = "is there already; choose another name, or replace it with --force";
        return Err(Failure::about(path.display(), what));
    }
    Ok(())
}

/// A failure about a memory.
fn about(path: &Path, error: &StoreError) -> Failure {
    Failure::about(path.display(), error)
}

/// What may go wrong between a memory and a file.
enum Fault {
    Memory(StoreError),
    File(Failure),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Fault::Memory(error)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Fault::File(failure)
    }
}

impl Fault {
    /// As a failure; `memory` is what it is about if nothing else is.
    fn failure(self, memory: &Path) -> Failure {
        match self {
            Fault::Memory(error) => about(memory, &error),
            Fault::File(failure) => failure,
        }
    }
}
