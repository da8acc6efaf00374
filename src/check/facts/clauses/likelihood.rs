//! How likely it is that a side of a bead says what the other does not, by logistic models of a few signs.

use super::losses::LossWeights;
use super::words::{BeadWords, missed};
use crate::model::{BadModel, Weights};

/// The signs that a side says what the other does not.
const SIGNS: [&str; 15] = [
    "bias",
    "words",
    "elsewhere",
    "surplus",
    "missed-there",
    "gap",
    "excess",
    "excess-there",
    "unlinked-run",
    "balance",
    "untranslated-there",
    "clause",
    "loss",
    "clause-loss",
    "freedom",
];

/// The values of the signs for a side of a bead.
pub(super) type Signs = [f64; SIGNS.len()];

/// The weights of the words and of the signs.
#[derive(Clone, Debug)]
pub(crate) struct OmissionModel {
    pub(super) losses: LossWeights,
    /// That a clause was left out: learned from translations that lack one.
    left_out: Signs,
    /// That the side says more in any way: learned from what people judged.
    more: Signs,
}

impl OmissionModel {
    /// Takes the weights of all signs.
    pub(crate) fn from_weights(weights: &mut Weights<'_>) -> Result<Self, BadModel> {
        let mut model = OmissionModel {
            losses: LossWeights::from_weights(weights)?,
            left_out: [0.0; SIGNS.len()],
            more: [0.0; SIGNS.len()],
        };
        for (at, name) in SIGNS.iter().enumerate() {
            model.left_out[at] = weights.take(&format!("left-out-{name}"))?;
            model.more[at] = weights.take(&format!("more-{name}"))?;
        }
        Ok(model)
    }

    /// The signs with their weights.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (String, f64)> {
        let of = |part: &'static str, weights: Signs| {
            SIGNS.iter().zip(weights).map(move |(name, weight)| (format!("{part}-{name}"), weight))
        };
        self.losses.rows().chain(of("left-out", self.left_out)).chain(of("more", self.more))
    }

    /// How likely it is that the other side leaves out a clause of this.
    pub(super) fn left_out(&self, signs: &Signs) -> f64 {
        logistic(signs, &self.left_out)
    }

    /// How likely it is that people find that this side says more.
    pub(super) fn more(&self, signs: &Signs) -> f64 {
        logistic(signs, &self.more)
    }
}

fn logistic(signs: &Signs, weights: &Signs) -> f64 {
    let sum: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The most words that are missed in a row, less those that the other side misses between the partners of the words
/// around them.
pub(super) fn widest_gap(words: &BeadWords, opposite: &BeadWords) -> usize {
    let mut widest = 0;
    let mut start = 0;
    for run in words.missed.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if run[0] {
            let before =
                start.checked_sub(1).map_or(Some(0), |at| words.partners[at].map(|at| at + 1));
            let after = words.partners.get(end).map_or(Some(opposite.missed.len()), |at| *at);
            let there = match (before, after) {
                (Some(before), Some(after)) if before <= after => {
                    missed(&opposite.missed[before..after])
                }
                _ => around(&opposite.missed, before, after),
            };
            widest = widest.max(run.len().saturating_sub(there));
        }
        start = end;
    }
    widest
}

/// How many words are missed in a row behind one place or before another.
fn around(missed: &[bool], behind: Option<usize>, before: Option<usize>) -> usize {
    let is_missed = |at: &&bool| **at;
    let after = behind.map(|at| at..at + missed[at..].iter().take_while(is_missed).count());
    let ahead = before.map(|at| at - missed[..at].iter().rev().take_while(is_missed).count()..at);
    match (after, ahead) {
        (Some(a), Some(b)) if a == b => a.len(),
        (a, b) => a.map_or(0, |a| a.len()) + b.map_or(0, |b| b.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that are missed (`x`) or translated by the word of that number of the other side.
    fn words(text: &str) -> BeadWords {
        let partners = text.chars().map(|c| c.to_digit(10).map(|digit| digit as usize));
        let missed = text.chars().map(|c| c == 'x').collect();
        BeadWords { all: Vec::new(), missed, partners: partners.collect() }
    }

    #[test]
    fn a_gap_is_what_is_missed_beyond_the_same_place_of_the_other_side() {
        for (text, opposite, gap) in [
            ("012", "012", 0),
            ("0xx1", "03", 2),
            ("0xx2", "0x3", 1),
            ("xx1", "x2", 1),
            ("0x", "0x", 0),
            // the partners are in another order: what is missed next to either counts
            ("1xxx0", "40x", 2),
            // nothing counts where no word around has a partner
            ("-xx-", "xx", 2),
        ] {
            assert_eq!(widest_gap(&words(text), &words(opposite)), gap, "{text} {opposite}");
        }
    }
}
