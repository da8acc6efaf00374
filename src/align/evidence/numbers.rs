//! Numbers by value: `ten` answers `10`, `0,05` answers `0.05`.

use crate::segment::SegmentedDocument;
use crate::side::Sides;
use crate::text::number::{Readings, Written, numbers_meant};
use crate::words::{Rows, TextWords};
use std::ops::Range;
use std::sync::Arc;

/// Which numbers of each segment the other side has where.
pub(super) struct NumberLinks {
    source: Side,
    target: Side,
}

struct Side {
    /// For each number that asks for an equal the segments of the other side that have one, in order.
    answers: Rows<u32>,
    /// How many such numbers stand before each segment, and in all.
    before: Vec<u32>,
}

/// The numbers of one side by themselves.
struct Found {
    /// Those that ask for an equal, in order.
    asking: Vec<Readings>,
    /// How many of these stand before each segment, and in all.
    before: Vec<u32>,
    /// Each value that stands in the text with the segments that have it, in order.
    places: Vec<(u64, u32)>,
}

impl NumberLinks {
    pub(super) fn find(
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        words: &Sides<Arc<TextWords>>,
    ) -> Self {
        let source = Found::of(source, &words.source);
        let target = Found::of(target, &words.target);
        NumberLinks { source: Side::new(&source, &target), target: Side::new(&target, &source) }
    }

    /// How many numbers of the bead the other side has, and how many it has not.
    pub(super) fn shared(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        for (own, range, span) in [(&self.source, source, target), (&self.target, target, source)] {
            for number in own.before[range.start]..own.before[range.end] {
                let answers = own.answers.of(number);
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
        let mut answers: Vec<(u32, u32)> = Vec::new();
        for (number, readings) in (0u32..).zip(&own.asking) {
            let values = readings.iter().flat_map(|value| other.having(key(value)));
            answers.extend(values.map(|(_, segment)| (number, *segment)));
        }
        answers.sort_unstable();
        answers.dedup();
        Side { answers: Rows::new(own.asking.len(), &answers), before: own.before.clone() }
    }
}

impl Found {
    fn of(document: &SegmentedDocument, words: &TextWords) -> Self {
        let mut side = Found { asking: Vec::new(), before: vec![0], places: Vec::new() };
        for (index, segment) in (0u32..).zip(&document.segments) {
            let tokens = words.tokens(index as usize).iter();
            let meant = tokens.map(|token| (words.word(*token), words.form(*token).number));
            for number in numbers_meant(segment.as_str(), meant) {
                side.places.extend(number.readings.iter().map(|value| (key(value), index)));
                if matches!(number.written, Written::Digits | Written::Words) {
                    side.asking.push(number.readings);
                }
            }
            side.before.push(side.asking.len() as u32);
        }
        side.places.sort_unstable();
        side.places.dedup();
        side
    }

    /// The value with each segment that has it.
    fn having(&self, value: u64) -> &[(u64, u32)] {
        let rest = &self.places[self.places.partition_point(|(own, _)| *own < value)..];
        &rest[..rest.partition_point(|(own, _)| *own == value)]
    }
}

/// Equal for values that are equal but for rounding.
fn key(value: f64) -> u64 {
    (value * 1e6).round() as u64
}
