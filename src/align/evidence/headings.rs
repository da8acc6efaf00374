//! Headings by class: OBJECTIVE is the counterpart of OBJETIVO, on a line of its own or before its text.

use crate::document::{BlockKind, keywords_label};
use crate::language::{Pack, pack};
use crate::segment::{Segment, SegmentedDocument};
use crate::side::{Side, Sides};
use std::ops::Range;

/// The headings of both sides.
pub(super) struct Headings {
    /// For each segment the class of its heading.
    classes: Sides<Vec<Option<&'static str>>>,
    kinds: Sides<Vec<BlockKind>>,
    /// For each side how many segments before each have a heading or are one: most beads have none.
    counts: Sides<Vec<usize>>,
}

impl Headings {
    pub(super) fn find(documents: Sides<&SegmentedDocument>) -> Self {
        let classes = documents.map(|document| {
            let pack = pack(&document.language);
            document.segments.iter().map(|segment| class(segment, pack)).collect::<Vec<_>>()
        });
        let kinds = documents.map(|document| {
            document.segments.iter().map(|segment| segment.kind).collect::<Vec<_>>()
        });
        let counts = classes.as_ref().zip(kinds.as_ref()).map(|(classes, kinds)| {
            let mut counts = vec![0];
            for (class, kind) in classes.iter().zip(kinds) {
                let has_any = class.is_some() || *kind != BlockKind::Paragraph;
                counts.push(counts[counts.len() - 1] + usize::from(has_any));
            }
            counts
        });
        Headings { classes, kinds, counts }
    }

    /// Whether no segment of a side has a heading or is one.
    fn has_none(&self, side: Side, segments: &Range<usize>) -> bool {
        self.counts[side][segments.start] == self.counts[side][segments.end]
    }

    /// Whether a segment of a side has a heading, or is a title or a keyword list.
    pub(super) fn is_heading(&self, side: Side, segment: usize) -> bool {
        self.classes[side].get(segment).is_some_and(Option::is_some)
    }

    /// The classes of the headings of some segments of a side.
    pub(super) fn classes(&self, side: Side, segments: Range<usize>) -> Vec<&'static str> {
        self.classes[side][segments].iter().flatten().copied().collect()
    }

    /// How many titles and keyword lists of the bead have others on their side.
    pub(super) fn apart(&self, bead: Sides<&Range<usize>>) -> f64 {
        let is_apart = |kind: &&BlockKind| matches!(kind, BlockKind::Title | BlockKind::Keywords);
        self.sum_of_several(bead, |kinds| kinds.iter().filter(is_apart).count())
    }

    /// How many headings that are alone on their line stand before others of their side of the bead.
    pub(super) fn before(&self, bead: Sides<&Range<usize>>) -> f64 {
        let is_alone = |kind: &&BlockKind| **kind == BlockKind::Heading;
        self.sum_of_several(bead, |kinds| kinds[..kinds.len() - 1].iter().filter(is_alone).count())
    }

    /// Counts in the sides of a bead that have several segments.
    fn sum_of_several(
        &self,
        bead: Sides<&Range<usize>>,
        count: impl Fn(&[BlockKind]) -> usize,
    ) -> f64 {
        let mut sum = 0;
        for side in Side::BOTH {
            if bead[side].len() > 1 && !self.has_none(side, bead[side]) {
                sum += count(&self.kinds[side][bead[side].clone()]);
            }
        }
        sum as f64
    }

    /// Whether the text of a side begins with its second segment, by the headings of either side.
    pub(super) fn begins_after_title(&self, side: Side) -> bool {
        self.is_heading(side, 1) || self.is_heading(side.other(), 0)
    }

    /// How many headings of the bead have one of their class on the other side, and how many have none.
    pub(super) fn shared(&self, bead: Sides<&Range<usize>>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        if Side::BOTH.into_iter().all(|side| self.has_none(side, bead[side])) {
            return counts;
        }
        let classes = Sides::from_fn(|side| &self.classes[side][bead[side].clone()]);
        for side in Side::BOTH {
            for class in classes[side].iter().flatten() {
                if classes[side.other()].contains(&Some(class)) {
                    counts.0 += 1.0;
                } else {
                    counts.1 += 1.0;
                }
            }
        }
        counts
    }
}

fn class(segment: &Segment, pack: Option<&'static Pack>) -> Option<&'static str> {
    let text = segment.as_str();
    match segment.kind {
        BlockKind::Title => Some("title"),
        BlockKind::Keywords => Some("keywords"),
        _ if keywords_label(text).is_some() => Some("keywords"),
        _ => {
            let label = text.find([':', '：', '.']).map_or(text, |end| &text[..end]);
            pack?.heading_class(label)
        }
    }
}
