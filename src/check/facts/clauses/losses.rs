//! How much each word of a bead speaks for a loss.

use super::words::{BeadWords, form, unlinked};
use crate::model::{BadModel, Weights};
use crate::side::{Side, Sides};
use crate::words::{LinkedWord, WordLinks};

/// What is known of a word.
const STATES: [&str; 7] = [
    "translated",
    "translated-apart",
    "linked",
    "missed",
    "missed-elsewhere",
    "general",
    "general-elsewhere",
];

/// How much more often a word in each state is part of what the other side lacks than of the rest: logarithms.
#[derive(Clone, Debug)]
pub(crate) struct LossWeights([f64; STATES.len()]);

impl LossWeights {
    /// Takes the weights of all states.
    pub(super) fn from_weights(weights: &mut Weights<'_>) -> Result<Self, BadModel> {
        let mut losses = LossWeights([0.0; STATES.len()]);
        for (state, weight) in STATES.iter().zip(&mut losses.0) {
            *weight = weights.take(&format!("lost-{state}"))?;
        }
        Ok(losses)
    }

    /// The states with their weights.
    pub(super) fn rows(&self) -> impl Iterator<Item = (String, f64)> {
        STATES.iter().zip(self.0).map(|(state, weight)| (format!("lost-{state}"), weight))
    }

    /// How much each word of a side of a bead speaks for a loss in a translation of some freedom.
    pub(super) fn of(
        &self,
        links: &WordLinks,
        side: Side,
        words: &BeadWords,
        freedom: Freedom,
    ) -> Losses {
        let [translated, apart, linked, missed, missed_elsewhere, general, general_elsewhere] =
            self.0;
        let weight = |(at, word): (usize, &LinkedWord)| {
            if let Some(partner) = words.partners[at] {
                return if words.is_beside_neighbours(at, partner) { translated } else { apart };
            }
            if word.is_linked {
                return linked;
            }
            let is_elsewhere = !links.partners_of(word, side).is_empty();
            let weight = match (form(links, side, word).traits().is_general, is_elsewhere) {
                (false, false) => missed,
                (false, true) => missed_elsewhere,
                (true, false) => general,
                (true, true) => general_elsewhere,
            };
            weight - freedom.0
        };
        Losses::new(words.all.iter().enumerate().map(weight).collect())
    }
}

/// How much more of the words around a bead nothing translates than usual: the logarithm of the ratio. Where many have no
/// translation, a word without one tells less.
#[derive(Clone, Copy, Debug)]
pub(super) struct Freedom(pub f64);

/// Words that nothing translates, among others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    unlinked: usize,
    words: usize,
}

impl Tally {
    /// Counts the words of a bead.
    pub(super) fn add(&mut self, words: &Sides<BeadWords>) {
        for side in Side::BOTH {
            self.unlinked += unlinked(&words[side].all);
            self.words += words[side].all.len();
        }
    }

    /// The freedom of the translation but for one of the beads that were counted.
    pub(super) fn freedom_beside(self, bead: Tally) -> Freedom {
        /// Of so many words nothing translates six: what is supposed of a text before it is read.
        const SUPPOSED: (f64, f64) = (6.0, 40.0);
        let unlinked = (self.unlinked - bead.unlinked) as f64 + SUPPOSED.0;
        let words = (self.words - bead.words) as f64 + SUPPOSED.1;
        Freedom((unlinked / words * SUPPOSED.1 / SUPPOSED.0).ln())
    }
}

/// How much each word of a side of a bead speaks for a loss.
pub(super) struct Losses {
    pub weights: Vec<f64>,
    /// The sum of the weights above 0 before each word, and of all.
    sums: Vec<f64>,
}

impl Losses {
    fn new(weights: Vec<f64>) -> Self {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        sums.extend(weights.iter().map(|weight| {
            sum += weight.max(0.0);
            sum
        }));
        Losses { weights, sums }
    }

    /// How much is lost between two words, the partners of the words before and behind a run of the other side, or between one
    /// and an end of the bead.
    pub(super) fn between(&self, before: Option<usize>, after: Option<usize>) -> f64 {
        let start = before.map_or(0, |at| at + 1);
        let end = after.unwrap_or(self.weights.len());
        // the partners may be in another order
        let (start, end) = if start <= end { (start, end) } else { (end + 1, start - 1) };
        self.sums[end] - self.sums[start]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_between_two_partners_is_summed() {
        for (words, before, after, sum) in [
            ("", None, None, 0.0),
            ("xx", None, None, 2.0),
            (".xx.x", Some(0), Some(3), 2.0),
            (".xx.x", Some(3), None, 1.0),
            (".xx.x", None, Some(0), 0.0),
            // in another order
            (".xx.x", Some(3), Some(0), 2.0),
        ] {
            let weights = words.chars().map(|c| if c == 'x' { 1.0 } else { -3.0 });
            let losses = Losses::new(weights.collect());
            assert_eq!(losses.between(before, after), sum, "{words} {before:?} {after:?}");
        }
    }

    #[test]
    fn where_much_has_no_translation_a_word_without_one_tells_less() {
        let none = Tally::default();
        for (unlinked, words, is_free) in [(0, 100, false), (15, 100, false), (16, 100, true)] {
            let freedom = Tally { unlinked, words }.freedom_beside(none);
            assert_eq!(freedom.0 > 1e-9, is_free, "{unlinked}");
        }
        // a bead does not tell of itself
        let bead = Tally { unlinked: 9, words: 10 };
        assert!(bead.freedom_beside(bead).0.abs() < 1e-9);
    }
}
