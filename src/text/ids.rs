//! The ids that were written to a file so far: it may have none of them twice.

use super::fnv;
use rustc_hash::{FxHashMap, FxHashSet};

/// Ids by their hashes: a file may have millions.
#[derive(Default)]
pub(crate) struct Ids {
    used: FxHashSet<u64>,
    /// How many others were made of an id that was taken already.
    copies: FxHashMap<u64, usize>,
}

impl Ids {
    /// Takes an id: whether it is free.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        self.used.insert(hash(id))
    }

    /// Takes an id, with a number behind it from `first` on where it is not free.
    pub(crate) fn free(&mut self, id: &str, first: usize) -> String {
        if self.take(id) { id.to_owned() } else { self.numbered(id, first) }
    }

    /// Takes an id made of another by a number behind it, from `first` on.
    pub(crate) fn numbered(&mut self, id: &str, first: usize) -> String {
        loop {
            let copies = self.copies.entry(hash(id)).or_insert(first);
            let numbered = format!("{id}-{copies}");
            *copies += 1;
            if self.take(&numbered) {
                return numbered;
            }
        }
    }

    pub(crate) fn clear(&mut self) {
        self.used.clear();
        self.copies.clear();
    }
}

fn hash(id: &str) -> u64 {
    fnv::hash(&[id], 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_stands_gets_the_next_free_number() {
        let mut ids = Ids::default();
        assert!(ids.take("a") && ids.take("a-2") && !ids.take("a"));
        assert_eq!([ids.numbered("a", 1), ids.numbered("a", 1)], ["a-1", "a-3"]);
        ids.clear();
        assert!(ids.take("a-3"));
        assert_eq!(ids.numbered("a", 1), "a-1");
    }
}
