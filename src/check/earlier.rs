//! What a memory says of a bead: how its source, or one like it, was translated before.

/// An earlier translation of the source of a bead, or of one like it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Earlier {
    /// The index of the bead.
    pub bead: usize,
    /// How alike the sources are: 101 for the same in the same context, 100 for the same.
    pub percent: u8,
    /// The translation; with the numbers of the bead, where only these differ.
    pub target: String,
    /// Where it is from, as a person knows it.
    pub origin: String,
}

impl Earlier {
    /// An earlier translation of the source of a bead.
    pub fn new(
        bead: usize,
        percent: u8,
        target: impl Into<String>,
        origin: impl Into<String>,
    ) -> Self {
        Earlier { bead, percent, target: target.into(), origin: origin.into() }
    }
}
