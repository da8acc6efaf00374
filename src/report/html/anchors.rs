//! Addresses in the page that the next run gives again: by content, not by position.

use crate::text::fnv;
use rustc_hash::FxHashMap;

/// The addresses that were given so far; none is given twice.
#[derive(Default)]
pub(super) struct Anchors(FxHashMap<String, usize>);

impl Anchors {
    /// The address of what has these texts.
    pub(super) fn of(&mut self, texts: &[&str]) -> String {
        // 24 bits are short to read and to send, and enough for the beads of a document
        self.unique(format!("{:06x}", fnv::hash(texts, 0xff) >> 40))
    }

    /// This address, with a number from the second time on.
    pub(super) fn unique(&mut self, anchor: String) -> String {
        let times = self.0.entry(anchor.clone()).or_default();
        *times += 1;
        if *times == 1 { anchor } else { format!("{anchor}-{times}") }
    }
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn the_same_texts_have_the_same_address_in_every_run() {
        let given = |texts: &[[&str; 2]]| {
            let mut anchors = Anchors::default();
            texts.iter().map(|texts| anchors.of(texts)).collect::<Vec<_>>()
        };
        let [shame, guilt] = [["Shame.", "Vergüenza."], ["Guilt.", "Culpa."]];
        let first = given(&[shame, guilt, shame]);
        assert_eq!(given(&[guilt, shame]), [&*first[1], &*first[0]]);
        assert_eq!(first[2], format!("{}-2", first[0]));
        assert_ne!(given(&[["a", "bc"]]), given(&[["ab", "c"]]));
    }
}
