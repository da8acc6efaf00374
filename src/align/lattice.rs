//! All alignments of two documents at once: the best one, and the probability of each bead.

use super::band::Band;
use super::bead::{Bead, WIDEST, WIDEST_OF_ONE};
use super::points::Points;
use crate::side::Sides;
use std::ops::Range;

/// The kinds of bead a path may use, as steps on either side. Segments without a counterpart stand alone.
const STEPS: [(usize, usize); SQUARE + 2 + 2 * (WIDEST_OF_ONE - WIDEST)] = {
    let mut steps = [(0, 1); SQUARE + 2 + 2 * (WIDEST_OF_ONE - WIDEST)];
    steps[1] = (1, 0);
    let mut index = 0;
    while index < SQUARE {
        steps[index + 2] = (index / WIDEST + 1, index % WIDEST + 1);
        index += 1;
    }
    let mut wide = WIDEST + 1;
    while wide <= WIDEST_OF_ONE {
        steps[SQUARE + 2 * (wide - WIDEST)] = (1, wide);
        steps[SQUARE + 2 * (wide - WIDEST) + 1] = (wide, 1);
        wide += 1;
    }
    steps
};

const SQUARE: usize = WIDEST * WIDEST;

/// The points of a band, and the score of every bead that leads from one to another.
pub(super) struct Lattice {
    points: Points,
    /// For each point and step, the score of the bead that ends there.
    scores: Vec<f32>,
}

impl Lattice {
    /// Scores every bead by `score(source range, target range)`, a log weight.
    pub(super) fn new(
        band: &Band,
        mut score: impl FnMut(Range<usize>, Range<usize>) -> f64,
    ) -> Self {
        let points = Points::of(band);
        let mut scores = vec![f32::NEG_INFINITY; points.count() * STEPS.len()];
        for (s, t) in points.all() {
            let row = &mut scores[points.at(s, t) * STEPS.len()..][..STEPS.len()];
            for (cell, (ds, dt)) in row.iter_mut().zip(STEPS) {
                if points.before(s, t, (ds, dt)).is_some() {
                    *cell = score(s - ds..s, t - dt..t) as f32;
                }
            }
        }
        Lattice { points, scores }
    }

    /// The same with only the beads that `keep` keeps.
    pub(super) fn only(&self, keep: impl Fn(&Range<usize>, &Range<usize>) -> bool) -> Self {
        let mut scores = self.scores.clone();
        for (s, t) in self.points.all() {
            let row = &mut scores[self.points.at(s, t) * STEPS.len()..][..STEPS.len()];
            for ((ds, dt), score) in STEPS.into_iter().zip(row) {
                if *score != f32::NEG_INFINITY && !keep(&(s - ds..s), &(t - dt..t)) {
                    *score = f32::NEG_INFINITY;
                }
            }
        }
        Lattice { points: self.points.clone(), scores }
    }

