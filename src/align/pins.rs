//! Alignment around pins: beads that a person has decided on, which stay as they are.
//!
//! Pins that ascend on both sides cut the texts into parts, and each part is aligned for itself: no other bead crosses
//! them. A pin that crosses others (a sentence that was moved) and one without a counterpart cut nothing; the lattice
//! leaves their segments alone.

use super::band::Band;
use super::bead::{Bead, longest_ascending};
use super::lattice::Lattice;
use super::prune;
use crate::side::{Side, Sides};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Pins, which have no segment in common.
pub(super) struct Pins {
    /// Those that cut the texts, in order.
    edges: Vec<Bead>,
    /// The others.
    aside: Vec<Bead>,
    /// The place in `aside` of the pin that has a segment.
    pin_of: Sides<FxHashMap<usize, usize>>,
}

impl Pins {
    pub(super) fn new(pins: &[Bead]) -> Self {
        let (mut paired, mut aside): (Vec<Bead>, Vec<Bead>) =
            pins.iter().cloned().partition(|pin| !pin.is_null());
        paired.sort_by_key(|pin| pin.source.start);
        let ascending = longest_ascending(&paired.iter().collect::<Vec<_>>());
        let (mut edges, mut crossing) = (Vec::new(), Vec::new());
        for (pin, is_edge) in paired.into_iter().zip(ascending) {
            if is_edge { edges.push(pin) } else { crossing.push(pin) }
        }
        aside.extend(crossing);
        let mut pin_of = Sides::<FxHashMap<usize, usize>>::default();
        for (at, pin) in aside.iter().enumerate() {
            for side in Side::BOTH {
                pin_of[side].extend(pin.range(side).map(|segment| (segment, at)));
            }
        }
        Pins { edges, aside, pin_of }
    }

    /// The pins that no other bead crosses.
    pub(super) fn edges(&self) -> &[Bead] {
        &self.edges
    }

    /// All beads of documents with so many segments: the pins, and between them the best by `score(source range, target
    /// range)`, a log weight.
    pub(super) fn fill(
        &self,
        count: Sides<usize>,
        band: &Band,
        score: impl Fn(Range<usize>, Range<usize>) -> f64 + Copy,
    ) -> Vec<Bead> {
        let mut beads = Vec::new();
        let (mut source, mut target) = (0, 0);
        let end = Bead::new(count.source..count.source, count.target..count.target, 1.0);
        for edge in self.edges.iter().chain([&end]) {
            let shifted = |s: Range<usize>, t: Range<usize>| {
                (s.start + source..s.end + source, t.start + target..t.end + target)
            };
            let score = |s, t| {
                let (s, t) = shifted(s, t);
                self.score_of_aside(&s, &t).unwrap_or_else(|| score(s, t))
            };
            let band = band.between(source..edge.source.start, target..edge.target.start);
            let lattice = Lattice::new(&prune::plausible(&band, score), score);
            beads.extend(lattice.best_path().into_iter().filter_map(|bead| {
                let (source, target) = shifted(bead.source.clone(), bead.target.clone());
                self.put_back(Bead { source, target, ..bead })
            }));
            beads.extend((!edge.is_null()).then(|| edge.clone()));
            (source, target) = (edge.source.end, edge.target.end);
        }
        beads
    }

    /// The score of a bead with segments of pins that are aside: it is left to them.
    fn score_of_aside(&self, source: &Range<usize>, target: &Range<usize>) -> Option<f64> {
        if self.aside.is_empty() {
            return None;
        }
        let is_aside = source.clone().any(|s| self.pin_of.source.contains_key(&s))
            || target.clone().any(|t| self.pin_of.target.contains_key(&t));
        let is_alone = source.len() + target.len() == 1;
        is_aside.then_some(if is_alone { 0.0 } else { f64::NEG_INFINITY })
    }

    /// A bead, or the pin whose first segment it left alone; none for the other segments of pins.
    fn put_back(&self, bead: Bead) -> Option<Bead> {
        let found = Side::BOTH.into_iter().find_map(|side| {
            let segment = bead.range(side).next()?;
            Some((side, segment, &self.aside[*self.pin_of[side].get(&segment)?]))
        });
        let Some((side, segment, pin)) = found else { return Some(bead) };
        // a pin stands where its source does, and one without a counterpart beside what it is beside now
        let stands = if pin.source.is_empty() { Side::Target } else { Side::Source };
        (side == stands && segment == pin.range(side).start).then(|| {
            let mut pin = pin.clone();
            if pin.source.is_empty() {
                pin.source = bead.source;
            } else if pin.target.is_empty() {
                pin.target = bead.target;
            }
            pin
        })
    }
}

