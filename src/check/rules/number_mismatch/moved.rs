//! Numbers that moved to another bead: missing in one, and too many in one near by.

use super::located::Located;
use super::pairing::{Fault, Mismatch};
use crate::side::{Side, Sides};

/// Mismatches with the index of their bead, those of a number that moved once: with the bead of the source, that of the
/// target, and its places in both.
pub(super) struct Moved {
    pub moved: Vec<(usize, usize, Mismatch)>,
    pub rest: Vec<(usize, Mismatch)>,
}

/// So many beads away a number may have moved; what is farther off is another number.
const REACH: usize = 3;

/// Tells numbers that moved from those that are missing or added.
pub(super) fn moved(found: Vec<(usize, Mismatch)>) -> Moved {
    let alone = |side: Side, mismatch: &Mismatch| {
        mismatch.fault == Fault::Alone && !mismatch.quantities[side].is_empty()
    };
    let mut added: Vec<Option<usize>> = (0..found.len())
        .map(|index| alone(Side::Target, &found[index].1).then_some(index))
        .collect();
    let mut answer: Vec<Option<usize>> = vec![None; found.len()];
    for (index, (bead, missing)) in found.iter().enumerate() {
        if !alone(Side::Source, missing) {
            continue;
        }
        let is_same = |other: &usize| {
            let (there, added) = &found[*other];
            there.abs_diff(*bead) <= REACH
                && are_equal(&missing.quantities.source, &added.quantities.target)
        };
        let candidates = added.iter().copied().flatten().filter(is_same);
        let nearest = candidates.min_by_key(|other| (found[*other].0.abs_diff(*bead), *other));
        if let Some(nearest) = nearest {
            answer[index] = Some(nearest);
            added[nearest] = None;
        }
    }
    let mut is_answer = vec![false; found.len()];
    answer.iter().flatten().for_each(|index| is_answer[*index] = true);
    let mut found: Vec<Option<(usize, Mismatch)>> = found.into_iter().map(Some).collect();
    let (mut moved, mut rest) = (Vec::new(), Vec::new());
    for index in 0..found.len() {
        if is_answer[index] {
            continue;
        }
        let Some((bead, missing)) = found[index].take() else { continue };
        match answer[index].and_then(|other| found[other].take()) {
            Some((there, added)) => {
                let quantities = Sides::new(missing.quantities.source, added.quantities.target);
                moved.push((bead, there, Mismatch { fault: Fault::Alone, quantities }));
            }
            None => rest.push((bead, missing)),
        }
    }
    Moved { moved, rest }
}

fn are_equal(source: &[Located], target: &[Located]) -> bool {
    source.len() == target.len()
        && source.iter().zip(target).all(|(a, b)| a.quantity.difference(&b.quantity).is_none())
}
