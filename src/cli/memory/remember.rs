//! What people confirmed, taken into a memory by `run --memory --remember`.

use super::about;
use crate::bitext::Bitext;
use crate::cli::Failure;
use crate::cli::output::say;
use crate::cli::ui::note;
use crate::memory::{TranslationUnit, property, units};
use crate::store::{Store, StoreError};
use std::path::Path;

/// The units of a document that people confirmed or corrected.
pub(in crate::cli) struct Confirmed {
    document: String,
    units: Vec<TranslationUnit>,
}

/// Makes an empty memory where there is none.
pub(in crate::cli) fn make(memory: &Path) -> Result<(), Failure> {
    Store::open_or_create(memory).map(drop).map_err(|error| about(memory, &error))
}

/// The units of the beads that people confirmed or corrected.
pub(in crate::cli) fn confirmed(bitext: &Bitext, created: Option<&str>) -> Confirmed {
    let mut units = units(bitext, created);
    units.retain(|unit| unit.property(property::STATUS).is_some());
    Confirmed { document: bitext.name.clone(), units }
}

/// Takes them in, each document as a whole.
pub(in crate::cli) fn remember(
    memory: &Path,
    documents: Vec<Confirmed>,
    quiet: bool,
) -> Result<(), Failure> {
    let take_in = || -> Result<usize, StoreError> {
        let mut store = Store::open(memory)?;
        let mut new = 0;
        for Confirmed { document, units } in documents {
            let mut import = store.import(&document)?;
            import.units(units.into_iter())?;
            new += import.finish()?.new;
        }
        Ok(new)
    };
    let new = take_in().map_err(|error| about(memory, &error))?;
    if !quiet {
        say(note!("remembered", name: memory.display().to_string(), count: new));
    }
    Ok(())
}
