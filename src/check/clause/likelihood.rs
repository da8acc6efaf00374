//! How likely it is that a side of a bead says what the other does not, by a logistic model of a few signs.

use super::Against;
use super::words::{Words, heaviest_run, unlinked};
use crate::words::LinkedWord;
use std::sync::LazyLock;

const SIGNS: usize = 9;

/// The weights of the signs, in the order of the table.
static WEIGHTS: LazyLock<[f64; SIGNS]> = LazyLock::new(|| {
    let rows = include_str!("weights.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let weights: Vec<f64> = rows
        .map(|row| row.split('\t').nth(1).and_then(|weight| weight.parse().ok()))
        .collect::<Option<_>>()
        .expect("weights.tsv has weights");
    weights.try_into().expect("weights.tsv has a weight for each sign")
});

impl Against<'_> {
    /// How likely it is that the side says what the other does not; 0 where no word of it is missed.
    pub(super) fn likelihood(&self) -> f64 {
        let Against { context, links, bead, side, own, other } = *self;
        if !own.missed.contains(&true) {
            return 0.0;
        }
        let is_elsewhere =
            |word: &&LinkedWord| !word.is_linked && !links.partners_of(word, side).is_empty();
        let is_surplus =
            |(word, partner): &(&LinkedWord, &Option<usize>)| word.is_linked && partner.is_none();
        let words = |side| {
            let words = bead.range(side).map(|segment| context.words(side).tokens(segment).len());
            (words.sum::<usize>() + 3) as f64
        };
        let brackets = |side| -> usize {
            let opening = |text: &str| text.bytes().filter(|byte| *byte == b'(').count();
            context.texts(bead, side).map(|(_, text)| opening(text)).sum()
        };
        let (_, run) = heaviest_run(own.missed.iter().copied());
        let signs: [f64; SIGNS] = [
            1.0,
            (words(side) / words(side.other())).ln(),
            brackets(side).saturating_sub(brackets(side.other())) as f64,
            own.placed.iter().filter(is_elsewhere).count() as f64,
            own.placed.iter().zip(&own.partners).filter(is_surplus).count() as f64,
            unlinked(&own.placed) / (own.placed.len() + 1) as f64,
            (missed(&other.missed) as f64).ln_1p(),
            run.ln_1p(),
            widest_gap(own, other) as f64,
        ];
        let sum: f64 = signs.iter().zip(&*WEIGHTS).map(|(sign, weight)| sign * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// The most words that are missed in a row beyond those that are missed between the answers of the words around them.
fn widest_gap(own: &Words, other: &Words) -> usize {
    let mut widest = 0;
    let mut start = 0;
    for run in own.missed.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if run[0] {
            let before =
                start.checked_sub(1).map_or(Some(0), |at| own.partners[at].map(|at| at + 1));
            let after = own.partners.get(end).map_or(Some(other.missed.len()), |at| *at);
            let there = match (before, after) {
                (Some(before), Some(after)) if before <= after => {
                    missed(&other.missed[before..after])
                }
                _ => around(&other.missed, before, after),
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

fn missed(words: &[bool]) -> usize {
    words.iter().filter(|missed| **missed).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that are missed (`x`) or answered by the word of that number of the other side.
    fn words(text: &str) -> Words {
        let partners = text.chars().map(|c| c.to_digit(10).map(|digit| digit as usize));
        let missed = text.chars().map(|c| c == 'x').collect();
        Words { placed: Vec::new(), missed, partners: partners.collect() }
    }

    #[test]
    fn a_gap_is_what_is_missed_beyond_the_same_place_of_the_other_side() {
        for (own, other, gap) in [
            ("012", "012", 0),
            ("0xx1", "03", 2),
            ("0xx2", "0x3", 1),
            ("xx1", "x2", 1),
            ("0x", "0x", 0),
            // the words around stand in another order there: what is missed next to either counts
            ("1xxx0", "40x", 2),
            // and nothing counts where no word around has an answer
            ("-xx-", "xx", 2),
        ] {
            let [from, to] = [own, other].map(words);
            assert_eq!(widest_gap(&from, &to), gap, "{own} {other}");
        }
    }
}
