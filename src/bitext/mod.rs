//! Bitexts: two segmented documents that are each other's translation, and their alignment.

pub mod file;
pub(crate) mod pairs;
pub(crate) mod record;
pub(crate) mod table;

use crate::align::{Alignment, Bead};
use crate::language::Languages;
use crate::segment::{Segment, SegmentedDocument};
pub use crate::side::Side;
use crate::side::Sides;
pub use pairs::from_pairs;
use serde::Serialize;

/// Why an alignment does not fit two documents. Beads and segments are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadAlignment {
    /// A bead names segments that the document of a side does not have.
    #[error("bead {bead} names segments of the {side} that are not there; align the texts again")]
    Absent {
        /// The number of the bead.
        bead: usize,
        /// The side.
        side: Side,
    },
    /// Two beads name a segment.
    #[error("beads {other} and {bead} name the same segment of the {side}; align the texts again")]
    Taken {
        /// The number of the later bead.
        bead: usize,
        /// The side.
        side: Side,
        /// The number of the earlier bead.
        other: usize,
    },
    /// A confidence is no probability.
    #[error("bead {bead} has a confidence that is not from 0 to 1; align the texts again")]
    Confidence {
        /// The number of the bead.
        bead: usize,
    },
    /// No bead names a segment.
    #[error("segment {segment} of the {side} is in no bead; align the texts again")]
    Missing {
        /// The side.
        side: Side,
        /// The number of the segment.
        segment: usize,
    },
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
}

impl Bitext {
    /// A bitext whose alignment covers each segment of both documents once.
    pub fn new(
        name: impl Into<String>,
        source: SegmentedDocument,
        target: SegmentedDocument,
        alignment: Alignment,
    ) -> Result<Self, BadAlignment> {
        let documents = Sides::new(&source, &target);
        let mut beads_of = documents.map(|document| vec![None; document.segments.len()]);
        for (bead, number) in alignment.beads.iter().zip(1..) {
            if !(0.0..=1.0).contains(&bead.confidence) {
                return Err(BadAlignment::Confidence { bead: number });
            }
            for side in Side::BOTH {
                let segments = beads_of[side].get_mut(bead.range(side));
                for taken in segments.ok_or(BadAlignment::Absent { bead: number, side })? {
                    if let Some(other) = taken.replace(number) {
                        return Err(BadAlignment::Taken { bead: number, side, other });
                    }
                }
            }
        }
        for side in Side::BOTH {
            if let Some(segment) = beads_of[side].iter().position(Option::is_none) {
                return Err(BadAlignment::Missing { side, segment: segment + 1 });
            }
        }
        Ok(Bitext { name: name.into(), source, target, alignment })
    }

    /// A bitext that is not aligned yet.
    pub fn unaligned(
        name: impl Into<String>,
        source: SegmentedDocument,
        target: SegmentedDocument,
    ) -> Self {
        Bitext { name: name.into(), source, target, alignment: Alignment::default() }
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
