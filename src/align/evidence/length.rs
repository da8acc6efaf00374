//! Lengths: translations are about as long as each other, each pair of texts by its own ratio.

use super::sums::sums;
use crate::segment::{Segment, SegmentedDocument};
use crate::side::{Side, Sides};
use crate::text::script::{length, word_count};
use std::ops::Range;

pub(super) struct Lengths {
    /// Characters, blanks left out, of all segments before each.
    characters: Sides<Vec<f64>>,
    /// Words of each segment.
    words: Sides<Vec<usize>>,
    /// Characters of the target to a character of the source.
    ratio: f64,
}

/// The variance of the length of a translation, per character (Gale & Church 1993, section 3.1).
const VARIANCE: f64 = 6.8;
/// Beyond this the length says no more: the bead is wrong, or a part of it is left out.
const MOST: f64 = 8.0;

impl Lengths {
    pub(super) fn measure(documents: Sides<&SegmentedDocument>) -> Self {
        let texts = |side: Side| documents[side].segments.iter().map(Segment::as_str);
        let characters = Sides::from_fn(|side| sums(texts(side).map(length)));
        let words = Sides::from_fn(|side| texts(side).map(word_count).collect());
        // few characters say little of the ratio; a text that lacks its half must not bend it
        const PRIOR: f64 = 300.0;
        let total = |side: Side| characters[side].last().copied().unwrap_or(0.0) + PRIOR;
        let ratio = (total(Side::Target) / total(Side::Source)).clamp(0.7, 1.45);
        Lengths { characters, words, ratio }
    }

    /// The characters of either side of a bead.
    fn characters(&self, bead: Sides<&Range<usize>>) -> (f64, f64) {
        let length = |side: Side| {
            self.characters[side][bead[side].end] - self.characters[side][bead[side].start]
        };
        (length(Side::Source), length(Side::Target))
    }

    /// Half the squared distance, in standard deviations, from the length expected; at most [`MOST`].
    pub(super) fn mismatch(&self, bead: Sides<&Range<usize>>) -> f64 {
        let (source, target) = self.characters(bead);
        let mean = (source + target / self.ratio) / 2.0;
        let deviation = (target - source * self.ratio) / (mean.max(1.0) * VARIANCE).sqrt();
        (deviation * deviation / 2.0).min(MOST)
    }

    /// The log of the ratio of the lengths, the usual ratio of the texts taken out, without its sign.
    pub(super) fn log_ratio(&self, bead: Sides<&Range<usize>>) -> f64 {
        self.stretch(bead).ln().abs()
    }

    /// How many times as long as expected the target is.
    pub(super) fn stretch(&self, bead: Sides<&Range<usize>>) -> f64 {
        let (source, target) = self.characters(bead);
        (target + 1.0) / (source * self.ratio + 1.0)
    }

    /// The log of one more than the words of each segment, summed. What is longer than sentences are counts as those do.
    pub(super) fn log_words(&self, bead: Sides<&Range<usize>>) -> f64 {
        const LONGEST: f64 = 200.0;
        let side = |side: Side| -> f64 {
            let words = self.words[side][bead[side].clone()].iter();
            words.map(|words| (1.0 + (*words as f64).min(LONGEST)).ln()).sum()
        };
        side(Side::Source) + side(Side::Target)
    }
}
