//! Bitexts: two segmented documents that are each other's translation, and their alignment.

pub mod file;
pub mod pairs;
pub mod record;
pub mod table;

use crate::align::{Alignment, Bead};
use crate::language::Languages;
use crate::segment::{Segment, SegmentedDocument};
pub use crate::side::Side;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Two segmented documents and how they belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bitext {
    /// What a person calls it: the file it came from, or its id in a collection.
    pub name: String,
    pub source: SegmentedDocument,
    pub target: SegmentedDocument,
    pub alignment: Alignment,
}

impl Bead {
    /// The indices of its segments on one side.
    pub fn range(&self, side: Side) -> Range<usize> {
        match side {
            Side::Source => self.source.clone(),
            Side::Target => self.target.clone(),
        }
    }
}

impl Bitext {
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
