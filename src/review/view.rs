//! A bitext as the page has it, and the difference between two states of it.

use crate::align::Status;
use crate::bitext::Bitext;
use crate::document::BlockKind;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use serde::Serialize;
use std::ops::Range;

/// A whole document.
#[derive(Serialize)]
pub(crate) struct DocumentView<'b> {
    name: &'b str,
    revision: usize,
    languages: Sides<String>,
    segments: Sides<Vec<SegmentView<'b>>>,
    beads: Vec<BeadView<'b>>,
    can_undo: bool,
    can_redo: bool,
}

/// What an operation changed: for each list what was taken out where, and what was put in its place.
#[derive(Serialize)]
pub(crate) struct Change<'b> {
    revision: usize,
    can_undo: bool,
    can_redo: bool,
    segments: Sides<Splice<SegmentView<'b>>>,
    beads: Splice<BeadView<'b>>,
}

/// How far the review of a document is.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Progress {
    beads: usize,
    /// Beads that a person decided on.
    decided: usize,
    /// Beads that a person should look at and has not.
    doubtful: usize,
}

#[derive(Debug, PartialEq, Serialize)]
struct SegmentView<'b> {
    text: &'b str,
    kind: BlockKind,
}

#[derive(Debug, PartialEq, Serialize)]
struct BeadView<'b> {
    /// The first segment, and the one behind the last.
    source: [usize; 2],
    target: [usize; 2],
    confidence: f64,
    review: bool,
    status: Status,
    note: Option<&'b str>,
    /// Whether its translation stands elsewhere than its neighbours' do.
    moved: bool,
}

#[derive(Debug, PartialEq, Serialize)]
struct Splice<T> {
    at: usize,
    removed: usize,
    inserted: Vec<T>,
}

pub(crate) fn document_view(bitext: &Bitext, revision: usize) -> DocumentView<'_> {
    DocumentView {
        name: &bitext.name,
        revision,
        languages: bitext.documents().map(|document| document.language.to_string()),
        segments: Sides::from_fn(|side| segments(bitext, side)),
        beads: beads(bitext),
        can_undo: bitext.can_undo(),
        can_redo: bitext.can_redo(),
    }
}

/// What is other in a later state of a bitext, which is of this revision.
pub(crate) fn change<'b>(before: &'b Bitext, after: &'b Bitext, revision: usize) -> Change<'b> {
    let segments = |side| splice(&segments(before, side), segments(after, side));
    Change {
        revision,
        can_undo: after.can_undo(),
        can_redo: after.can_redo(),
        segments: Sides::from_fn(segments),
        beads: splice(&beads(before), beads(after)),
    }
}

pub(crate) fn progress(bitext: &Bitext) -> Progress {
    let beads = || bitext.alignment.beads.iter();
    Progress {
        beads: beads().count(),
        decided: beads().filter(|bead| !bead.status.is_automatic()).count(),
        doubtful: beads().filter(|bead| bead.status.is_automatic() && bead.review).count(),
    }
}

fn segments(bitext: &Bitext, side: Side) -> Vec<SegmentView<'_>> {
    let segments = bitext.side(side).segments.iter();
    segments
        .map(|segment: &Segment| SegmentView { text: segment.as_str(), kind: segment.kind })
        .collect()
}

fn beads(bitext: &Bitext) -> Vec<BeadView<'_>> {
    let ends = |range: &Range<usize>| [range.start, range.end];
    let beads = bitext.alignment.beads.iter();
    let views = beads.zip(bitext.alignment.moved()).map(|(bead, moved)| BeadView {
        source: ends(&bead.source),
        target: ends(&bead.target),
        confidence: bead.confidence,
        review: bead.review,
        status: bead.status,
        note: bead.note.as_deref(),
        moved,
    });
    views.collect()
}

/// What to take out of a list, and what to put there, to make it another; their common beginning and end are left out.
fn splice<T: PartialEq>(before: &[T], mut after: Vec<T>) -> Splice<T> {
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other);
    let at = same.count();
    let rest = before[at..].iter().rev().zip(after[at..].iter().rev());
    let end = rest.take_while(|(one, other)| one == other).count();
    after.truncate(after.len() - end);
    Splice { at, removed: before.len() - at - end, inserted: after.split_off(at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_splice_leaves_out_what_is_common() {
        for (before, after, at, removed, inserted) in [
            ("abc", "abc", 3, 0, ""),
            ("abc", "abXc", 2, 0, "X"),
            ("abc", "ac", 1, 1, ""),
            ("aaa", "aa", 2, 1, ""),
            ("abc", "xyz", 0, 3, "xyz"),
            ("", "ab", 0, 0, "ab"),
        ] {
            let [old, new] = [before, after].map(|text| text.chars().collect::<Vec<_>>());
            let inserted = inserted.chars().collect();
            assert_eq!(splice(&old, new), Splice { at, removed, inserted }, "{before} {after}");
        }
    }
}
