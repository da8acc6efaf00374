//! A text whose quantities are read, and what several parts of reading need.

use super::{Meaning, Phrases, Quantity, Unit};
use crate::text::number::Style;

/// Reads the quantities of a text.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    /// Those of the language of the text.
    pub(super) phrases: &'t Phrases,
    pub(super) style: Style,
}

impl Reader<'_> {
    /// The unit that a text begins with, by its name or its symbol, and where it ends.
    pub(super) fn unit_after(&self, after: &str) -> Option<(Unit, usize)> {
        let (unit, end) = self.plain_unit(after)?;
        // millas/hora, mg por kilo; but three days/week are three days
        if unit.is_time() || unit.is_percent() {
            return Some((unit, end));
        }
        match self.per_unit(&after[end..]) {
            Some((other, length)) => Some((unit.per(&other), end + length)),
            None => Some((unit, end)),
        }
    }

    /// The unit that a text begins with, behind a bar or `per`, and where it ends.
    pub(super) fn per_unit(&self, after: &str) -> Option<(Unit, usize)> {
        let bar = || after.trim_start().strip_prefix('/').map(|rest| after.len() - rest.len());
        let start = self.phrases.leads(after, &Meaning::Per).or_else(bar)?;
        let (unit, end) = self.plain_unit(&after[start..])?;
        Some((unit, start + end))
    }

    fn plain_unit(&self, after: &str) -> Option<(Unit, usize)> {
        let phrase = |meaning: &Meaning| match meaning {
            Meaning::Unit(unit) => Some(unit.clone()),
            _ => None,
        };
        self.phrases.leading(after, phrase).or_else(|| Unit::leading(after))
    }

    /// Whether words are in it: `2 million`.
    pub(super) fn has_scale(&self, quantity: &Quantity) -> bool {
        self.text[quantity.number.clone()].contains(char::is_alphabetic)
    }

    /// `two and a half`
    pub(super) fn and_half(&self, quantity: &mut Quantity) {
        let after = &self.text[quantity.whole.end..];
        if let Some(end) = self.phrases.leads(after, &Meaning::AndHalf) {
            let scaled = self.has_scale(quantity);
            for reading in &mut quantity.readings {
                let scales = [1e9, 1e6, 1e3].into_iter().filter(|_| scaled);
                let scale = scales
                    .filter(|scale| reading.value % scale == 0.0)
                    .find(|scale| reading.value >= *scale);
                reading.value += scale.unwrap_or(1.0) / 2.0; // dos millones y medio
            }
            quantity.number.end = quantity.whole.end + end;
            quantity.whole.end = quantity.number.end;
        }
    }
}
