//! Which quantities of the two sides are equal.

use super::located::Located;
use crate::side::Sides;
use crate::text::quantity::{Kind, Quantity};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Which quantities of the other side one of a side is compared with: all, or those about its place where there are very
/// many.
pub(super) fn within_reach(index: usize, count: usize, opposite: usize) -> Range<usize> {
    /// About so many pairs are compared, and fewer in reach the more quantities there are.
    const PAIRS: usize = 1_000_000;
    let reach = (PAIRS / 2 / count.max(opposite)).clamp(20, 500);
    let middle = index * opposite / count;
    middle.saturating_sub(reach)..opposite.min(middle + reach + 1)
}

/// Which quantities of a side have their equals as parts: `57/273` and `57 of 273`.
pub(super) fn are_split(quantities: &[Located], opposite: &[Located]) -> Vec<bool> {
    let is_split = |(index, located): (usize, &Located)| {
        let opposite = &opposite[within_reach(index, quantities.len(), opposite.len())];
        let parts = &located.quantity.parts;
        let with_equal = parts.iter().filter(|part| has_equal(part, opposite)).count();
        let all = with_equal > 0 && with_equal == parts.len();
        let some = with_equal > 0 && located.quantity.kind != Kind::Clock;
        all || some && !has_equal(&located.quantity, opposite)
    };
    quantities.iter().enumerate().map(is_split).collect()
}

/// The quantities of a side, those that are split as their parts.
pub(super) fn split(quantities: Vec<Located>, are_split: &[bool]) -> Vec<Located> {
    let mut split = Vec::with_capacity(quantities.len());
    for (mut located, is_split) in quantities.into_iter().zip(are_split) {
        if *is_split {
            let parts = std::mem::take(&mut located.quantity.parts).into_iter();
            split.extend(parts.map(|quantity| Located { quantity, ..located }));
        } else {
            split.push(located);
        }
    }
    split
}

/// Whether the other side has an equal of a quantity, alone or as a part.
fn has_equal(quantity: &Quantity, opposite: &[Located]) -> bool {
    let mut all =
        opposite.iter().flat_map(|other| other.quantity.parts.iter().chain([&other.quantity]));
    all.any(|other| quantity.difference(other).is_none())
}

/// Equals, each with one on the other side at most, the nearest first.
pub(super) fn equals(source: &[Located], target: &[Located]) -> Vec<(usize, usize)> {
    const OTHER_KIND: f64 = 1.0;
    // < 30 is rather the other's < 30 than its 30
    const OTHER_FORM: f64 = 0.5;
    let mut candidates = Vec::new();
    let count = source.len();
    for (i, source) in source.iter().enumerate() {
        for j in within_reach(i, count, target.len()) {
            let target = &target[j];
            if source.quantity.difference(&target.quantity).is_none() {
                let is_other_kind = source.quantity.kind != target.quantity.kind;
                let form = |located: &Located| {
                    let quantity = &located.quantity;
                    (quantity.relation.is_some(), quantity.unit().is_some())
                };
                let is_other_form = form(source) != form(target);
                let distance = (source.position - target.position).abs();
                let cost = distance
                    + if is_other_kind { OTHER_KIND } else { 0.0 }
                    + if is_other_form { OTHER_FORM } else { 0.0 };
                candidates.push((cost, i, j));
            }
        }
    }
    cheapest(candidates)
}

/// The pairs of least cost, each index of either side once.
pub(super) fn cheapest(mut candidates: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken: Sides<FxHashSet<usize>> = Sides::default();
    candidates.retain(|(_, i, j)| {
        let is_free = !taken.source.contains(i) && !taken.target.contains(j);
        is_free && taken.source.insert(*i) && taken.target.insert(*j)
    });
    candidates.into_iter().map(|(_, i, j)| (i, j)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_quantities_are_compared_about_their_places() {
        for (index, count, opposite, wanted) in [
            (0, 1, 0, 0..0),
            (0, 1, 3, 0..3),
            (2, 3, 500, 0..500),
            (0, 1000, 1000, 0..501),
            (999, 1000, 500, 0..500),
            (4500, 9000, 9000, 4445..4556),
            (8999, 9000, 4500, 4444..4500),
            (0, 90_000, 90_000, 0..21),
        ] {
            assert_eq!(within_reach(index, count, opposite), wanted);
        }
    }
}
