//! The levels of confidence intervals, which some texts write without their sign: `95% CI`, `IC 95`, `IC95`.

use super::name::is_acronym;
use super::reader::Reader;
use super::{Kind, Meaning, Quantity, Unit};

/// How the percent sign of the level of a confidence interval is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// `95% CI`, `IC95%`
    Signed,
    /// `IC 95`
    Unsigned,
    /// `IC95`: a name, as some journals have it.
    Label,
}

impl Reader<'_> {
    /// Marks a number that is a level of confidence, and gives one without a sign its unit.
    pub(super) fn level(&self, quantity: &mut Quantity) {
        const LEVELS: [f64; 4] = [90.0, 95.0, 99.0, 99.9];
        let [reading] = &mut quantity.readings[..] else { return };
        if !LEVELS.contains(&reading.value) {
            return;
        }
        let name =
            self.text[quantity.number.clone()].trim_end_matches(|c: char| !c.is_alphabetic());
        let before = &self.text[..quantity.number.start];
        let after = &self.text[quantity.number.end..];
        match (&quantity.kind, &reading.unit) {
            (Kind::Name(_), _) if is_acronym(name) => {
                let sign = self.unit_after(after).filter(|(unit, _)| unit.is_percent());
                quantity.unit_place.end += sign.as_ref().map_or(0, |(_, end)| *end);
                quantity.level = Some(if sign.is_some() { Level::Signed } else { Level::Label });
            }
            (Kind::Count, Some(unit)) if unit.is_percent() => {
                // IC del 95 %
                let start = self.phrases.trails(before, &Meaning::Article);
                let before = &before[..start.unwrap_or(before.len())];
                let after = &self.text[quantity.whole.end..];
                quantity.level = is_beside_acronym(before, after).then_some(Level::Signed);
            }
            (Kind::Count, None) if is_beside_acronym(before, after) => {
                reading.unit = Unit::of("%");
                quantity.shares_unit = true;
                quantity.level = Some(Level::Unsigned);
            }
            _ => {}
        }
    }
}

fn is_beside_acronym(before: &str, after: &str) -> bool {
    let last = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
    let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next();
    last.into_iter().chain(next).any(is_acronym)
}
