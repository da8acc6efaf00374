//! Bitexts: two segmented documents that are each other's translation, and their alignment.

mod correction;
pub mod decisions;
pub mod file;
pub(crate) mod from_rows;
mod history;
mod operation;
pub(crate) mod pairs;
mod raw_rows;
pub(crate) mod record;
mod resume;
#[cfg(feature = "cli")]
pub(crate) mod segment_finder;
pub(crate) mod table;
pub(crate) mod table_words;

use crate::align::{Alignment, Bead};
use crate::language::Languages;
use crate::segment::{Segment, SegmentedDocument};
pub use crate::side::Side;
use crate::side::Sides;
use crate::text::shortened::shortened;
pub use history::{Beginning, History, Recorded};
pub use operation::{BadOperation, Neighbour, Operation};
pub use pairs::from_pairs;
pub use resume::Repeated;
use serde::Serialize;

/// Why an alignment does not fit two documents. Beads and segments are counted from 1, as all outputs count them; bitext
/// files count segments from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadAlignment {
    /// A bead names segments that the document of a side does not have.
    #[error(
        "bead {bead} ends behind segment {end} of the {side}, which has {count}; end it at {count} or before"
    )]
    Absent {
        /// The number of the bead.
        bead: usize,
        /// The side.
        side: Side,
        /// The number of its last segment.
        end: usize,
        /// How many segments there are.
        count: usize,
    },
    /// Two beads name a segment.
    #[error(
        "beads {other} and {bead} both have segment {segment} of the {side} (“{text}”); take it out of one of them"
    )]
    Taken {
        /// The number of the later bead.
        bead: usize,
        /// The side.
        side: Side,
        /// The number of the earlier bead.
        other: usize,
        /// The number of the segment.
        segment: usize,
        /// How its text begins.
        text: String,
    },
    /// A confidence is no probability.
    #[error("bead {bead} has a confidence that is not from 0 to 1; write 1 if it is sure")]
    Confidence {
        /// The number of the bead.
        bead: usize,
    },
    /// No bead names a segment.
    #[error(
        "segment {segment} of the {side} (“{text}”) is in no bead; add it to one, or as a bead whose other side is empty"
    )]
    Missing {
        /// The side.
        side: Side,
        /// The number of the segment.
        segment: usize,
        /// How its text begins.
        text: String,
    },
}

/// How a segment begins, for messages.
fn beginning(segment: &Segment) -> String {
    shortened(segment.as_str(), 40)
}

/// For each segment of both documents the number of its bead, from 1. An error if a bead names segments that are not
/// there, or two beads name one.
pub(crate) fn beads_of(
    documents: Sides<&SegmentedDocument>,
    beads: &[Bead],
) -> Result<Sides<Vec<Option<usize>>>, BadAlignment> {
    let mut beads_of = documents.map(|document| vec![None; document.segments.len()]);
    for (bead, number) in beads.iter().zip(1..) {
        if !(0.0..=1.0).contains(&bead.confidence) {
            return Err(BadAlignment::Confidence { bead: number });
        }
        for side in Side::BOTH {
            let (range, segments) = (bead.range(side), &documents[side].segments);
            let Some(numbers) = beads_of[side].get_mut(range.clone()) else {
                let (end, count) = (range.end, segments.len());
                return Err(BadAlignment::Absent { bead: number, side, end, count });
            };
            for (at, taken) in range.zip(numbers) {
                if let Some(other) = taken.replace(number) {
                    let (segment, text) = (at + 1, beginning(&segments[at]));
                    return Err(BadAlignment::Taken { bead: number, side, other, segment, text });
                }
            }
        }
    }
    Ok(beads_of)
}

/// An error unless each segment of both documents is in one bead.
fn covers(documents: Sides<&SegmentedDocument>, beads: &[Bead]) -> Result<(), BadAlignment> {
    let beads_of = beads_of(documents, beads)?;
    for side in Side::BOTH {
        if let Some(at) = beads_of[side].iter().position(Option::is_none) {
            let (segment, text) = (at + 1, beginning(&documents[side].segments[at]));
            return Err(BadAlignment::Missing { side, segment, text });
        }
    }
    Ok(())
}

/// Two segmented documents and how they belong together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bitext {
    /// What a person calls it: the file it came from, or its id in a collection.
    pub name: String,
    /// The text that was translated.
    pub source: SegmentedDocument,
    /// Its translation.
    pub target: SegmentedDocument,
    /// How their segments belong together; without beads before they are aligned.
    pub alignment: Alignment,
    /// What people did to it, if anything.
    #[serde(skip)]
    pub history: Option<History>,
}

impl Bitext {
    /// A bitext whose alignment covers each segment of both documents once.
    pub fn new(
        name: impl Into<String>,
        source: SegmentedDocument,
        target: SegmentedDocument,
        alignment: Alignment,
    ) -> Result<Self, BadAlignment> {
        covers(Sides::new(&source, &target), &alignment.beads)?;
        Ok(Bitext { name: name.into(), source, target, alignment, history: None })
    }

    /// A bitext that is not aligned yet.
    pub fn unaligned(
        name: impl Into<String>,
        source: SegmentedDocument,
        target: SegmentedDocument,
    ) -> Self {
        let (name, alignment) = (name.into(), Alignment::default());
        Bitext { name, source, target, alignment, history: None }
    }

    /// Whether it has an alignment.
    pub fn is_aligned(&self) -> bool {
        !self.alignment.beads.is_empty()
    }

    /// The document of a side.
    pub fn side(&self, side: Side) -> &SegmentedDocument {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    fn side_mut(&mut self, side: Side) -> &mut SegmentedDocument {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }

    /// Both documents.
    pub(crate) fn documents(&self) -> Sides<&SegmentedDocument> {
        Sides::new(&self.source, &self.target)
    }

    /// The languages of both documents.
    pub fn languages(&self) -> Languages {
        Languages::new(self.source.language.clone(), self.target.language.clone())
    }

    /// The segments of one side of a bead.
    pub fn segments(&self, bead: &Bead, side: Side) -> &[Segment] {
        &self.side(side).segments[bead.range(side)]
    }

    /// The text of one side of a bead, its segments with a blank between.
    pub fn text(&self, bead: &Bead, side: Side) -> String {
        self.segments(bead, side).iter().map(Segment::as_str).collect::<Vec<_>>().join(" ")
    }
}
