//! How two quantities differ.

use super::name::have_same_characters;
use super::{Kind, Quantity, Reading, Unit};
use crate::text::number::{Written, same_number};

/// What differs between two quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    Value,
    Sign,
    Relation,
    Unit,
}

impl Quantity {
    /// What differs first; `None` for quantities that may mean the same.
    pub(crate) fn difference(&self, other: &Quantity) -> Option<Difference> {
        if !self.equals(other) {
            let same = !self.is_apart(other) && self.any(other, same);
            return Some(if same { Difference::Unit } else { Difference::Value });
        }
        if self.sign.conflicts(other.sign) {
            return Some(Difference::Sign);
        }
        let relations = self.relation.zip(other.relation);
        relations.filter(|(a, b)| a.conflicts(*b)).map(|_| Difference::Relation)
    }

    /// Whether both may be the same amount, sign and relation aside.
    fn equals(&self, other: &Quantity) -> bool {
        if self.is_apart(other) {
            return false;
        }
        let part = (self.kind == Kind::Part) != (other.kind == Kind::Part);
        let close = |a: f64, b: f64| same_number(a, b) || part && (a - b).abs() < ROUNDED_PART;
        // 20% is not the 20 of `20 a los 6 meses`
        let is_lost = |sign: &Quantity, other: &Quantity| {
            !sign.shares_unit
                && sign.unit().is_some_and(Unit::is_percent)
                && other.unit().is_some_and(|unit| !unit.is_percent())
        };
        let shared = (self.shares_unit || other.shares_unit)
            && !is_lost(self, other)
            && !is_lost(other, self);
        let goes_without = |unit: &Unit| unit.is_percent() || unit.is_school_year();
        if matches!(self.kind, Kind::Name(_)) || matches!(other.kind, Kind::Name(_)) {
            return self.any(other, same); // IC95% and 95% CI
        }
        // 5 mg/kg is not 5 mg, but a day may be understood
        let extends = |unit: &Unit, other: &Unit, is_rate: bool| {
            unit.extends(other) && (is_rate || !unit.is_rate_of(other))
        };
        let (is_rate, other_is_rate) = (self.may_be_rate, other.may_be_rate);
        self.any(other, |a, b| match (&a.unit, &b.unit) {
            (None, None) => close(a.value, b.value),
            (Some(unit), Some(other)) => {
                unit.equals(a.value, other, b.value)
                    || same(a, b)
                        && (shared
                            || extends(unit, other, other_is_rate)
                            || extends(other, unit, is_rate))
            }
            (Some(unit), None) => {
                goes_without(unit) && close(unit.basic(a.value), b.value)
                    || same(a, b) && (shared || !unit.is_percent() && !self.lacks_unit(other))
            }
            (None, Some(unit)) => {
                goes_without(unit) && close(a.value, unit.basic(b.value))
                    || same(a, b) && (shared || !unit.is_percent() && !other.lacks_unit(self))
            }
        })
    }

    /// Whether another has lost the unit of this one: `38 °C`, and `38` with nothing behind it that may be a unit.
    fn lacks_unit(&self, other: &Quantity) -> bool {
        let is_amount = |quantity: &Quantity| {
            quantity.written == Written::Digits && quantity.kind == Kind::Count
        };
        let value = self.readings.first().map_or(0.0, |reading| reading.value);
        let is_needed = self.unit().is_some_and(|unit| unit.is_needed(value));
        is_needed && is_amount(self) && is_amount(other) && !other.may_have_unit
    }

    /// Whether they are of kinds that never stand for each other, whatever their values.
    fn is_apart(&self, other: &Quantity) -> bool {
        let apart = |one: &Quantity, other: &Quantity| match (&one.kind, &other.kind) {
            (Kind::Name(a), Kind::Name(b)) => {
                a == b && !a.is_empty() && one.readings != other.readings
                    || one.is_cut_name() != other.is_cut_name()
                    || one.is_cut_name() && !have_same_characters(a, b)
            }
            (Kind::Month, others) => !matches!(others, Kind::Month | Kind::Date),
            // P25, the 25th percentile
            (Kind::Name(name), Kind::Ordinal) => name != "p",
            (Kind::Name(_), _) => other.written == Written::Loose,
            (Kind::Ordinal, Kind::Count) => other.written == Written::Loose,
            (Kind::Period, _) => other.unit().is_none(),
            _ => false,
        };
        apart(self, other) || apart(other, self)
    }

    fn any(&self, other: &Quantity, pair: impl Fn(&Reading, &Reading) -> bool) -> bool {
        // where one has a mark for what it does not stand for, the other has it too: 1,234 and 1.234
        let likely =
            |reading: &Reading, other: &Quantity| !reading.unlikely || other.readings.len() > 1;
        let pairs = self.readings.iter().flat_map(|a| other.readings.iter().map(move |b| (a, b)));
        pairs.filter(|(a, b)| likely(a, other) && likely(b, self)).any(|(a, b)| pair(a, b))
    }
}

/// Two thirds are 66 %, 67 % or 66.7 %.
const ROUNDED_PART: f64 = 0.01;

fn same(a: &Reading, b: &Reading) -> bool {
    same_number(a.value, b.value)
}
