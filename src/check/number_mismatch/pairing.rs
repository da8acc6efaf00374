//! Which quantity answers which, and which of the rest belong together.

use super::Located;
use super::affinity::{affinity, contrast};
use crate::bitext::Side;
use crate::check::Place;
use crate::text::number::Written;
use crate::text::quantity::{Demand, Difference, Kind, Quantity};

/// What is wrong: the quantities concerned on either side, a range as its numbers.
pub(super) struct Mismatch {
    pub(super) fault: Fault,
    pub(super) source: Vec<Located>,
    pub(super) target: Vec<Located>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Two quantities should be equal.
    Differs(Difference),
    /// Two ranges have the same numbers the other way round.
    Turned,
    /// A quantity or a range has no counterpart.
    Alone,
}

impl Mismatch {
    /// Where it stands on a side.
    pub(super) fn place(&self, side: Side) -> Option<Place> {
        let all = if side == Side::Source { &self.source } else { &self.target };
        let (first, last) = (all.first()?, all.last()?);
        let range = match self.fault {
            Fault::Differs(difference) => first.quantity.bearing(difference),
            _ => first.quantity.number.start..last.quantity.number.end,
        };
        Some(Place { segment: first.segment, range })
    }
}

/// All that is wrong between the two sides of a bead.
pub(super) fn mismatches(source: Vec<Located>, target: Vec<Located>) -> Vec<Mismatch> {
    let (split, others_split) = (split(&source, &target), split(&target, &source));
    let (source, target) = (resolved(source, &split), resolved(target, &others_split));
    let equal = equals(&source, &target);
    let links = equal.iter().copied().filter(|(i, j)| {
        // an article that answers a digit does not bind it
        source[*i].quantity.demand.min(target[*j].quantity.demand) > Demand::Never
    });
    let (linked, others_linked): (Vec<usize>, Vec<usize>) = links.unzip();
    if linked.len() == source.len() && linked.len() == target.len() {
        return turned(&source, &target, &equal);
    }
    let source_states = states(&source, &target, &linked, &others_linked);
    let target_states = states(&target, &source, &others_linked, &linked);
    let pairs = pairs((&source, &source_states), (&target, &target_states), &equal);
    let (paired, others_paired): (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
    let mut found: Vec<Mismatch> = pairs
        .into_iter()
        .filter_map(|(i, j)| {
            let fault = Fault::Differs(source[i].quantity.difference(&target[j].quantity)?);
            let (source, target) = (vec![source[i].clone()], vec![target[j].clone()]);
            Some(Mismatch { fault, source, target })
        })
        .collect();
    found.extend(turned(&source, &target, &equal));
    found.extend(
        alone(Side::Source, &source, &source_states, &paired).into_iter().map(|source| Mismatch {
            fault: Fault::Alone,
            source,
            target: Vec::new(),
        }),
    );
    found.extend(
        alone(Side::Target, &target, &target_states, &others_paired)
            .into_iter()
            .map(|target| Mismatch { fault: Fault::Alone, source: Vec::new(), target }),
    );
    found
}

/// Which quantities of a side are answered better by their parts: `57/273` by `57 of 273`.
fn split(own: &[Located], other: &[Located]) -> Vec<bool> {
    let is_split = |located: &Located| {
        let parts = &located.quantity.parts;
        let answered = parts.iter().filter(|part| is_answered(part, other)).count();
        let all = answered > 0 && answered == parts.len();
        let some = answered > 0 && located.quantity.kind != Kind::Clock;
        all || some && !is_answered(&located.quantity, other)
    };
    own.iter().map(is_split).collect()
}

/// The quantities of a side, some of them in their parts.
fn resolved(own: Vec<Located>, split: &[bool]) -> Vec<Located> {
    let mut resolved = Vec::with_capacity(own.len());
    for (mut located, split) in own.into_iter().zip(split) {
        if *split {
            let parts = std::mem::take(&mut located.quantity.parts).into_iter();
            resolved.extend(parts.map(|quantity| Located { quantity, ..located }));
        } else {
            resolved.push(located);
        }
    }
    resolved
}

/// Whether the other side has an equal of a quantity, alone or within something larger.
fn is_answered(quantity: &Quantity, other: &[Located]) -> bool {
    let mut all =
        other.iter().flat_map(|other| other.quantity.parts.iter().chain([&other.quantity]));
    all.any(|other| quantity.difference(other).is_none())
}

/// Equals, each with one on the other side at most, the nearest first.
fn equals(source: &[Located], target: &[Located]) -> Vec<(usize, usize)> {
    const OTHER_KIND: f64 = 1.0;
    let mut candidates = Vec::new();
    for (i, own) in source.iter().enumerate() {
        for (j, other) in target.iter().enumerate() {
            if own.quantity.difference(&other.quantity).is_none() {
                let kind = own.quantity.kind != other.quantity.kind;
                let cost = (own.position - other.position).abs();
                candidates.push((cost + if kind { OTHER_KIND } else { 0.0 }, i, j));
            }
        }
    }
    cheapest(candidates)
}

/// The pairs of least cost, each index of either side once.
fn cheapest(mut candidates: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in candidates {
        if !taken.iter().any(|pair| pair.0 == i || pair.1 == j) {
            taken.push((i, j));
        }
    }
    taken
}

/// How a quantity stands once equals are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Linked,
    /// What it says the other side says too, of another mention.
    Repeated,
    Open,
}

