//! How likely two quantities that differ were meant to be the same.

use super::Located;
use crate::text::quantity::{Demand, Difference, Kind, Quantity};

/// The more the likelier: the same value with another sign or unit, the same unit, similar digits, the same place.
pub(super) fn affinity(own: &Located, other: &Located, difference: Difference) -> f64 {
    let (a, b) = (&own.quantity, &other.quantity);
    let units = match (a.unit(), b.unit()) {
        (Some(unit), Some(other)) if unit.converts_into(other) => 1.5,
        (Some(_), Some(_)) => -1.5,
        (None, None) => 0.5,
        (None, Some(unit)) if unit.is_percent() && a.kind == Kind::Part => 1.0,
        (Some(unit), None) if unit.is_percent() && b.kind == Kind::Part => 1.0,
        _ => 0.0,
    };
    let value = match difference {
        Difference::Sign | Difference::Relation => 4.0,
        Difference::Unit => 2.5,
        Difference::Value => similarity(a, b),
    };
    let kind = match (&a.kind, &b.kind) {
        (own, other) if own == other => 1.0,
        (Kind::Name(_), Kind::Name(_)) => 1.0,
        (
            Kind::Count | Kind::Ordinal | Kind::Part | Kind::Clock,
            Kind::Count | Kind::Ordinal | Kind::Part | Kind::Clock,
        ) => 0.0,
        _ => -1.0,
    };
    // an article is hardly ever meant as a number, "both" is
    let loose = |quantity: &Quantity| match quantity.readings.first() {
        _ if quantity.demand > Demand::Never => 0.0,
        Some(reading) if reading.value > 1.0 => 0.6,
        _ => 1.3,
    };
    let weak = loose(a) + loose(b);
    let distance = (own.position - other.position).abs();
    units + value + kind - weak - 2.0 * distance
}

/// How much alike two values look: digits exchanged, one digit wrong, the decimal mark moved.
fn similarity(a: &Quantity, b: &Quantity) -> f64 {
    let (Some(one), Some(other)) = (a.readings.first(), b.readings.first()) else { return 0.0 };
    let (one, other) = (one.value, other.value);
    let digits = |value: f64| value.to_string().replace('.', "").trim_matches('0').to_owned();
    let (own, others) = (digits(one), digits(other));
    let sorted = |digits: &str| {
        let mut all: Vec<u8> = digits.bytes().collect();
        all.sort_unstable();
        all
    };
    let changed = own.bytes().zip(others.bytes()).filter(|(a, b)| a != b).count();
    let one_digit = own.len() == others.len() && own.len() > 1 && changed == 1;
    let alike = sorted(&own) == sorted(&others) || one_digit;
    let same_sort = (one.fract() == 0.0) == (other.fract() == 0.0);
    let size = (one.max(1e-6) / other.max(1e-6)).log10().abs();
    f64::from(u8::from(alike)) + if same_sort { 0.3 } else { -0.3 } - size.min(3.0) / 3.0
}

/// Whether two quantities that may each be missing contradict each other: `third week` and `cuarta semana`.
pub(super) fn contrast(a: &Quantity, b: &Quantity) -> bool {
    let contrasting = a.demand == Demand::InContrast && b.demand == Demand::InContrast;
    let times = a.unit().zip(b.unit()).is_some_and(|(unit, other)| unit.converts_into(other));
    contrasting
        && match (&a.kind, &b.kind) {
            (Kind::Name(own), Kind::Name(other)) => sorted(own) == sorted(other),
            // "a third occasion"
            (Kind::Part, Kind::Ordinal) => a.readings.len() > 1,
            (Kind::Ordinal, Kind::Part) => b.readings.len() > 1,
            (Kind::Count | Kind::Part, Kind::Count | Kind::Part) => times || a.kind == b.kind,
            (own, other) => own == other,
        }
}

fn sorted(letters: &str) -> Vec<char> {
    let mut letters: Vec<char> = letters.chars().collect();
    letters.sort_unstable();
    letters
}