    /// The beads that end at a point: where each comes from, its step and its score.
    fn arriving(
        &self,
        s: usize,
        t: usize,
    ) -> impl Iterator<Item = (usize, (usize, usize), f64)> + '_ {
        let scores = &self.scores[self.points.at(s, t) * STEPS.len()..][..STEPS.len()];
        STEPS.into_iter().zip(scores).filter_map(move |(step, score)| {
            if *score == f32::NEG_INFINITY {
                return None;
            }
            let from = self.points.before(s, t, step)?;
            Some((from, step, f64::from(*score)))
        })
    }

    /// The alignment that is expected to put the most segments into right beads, each bead with its probability.
    ///
    /// The most probable path (Viterbi) would do worse where several paths share their beads: of two segments that
    /// either translate each other or have no counterpart, the first is the likelier although each path is not.
    pub(super) fn best_path(&self) -> Vec<Bead> {
        let forward = self.forward();
        let backward = self.backward();
        let total = forward[self.points.count() - 1];
        let alone = self.alone(&forward, &backward);
        let mut best = vec![f64::NEG_INFINITY; forward.len()];
        /// What a bead must promise, in segments: among doubtful ones the larger are the better guess.
        const LEAST: f64 = 0.3;
        /// That of a segment without a counterpart: a reader would rather see a doubtful pair than a doubtful gap.
        const LEAST_ALONE: f64 = 0.4;
        /// What it must promise besides where the other side has one at the same place: two doubtful gaps are rather a pair.
        const LEAST_BESIDE: f64 = 0.9;
        let mut arrival = vec![((0u8, 0u8), 0.0f64); forward.len()];
        best[0] = 0.0;
        for (s, t) in self.points.all() {
            let here = self.points.at(s, t);
            for (from, (ds, dt), score) in self.arriving(s, t) {
                let confidence = match (ds, dt) {
                    (1, 0) => alone.source[s - 1],
                    (0, 1) => alone.target[t - 1],
                    _ => probability(forward[from] + score + backward[here] - total),
                };
                let least = match ((ds, dt), arrival[from].0) {
                    ((1, 0), (0, 1)) | ((0, 1), (1, 0)) => LEAST_ALONE + LEAST_BESIDE,
                    ((1, 0) | (0, 1), _) => LEAST_ALONE,
                    _ => LEAST,
                };
                let reward = best[from] + confidence * (ds + dt) as f64 - least;
                if reward > best[here] {
                    best[here] = reward;
                    arrival[here] = ((ds as u8, dt as u8), confidence);
                }
            }
        }
        let mut beads = Vec::new();
        let (mut s, mut t) = self.points.end();
        while (s, t) != (0, 0) {
            let ((ds, dt), confidence) = arrival[self.points.at(s, t)];
            let (ds, dt) = (usize::from(ds), usize::from(dt));
            beads.push(Bead::new(s - ds..s, t - dt..t, round(confidence)));
            (s, t) = (s - ds, t - dt);
        }
        beads.reverse();
        beads
    }

    /// For each segment of either side the probability that it has no counterpart, wherever it stands among the segments of
    /// the other side. Beside others without one any place will do, and each of them alone would seem unlikely.
    fn alone(&self, forward: &[f64], backward: &[f64]) -> Sides<Vec<f64>> {
        let total = forward[self.points.count() - 1];
        let (sources, targets) = self.points.end();
        let mut alone = Sides { source: vec![0.0; sources], target: vec![0.0; targets] };
        for (s, t) in self.points.all() {
            let beyond = backward[self.points.at(s, t)] - total;
            // the steps of one segment come first
            for (from, step, score) in self.arriving(s, t).take_while(|(_, step, _)| is_gap(*step))
            {
                let place = if step == (1, 0) {
                    &mut alone.source[s - 1]
                } else {
                    &mut alone.target[t - 1]
                };
                *place += probability(forward[from] + score + beyond);
            }
        }
        alone
    }

    /// The log of the summed weight of all alignments, and every bead with its probability.
    pub(super) fn posteriors(&self) -> (f64, impl Iterator<Item = Bead> + '_) {
        let (forward, backward) = (self.forward(), self.backward());
        let total = forward[self.points.count() - 1];
        let beads = self.points.all().flat_map(move |(s, t)| {
            let beyond = backward[self.points.at(s, t)] - total;
            let forward = &forward;
            self.arriving(s, t)
                .map(move |(from, (ds, dt), score)| {
                    Bead::new(s - ds..s, t - dt..t, (forward[from] + score + beyond).exp())
                })
                .collect::<Vec<_>>()
        });
        (total, beads)
    }

    /// For each point the log of the summed weight of all paths that lead to it.
    fn forward(&self) -> Vec<f64> {
        let mut sums = vec![f64::NEG_INFINITY; self.points.count()];
        sums[0] = 0.0;
        for (s, t) in self.points.all().skip(1) {
            let mut sum = LogSum::default();
            for (from, _, score) in self.arriving(s, t) {
                sum.add(sums[from] + score);
            }
            sums[self.points.at(s, t)] = sum.total();
        }
        sums
    }

    /// For each point the log of the summed weight of all paths that lead on from it.
    fn backward(&self) -> Vec<f64> {
        let mut sums = vec![LogSum::default(); self.points.count()];
        sums[self.points.count() - 1].add(0.0);
        for (s, t) in self.points.all().rev() {
            let here = sums[self.points.at(s, t)].total();
            for (from, _, score) in self.arriving(s, t) {
                sums[from].add(here + score);
            }
        }
        sums.iter().map(LogSum::total).collect()
    }
}

/// Whether a step takes a segment of one side alone.
fn is_gap(step: (usize, usize)) -> bool {
    step == (1, 0) || step == (0, 1)
}