fn states(
    own: &[Located],
    other: &[Located],
    linked: &[usize],
    others_linked: &[usize],
) -> Vec<State> {
    let state = |(index, located): (usize, &Located)| {
        if linked.contains(&index) {
            return State::Linked;
        }
        let (mut equal, mut near) = (false, Vec::new());
        for (index, other) in other.iter().enumerate() {
            match located.quantity.difference(&other.quantity) {
                None => equal = true,
                Some(Difference::Value) => {}
                Some(_) => near.push(index),
            }
        }
        // another relation or unit of what is linked: one more mention, in other words
        let mentioned = !near.is_empty() && near.iter().all(|index| others_linked.contains(index));
        if equal || mentioned { State::Repeated } else { State::Open }
    };
    own.iter().enumerate().map(state).collect()
}

/// What has no equal, each with the one on the other side that it was most likely meant to be.
fn pairs(
    (source, source_states): (&[Located], &[State]),
    (target, target_states): (&[Located], &[State]),
    equal: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    const LEAST: f64 = 0.3;
    const REPEATED: f64 = 1.0;
    const SOLE: f64 = 1.0;
    let content = |(own, state): &(&Located, &State)| {
        **state == State::Open && own.quantity.demand != Demand::Never
    };
    let sole = source.iter().zip(source_states).filter(content).count() == 1
        && target.iter().zip(target_states).filter(content).count() == 1;
    let mut candidates = Vec::new();
    for (i, (own, state)) in source.iter().zip(source_states).enumerate() {
        for (j, (other, others)) in target.iter().zip(target_states).enumerate() {
            let open = [*state, *others].iter().filter(|state| **state == State::Open).count();
            let linked = *state == State::Linked || *others == State::Linked;
            let asks =
                *state == State::Open && own.asks() || *others == State::Open && other.asks();
            let Some(difference) = own.quantity.difference(&other.quantity) else { continue };
            let around = [(i.wrapping_sub(1), j.wrapping_sub(1)), (i + 1, j + 1)];
            let neighbours = around.iter().filter(|pair| equal.contains(pair)).count();
            let contrast = (open == 2 || open == 1 && neighbours == 2)
                && contrast(&own.quantity, &other.quantity);
            // 4 h, 6 h, 10 h and 4 h, 1 h, 10 h, where both sides have 1 h and 6 h elsewhere
            let swapped = open == 0 && neighbours == 2 && own.is_amount() && other.is_amount();
            if linked || !(asks || contrast || swapped) {
                continue;
            }
            let affinity = affinity(own, other, difference) + neighbours as f64 / 2.0;
            let affinity = affinity - if open < 2 { REPEATED } else { 0.0 };
            let affinity = affinity + if open == 2 && sole { SOLE } else { 0.0 };
            if affinity >= LEAST {
                candidates.push((-affinity, i, j));
            }
        }
    }
    cheapest(candidates)
}

/// Ranges of two numbers that stand the other way round: `from 1.5 to 2.0` and `de 2,0 a 1,5`.
fn turned(source: &[Located], target: &[Located], equal: &[(usize, usize)]) -> Vec<Mismatch> {
    let range = |side: &[Located], start: usize| {
        let joined = |index: usize| side.get(index).is_some_and(|located| located.quantity.joined);
        let before = start.checked_sub(1).is_some_and(joined);
        joined(start)
            && !joined(start + 1)
            && !before
            && side[start..start + 2].iter().all(Located::is_amount)
    };
    let mut found = Vec::new();
    for &(first, last) in equal {
        let Some(other) = last.checked_sub(1).filter(|_| equal.contains(&(first + 1, last - 1)))
        else {
            continue;
        };
        let (own, others) = (&source[first..], &target[other..]);
        let differs = own[0].quantity.difference(&others[0].quantity).is_some();
        if differs && range(source, first) && range(target, other) {
            let (source, target) = (own[..2].to_vec(), others[..2].to_vec());
            found.push(Mismatch { fault: Fault::Turned, source, target });
        }
    }
    found
}

/// What must have a counterpart and has none; what is joined stands together.
fn alone(side: Side, own: &[Located], states: &[State], paired: &[usize]) -> Vec<Vec<Located>> {
    let told = |located: &Located| {
        let equal = |index: &usize| located.quantity.difference(&own[*index].quantity).is_none();
        paired.iter().any(equal)
    };
    let alone = |index: usize| {
        let located = &own[index];
        let asks = located.asks() && !located.comes_and_goes(side);
        states[index] == State::Open && asks && !told(located)
    };
    let mut found: Vec<Vec<Located>> = Vec::new();
    let mut joined = false;
    for (index, located) in own.iter().enumerate() {
        if !alone(index) {
            joined = false;
            continue;
        }
        match found.last_mut() {
            Some(range) if joined => range.push(located.clone()),
            _ => found.push(vec![located.clone()]),
        }
        joined = located.quantity.joined;
    }
    found
}

impl Located {
    /// Whether it is an amount in digits.
    fn is_amount(&self) -> bool {
        self.asks() && self.quantity.written == Written::Digits && self.quantity.kind == Kind::Count
    }

    /// Whether it is a small number in words: *two* may be left out (`the two groups`), and who translates may count
    /// what the source lists.
    fn comes_and_goes(&self, side: Side) -> bool {
        let quantity = &self.quantity;
        let most = match side {
            Side::Source => 2.0,
            Side::Target => 10.0,
        };
        quantity.written == Written::Words
            && quantity.kind == Kind::Count
            && quantity.unit().is_none()
            && quantity.readings.iter().all(|reading| reading.value <= most)
    }

    /// Whether it must have an equal on the other side.
    fn asks(&self) -> bool {
        self.quantity.demand == Demand::Always
    }
}
