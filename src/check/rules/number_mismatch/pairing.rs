//! Which quantities without an equal belong together, and what is wrong between them.

use super::affinity::{affinity, contrast};
use super::equals::{are_split, cheapest, equals, split, within_reach};
use super::located::Located;
use super::state::{State, has_percent, lacks_percent, states};
use crate::check::finding::Place;
use crate::side::{Side, Sides};
use crate::text::quantity::{Demand, Difference, Joint, Kind, Unit};
use rustc_hash::FxHashSet;

/// What is wrong: the quantities concerned on either side, a range as its numbers.
pub(super) struct Mismatch {
    pub fault: Fault,
    pub quantities: Sides<Vec<Located>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Two quantities should be equal.
    Differs(Difference),
    /// Two ranges have the same numbers the other way round.
    Turned,
    /// Two quantities each stand with the words of the other.
    Exchanged,
    /// A quantity or a range has no counterpart.
    Alone,
}

impl Mismatch {
    /// Whether a translation may mean it: words of one number may go with another, what is compared may change places,
    /// journals differ on the signs of levels, and many say per cent for percentage points.
    pub(crate) fn may_be_meant(&self) -> bool {
        let is_compared = |one: &Located| one.quantity.joint == Some(Joint::Contrast);
        match self.fault {
            Fault::Exchanged => true,
            Fault::Turned => self.quantities.source.iter().any(is_compared),
            // IC 95, 10 % for 10 percentage points
            Fault::Differs(Difference::Unit) => {
                let Sides { source, target } = &self.quantities;
                target.iter().any(|one| one.quantity.level.is_some())
                    || are_points(source) && target.iter().any(has_percent)
            }
            Fault::Differs(_) | Fault::Alone => false,
        }
    }

    /// Its place on a side.
    pub(crate) fn place(&self, side: Side) -> Option<Place> {
        let quantities = &self.quantities[side];
        let (first, last) = (quantities.first()?, quantities.last()?);
        let range = match self.fault {
            Fault::Differs(difference) => first.quantity.bearing(difference),
            _ => first.quantity.number.start..last.quantity.number.end,
        };
        Some(Place { segment: first.segment, range })
    }
}

/// All that is wrong between the two sides of a bead.
pub(super) fn mismatches(mut quantities: Sides<Vec<Located>>) -> Vec<Mismatch> {
    let is_item = |located: &Located| located.quantity.kind == Kind::Item;
    if quantities.iter().all(|side| side.iter().any(is_item)) {
        // lists that are numbered on both sides are numbered alike
        for side in Side::BOTH {
            let items = quantities[side].iter_mut().filter(|located| is_item(located));
            items.for_each(|item| item.quantity.demand = Demand::Always);
        }
    }
    let are_split = Sides::from_fn(|side| are_split(&quantities[side], &quantities[side.other()]));
    let quantities = quantities.zip(are_split).map(|(all, are_split)| split(all, &are_split));
    let Sides { source, target } = &quantities;
    let equal = equals(source, target);
    let links = equal.iter().copied().filter(|(i, j)| {
        // an article that equals a digit does not bind it
        source[*i].quantity.demand.min(target[*j].quantity.demand) > Demand::Never
    });
    let links: Vec<(usize, usize)> = links.collect();
    if links.len() == source.len() && links.len() == target.len() {
        return turned(&quantities, &equal);
    }
    let linked = unzip(&links).zip(quantities.as_ref()).map(|(linked, all)| {
        let mut is_linked = vec![false; all.len()];
        linked.into_iter().for_each(|index| is_linked[index] = true);
        is_linked
    });
    let states = Sides::from_fn(|side| {
        let (all, opposite) = (&quantities[side], &quantities[side.other()]);
        states(side, all, opposite, &linked[side], &linked[side.other()])
    });
    let pairs = pairs(&quantities, &states, &equal);
    let differing = pairs.iter().filter_map(|(i, j)| {
        let (source, target) = (&source[*i], &target[*j]);
        let difference = source.quantity.difference(&target.quantity)?;
        if difference == Difference::Unit && is_unit_understood(&quantities, source, target) {
            return None;
        }
        let fault = Fault::Differs(difference);
        let quantities = Sides::new(vec![source.clone()], vec![target.clone()]);
        Some(Mismatch { fault, quantities })
    });
    let mut found: Vec<Mismatch> = differing.collect();
    found.extend(turned(&quantities, &equal));
    let paired = unzip(&pairs);
    let family_of_linked = |side: Side, located: &Located| {
        let Kind::Name(letters) = &located.quantity.kind else { return false };
        if letters.len() < 2 || located.quantity.is_cut_name() {
            return false; // 20y
        }
        let all = quantities[side].iter().zip(&states[side]);
        let mut linked = all.filter(|(_, state)| **state == State::Linked);
        linked.any(|(other, _)| matches!(&other.quantity.kind, Kind::Name(name) if name == letters))
    };
    for side in Side::BOTH {
        let is_needed = |located: &Located| {
            // of IL-6 and IL-10 none is left out
            (located.needs_equal() || family_of_linked(side, located))
                && !(side == Side::Target && is_computed(located, &quantities[side], &states[side]))
        };
        for alone in alone(side, &quantities[side], &states[side], &paired[side], is_needed) {
            let mut quantities = Sides::default();
            quantities[side] = alone;
            found.push(Mismatch { fault: Fault::Alone, quantities });
        }
    }
    found
}

