//! A bitext as the page has it, and the difference between two states of it.

use crate::align::{Bead, Status};
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
    languages: OfSides<String>,
    segments: OfSides<Vec<SegmentView<'b>>>,
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
    segments: OfSides<Splice<SegmentView<'b>>>,
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

/// A value for each side, by the names of the sides.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct OfSides<T> {
    source: T,
    target: T,
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

impl<T> From<Sides<T>> for OfSides<T> {
    fn from(Sides { source, target }: Sides<T>) -> Self {
        OfSides { source, target }
    }
}

pub(crate) fn document_view(bitext: &Bitext, revision: usize) -> DocumentView<'_> {
    DocumentView {
        name: &bitext.name,
        revision,
        languages: bitext.documents().map(|document| document.language.to_string()).into(),
        segments: Sides::from_fn(|side| segments(bitext, side)).into(),
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
        segments: Sides::from_fn(segments).into(),
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
    let beads = &bitext.alignment.beads;
    let ends = |range: &Range<usize>| [range.start, range.end];
    let views = beads.iter().zip(moved(beads)).map(|(bead, moved)| BeadView {
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

/// Which beads cross others: as few as must be taken out for the rest to be in order.
fn moved(beads: &[Bead]) -> Vec<bool> {
    let mut moved = vec![false; beads.len()];
    // for each length the bead that ends the best increasing sequence, and for each bead the one before it
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; beads.len()];
    let linked = |at: &usize| !beads[*at].source.is_empty() && !beads[*at].target.is_empty();
    for at in (0..beads.len()).filter(linked) {
        let place = beads[at].target.start;
        let length = ends.partition_point(|end| beads[*end].target.start < place);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        ends.truncate(length + 1);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
        moved[at] = true;
    }
    let mut kept = ends.last().copied();
    while let Some(at) = kept {
        moved[at] = false;
        kept = before[at];
    }
    moved
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

    #[test]
    fn of_beads_that_cross_the_fewest_are_moved() {
        for (targets, wanted) in [
            (&[0..1, 1..2, 2..3][..], "..."),
            (&[2..3, 0..1, 1..2], "m.."),
            (&[0..1, 3..4, 1..2, 2..3], ".m.."),
            (&[1..2, 2..2, 0..1, 2..3], "m..."),
        ] {
            let beads = targets.iter().enumerate();
            let beads: Vec<Bead> =
                beads.map(|(at, target)| Bead::new(at..at + 1, target.clone(), 1.0)).collect();
            let found: String =
                moved(&beads).iter().map(|moved| if *moved { 'm' } else { '.' }).collect();
            assert_eq!(found, wanted, "{targets:?}");
        }
    }
}
