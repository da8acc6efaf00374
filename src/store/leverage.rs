//! How much of a text was translated before, as translators quote prices by it.

use super::distance;
use serde::Serialize;

/// Segments and words of a text, by how alike the best match of each segment is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Leverage {
    /// A band for each line of the table, in order.
    pub bands: Vec<Band>,
    /// All together.
    pub total: Amount,
}

/// The segments of which the best match is within a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Band {
    /// `101`, `95-99` …, `repetitions` or `none`.
    pub name: &'static str,
    /// How many there are.
    #[serde(flatten)]
    pub amount: Amount,
    #[serde(skip)]
    least: u8,
}

/// A number of segments and their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Segments.
    pub segments: usize,
    /// Their words.
    pub words: usize,
}

/// The bands, and the least percentage of each.
const BANDS: [(&str, u8); 8] = [
    ("101", 101),
    ("100", 100),
    ("95-99", 95),
    ("85-94", 85),
    ("75-84", 75),
    ("50-74", LEAST),
    (REPETITIONS, REPEATED),
    ("none", 0),
];
const REPETITIONS: &str = "repetitions";
/// No match is so bad: segments get here by being repeated.
const REPEATED: u8 = 1;
/// The least percentage that has a band.
pub(crate) const LEAST: u8 = 50;

impl Default for Leverage {
    fn default() -> Self {
        let band = |(name, least)| Band { name, least, amount: Amount::default() };
        Leverage { bands: BANDS.map(band).to_vec(), total: Amount::default() }
    }
}

impl Leverage {
    /// The threshold for look-ups.
    pub const LEAST: u8 = LEAST;

    /// Adds a segment with the percentage of its best match. One that came before in the text is a repetition, unless the
    /// memory has the same.
    pub fn add(&mut self, percent: u8, is_repeated: bool, words: usize) {
        let percent = match percent {
            100.. => percent,
            _ if is_repeated => REPEATED,
            LEAST.. => percent,
            _ => 0,
        };
        let band = self.bands.iter_mut().find(|band| percent >= band.least);
        let band = band.expect("the last band takes all");
        for amount in [&mut band.amount, &mut self.total] {
            amount.segments += 1;
            amount.words += words;
        }
    }

    /// The words of an amount in per cent of all.
    pub fn share(&self, amount: &Amount) -> u8 {
        distance::percent(self.total.words - amount.words, self.total.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_in_one_band() {
        for (percent, is_repeated, expected) in [
            (101, false, "101"),
            (100, true, "100"),
            (99, false, "95-99"),
            (95, false, "95-99"),
            (94, false, "85-94"),
            (75, false, "75-84"),
            (50, false, "50-74"),
            (49, false, "none"),
            (0, true, "repetitions"),
            (90, true, "repetitions"),
        ] {
            let mut leverage = Leverage::default();
            leverage.add(percent, is_repeated, 7);
            let band = leverage.bands.iter().find(|band| band.amount.segments == 1).unwrap();
            assert_eq!((band.name, band.amount.words), (expected, 7), "{percent}");
        }
    }
}