fn unzip(pairs: &[(usize, usize)]) -> Sides<Vec<usize>> {
    let (source, target) = pairs.iter().copied().unzip();
    Sides { source, target }
}

fn are_points(located: &[Located]) -> bool {
    located.iter().any(|one| one.quantity.unit().is_some_and(Unit::is_percentage_point))
}

/// Quantities without an equal, each with the one on the other side that it was most likely meant to be.
fn pairs(
    quantities: &Sides<Vec<Located>>,
    states: &Sides<Vec<State>>,
    equal: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    const LEAST: f64 = 0.3;
    const REPEATED: f64 = 1.0;
    const SOLE: f64 = 1.0;
    let with_states = |side: Side| quantities[side].iter().zip(states[side].iter().copied());
    let is_sole = Side::BOTH.into_iter().all(|side| {
        let is_content = |(located, state): &(&Located, State)| {
            *state == State::Open && located.quantity.demand != Demand::Never
        };
        with_states(side).filter(is_content).count() == 1
    });
    let mut equal_of = vec![None; quantities.source.len()];
    equal.iter().for_each(|(i, j)| equal_of[*i] = Some(*j));
    let are_equal = |i: usize, j: usize| equal_of.get(i).copied().flatten() == Some(j);
    let mut candidates = Vec::new();
    for (i, (source, source_state)) in with_states(Side::Source).enumerate() {
        for j in within_reach(i, quantities.source.len(), quantities.target.len()) {
            let (target, target_state) = (&quantities.target[j], states.target[j]);
            let states = [source_state, target_state];
            let open = states.iter().filter(|state| **state == State::Open).count();
            let is_needed = source_state == State::Open && source.needs_equal()
                || target_state == State::Open && target.needs_equal();
            let Some(difference) = source.quantity.difference(&target.quantity) else { continue };
            let around = [(i.wrapping_sub(1), j.wrapping_sub(1)), (i + 1, j + 1)];
            let neighbours = around.iter().filter(|(i, j)| are_equal(*i, *j)).count();
            // COVID-related says nothing of COVID-19
            let may_contrast = !source.quantity.is_cut_name();
            let contrast = may_contrast
                && (open == 2 || open == 1 && neighbours == 2)
                && contrast(&source.quantity, &target.quantity);
            // 4 h, 6 h, 10 h and 4 h, 1 h, 10 h, where both sides have 1 h and 6 h elsewhere
            let is_swapped =
                open == 0 && neighbours == 2 && source.is_amount() && target.is_amount();
            // < 30 and > 30, where both sides have 30 elsewhere
            let is_contrary = difference != Difference::Value
                && (difference != Difference::Unit || lacks_percent(source, target))
                && source.is_amount()
                && target.is_amount();
            let is_wrong = is_needed || contrast || is_swapped || is_contrary;
            if states.contains(&State::Linked) || !is_wrong {
                continue;
            }
            let affinity = affinity(source, target, difference) + neighbours as f64 / 2.0;
            let affinity = affinity - if open < 2 { REPEATED } else { 0.0 };
            let affinity = affinity + if open == 2 && is_sole { SOLE } else { 0.0 };
            if affinity >= LEAST {
                candidates.push((-affinity, i, j));
            }
        }
    }
    cheapest(candidates)
}

/// Ranges of two numbers, and lists in order, that are the other way round: `from 1.5 to 2.0` and `de 2,0 a 1,5`.
fn turned(quantities: &Sides<Vec<Located>>, equal: &[(usize, usize)]) -> Vec<Mismatch> {
    let Sides { source, target } = quantities;
    let is_range = |side: &[Located], start: usize| {
        let joint = |index: usize| side.get(index).and_then(|located| located.quantity.joint);
        let joined_before = start.checked_sub(1).is_some_and(|index| joint(index).is_some());
        joint(start).is_some_and(|joint| joint != Joint::List)
            && joint(start + 1).is_none()
            && !joined_before
            && side[start..start + 2].iter().all(Located::is_amount)
    };
    let mut found = Vec::new();
    let all: FxHashSet<(usize, usize)> = equal.iter().copied().collect();
    for &(first, last) in equal {
        let Some(start) = last.checked_sub(1).filter(|start| all.contains(&(first + 1, *start)))
        else {
            continue;
        };
        let differs = source[first].quantity.difference(&target[start].quantity).is_some();
        if differs && is_range(source, first) && is_range(target, start) {
            let range = |side: &[Located], start: usize| side[start..start + 2].to_vec();
            let quantities = Sides::new(range(source, first), range(target, start));
            found.push(Mismatch { fault: Fault::Turned, quantities });
        }
    }
    found
}

