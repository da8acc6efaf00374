//! The two sides of a bitext, and values that each side has one of.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Index, IndexMut};

/// One of the two sides of a bitext.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The text that was translated.
    Source,
    /// Its translation.
    Target,
}

impl Side {
    /// Both sides, the source first.
    pub const BOTH: [Side; 2] = [Side::Source, Side::Target];

    /// The opposite side.
    pub fn other(self) -> Side {
        match self {
            Side::Source => Side::Target,
            Side::Target => Side::Source,
        }
    }
}

/// As messages name it.
impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Side::Source => "source",
            Side::Target => "target",
        })
    }
}

/// A value for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Sides<T> {
    /// The value of the source.
    pub source: T,
    /// The value of the target.
    pub target: T,
}

impl<T> Sides<T> {
    /// A value for the source and one for the target.
    pub const fn new(source: T, target: T) -> Self {
        Sides { source, target }
    }

    /// A value for a side and one for the opposite side.
    pub(crate) fn of(side: Side, own: T, opposite: T) -> Self {
        match side {
            Side::Source => Sides::new(own, opposite),
            Side::Target => Sides::new(opposite, own),
        }
    }

    /// The value that `make` gives for each side, the source first.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        Sides { source: make(Side::Source), target: make(Side::Target) }
    }

    /// What `change` makes of both values, the source first.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Sides<U> {
        Sides { source: change(self.source), target: change(self.target) }
    }

    /// Both values by reference.
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides { source: &self.source, target: &self.target }
    }

    /// Both values, each with that of another pair.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides { source: (self.source, other.source), target: (self.target, other.target) }
    }

    /// Both values, the source first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        [&self.source, &self.target].into_iter()
    }
}

impl<T> From<(T, T)> for Sides<T> {
    fn from((source, target): (T, T)) -> Self {
        Sides { source, target }
    }
}

impl<T> IntoIterator for Sides<T> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, 2>;

    fn into_iter(self) -> Self::IntoIter {
        [self.source, self.target].into_iter()
    }
}

impl<T> From<[T; 2]> for Sides<T> {
    fn from([source, target]: [T; 2]) -> Self {
        Sides { source, target }
    }
}

impl<T> Index<Side> for Sides<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }
}

impl<T> IndexMut<Side> for Sides<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }
}
