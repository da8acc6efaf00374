//! Beads, and alignments made of them.

use crate::side::{Side, Sides};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// The most segments of one side in a bead that has several on the other.
pub(super) const WIDEST: usize = 4;
/// The most segments in a bead that has one on the other side.
pub(super) const WIDEST_OF_ONE: usize = 8;

/// Segments that translate each other; one side may be empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// Indices of segments, from 0.
    pub source: Range<usize>,
    /// The same of the target.
    pub target: Range<usize>,
    /// The probability of this bead given the model, 0 to 1.
    pub confidence: f64,
    /// Whether a person should look at it, because the confidence is low.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub review: bool,
    /// Whether it is a unit of a memory or a row of a table that has no translation yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untranslated: bool,
    /// Whether a person has decided that it is so.
    #[serde(default, skip_serializing_if = "Status::is_automatic")]
    pub status: Status,
    /// What a person wrote about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who decided on a bead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// The aligner alone.
    #[default]
    Automatic,
    /// A person, who found it right.
    Confirmed,
    /// A person, who made it what it is.
    Corrected,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Status::Automatic => "automatic",
            Status::Confirmed => "confirmed",
            Status::Corrected => "corrected",
        })
    }
}

impl FromStr for Status {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let all = [Status::Automatic, Status::Confirmed, Status::Corrected];
        let found = all.into_iter().find(|status| status.to_string() == name.to_lowercase());
        found.ok_or_else(|| format!("{name:?} is no status: write confirmed or corrected"))
    }
}

impl Status {
    /// Whether no person has decided.
    pub fn is_automatic(&self) -> bool {
        *self == Status::Automatic
    }
}

impl Bead {
    /// A bead that needs no review.
    pub fn new(source: Range<usize>, target: Range<usize>, confidence: f64) -> Self {
        let (review, untranslated, status, note) = (false, false, Status::Automatic, None);
        Bead { source, target, confidence, review, untranslated, status, note }
    }

    /// The indices of its segments on one side.
    pub fn range(&self, side: Side) -> Range<usize> {
        match side {
            Side::Source => self.source.clone(),
            Side::Target => self.target.clone(),
        }
    }

    /// The segments of both sides.
    pub(crate) fn ranges(&self) -> Sides<Range<usize>> {
        Sides::from_fn(|side| self.range(side))
    }

    /// How many segments it has on either side.
    pub fn kind(&self) -> Kind {
        Kind(self.source.len(), self.target.len())
    }

    /// The indices of its segments on the source and on the target, from 0 for none wherever they would stand.
    pub fn segments(&self) -> [Range<usize>; 2] {
        Side::BOTH.map(|side| {
            let range = self.range(side);
            if range.is_empty() { 0..0 } else { range }
        })
    }

    /// Whether it has the same segments as another.
    pub fn has_segments_of(&self, other: &Bead) -> bool {
        self.segments() == other.segments()
    }

    /// Whether it stays as it is where the rest is aligned anew: a person has decided on it, or written a note on it.
    pub fn is_pinned(&self) -> bool {
        !self.status.is_automatic() || self.note.is_some()
    }

    /// Whether one side has no counterpart.
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

/// How many segments a bead has on either side: `1-1`, `2-1`, `0-1` …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(pub usize, pub usize);

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.1)
    }
}

/// Beads that cover every segment of both sides exactly once, in the order of the source; of the target too, but
/// for beads of sentences that were moved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Alignment {
    /// The beads, in the order of the source.
    pub beads: Vec<Bead>,
}

impl Alignment {
    /// For each bead whether it was moved: it crosses beads that are in order on both sides.
    pub fn moved(&self) -> Vec<bool> {
        let places: Vec<usize> =
            (0..self.beads.len()).filter(|at| !self.beads[*at].is_null()).collect();
        let paired: Vec<&Bead> = places.iter().map(|at| &self.beads[*at]).collect();
        let mut moved = vec![false; self.beads.len()];
        for (at, is_in_order) in places.into_iter().zip(longest_ascending(&paired)) {
            moved[at] = !is_in_order;
        }
        moved
    }

    /// Marks the beads below a confidence for review, and only those. What a person has decided needs none.
    pub fn mark(&mut self, min_confidence: f64) {
        for bead in &mut self.beads {
            bead.review = bead.status.is_automatic() && bead.confidence < min_confidence;
        }
    }
}

/// For each bead, in the order of the source, whether it is one of the most that ascend on the target, too.
pub(super) fn longest_ascending(beads: &[&Bead]) -> Vec<bool> {
    // for each length the bead that ends the lowest chain of it
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, bead) in beads.iter().enumerate() {
        let length = ends.partition_point(|end| beads[*end].target.start < bead.target.start);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut is_in = vec![false; beads.len()];
    let mut link = ends.last().copied();
    while let Some(at) = link {
        is_in[at] = true;
        link = before[at];
    }
    is_in
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beads_that_cross_the_others_are_moved() {
        for (targets, wanted) in [
            (&[0..1, 1..2, 2..3][..], "..."),
            (&[2..3, 0..1, 1..2], "m.."),
            (&[1..2, 2..3, 0..1], "..m"),
            (&[0..1, 3..4, 1..2, 2..3], ".m.."),
            (&[1..2, 2..3, 3..4, 0..1], "...m"),
            (&[0..1, 1..2, 5..6, 6..7, 7..8, 2..3], ".....m"),
            // one without a counterpart
            (&[1..2, 2..2, 0..1, 2..3], "m..."),
            (&[0..1, 3..4, 1..2, 2..3, 0..0], ".m..."),
        ] {
            let beads = targets.iter().enumerate();
            let beads: Vec<Bead> =
                beads.map(|(at, target)| Bead::new(at..at + 1, target.clone(), 1.0)).collect();
            let moved = Alignment { beads }.moved();
            let found: String = moved.iter().map(|moved| if *moved { 'm' } else { '.' }).collect();
            assert_eq!(found, wanted, "{targets:?}");
        }
    }
}
