//! Which points of the lattice are considered: all of a short text, a band along its anchors of a long one.

use super::bead::WIDEST;
use std::ops::Range;

/// For each number of source segments done, the numbers of target segments done that are considered. Starts and
/// ends never go back, and neighbouring rows overlap, so that there is always a path.
#[derive(Clone)]
pub(super) struct Band {
    rows: Vec<Range<usize>>,
    targets: usize,
}

/// Up to this many points everything is considered.
const EXACT: usize = 1 << 16;
/// How far the band reaches to either side of its anchors.
const HALF: usize = 12;
/// Between two anchors everything is considered up to this many points; beyond, a band around the straight line.
const LARGEST_GAP: usize = 1 << 16;
/// How far that band reaches to either side.
const HALF_IN_GAP: usize = 60;

impl Band {
    /// Whether a pair of texts is short enough to consider everything.
    pub(super) fn is_exact(sources: usize, targets: usize) -> bool {
        (sources + 1).saturating_mul(targets + 1) <= EXACT
    }

    /// Everything.
    pub(super) fn whole(sources: usize, targets: usize) -> Self {
        Band { rows: vec![0..targets + 1; sources + 1], targets }
    }

    /// A band along anchors: pairs of segments that belong together, ascending on both sides.
    pub(super) fn along(anchors: &[(usize, usize)], sources: usize, targets: usize) -> Self {
        let mut rows: Vec<Range<usize>> = vec![targets..0; sources + 1];
        let (mut s, mut t) = (0, 0);
        for &(next_s, next_t) in anchors.iter().chain([&(sources, targets)]) {
            let (height, width) = (next_s - s, next_t - t);
            let all = (height + 1).saturating_mul(width + 1) <= LARGEST_GAP;
            // the row of an anchor belongs to the gaps on both its sides
            for (row, range) in (s..).zip(&mut rows[s..=next_s]) {
                let (start, end) = if all {
                    (t.saturating_sub(HALF), next_t + HALF)
                } else {
                    let centre = t + (row - s) * width / height.max(1);
                    let step = width / height.max(1) + 1;
                    (centre.saturating_sub(HALF_IN_GAP), centre + step + HALF_IN_GAP)
                };
                range.start = range.start.min(start);
                range.end = range.end.max(end.min(targets) + 1);
            }
            (s, t) = (next_s, next_t);
        }
        rows[0].start = 0;
        Band::mended(rows, targets)
    }

    /// The rows of a band from the first point that `keep` keeps to the last, and what holds them together.
    pub(super) fn narrowed(&self, keep: impl Fn(usize, usize) -> bool) -> Self {
        let narrow = |(s, row): (usize, &Range<usize>)| {
            let first = row.clone().find(|t| keep(s, *t)).unwrap_or(self.targets);
            let last = row.clone().rfind(|t| keep(s, *t));
            first..last.map_or(0, |last| last + 1)
        };
        Band::mended(self.rows.iter().enumerate().map(narrow).collect(), self.targets)
    }

    /// The part of a band between two of its corners, counted from the first.
    pub(super) fn between(&self, sources: Range<usize>, targets: Range<usize>) -> Self {
        let within = |row: &Range<usize>| {
            let [start, end] =
                [row.start, row.end - 1].map(|at| at.clamp(targets.start, targets.end));
            start - targets.start..end + 1 - targets.start
        };
        let mut rows: Vec<_> = self.rows[sources.start..=sources.end].iter().map(within).collect();
        rows[0].start = 0;
        rows[sources.len()].end = targets.len() + 1;
        Band::mended(rows, targets.len())
    }

    /// A band that narrows again must neither go back nor tear.
    fn mended(mut rows: Vec<Range<usize>>, targets: usize) -> Self {
        for row in 1..rows.len() {
            rows[row].end = rows[row].end.max(rows[row - 1].end);
        }
        for row in (1..rows.len()).rev() {
            rows[row - 1].start = rows[row - 1].start.min(rows[row].start);
        }
        for row in 1..rows.len() {
            let reach = rows[row - 1].end - 1;
            rows[row].start = rows[row].start.min(reach);
        }
        Band { rows, targets }
    }

    pub(super) fn rows(&self) -> &[Range<usize>] {
        &self.rows
    }

    /// The target segments that beads with this source segment may reach.
    pub(super) fn targets_near(&self, source: usize) -> Range<usize> {
        let last = (source + WIDEST).min(self.rows.len() - 1);
        self.rows[source].start.saturating_sub(WIDEST + 1)..self.rows[last].end.min(self.targets)
    }

    /// The source segments that beads with this target segment may reach.
    pub(super) fn sources_near(&self, target: usize) -> Range<usize> {
        let first = self.rows.partition_point(|row| row.end <= target);
        let behind = self.rows.partition_point(|row| row.start <= target + WIDEST);
        first.saturating_sub(WIDEST + 1)..behind.min(self.rows.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_band_always_holds_a_path(
            sources in 0usize..400,
            targets in 0usize..400,
            steps in prop::collection::vec((1usize..200, 1usize..200), 0..12),
        ) {
            let mut anchors = Vec::new();
            let (mut s, mut t) = (0, 0);
            for (ds, dt) in steps {
                (s, t) = (s + ds, t + dt);
                if s < sources && t < targets {
                    anchors.push((s, t));
                }
            }
            let band = Band::along(&anchors, sources, targets);
            let rows = band.rows();
            prop_assert_eq!(rows.len(), sources + 1);
            prop_assert!(rows[0].contains(&0) && rows[sources].contains(&targets));
            for pair in rows.windows(2) {
                prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end && pair[1].start < pair[0].end);
            }
            for (s, t) in anchors {
                prop_assert!(rows[s].contains(&t) && rows[s + 1].contains(&(t + 1)));
            }
        }
    }

    #[test]
    fn an_anchor_may_be_left_by_its_own_bead() {
        // the next anchor jumps: the row between them belongs to both
        let band = Band::along(&[(1, 1), (2, 15)], 177, 260);
        assert!(band.rows()[2].contains(&2) && band.rows()[2].contains(&15));
    }

    #[test]
    fn any_shape_has_a_band() {
        for (sources, targets) in
            [(1500, 1500), (3000, 500), (500, 3000), (1, 200_000), (200_000, 1), (0, 1000)]
        {
            let band = Band::along(&[], sources, targets);
            assert!(band.rows()[0].contains(&0) && band.rows()[sources].contains(&targets));
            assert!(
                band.rows().windows(2).all(|pair| pair[1].start < pair[0].end),
                "{sources} {targets}"
            );
        }
    }
}