/// Whether a translation has worked out a figure of two counts that both sides have: `Six of the ten nurses` and `El 60,0 %
/// (6/10) de las enfermeras`, `Forty in two equal groups` and `Dos grupos de 20`.
fn is_computed(located: &Located, quantities: &[Located], states: &[State]) -> bool {
    /// Among many counts some have any proportion.
    const MOST: usize = 12;
    /// So many equal parts are made of something.
    const PARTS: std::ops::RangeInclusive<f64> = 2.0..=6.0;
    let Some(reading) = located.quantity.readings.first().filter(|_| quantities.len() <= MOST)
    else {
        return false;
    };
    let is_count = |located: &Located| {
        located.quantity.kind == Kind::Count && located.quantity.unit().is_none()
    };
    let is_used = |(other, state): &(&Located, &State)| {
        **state == State::Linked && other.segment == located.segment && is_count(other)
    };
    let counts = quantities.iter().zip(states).filter(is_used);
    let counts: Vec<f64> = counts.map(|(located, _)| located.quantity.readings[0].value).collect();
    let mut ordered = counts.windows(2).map(|two| (two[0].min(two[1]), two[0].max(two[1])));
    if is_count(located) {
        return ordered.any(|(parts, all)| PARTS.contains(&parts) && all == parts * reading.value);
    }
    let is_whole = |decimals: &i32| (reading.value * 10f64.powi(*decimals)).fract() == 0.0;
    let is_percentage = located.quantity.unit().is_some_and(Unit::is_percent);
    let Some(decimals) = (0..=2).find(is_whole).filter(|_| is_percentage) else { return false };
    let rounded = |value: f64| (value * 10f64.powi(decimals)).round() / 10f64.powi(decimals);
    ordered.any(|(part, all)| all > 0.0 && rounded(100.0 * part / all) == reading.value)
}

/// Whether the unit that one of two quantities lacks stands on its side with another before it (`41 dólares y, después, 58`;
/// a time may stand anywhere: `en la semana 12`), or is said better: *10 puntos porcentuales* for 10%.
fn is_unit_understood(all: &Sides<Vec<Located>>, source: &Located, target: &Located) -> bool {
    if has_percent(source) && are_points(std::slice::from_ref(target)) {
        return true;
    }
    let (side, lacking, unit) = match (source.quantity.unit(), target.quantity.unit()) {
        (Some(unit), None) => (Side::Target, target, unit),
        (None, Some(unit)) => (Side::Source, source, unit),
        _ => return false,
    };
    if unit.is_percent() || unit.is_each() {
        return false;
    }
    all[side].iter().any(|one| {
        let is_before = one.position < lacking.position && one.quantity.unit() == Some(unit);
        is_before || unit.is_time() && one.quantity.unit().is_some_and(Unit::is_time)
    })
}

/// The quantities that must have a counterpart and have none; those that are joined are one range.
fn alone(
    side: Side,
    quantities: &[Located],
    states: &[State],
    paired: &[usize],
    is_needed: impl Fn(&Located) -> bool,
) -> Vec<Vec<Located>> {
    let mut is_paired = vec![false; quantities.len()];
    paired.iter().for_each(|index| is_paired[*index] = true);
    let is_reported = |index: usize| {
        let quantity = &quantities[index].quantity;
        let is_equal = |index: usize| quantity.difference(&quantities[index].quantity).is_none();
        let mut near = within_reach(index, quantities.len(), quantities.len());
        near.any(|index| is_paired[index] && is_equal(index))
    };
    let mut found: Vec<Vec<Located>> = Vec::new();
    let mut is_joined = false;
    for (index, (located, state)) in quantities.iter().zip(states).enumerate() {
        let is_needed = || is_needed(located) && !located.may_be_left_out(side);
        if *state != State::Open || !is_needed() || is_reported(index) {
            is_joined = false;
            continue;
        }
        match found.last_mut() {
            Some(range) if is_joined => range.push(located.clone()),
            _ => found.push(vec![located.clone()]),
        }
        is_joined = located.quantity.joint.is_some();
    }
    found
}
