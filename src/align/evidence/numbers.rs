//! Numbers by value: `ten` answers `10`, `0,05` answers `0.05`.

use crate::language::pack;
use crate::segment::SegmentedDocument;
use crate::text::number::{Number, Written, numbers};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// For each segment of either side its numbers, each with the segments of the other side that have it.
pub(super) struct NumberLinks {
    source: Vec<Vec<Vec<u32>>>,
    target: Vec<Vec<Vec<u32>>>,
}

impl NumberLinks {
    pub(super) fn find(source: &SegmentedDocument, target: &SegmentedDocument) -> Self {
        let read = |side: &SegmentedDocument| -> Vec<Vec<Number>> {
            let vocabulary = pack(&side.language).map(|pack| pack.numbers());
            side.segments.iter().map(|segment| numbers(segment.as_str(), vocabulary)).collect()
        };
        let (source, target) = (read(source), read(target));
        NumberLinks { source: links(&source, &target), target: links(&target, &source) }
    }

    /// How many numbers of the bead the other side has, and how many it has not.
    pub(super) fn shared(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        for (side, own, other) in [(&self.source, source, target), (&self.target, target, source)] {
            for places in side[own.clone()].iter().flatten() {
                let first = places.partition_point(|place| (*place as usize) < other.start);
                if places.get(first).is_some_and(|place| (*place as usize) < other.end) {
                    counts.0 += 1.0;
                } else {
                    counts.1 += 1.0;
                }
            }
        }
        counts
    }
}

fn links(own: &[Vec<Number>], other: &[Vec<Number>]) -> Vec<Vec<Vec<u32>>> {
    let mut places: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (segment, numbers) in (0u32..).zip(other) {
        for value in numbers.iter().flat_map(|number| number.readings.iter()) {
            places.entry(key(value)).or_default().push(segment);
        }
    }
    // a number that many segments have says little of where they belong, and would cost much
    const COMMON: usize = 40;
    places.retain(|_, segments| segments.len() <= COMMON);
    let link = |number: &Number| {
        let mut found: Vec<u32> = number
            .readings
            .iter()
            .filter_map(|value| places.get(&key(value)))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let asks = |number: &&Number| matches!(number.written, Written::Digits | Written::Words);
    own.iter().map(|numbers| numbers.iter().filter(asks).map(link).collect()).collect()
}

/// Equal for values that are equal but for rounding.
fn key(value: f64) -> u64 {
    (value * 1e6).round() as u64
}
