//! What people do to a bitext, one step at a time, and why that may not be possible.

use super::{BadAlignment, Side};
use crate::align::Bead;
use crate::side::Sides;
use serde::{Deserialize, Serialize};

/// A step of correcting a bitext. Beads and segments are counted from 0, as in the bitext file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Operation {
    /// The bead is right.
    Confirm {
        /// The bead.
        bead: usize,
    },
    /// The bead is the aligner's again.
    Unconfirm {
        /// The bead.
        bead: usize,
    },
    /// The bead and the next become one.
    Merge {
        /// The bead.
        bead: usize,
    },
    /// The bead becomes two.
    Split {
        /// The bead.
        bead: usize,
        /// How many source segments the first keeps.
        source: usize,
        /// How many target segments the first keeps.
        target: usize,
    },
    /// The first segment of a side goes to the bead before, or the last to the bead after.
    Move {
        /// The bead.
        bead: usize,
        /// The side.
        side: Side,
        /// To which bead.
        to: Neighbour,
    },
    /// The bead becomes two without counterparts.
    Unlink {
        /// The bead.
        bead: usize,
    },
    /// The source segments of one bead and the target segments of another become a bead.
    Link {
        /// The bead that has the source segments.
        source: usize,
        /// The bead that has the target segments.
        target: usize,
    },
    /// The bead gets a note; an empty text takes it away.
    Note {
        /// The bead.
        bead: usize,
        /// The note.
        text: String,
    },
    /// A segment becomes two, both of the same bead.
    SplitSegment {
        /// The side.
        side: Side,
        /// The segment.
        segment: usize,
        /// The byte of its text where the second begins.
        at: usize,
    },
    /// A segment and the next become one, and so do their beads.
    JoinSegments {
        /// The side.
        side: Side,
        /// The segment.
        segment: usize,
    },
    /// A segment gets another text.
    Edit {
        /// The side.
        side: Side,
        /// The segment.
        segment: usize,
        /// Its new text.
        text: String,
    },
    /// All beads anew: what the aligner made around those that people decided on, or what was edited in the file.
    Realign {
        /// The new beads.
        beads: Vec<Bead>,
    },
    /// The suggestion of a finding is put in the place of bytes of a segment.
    Fix {
        /// The side.
        side: Side,
        /// The segment.
        segment: usize,
        /// The first byte that is replaced.
        from: usize,
        /// The byte behind the last that is replaced.
        to: usize,
        /// What is written instead.
        text: String,
    },
    /// Takes back the last operation that was not taken back yet.
    Undo,
    /// Does again what was last taken back.
    Redo,
}

/// The bead before or the bead after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Neighbour {
    /// The bead before.
    Previous,
    /// The bead after.
    Next,
}

/// Why an operation is refused. Beads and segments are counted from 1, as all outputs count them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadOperation {
    /// There is no such bead.
    #[error("there is no bead {bead}; there are {count}")]
    NoBead {
        /// The number of the bead.
        bead: usize,
        /// How many there are.
        count: usize,
    },
    /// There is no such segment.
    #[error("there is no segment {segment} of the {side}; there are {count}")]
    NoSegment {
        /// The side.
        side: Side,
        /// The number of the segment.
        segment: usize,
        /// How many there are.
        count: usize,
    },
    /// The bead has no segment on a side.
    #[error("bead {bead} has no segment of the {side}")]
    Empty {
        /// The number of the bead.
        bead: usize,
        /// The side.
        side: Side,
    },
    /// There is nothing on this side of the bead.
    #[error("there is no bead {} bead {bead}", match to { Neighbour::Previous => "before", Neighbour::Next => "after" })]
    NoNeighbour {
        /// The number of the bead.
        bead: usize,
        /// Where the neighbour would be.
        to: Neighbour,
    },
    /// Beads would have segments that are not neighbours.
    #[error(
        "the {side} segments of beads {bead} and {other} are not next to each other; unlink one of them first, or link \
         their segments one by one"
    )]
    Apart {
        /// The number of the one bead.
        bead: usize,
        /// The number of the other.
        other: usize,
        /// The side.
        side: Side,
    },
    /// A bead cannot be split there.
    #[error("bead {bead} has {} source and {} target segments; both parts want at least one", count.source, count.target)]
    NoPart {
        /// The number of the bead.
        bead: usize,
        /// How many segments it has.
        count: Sides<usize>,
    },
    /// The segments are in one bead already.
    #[error("these segments are in one bead already")]
    Linked,
    /// A text cannot be changed there.
    #[error(
        "byte {at} is no place in segment {segment} of the {side} where its text can be changed"
    )]
    NoPlace {
        /// The side.
        side: Side,
        /// The number of the segment.
        segment: usize,
        /// The byte.
        at: usize,
    },
    /// A segment would be left without a text.
    #[error("segment {segment} of the {side} would have no text; leave some of it")]
    NoText {
        /// The side.
        side: Side,
        /// The number of the segment.
        segment: usize,
    },
    /// A segment is in no bead.
    #[error("segment {segment} of the {side} is in no bead; align the texts first")]
    Unaligned {
        /// The side.
        side: Side,
        /// The number of the segment.
        segment: usize,
    },
    /// New beads do not fit the texts.
    #[error(transparent)]
    Alignment(#[from] BadAlignment),
    /// Nothing was done yet, or all is taken back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing was taken back, or something else was done since.
    #[error("there is nothing to redo")]
    NothingToRedo,
}

impl Operation {
    /// The segment that it changes, if it changes any.
    pub(super) fn segment_mut(&mut self) -> Option<(Side, &mut usize)> {
        match self {
            Operation::SplitSegment { side, segment, .. }
            | Operation::JoinSegments { side, segment }
            | Operation::Edit { side, segment, .. }
            | Operation::Fix { side, segment, .. } => Some((*side, segment)),
            _ => None,
        }
    }
}
