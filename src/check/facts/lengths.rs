//! How long texts and beads are.

use crate::align::Bead;
use crate::bitext::Bitext;
use crate::segment::Segment;
use crate::side::{Side, Sides};

/// For each side the characters before each segment, blanks left out, and at last those of the text.
pub(super) struct Lengths(Sides<Vec<usize>>);

impl Lengths {
    pub(super) fn of(bitext: &Bitext) -> Self {
        // bytes that begin a character; blanks beyond ASCII are few
        let counts = |byte: &u8| (byte & 0xc0) != 0x80 && !byte.is_ascii_whitespace();
        Lengths(Sides::from_fn(|side| {
            let mut sum = 0;
            let texts = bitext.side(side).segments.iter().map(Segment::as_str);
            let sums = texts.map(|text| {
                sum += text.bytes().filter(counts).count();
                sum
            });
            [0].into_iter().chain(sums).collect()
        }))
    }

    /// How many times as long as expected a side of a bead is, by the lengths of the two texts.
    pub(super) fn excess(&self, bead: &Bead, side: Side) -> f64 {
        /// Added to both: few characters say little of how long translations are, and of what one lacks.
        const PRIOR_OF_TEXT: f64 = 300.0;
        const PRIOR_OF_BEAD: f64 = 20.0;
        let share = |side: Side| {
            let (before, range) = (&self.0[side], bead.range(side));
            let bead = (before[range.end] - before[range.start]) as f64 + PRIOR_OF_BEAD;
            bead / (before[before.len() - 1] as f64 + PRIOR_OF_TEXT)
        };
        let excess = share(Side::Source) / share(Side::Target);
        if side == Side::Source { excess } else { 1.0 / excess }
    }
}
