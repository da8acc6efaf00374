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
    /// For each segment its numbers that ask for an equal, each as its possible values.
    segments: Vec<Vec<Vec<u64>>>,
    /// For each value the segments that have it, in order.
    places: FxHashMap<u64, Vec<u32>>,
}

impl NumberLinks {
    pub(super) fn find(source: &SegmentedDocument, target: &SegmentedDocument) -> Self {
        NumberLinks { source: Side::of(source), target: Side::of(target) }
    }

    /// How many numbers of the bead the other side has, and how many it has not.
    pub(super) fn shared(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        for (own, range, other, span) in [
            (&self.source, source, &self.target, target),
            (&self.target, target, &self.source, source),
        ] {
            for values in own.segments[range.clone()].iter().flatten() {
                if values.iter().any(|value| other.has(*value, span)) {
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
    fn of(document: &SegmentedDocument) -> Self {
        let vocabulary = pack(&document.language).map(|pack| pack.numbers());
        let mut side = Side { segments: Vec::new(), places: FxHashMap::default() };
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

    fn has(&self, value: u64, span: &Range<usize>) -> bool {
        let Some(places) = self.places.get(&value) else { return false };
        let first = places.partition_point(|place| (*place as usize) < span.start);
        places.get(first).is_some_and(|place| (*place as usize) < span.end)
    }
}

/// Equal for values that are equal but for rounding.
fn key(value: f64) -> u64 {
    (value * 1e6).round() as u64
}
