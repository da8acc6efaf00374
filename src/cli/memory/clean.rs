//! `cotejo memory clean`: what does not belong in a memory is taken out, with the reason.

use super::new_memory::NewMemory;
use super::{about, open, refuse_to_replace, removed};
use crate::bitext::from_pairs;
use crate::cli::Failure;
use crate::cli::output::{print, say};
use crate::cli::register::{Register, Role};
use crate::cli::ui::{self, note};
use crate::memory::TranslationUnit;
use crate::session::{Cotejo, Induce, Options};
use crate::store::{Faulty, Preset, REASONS, Store, StoreError, Wanted};
use crate::text::shortened::shortened;
use crate::wording::terminal;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Take out what does not belong in a memory: empty, broken, swapped, misaligned …
///
/// The memory stays as it is: what is left goes to a new one, and what is taken out to a file of its own, each unit with the
/// reason.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo memory clean thesis.tm --dry-run
  cotejo memory clean thesis.tm -o clean.tm --preset strict")]
pub(super) struct Args {
    /// The memory
    #[arg(value_name = "MEMORY")]
    memory: PathBuf,
    /// The memory to make
    #[arg(short, long, value_name = "CLEANED", required_unless_present = "dry_run")]
    output: Option<PathBuf>,
    /// How much is taken out
    #[arg(long, value_enum, default_value = "balanced", value_name = "PRESET")]
    preset: Preset,
    /// Only show what would be taken out, with examples
    #[arg(long)]
    dry_run: bool,
    /// Where what is taken out goes, as TMX (NAME.removed.tmx beside the new memory otherwise; with --dry-run nowhere)
    #[arg(long, value_name = "FILE")]
    removed: Option<PathBuf>,
    /// Replace a memory that is there
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let register = Register::default();
    register.reads(&args.memory, Role::Memory)?;
    let made = args.output.as_deref().map(|path| register.writes(path, "--output")).transpose()?;
    let memory = args.output.as_deref().filter(|_| !args.dry_run);
    let removed_to = match (&args.removed, memory) {
        (None, None) => None,
        (named, memory) => {
            let memory = memory.unwrap_or(&args.memory);
            Some(removed::place(&register, named.as_deref(), memory, args.force)?)
        }
    };
    if let (Some(made), false) = (&made, args.dry_run) {
        refuse_to_replace(&made.path, args.force)?;
    }
    let store = open(&args.memory)?;
    let fail = |error: StoreError| about(&args.memory, &error);
    let cotejo = learned(&store).map_err(fail)?;
    let faulty = store.faulty(args.preset, &|unit| confidence(&cotejo, unit)).map_err(fail)?;
    print(&table(&faulty))?;
    if let Some(output) = &removed_to {
        let reason = |faulty: &Faulty| format!("{}: {}", faulty.1.name, faulty.1.what);
        removed::write(output, faulty.iter().map(|faulty| (&faulty.0, reason(faulty))))?;
        say(note!("wrote-units", file: output.path.display().to_string(), units: faulty.len()));
    }
    if let (Some(made), false) = (&made, args.dry_run) {
        let mut new = NewMemory::create(&made.path)?;
        let fail = |error: StoreError| about(&made.path, &error);
        let mut import = new.store.import(&args.memory.display().to_string()).map_err(fail)?;
        import.store(&store).map_err(fail)?;
        import.finish().map_err(fail)?;
        // the numbers of a copy are its own: units are known by their texts
        new.store.remove_same(faulty.iter().map(|(stored, _)| &stored.unit)).map_err(fail)?;
        new.finish()?;
        say(note!("wrote", file: made.path.display().to_string()));
    }
    Ok(())
}

/// What aligns, with the words that the memory itself teaches.
fn learned(store: &Store) -> Result<Cotejo, StoreError> {
    /// More would teach little.
    const MOST: usize = 20_000;
    let options = Options { clinical: false, induce: Induce::Always, ..Options::default() };
    let cotejo = Cotejo::new(options).expect("what ships is read");
    let Some(languages) = store.commonest_languages()? else { return Ok(cotejo) };
    let mut pairs: Vec<(String, String)> = Vec::new();
    let wanted = Wanted { languages: Some(languages.clone()), number: None };
    store.units_until(&wanted, |stored| {
        pairs.extend(stored.unit.between(&languages).map(|unit| (unit.source, unit.target)));
        Ok::<_, StoreError>(match pairs.len() < MOST {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        })
    })?;
    cotejo.learn(&from_pairs("memory", languages, pairs));
    cotejo.use_words(&cotejo.learned());
    Ok(cotejo)
}

/// How sure the aligner is that the texts of a unit belong together.
fn confidence(cotejo: &Cotejo, unit: &TranslationUnit) -> f64 {
    let pair = [(unit.source.clone(), unit.target.clone())];
    let mut bitext = from_pairs("unit", unit.languages.clone(), pair);
    bitext.alignment.beads.clear();
    cotejo.align(&mut bitext);
    let beads = bitext.alignment.beads.iter().filter(|bead| !bead.is_null());
    beads.map(|bead| bead.confidence).fold(0.0, f64::max)
}

/// How many units each reason takes out, with examples.
fn table(faulty: &[Faulty]) -> String {
    const EXAMPLES: usize = 2;
    const LONGEST: usize = 60;
    let mut shown = String::new();
    for reason in &REASONS {
        let of_reason = || faulty.iter().filter(|(_, other)| other.name == reason.name);
        if of_reason().next().is_some() {
            let (count, what) = (of_reason().count(), ui::plain(reason.what));
            let _ = writeln!(shown, "{count:>8}  {:<11}  {what}", reason.name);
        }
        for (stored, _) in of_reason().take(EXAMPLES) {
            let [source, target] =
                [&stored.unit.source, &stored.unit.target].map(|text| shortened(text, LONGEST));
            let unit = terminal!(ui::language(), "unit", number: stored.number.to_string());
            let _ = writeln!(shown, "{unit:>20}  {source} | {target}");
        }
    }
    let all = terminal!(ui::language(), "in-all");
    let _ = writeln!(shown, "{:>8}  {all}", faulty.len());
    shown
}
