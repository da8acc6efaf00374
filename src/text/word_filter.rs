//! Tells cheaply of most words that they are none of a set.

/// For each first byte the lengths of the words that begin with it, a bit each.
pub struct WordFilter {
    lengths: [u32; 256],
}

impl Default for WordFilter {
    fn default() -> Self {
        WordFilter { lengths: [0; 256] }
    }
}

/// All longer words have one bit.
const LONG: usize = 31;

impl WordFilter {
    /// Adds a word, in lower case.
    pub fn add(&mut self, word: &str) {
        if let Some(first) = word.bytes().next() {
            self.lengths[usize::from(first)] |= 1 << word.len().min(LONG);
        }
    }

    /// Whether the word, in any case, may be one of those added.
    pub fn may_hold(&self, word: &str) -> bool {
        let Some(first) = word.bytes().next() else { return false };
        if !word.is_ascii() {
            return true; // in lower case it may have another length
        }
        self.lengths[usize::from(first.to_ascii_lowercase())] >> word.len().min(LONG) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_added_pass_in_any_case() {
        let mut filter = WordFilter::default();
        let long = "x".repeat(40);
        for word in ["years", "años", &long] {
            filter.add(word);
        }
        for (word, may_be) in [
            ("years", true),
            ("YEARS", true),
            ("yesno", true), // the set is for others to ask
            ("year", false),
            ("fears", false),
            ("AÑOS", true),
            (&long, true),
            ("", false),
        ] {
            assert_eq!(filter.may_hold(word), may_be, "{word}");
        }
    }
}
