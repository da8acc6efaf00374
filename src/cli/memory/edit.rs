//! `cotejo memory edit`, `delete` and `log`: units changed by hand.

use super::{about, open};
use crate::cli::Failure;
use crate::cli::options::{Dated, ListFormat};
use crate::cli::output::{json, say};
use crate::cli::ui::{self, note};
use crate::wording::terminal;
use jiff::Timestamp;
use std::fmt::Write;
use std::path::PathBuf;

/// Change the texts of a unit; the log keeps what they were
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo memory edit thesis.tm 17 --new-target \"Disminuyó.\"")]
pub(super) struct Edit {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// Number of the unit, as lookup and search show it
    #[arg(value_name = "UNIT")]
    unit: i64,
    /// Its new source
    #[arg(long, value_name = "TEXT", required_unless_present = "target")]
    new_source: Option<String>,
    /// Its new target
    #[arg(long = "new-target", id = "target", value_name = "TEXT")]
    new_target: Option<String>,
    #[command(flatten)]
    dated: Dated,
}

/// Take units out; the log keeps them
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo memory delete thesis.tm 17 18")]
pub(super) struct Delete {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// Numbers of units, as lookup and search show them
    #[arg(value_name = "UNIT", required = true)]
    units: Vec<i64>,
    #[command(flatten)]
    dated: Dated,
}

/// Show what was changed by hand
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo memory log thesis.tm")]
pub(super) struct Log {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// How to show it
    #[arg(short, long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: ListFormat,
}

/// The date to write in the log: the one that the options give, or now.
fn date(dated: &Dated) -> Result<String, Failure> {
    let now = || Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    Ok(dated.resolve()?.unwrap_or_else(now))
}

fn no_unit(number: i64) -> String {
    format!("there is no unit {number}; lookup and search show the numbers of units")
}

pub(super) fn edit(args: &Edit) -> Result<(), Failure> {
    let texts = [&args.new_source, &args.new_target].map(Option::as_deref);
    if texts.iter().flatten().any(|text| text.trim().is_empty()) {
        return Err(Failure::new("a unit without a text is none; take it out with delete"));
    }
    let mut store = open(&args.memory)?;
    let at = date(&args.dated)?;
    let edited = store.edit(args.unit, texts[0], texts[1], &at);
    match edited.map_err(|error| about(&args.memory, &error))? {
        Some(new) => {
            say(note!("unit-is-now", before: args.unit.to_string(), now: new.to_string()));
            Ok(())
        }
        None => Err(Failure::about(args.memory.display(), no_unit(args.unit))),
    }
}

pub(super) fn delete(args: &Delete) -> Result<(), Failure> {
    let mut store = open(&args.memory)?;
    let fail = |error| about(&args.memory, &error);
    for number in &args.units {
        if store.unit(*number).map_err(fail)?.is_empty() {
            return Err(Failure::about(args.memory.display(), no_unit(*number)));
        }
    }
    let at = date(&args.dated)?;
    let mut count = 0;
    for number in &args.units {
        count += usize::from(store.delete(*number, &at).map_err(fail)?);
    }
    say(note!("units-taken-out", count: count));
    Ok(())
}

pub(super) fn log(args: &Log) -> Result<(), Failure> {
    let changes = open(&args.memory)?.changes().map_err(|error| about(&args.memory, &error))?;
    let text = || {
        let mut shown = String::new();
        for change in &changes {
            let (action, unit) = (&change.action, change.unit.to_string());
            let done = terminal!(ui::language(), "unit-changed", action: action, number: unit);
            let _ = writeln!(shown, "{}  {done}", change.at);
            let _ = writeln!(shown, "  - {}", change.before);
            if let Some(after) = &change.after {
                let _ = writeln!(shown, "  + {after}");
            }
        }
        shown
    };
    args.format.print(text, || json(&changes))
}
