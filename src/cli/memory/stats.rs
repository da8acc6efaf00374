//! `cotejo memory stats`: what a memory holds.

use super::{about, open};
use crate::cli::Failure;
use crate::cli::options::ListFormat;
use crate::cli::output::json;
use std::path::PathBuf;

/// Count what a memory holds: units, languages, files, words
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo memory stats thesis.tm")]
pub(super) struct Args {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// How to show it
    #[arg(short, long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: ListFormat,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let stats = open(&args.memory)?.stats().map_err(|error| about(&args.memory, &error))?;
    args.format.print(|| stats.to_string(), || json(&stats))
}
