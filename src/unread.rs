//! What could not be read of an input of which the rest was.

use std::fmt::Display;

/// The entries that could not be read: the first of them in words, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    named: Vec<String>,
    count: usize,
    /// What was taken for granted of the rest, in words.
    pub(crate) notes: Vec<String>,
}

impl Unread {
    /// No more are named than a person reads.
    const NAMED: usize = 20;

    /// Takes note of an entry, with its place and what is wrong.
    pub(crate) fn add(&mut self, what: impl Display) {
        self.count += 1;
        if self.named.len() < Self::NAMED {
            self.named.push(what.to_string());
        }
    }

    /// The values that were read; the others are taken note of.
    pub(crate) fn sort_out<T>(
        &mut self,
        results: impl Iterator<Item = Result<T, String>>,
    ) -> impl Iterator<Item = T> {
        results.filter_map(|result| result.map_err(|what| self.add(what)).ok())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The first of them, each with its place and what is wrong; then how many more there are.
    pub fn messages(&self) -> Vec<String> {
        let more = self.count - self.named.len();
        let more = (more > 0).then(|| format!("{more} more could not be read"));
        self.named.iter().cloned().chain(more).collect()
    }
}