/// The anchors of a chain that no pin contradicts, with the corners of the pins between them.
pub(super) fn through(chain: &[(usize, usize)], edges: &[Bead]) -> Vec<(usize, usize)> {
    let mut all = Vec::with_capacity(chain.len() + 2 * edges.len());
    let mut rest = chain.iter().copied().peekable();
    let (mut source, mut target) = (0, 0);
    for edge in edges {
        while let Some((s, t)) = rest.next_if(|(s, _)| *s < edge.source.end) {
            if s >= source && s < edge.source.start && t >= target && t < edge.target.start {
                all.push((s, t));
            }
        }
        all.push((edge.source.start, edge.target.start));
        (source, target) = (edge.source.end, edge.target.end);
        all.push((source, target));
    }
    all.extend(rest.filter(|(s, t)| *s >= source && *t >= target));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Status;
    use proptest::prelude::*;

    fn pin(source: Range<usize>, target: Range<usize>) -> Bead {
        Bead { status: Status::Confirmed, ..Bead::new(source, target, 1.0) }
    }

    /// A score without structure, the same for the same bead.
    fn noise(s: &Range<usize>, t: &Range<usize>, seed: u64) -> f64 {
        let x =
            seed ^ (s.start as u64) << 30 ^ (s.end as u64) << 20 ^ (t.start << 10 ^ t.end) as u64;
        (x.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as f64 / (1u64 << 24) as f64 * 6.0 - 4.0
    }

    #[test]
    fn what_crosses_and_what_is_alone_cuts_nothing() {
        let moved = pin(1..2, 4..5);
        let alone = pin(6..7, 9..9);
        let edges = [pin(0..1, 0..2), pin(3..4, 3..4), pin(5..6, 5..9)];
        let pins = Pins::new(&[
            edges[1].clone(),
            alone.clone(),
            moved.clone(),
            edges[0].clone(),
            edges[2].clone(),
        ]);
        assert_eq!(pins.edges(), edges);
        let beads = pins.fill(Sides::new(8, 10), &Band::whole(8, 10), |_, _| 0.0);
        assert!(beads.contains(&moved) && beads.contains(&alone));
    }

    proptest! {
        #[test]
        fn pins_stand_and_each_segment_is_in_one_bead(
            sizes in prop::collection::vec((0usize..4, 0usize..6, any::<bool>()), 0..8),
            turns in prop::collection::vec(0usize..8, 0..4),
            seed: u64,
        ) {
            // beads of any size one after the other, some of which change their places on the target
            let (mut s, mut t) = (0, 0);
            let mut all = Vec::new();
            for (ds, dt, is_pinned) in sizes.into_iter().filter(|(ds, dt, _)| ds + dt > 0) {
                all.push((pin(s..s + ds, t..t + dt), is_pinned));
                (s, t) = (s + ds, t + dt);
            }
            let count = all.len();
            for pair in turns.windows(2).filter(|pair| pair.iter().all(|at| *at < count) && pair[0] != pair[1]) {
                let [one, other] = [pair[0], pair[1]].map(|at| all[at].0.target.clone());
                (all[pair[0]].0.target, all[pair[1]].0.target) = (other, one);
            }
            let is_bead = |bead: &Bead| bead.source.len() + bead.target.len() > 0;
            let pinned = all.into_iter().filter(|(bead, is_pinned)| *is_pinned && is_bead(bead));
            let pinned: Vec<Bead> = pinned.map(|(bead, _)| bead).collect();
            let beads = Pins::new(&pinned).fill(Sides::new(s, t), &Band::whole(s, t), |s, t| noise(&s, &t, seed));
            for pin in &pinned {
                // where nothing is may differ
                let stands = |bead: &Bead| bead.has_segments_of(pin) && bead.status == pin.status;
                prop_assert!(beads.iter().any(stands), "{:?} of {:?}", pin, beads);
            }
            for (side, count) in [(Side::Source, s), (Side::Target, t)] {
                let mut held: Vec<usize> = beads.iter().flat_map(|bead| bead.range(side)).collect();
                held.sort_unstable();
                prop_assert_eq!(held, (0..count).collect::<Vec<_>>());
            }
            prop_assert!(beads.iter().filter(|bead| !bead.source.is_empty()).is_sorted_by_key(|bead| bead.source.start));
        }
    }
}
