//! Numbers by value: `ten` answers `10`, `0,05` answers `0.05`.

use crate::language::pack;
use crate::segment::SegmentedDocument;
use crate::text::number::{Number, Written, numbers};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Which numbers of each segment the other side has where.
pub(super) struct NumberLinks {
    source: Side,
    target: Side,
}

struct Side {
    /// For each number that asks for an equal the segments of the other side that have one, in order.
    answers: Vec<Vec<u32>>,
    /// How many such numbers stand before each segment, and in all.
    before: Vec<usize>,
}

/// The numbers of one side by themselves.
struct Found {
    /// For each segment its numbers that ask for an equal, each as its possible values.
    segments: Vec<Vec<Vec<u64>>>,
    /// For each value the segments that have it, in order.
    places: FxHashMap<u64, Vec<u32>>,
}

impl NumberLinks {
    pub(super) fn find(source: &SegmentedDocument, target: &SegmentedDocument) -> Self {
        let (source, target) = (Found::of(source), Found::of(target));
        NumberLinks { source: Side::new(&source, &target), target: Side::new(&target, &source) }
    }

    /// How many numbers of the bead the other side has, and how many it has not.
    pub(super) fn shared(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        for (own, range, span) in [(&self.source, source, target), (&self.target, target, source)] {
            for answers in &own.answers[own.before[range.start]..own.before[range.end]] {
                let next = answers.partition_point(|place| (*place as usize) < span.start);
                if answers.get(next).is_some_and(|place| (*place as usize) < span.end) {
                    counts.0 += 1.0;
                } else {
                    counts.1 += 1.0;
                }
            }
        }
        counts
    }
}

impl Side {
    fn new(own: &Found, other: &Found) -> Self {
        let mut side = Side { answers: Vec::new(), before: vec![0] };
        for segment in &own.segments {
            for values in segment {
                let places = values.iter().filter_map(|value| other.places.get(value)).flatten();
                let mut answers: Vec<u32> = places.copied().collect();
                answers.sort_unstable();
                answers.dedup();
                side.answers.push(answers);
            }
            side.before.push(side.answers.len());
        }
        side
    }
}

impl Found {
    fn of(document: &SegmentedDocument) -> Self {
        let vocabulary = pack(&document.language).map(|pack| pack.numbers());
        let mut side = Found { segments: Vec::new(), places: FxHashMap::default() };
        for (index, segment) in (0u32..).zip(&document.segments) {
            let found = numbers(segment.as_str(), vocabulary);
            for value in found.iter().flat_map(|number| number.readings.iter()) {
                let places = side.places.entry(key(value)).or_default();
                if places.last() != Some(&index) {
                    places.push(index);
                }
            }
            let asks =
                |number: &&Number| matches!(number.written, Written::Digits | Written::Words);
            let values = |number: &Number| number.readings.iter().map(key).collect();
            side.segments.push(found.iter().filter(asks).map(values).collect());
        }
        side
    }
}

/// Equal for values that are equal but for rounding.
fn key(value: f64) -> u64 {
    (value * 1e6).round() as u64
}
