//! Numbers by value: `ten` is the counterpart of `10`, `0,05` of `0.05`.

use crate::segment::SegmentedDocument;
use crate::side::{Side, Sides};
use crate::text::number::{Readings, Written, numbers_meant};
use crate::words::{Rows, TextWords};
use std::ops::Range;
use std::sync::Arc;

/// Which numbers of each segment the other side has where.
pub(super) struct NumberLinks(Sides<SideNumbers>);

/// The numbers of one side that need an equal on the other.
struct SideNumbers {
    /// For each the segments of the other side that have an equal, in order.
    equals: Rows<u32>,
    /// How many of them come before each segment, and in all.
    before: Vec<u32>,
}

/// The numbers of one side by themselves.
struct Found {
    /// Those that need an equal, in order.
    needing: Vec<Readings>,
    /// How many of these come before each segment, and in all.
    before: Vec<u32>,
    /// Each value of the text with the segments that have it, in order.
    places: Vec<(u64, u32)>,
}

impl NumberLinks {
    pub(super) fn find(
        documents: Sides<&SegmentedDocument>,
        words: &Sides<Arc<TextWords>>,
    ) -> Self {
        let found = Sides::from_fn(|side| Found::of(documents[side], &words[side]));
        NumberLinks(Sides::from_fn(|side| SideNumbers::new(&found[side], &found[side.other()])))
    }

    /// How many numbers of the bead the other side has, and how many it has not.
    pub(super) fn shared(&self, bead: Sides<&Range<usize>>) -> (f64, f64) {
        let mut counts = (0.0, 0.0);
        for side in Side::BOTH {
            let (numbers, range, opposite) = (&self.0[side], bead[side], bead[side.other()]);
            for number in numbers.before[range.start]..numbers.before[range.end] {
                let equals = numbers.equals.of(number);
                let next = equals.partition_point(|place| (*place as usize) < opposite.start);
                if equals.get(next).is_some_and(|place| (*place as usize) < opposite.end) {
                    counts.0 += 1.0;
                } else {
                    counts.1 += 1.0;
                }
            }
        }
        counts
    }
}

impl SideNumbers {
    fn new(found: &Found, opposite: &Found) -> Self {
        let mut equals: Vec<(u32, u32)> = Vec::new();
        for (number, readings) in (0u32..).zip(&found.needing) {
            let values = readings.iter().flat_map(|value| opposite.having(key(value)));
            equals.extend(values.map(|(_, segment)| (number, *segment)));
        }
        equals.sort_unstable();
        equals.dedup();
        let before = found.before.clone();
        SideNumbers { equals: Rows::new(found.needing.len(), &equals), before }
    }
}

impl Found {
    fn of(document: &SegmentedDocument, words: &TextWords) -> Self {
        let mut side = Found { needing: Vec::new(), before: vec![0], places: Vec::new() };
        for (index, segment) in (0u32..).zip(&document.segments) {
            let tokens = words.tokens(index as usize).iter();
            let meant = tokens.map(|token| (words.word(*token), words.form(*token).number));
            for number in numbers_meant(segment.as_str(), meant) {
                side.places.extend(number.readings.iter().map(|value| (key(value), index)));
                if matches!(number.written, Written::Digits | Written::Words) {
                    side.needing.push(number.readings);
                }
            }
            side.before.push(side.needing.len() as u32);
        }
        side.places.sort_unstable();
        side.places.dedup();
        side
    }

    /// The value with each segment that has it.
    fn having(&self, value: u64) -> &[(u64, u32)] {
        let rest = &self.places[self.places.partition_point(|(other, _)| *other < value)..];
        &rest[..rest.partition_point(|(other, _)| *other == value)]
    }
}

/// Equal for values that are equal but for rounding.
fn key(value: f64) -> u64 {
    (value * 1e6).round() as u64
}
