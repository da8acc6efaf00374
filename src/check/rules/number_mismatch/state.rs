//! Whether a quantity is linked to its equal, or mentioned elsewhere on the other side.

use super::equals::within_reach;
use super::located::Located;
use crate::side::Side;
use crate::text::number::Written;
use crate::text::quantity::{Difference, Kind, Unit};

/// What is known of a quantity once equals are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Linked,
    /// The other side has the same, in another mention.
    Repeated,
    Open,
}

/// What is known of each quantity of a side.
pub(super) fn states(
    side: Side,
    quantities: &[Located],
    opposite: &[Located],
    is_linked: &[bool],
    opposite_is_linked: &[bool],
) -> Vec<State> {
    const NEAR: f64 = 0.25;
    let state = |(index, located): (usize, &Located)| {
        if is_linked[index] {
            return State::Linked;
        }
        let (mut has_equal, mut near, mut lost_percent) = (false, Vec::new(), false);
        let is_article = |located: &Located| {
            let quantity = &located.quantity;
            quantity.written == Written::Loose && quantity.readings[0].value == 1.0
        };
        let is_in_digits = |located: &Located| located.quantity.written == Written::Digits;
        // 1 is, and 1 g beside `un grupo`
        let may_be_bare = |located: &Located, other: &Located| {
            let unit = located.quantity.unit();
            let may_lack =
                unit.is_none_or(|unit| !unit.is_time() && other.quantity.unit().is_none());
            is_in_digits(located) && may_lack
        };
        let is_in_words = |located: &Located| {
            let quantity = &located.quantity;
            // a translation may say how much a third is, and not leave it out
            let is_part = quantity.written == Written::Loose && quantity.kind == Kind::Part;
            matches!(quantity.written, Written::Words | Written::Ordinal)
                || is_part && side == Side::Source
        };
        for index in within_reach(index, quantities.len(), opposite.len()) {
            match located.quantity.difference(&opposite[index].quantity) {
                // an article that is far away does not answer "type 1"
                None if is_article(&opposite[index]) && may_be_bare(located, &opposite[index]) => {
                    let distance = (located.position - opposite[index].position).abs();
                    // nor "from 1 to 5"
                    let is_joined = located.quantity.joint.is_some();
                    let are_alike = !is_joined || opposite[index].quantity.joint.is_some();
                    has_equal |= distance < NEAR && are_alike;
                }
                // "type 2" is no other mention of "two groups"
                None if is_in_digits(located) && opposite_is_linked[index] => {
                    has_equal |= !is_in_words(&opposite[index]);
                }
                None => has_equal = true,
                Some(Difference::Value) => {}
                Some(_) => {
                    lost_percent |= lacks_percent(located, &opposite[index]);
                    near.push(index);
                }
            }
        }
        // 58.8% that is found again as 10/17 was 58.8, and is not another mention of it
        if lost_percent && !has_equal {
            return State::Open;
        }
        // another relation or unit of what is linked: one more mention, in other words
        let is_mention = !near.is_empty() && near.iter().all(|index| opposite_is_linked[*index]);
        if has_equal || is_mention { State::Repeated } else { State::Open }
    };
    quantities.iter().enumerate().map(state).collect()
}

/// Whether one has a percent sign and the other none.
pub(super) fn lacks_percent(one: &Located, other: &Located) -> bool {
    has_percent(one) != has_percent(other)
}

pub(super) fn has_percent(located: &Located) -> bool {
    located.quantity.unit().is_some_and(Unit::is_percent)
}
