//! Headings by class: OBJECTIVE answers OBJETIVO, on a line of its own or before its text.

use crate::document::{BlockKind, keywords_label};
use crate::language::{Pack, pack};
use crate::segment::{Segment, SegmentedDocument};
use std::ops::Range;

/// Kinds of segment that stand alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// A heading on a line of its own, which some aligners' users see as part of the next sentence.
    Heading,
    /// A title or a keyword list, which nobody does.
    Apart,
}

/// The headings of both sides, by segment.
pub(super) struct Headings {
    source: Vec<Option<&'static str>>,
    target: Vec<Option<&'static str>>,
    alone: [Vec<Option<Alone>>; 2],
    /// For each side how many segments before each have a heading or are one: most beads have none.
    counts: [Vec<u32>; 2],
}

impl Headings {
    pub(super) fn find(source: &SegmentedDocument, target: &SegmentedDocument) -> Self {
        let alone: [Vec<_>; 2] = [source, target].map(|side| {
            let kinds = side.segments.iter().map(|segment| match segment.kind {
                BlockKind::Heading => Some(Alone::Heading),
                BlockKind::Title | BlockKind::Keywords => Some(Alone::Apart),
                BlockKind::Paragraph => None,
            });
            kinds.collect()
        });
        let [source, target] = [source, target].map(|side| {
            let pack = pack(&side.language);
            side.segments.iter().map(|segment| class(segment, pack)).collect::<Vec<_>>()
        });
        let counts = [(&source, &alone[0]), (&target, &alone[1])].map(|(classes, alone)| {
            let mut counts = vec![0];
            for (class, alone) in classes.iter().zip(alone) {
                let any = u32::from(class.is_some() || alone.is_some());
                counts.push(counts[counts.len() - 1] + any);
            }
            counts
        });
        Headings { source, target, alone, counts }
    }

    /// Whether no segment of a side has a heading or is one.
    fn has_none(&self, side: usize, segments: &Range<usize>) -> bool {
        self.counts[side][segments.start] == self.counts[side][segments.end]
    }

    /// Whether a segment of a side (0 source, 1 target) is a heading, a title or a keyword list.
    pub(super) fn is_heading(&self, side: usize, segment: usize) -> bool {
        [&self.source, &self.target][side][segment].is_some()
    }

    /// The classes of the headings of some segments of a side.
    pub(super) fn classes(&self, side: usize, segments: Range<usize>) -> Vec<&'static str> {
        [&self.source, &self.target][side][segments].iter().flatten().copied().collect()
    }

    /// How many titles and keyword lists of the bead have others on their side.
    pub(super) fn apart(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        self.sum_of_several(source, target, |own| count(own, Alone::Apart))
    }

    /// How many headings that are alone on their line stand before others of their side of the bead.
    pub(super) fn before(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        self.sum_of_several(source, target, |own| count(&own[..own.len() - 1], Alone::Heading))
    }

    /// Counts in the sides of a bead that have several segments.
    fn sum_of_several(
        &self,
        source: &Range<usize>,
        target: &Range<usize>,
        count: impl Fn(&[Option<Alone>]) -> usize,
    ) -> f64 {
        let mut sum = 0;
        for (side, range) in [source, target].into_iter().enumerate() {
            if range.len() > 1 && !self.has_none(side, range) {
                sum += count(&self.alone[side][range.clone()]);
            }
        }
        sum as f64
    }

    /// Whether the text of a side begins with its second segment, by the headings of either side.
    pub(super) fn begins_after_title(&self, side: usize) -> bool {
        let sides = [&self.source, &self.target];
        let is_heading =
            |side: usize, segment: usize| sides[side].get(segment).is_some_and(Option::is_some);
        is_heading(side, 1) || is_heading(1 - side, 0)
    }

    /// How many headings of the bead have one of their class on the other side, and how many have none.
    pub(super) fn shared(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        if self.has_none(0, source) && self.has_none(1, target) {
            return counts;
        }
        let (source, target) = (&self.source[source.clone()], &self.target[target.clone()]);
        for (own, other) in [(source, target), (target, source)] {
            for class in own.iter().flatten() {
                if other.contains(&Some(class)) {
                    counts.0 += 1.0;
                } else {
                    counts.1 += 1.0;
                }
            }
        }
        counts
    }
}

fn count(segments: &[Option<Alone>], kind: Alone) -> usize {
    segments.iter().filter(|own| **own == Some(kind)).count()
}

fn class(segment: &Segment, pack: Option<&'static Pack>) -> Option<&'static str> {
    let text = segment.as_str();
    match segment.kind {
        BlockKind::Title => Some("title"),
        BlockKind::Keywords => Some("keywords"),
        _ if keywords_label(text).is_some() => Some("keywords"),
        _ => {
            let pack = pack?;
            let label = text.find([':', '.']).map_or(text, |end| &text[..end]);
            pack.heading_class(label)
        }
    }
}
