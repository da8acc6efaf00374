//! `cotejo memory stats`: what a memory holds.

use super::{about, open};
use crate::cli::Failure;
use crate::cli::options::ListFormat;
use crate::cli::output::json;
use crate::cli::ui;
use crate::store::Stats;
use crate::wording::terminal;
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
    args.format.print(|| text(&stats), || json(&stats))
}

fn text(stats: &Stats) -> String {
    let language = ui::language();
    let mut lines = vec![
        (stats.units, terminal!(language, "memory-units")),
        (stats.occurrences, terminal!(language, "memory-occurrences")),
        (stats.conflicting_sources, terminal!(language, "memory-conflicting")),
    ];
    lines.extend(stats.languages.iter().map(|of| {
        let [source, target] = [&of.languages.source, &of.languages.target].map(|tag| tag.as_str());
        (of.units, terminal!(language, "memory-languages", source: source, target: target))
    }));
    let of_file = |name: &String| terminal!(language, "memory-file", file: name);
    lines.extend(stats.files.iter().map(|file| (file.units, of_file(&file.name))));
    lines.iter().map(|(count, what)| format!("{count:>9}  {what}\n")).collect()
}
