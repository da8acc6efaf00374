//! What a memory says of the beads of a bitext, for `--memory`.

use super::{about, open};
use crate::bitext::Bitext;
use crate::check::Earlier;
use crate::cli::Failure;
use crate::memory::property;
use crate::session::Cotejo;
use crate::side::Side;
use crate::store::{Like, Match, Query, Remembered, Store, StoreError};
use std::path::Path;

/// How the sources of a bitext were translated before, the best first: the same sources, and those of which only the numbers
/// differ.
pub(in crate::cli) fn earlier(memory: &Path, bitext: &Bitext) -> Result<Vec<Earlier>, Failure> {
    let look_up = || -> Result<Vec<Earlier>, StoreError> {
        let store = Store::open(memory)?;
        let mut lookup = store.lookup()?;
        let target = Some(bitext.target.language.clone());
        let like = Like { target, most: 20, ..Like::default() };
        // a bead without a counterpart is no unit, and no neighbour of one
        let beads = bitext.alignment.beads.iter().enumerate();
        let beads: Vec<_> = beads.filter(|(_, bead)| !bead.is_null()).collect();
        let sources: Vec<String> =
            beads.iter().map(|(_, bead)| bitext.text(bead, Side::Source)).collect();
        let mut all = Vec::new();
        for (place, (index, _)) in beads.iter().enumerate() {
            let at = |at: Option<usize>| Some(sources.get(at?)?.as_str());
            let context = Some([at(place.checked_sub(1)), at(Some(place + 1))]);
            let query = Query { text: &sources[place], language: &bitext.source.language, context };
            let found = lookup.find(query, &like)?;
            let counts = |found: &Match| found.percent >= 100 || found.put_right.is_some();
            for found in found.into_iter().filter(counts) {
                let document = found.stored.unit.property(property::DOCUMENT);
                let origin = document.unwrap_or(&found.stored.origin).to_owned();
                let target = found.put_right.unwrap_or(found.stored.unit.target);
                all.push(Earlier::new(*index, found.percent, target, origin));
            }
        }
        Ok(all)
    };
    look_up().map_err(|error| about(memory, &error))
}

/// Aligns with what a memory has, if there is one.
pub(in crate::cli) fn use_for(cotejo: &Cotejo, memory: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = memory else { return Ok(()) };
    is_readable(path)?;
    cotejo.use_memory(Remembered::new(path));
    Ok(())
}

/// Refuses a memory that cannot be read, before anything else is done.
pub(in crate::cli) fn is_readable(memory: &Path) -> Result<(), Failure> {
    open(memory).map(drop)
}
