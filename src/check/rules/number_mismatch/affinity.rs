//! How likely two quantities that differ were meant to be the same.

use super::located::Located;
use crate::text::quantity::{Demand, Difference, Kind, Quantity, have_same_characters};

/// How likely it is, on a scale without ends: by the same value with another sign or unit, the same unit, similar digits,
/// the same place.
pub(super) fn affinity(source: &Located, target: &Located, difference: Difference) -> f64 {
    let (a, b) = (&source.quantity, &target.quantity);
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
        // DAS-3 and DAS-
        Difference::Value if is_one_name(&a.kind, &b.kind) => 1.0,
        Difference::Value => similarity(a, b),
    };
    let kind = match (&a.kind, &b.kind) {
        (a, b) if a == b => 1.0,
        (Kind::Name(_), Kind::Name(_)) => 1.0,
        (
            Kind::Count | Kind::Ordinal | Kind::Part | Kind::Clock,
            Kind::Count | Kind::Ordinal | Kind::Part | Kind::Clock,
        ) => 0.0,
        _ => -1.0,
    };
    // an article is hardly ever meant as a number, "both" is
    let weakness = |quantity: &Quantity| match quantity.readings.first() {
        _ if quantity.demand > Demand::Never => 0.0,
        Some(reading) if reading.value > 1.0 => 0.6,
        _ => 1.3,
    };
    let weakness = weakness(a) + weakness(b);
    let distance = (source.position - target.position).abs();
    units + value + kind - weakness - 2.0 * distance
}

fn is_one_name(a: &Kind, b: &Kind) -> bool {
    matches!((a, b), (Kind::Name(a), Kind::Name(b)) if a == b)
}

/// How much alike two values look: digits exchanged, one digit wrong, the decimal mark moved.
fn similarity(a: &Quantity, b: &Quantity) -> f64 {
    let (Some(a), Some(b)) = (a.readings.first(), b.readings.first()) else { return 0.0 };
    let (a, b) = (a.value, b.value);
    let digits = |value: f64| value.to_string().replace('.', "").trim_matches('0').to_owned();
    let (a_digits, b_digits) = (digits(a), digits(b));
    let changed = a_digits.bytes().zip(b_digits.bytes()).filter(|(a, b)| a != b).count();
    let is_one_digit = a_digits.len() == b_digits.len() && a_digits.len() > 1 && changed == 1;
    let are_alike = have_same_characters(&a_digits, &b_digits) || is_one_digit;
    let same_sort = (a.fract() == 0.0) == (b.fract() == 0.0);
    let size = (a.max(1e-6) / b.max(1e-6)).log10().abs();
    f64::from(u8::from(are_alike)) + if same_sort { 0.3 } else { -0.3 } - size.min(3.0) / 3.0
}

/// Whether two quantities that may each be missing contradict each other: `third week` and `cuarta semana`.
pub(super) fn contrast(a: &Quantity, b: &Quantity) -> bool {
    let contrasting = a.demand == Demand::InContrast && b.demand == Demand::InContrast;
    let times = a.unit().zip(b.unit()).is_some_and(|(unit, other)| unit.converts_into(other));
    contrasting
        && match (&a.kind, &b.kind) {
            (Kind::Name(a), Kind::Name(b)) => have_same_characters(a, b),
            // "a third occasion"
            (Kind::Part, Kind::Ordinal) => a.readings.len() > 1,
            (Kind::Ordinal, Kind::Part) => b.readings.len() > 1,
            (Kind::Count | Kind::Part, Kind::Count | Kind::Part) => times || a.kind == b.kind,
            (a, b) => a == b,
        }
}
