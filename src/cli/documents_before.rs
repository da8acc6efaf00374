//! What a document is compared with: those before it among the inputs.

use super::turns::Turn;
use crate::bitext::Bitext;
use crate::check::{Translations, Unlike};
use std::sync::{Mutex, PoisonError};

/// The documents that were compared so far.
#[derive(Default)]
pub(super) struct DocumentsBefore(Mutex<Translations>);

impl DocumentsBefore {
    /// Where they pair a segment of this one otherwise; nothing for one that has no turn, since it stands by itself.
    pub(super) fn compare(&self, bitext: &Bitext, turn: Option<Turn>) -> Vec<Unlike> {
        let Some(turn) = turn else { return Vec::new() };
        turn.take(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).compare(bitext))
    }
}
