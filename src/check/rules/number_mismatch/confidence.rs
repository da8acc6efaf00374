//! Levels of confidence intervals whose percent sign the target lost: `IC 95: 0,4-0,8`.

use super::located::Located;
use super::pairing::{Fault, Mismatch};
use crate::side::Sides;
use crate::text::quantity::{Difference, Level, Unit};

/// The levels that the target has without their sign and the source with it.
pub(super) fn unsigned(quantities: &Sides<Vec<Located>>) -> Vec<Mismatch> {
    let mut found: Vec<Mismatch> = Vec::new();
    // a name may be meant, a blank before the number is not
    for lacking in [Level::Unsigned, Level::Label] {
        for level in &quantities.target {
            if level.quantity.level != Some(lacking) {
                continue;
            }
            let value = |located: &Located| located.quantity.readings[0].value;
            let is_signed = |other: &&Located| has_sign(other) && value(other) == value(level);
            let mut signed = quantities.as_ref().map(|side| side.iter().filter(is_signed));
            let is_same = |other: &&Mismatch| value(&other.quantities.target[0]) == value(level);
            let known = found.iter().filter(is_same).count();
            // each sign of the target answers one of the source
            let Some(meant) = signed.source.nth(signed.target.count() + known) else {
                continue;
            };
            let quantities = Sides::new(vec![meant.clone()], vec![level.clone()]);
            found.push(Mismatch { fault: Fault::Differs(Difference::Unit), quantities });
        }
    }
    found
}

fn has_sign(located: &Located) -> bool {
    let quantity = &located.quantity;
    let is_percentage = quantity.unit().is_some_and(Unit::is_percent) && !quantity.shares_unit;
    quantity.level == Some(Level::Signed) || is_percentage
}

/// Whether a text writes the signs of levels, and has names without them (`IC95`) by mistake.
#[derive(Default)]
pub(super) struct Habit {
    signed: usize,
    labels: usize,
}

impl Habit {
    pub(super) fn learn(&mut self, quantities: &[Located]) {
        let count = |level: Level| {
            quantities.iter().filter(|located| located.quantity.level == Some(level)).count()
        };
        self.signed += count(Level::Signed);
        self.labels += count(Level::Label);
    }

    /// Whether a mismatch is a name as the text has them.
    pub(super) fn allows(&self, mismatch: &Mismatch) -> bool {
        let is_label = |located: &Located| located.quantity.level == Some(Level::Label);
        let signs = self.signed > 0 && self.signed >= self.labels;
        !signs
            && mismatch.fault == Fault::Differs(Difference::Unit)
            && mismatch.quantities.target.iter().any(is_label)
    }
}
