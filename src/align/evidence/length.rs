//! Lengths: translations are about as long as each other, each pair of texts by its own ratio.

use crate::segment::SegmentedDocument;
use std::ops::Range;

pub(super) struct Lengths {
    /// Characters, blanks left out, of all segments before each.
    characters: [Vec<f64>; 2],
    words: [Vec<f64>; 2],
    /// Characters of the target to a character of the source.
    ratio: f64,
}

/// The variance of the length of a translation, per character (Gale & Church 1993, section 3.1).
const VARIANCE: f64 = 6.8;
/// Beyond this the length says no more: the bead is wrong, or a part of it is left out.
const MOST: f64 = 8.0;

impl Lengths {
    pub(super) fn measure(source: &SegmentedDocument, target: &SegmentedDocument) -> Self {
        let mut characters = [vec![0.0], vec![0.0]];
        let mut words = characters.clone();
        for (side, document) in [source, target].into_iter().enumerate() {
            for segment in &document.segments {
                let own = count(segment.as_str());
                characters[side].push(characters[side][characters[side].len() - 1] + own.0 as f64);
                words[side].push(words[side][words[side].len() - 1] + own.1 as f64);
            }
        }
        // few characters say little of the ratio; a text that lacks its half must not bend it
        const PRIOR: f64 = 300.0;
        let total = |side: usize| characters[side].last().copied().unwrap_or(0.0) + PRIOR;
        let ratio = (total(1) / total(0)).clamp(0.7, 1.45);
        Lengths { characters, words, ratio }
    }

    /// Half the squared distance, in standard deviations, from the length expected; at most [`MOST`].
    pub(super) fn mismatch(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        let s = self.characters[0][source.end] - self.characters[0][source.start];
        let t = self.characters[1][target.end] - self.characters[1][target.start];
        let mean = (s + t / self.ratio) / 2.0;
        let deviation = (t - s * self.ratio) / (mean.max(1.0) * VARIANCE).sqrt();
        (deviation * deviation / 2.0).min(MOST)
    }

    /// The log of the ratio of the lengths, the usual ratio of the texts taken out, without its sign.
    pub(super) fn log_ratio(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        self.stretch(source, target).ln().abs()
    }

    /// How many times as long as expected the target is.
    pub(super) fn stretch(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        let s = self.characters[0][source.end] - self.characters[0][source.start];
        let t = self.characters[1][target.end] - self.characters[1][target.start];
        (t + 1.0) / (s * self.ratio + 1.0)
    }

    /// The log of one more than the words of each segment, summed.
    pub(super) fn log_words(&self, source: &Range<usize>, target: &Range<usize>) -> f64 {
        let side = |side: usize, range: &Range<usize>| -> f64 {
            range.clone().map(|i| (1.0 + self.words[side][i + 1] - self.words[side][i]).ln()).sum()
        };
        side(0, source) + side(1, target)
    }
}

/// The characters that are not blank, and the words between blanks.
fn count(text: &str) -> (usize, usize) {
    let (mut characters, mut words) = (0, 0);
    let mut in_word = false;
    for c in text.chars() {
        let blank = c.is_whitespace();
        characters += usize::from(!blank);
        words += usize::from(!blank && !in_word);
        in_word = !blank;
    }
    (characters, words)
}
