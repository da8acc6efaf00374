//! What a document is compared with: those before it among the inputs.

use super::turns::Turn;
use crate::bitext::Bitext;
use crate::check::{Translations, Unlike};
use std::sync::{Mutex, PoisonError};

/// The documents that were compared so far.
#[derive(Default)]
pub(super) struct DocumentsBefore(Mutex<Translations>);

impl DocumentsBefore {
    /// Which beads of a document pair segments otherwise than before; none where it has no turn, since it stands by itself.
    pub(super) fn compare(&self, bitext: &Bitext, turn: Option<Turn>) -> Option<Vec<Unlike>> {
        let compare = || self.0.lock().unwrap_or_else(PoisonError::into_inner).compare(bitext);
        turn.map(|turn| turn.take(compare))
    }
}
