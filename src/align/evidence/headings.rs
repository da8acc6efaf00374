//! Headings by class: OBJECTIVE answers OBJETIVO, on a line of its own or before its text.

use crate::document::{BlockKind, keywords_label};
use crate::language::{Pack, pack};
use crate::segment::{Segment, SegmentedDocument};
use std::ops::Range;

pub(super) struct Headings {
    source: Vec<Option<&'static str>>,
    target: Vec<Option<&'static str>>,
}

impl Headings {
    pub(super) fn find(source: &SegmentedDocument, target: &SegmentedDocument) -> Self {
        let [source, target] = [source, target].map(|side| {
            let pack = pack(&side.language);
            side.segments.iter().map(|segment| class(segment, pack)).collect()
        });
        Headings { source, target }
    }

    /// Whether a segment of a side (0 source, 1 target) is a heading, a title or a keyword list.
    pub(super) fn is_heading(&self, side: usize, segment: usize) -> bool {
        [&self.source, &self.target][side][segment].is_some()
    }

    /// How many headings of the bead have one of their class on the other side, and how many have none.
    pub(super) fn shared(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let (source, target) = (&self.source[source.clone()], &self.target[target.clone()]);
        let mut counts = (0.0, 0.0);
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
