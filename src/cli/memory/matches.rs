//! What a memory has that is like a bead, for the page of `cotejo review`.
#![cfg(feature = "server")]

use super::about;
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::cli::Failure;
use crate::side::Side;
use crate::store::{Like, Match, Query, Store, StoreError};
use std::path::Path;

/// The units with a source like that of a bead, the likest first.
pub(in crate::cli) fn matches(
    memory: &Path,
    bitext: &Bitext,
    bead: &Bead,
) -> Result<Vec<Match>, Failure> {
    /// The page has little room beside a bead.
    const MOST: usize = 3;
    let look_up = || -> Result<Vec<Match>, StoreError> {
        let text = bitext.text(bead, Side::Source);
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let store = Store::open(memory)?;
        let target = Some(bitext.target.language.clone());
        let like = Like { target, most: MOST, ..Like::default() };
        let query = Query { text: &text, language: &bitext.source.language, context: None };
        store.lookup()?.find(query, &like)
    };
    look_up().map_err(|error| about(memory, &error))
}
