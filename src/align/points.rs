//! The points of the lattice within a band, numbered.
//!
//! A point is a pair (segments of the source done, segments of the target done); beads are steps from one to another.

use super::band::Band;
use std::ops::Range;

#[derive(Clone)]
pub(super) struct Points {
    /// For each number of source segments done, the numbers of target segments done that are considered.
    rows: Vec<Range<usize>>,
    /// The number of the first point of each row.
    offsets: Vec<usize>,
    count: usize,
}

impl Points {
    pub(super) fn of(band: &Band) -> Self {
        let rows = band.rows().to_vec();
        let mut count = 0;
        let offset = |row: &Range<usize>| {
            count += row.len();
            count - row.len()
        };
        let offsets = rows.iter().map(offset).collect();
        Points { rows, offsets, count }
    }

    /// All points, in an order in which every step leads on.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = (usize, usize)> + '_ {
        self.rows.iter().enumerate().flat_map(|(s, row)| row.clone().map(move |t| (s, t)))
    }

    /// How many there are: the number of the last, where both texts are done, and one.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The number of a point.
    pub(super) fn at(&self, s: usize, t: usize) -> usize {
        self.offsets[s] + t - self.rows[s].start
    }

    /// The number of the point from which a step leads to this one, if it is considered.
    pub(super) fn before(&self, s: usize, t: usize, (ds, dt): (usize, usize)) -> Option<usize> {
        let (s, t) = (s.checked_sub(ds)?, t.checked_sub(dt)?);
        self.rows[s].contains(&t).then(|| self.at(s, t))
    }

    /// How many segments either text has.
    pub(super) fn end(&self) -> (usize, usize) {
        (self.rows.len() - 1, self.rows.last().map_or(0, |row| row.end - 1))
    }
}
