//! Which points of the lattice can matter at all: those that a good path of the smallest beads passes.
//!
//! Most points of even a short text lie far from every likely alignment. A first look with beads of one segment on either
//! side tells which (the coarse-to-fine search of Charniak et al. 2006), so that the rest looks at few.

use super::band::Band;
use super::points::Points;
use std::ops::Range;

/// The beads of the first look, as steps on either side.
const STEPS: [(usize, usize); 3] = [(0, 1), (1, 0), (1, 1)];
/// A point is left out if the best path over it is so much less likely (log) than the best of all.
const MARGIN: f64 = 10.0;

/// The part of a band that likely alignments pass, by `score(source range, target range)`, a log weight.
pub(super) fn plausible(
    band: &Band,
    mut score: impl FnMut(Range<usize>, Range<usize>) -> f64,
) -> Band {
    let points = Points::of(band);
    let mut scores = vec![[f64::NEG_INFINITY; STEPS.len()]; points.count()];
    // sums over a long text need every digit
    let mut before = vec![f64::NEG_INFINITY; points.count()];
    before[0] = 0.0;
    for (s, t) in points.all() {
        let here = points.at(s, t);
        for (cell, (ds, dt)) in scores[here].iter_mut().zip(STEPS) {
            if let Some(from) = points.before(s, t, (ds, dt)) {
                *cell = score(s - ds..s, t - dt..t);
                before[here] = before[here].max(before[from] + *cell);
            }
        }
    }
    let mut behind = vec![f64::NEG_INFINITY; points.count()];
    behind[points.count() - 1] = 0.0;
    for (s, t) in points.all().rev() {
        let here = points.at(s, t);
        for (score, step) in scores[here].iter().zip(STEPS) {
            if let Some(from) = points.before(s, t, step) {
                behind[from] = behind[from].max(behind[here] + score);
            }
        }
    }
    let least = before[points.count() - 1] - MARGIN;
    band.narrowed(|s, t| {
        let here = points.at(s, t);
        before[here] + behind[here] >= least
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_good_path_passes_is_left_out() {
        let diagonal = |s: Range<usize>, t: Range<usize>| match (s.len(), t.len()) {
            (1, 1) if s.start == t.start => 4.0,
            (0, _) | (_, 0) => -4.0,
            _ => -9.0,
        };
        let narrow = plausible(&Band::whole(30, 30), diagonal);
        for (s, row) in narrow.rows().iter().enumerate() {
            assert!(row.contains(&s) && row.len() <= 5, "{s} {row:?}");
        }
    }

    #[test]
    fn sums_over_a_long_text_lose_no_good_path() {
        let score = |s: Range<usize>, t: Range<usize>| match (s.len(), t.len()) {
            (1, 1) => 4.567_891,
            _ => -5.1,
        };
        let anchors: Vec<_> = (0..30_000).step_by(50).map(|s| (s, s)).collect();
        let narrow = plausible(&Band::along(&anchors, 30_000, 30_000), score);
        assert!(narrow.rows().iter().enumerate().all(|(s, row)| row.contains(&s)));
    }

    #[test]
    fn where_all_is_as_likely_all_is_kept() {
        let band = plausible(&Band::whole(5, 7), |_, _| 0.0);
        assert!(band.rows().iter().all(|row| *row == (0..8)));
        assert_eq!(plausible(&Band::whole(0, 0), |_, _| 0.0).rows().len(), 1);
    }
}