/// The exponential, without the work where it is next to nothing.
fn probability(log: f64) -> f64 {
    const NOTHING: f64 = -20.0;
    if log < NOTHING { 0.0 } else { log.exp() }
}

/// Four decimals: what files keep, and no more than the figure is worth.
fn round(confidence: f64) -> f64 {
    (confidence.min(1.0) * 1e4).round() / 1e4
}

/// A running log of a sum of exponentials.
#[derive(Clone)]
struct LogSum {
    largest: f64,
    sum: f64,
}

impl Default for LogSum {
    fn default() -> Self {
        LogSum { largest: f64::NEG_INFINITY, sum: 0.0 }
    }
}

impl LogSum {
    fn add(&mut self, value: f64) {
        // too small to change the sum
        const NOTHING: f64 = -40.0;
        if value == f64::NEG_INFINITY || value - self.largest < NOTHING {
            return;
        }
        if value > self.largest {
            self.sum = self.sum * (self.largest - value).exp() + 1.0;
            self.largest = value;
        } else {
            self.sum += (value - self.largest).exp();
        }
    }

    fn total(&self) -> f64 {
        if self.sum == 0.0 { f64::NEG_INFINITY } else { self.largest + self.sum.ln() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A score without structure, the same for the same bead.
    fn noise(s: &Range<usize>, t: &Range<usize>, seed: u64) -> f64 {
        let mut x = seed
            ^ ((s.start as u64) << 40)
            ^ ((s.end as u64) << 30)
            ^ ((t.start as u64) << 12)
            ^ t.end as u64;
        x = x.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        x ^= x >> 29;
        x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (x >> 40) as f64 / (1u64 << 24) as f64 * 6.0 - 4.0
    }

    #[test]
    fn a_segment_without_a_counterpart_is_one_wherever_it_stands() {
        // that of the target may stand before, between and behind the two of the source
        let score = |s: Range<usize>, t: Range<usize>| match (s.len(), t.len()) {
            (1, 0) | (0, 1) => 0.0,
            (1, 1) if s.start == 0 => -0.9,
            _ => -9.0,
        };
        let beads = Lattice::new(&Band::whole(2, 1), score).best_path();
        assert_eq!(beads.len(), 3, "{beads:?}");
        assert!(beads.iter().all(|bead| bead.is_null() && bead.confidence > 0.8), "{beads:?}");
    }

    proptest! {
        #[test]
        fn an_alignment_covers_each_side_once(source in 0usize..9, target in 0usize..9, seed: u64) {
            let beads = Lattice::new(&Band::whole(source, target), |s, t| noise(&s, &t, seed)).best_path();
            let (mut s, mut t) = (0, 0);
            for bead in &beads {
                prop_assert_eq!((bead.source.start, bead.target.start), (s, t));
                prop_assert!((0.0..=1.0).contains(&bead.confidence));
                (s, t) = (bead.source.end, bead.target.end);
            }
            prop_assert_eq!((s, t), (source, target));
        }

        #[test]
        fn the_beads_that_hold_a_segment_add_up_to_one(source in 0usize..7, target in 0usize..7, seed: u64) {
            let lattice = Lattice::new(&Band::whole(source, target), |s, t| noise(&s, &t, seed));
            let beads: Vec<Bead> = lattice.posteriors().1.collect();
            let mass = |holds: &dyn Fn(&Bead) -> bool| beads.iter().filter(|bead| holds(bead)).map(|bead| bead.confidence).sum::<f64>();
            let alone = lattice.alone(&lattice.forward(), &lattice.backward());
            for s in 0..source {
                let is_alone = |bead: &Bead| bead.source == (s..s + 1) && bead.target.is_empty();
                prop_assert!((mass(&is_alone) - alone.source[s]).abs() < 1e-6);
                prop_assert!((mass(&|bead| bead.source.contains(&s)) - 1.0).abs() < 1e-6);
            }
            for t in 0..target {
                let is_alone = |bead: &Bead| bead.source.is_empty() && bead.target == (t..t + 1);
                prop_assert!((mass(&is_alone) - alone.target[t]).abs() < 1e-6);
                prop_assert!((mass(&|bead| bead.target.contains(&t)) - 1.0).abs() < 1e-6);
            }
        }
    }
}
