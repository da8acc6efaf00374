//! How many words must be inserted, deleted or replaced to make one text of another: the bit-parallel algorithm of
//! Myers (1999), in the blocks of Hyyrö (2003), on word numbers in place of characters.

use super::tokens::Token;
use rustc_hash::FxHashMap;

/// A text that many are compared with.
pub(crate) struct Pattern {
    length: usize,
    /// Where each token is, a bit a place, in blocks of 64.
    places: FxHashMap<Token, Vec<u64>>,
}

const BITS: usize = 64;

impl Pattern {
    pub(crate) fn new(tokens: &[Token]) -> Self {
        let blocks = tokens.len().div_ceil(BITS);
        let mut places: FxHashMap<Token, Vec<u64>> = FxHashMap::default();
        for (at, token) in tokens.iter().enumerate() {
            places.entry(*token).or_insert_with(|| vec![0; blocks])[at / BITS] |= 1 << (at % BITS);
        }
        Pattern { length: tokens.len(), places }
    }

    /// The distance to another text.
    pub(crate) fn distance(&self, other: &[Token]) -> usize {
        if self.length == 0 {
            return other.len();
        }
        let count = self.length.div_ceil(BITS);
        let none = vec![0; count];
        // the vertical differences of each block: which are +1 and which are -1
        let mut blocks = vec![(u64::MAX, 0u64); count];
        let mut distance = self.length;
        let last_bit = 1 << ((self.length - 1) % BITS);
        for token in other {
            let equal = self.places.get(token).unwrap_or(&none);
            // the first row grows by one with each token
            let (mut carried_plus, mut carried_minus) = (1, 0);
            for (at, (plus, minus)) in blocks.iter_mut().enumerate() {
                let vertical = equal[at] | *minus;
                let with_carry = equal[at] | carried_minus;
                let zero = ((with_carry & *plus).wrapping_add(*plus) ^ *plus) | with_carry;
                let mut up = *minus | !(zero | *plus);
                let mut down = *plus & zero;
                if at + 1 == count {
                    distance += usize::from(up & last_bit != 0);
                    distance -= usize::from(down & last_bit != 0);
                }
                let (next_plus, next_minus) = (up >> (BITS - 1), down >> (BITS - 1));
                up = up << 1 | carried_plus;
                down = down << 1 | carried_minus;
                *plus = down | !(vertical | up);
                *minus = up & vertical;
                (carried_plus, carried_minus) = (next_plus, next_minus);
            }
        }
        distance
    }
}

/// How alike two texts are of which the longer has so many words: per cent, rounded down.
pub(crate) fn percent(distance: usize, longest: usize) -> u8 {
    if longest == 0 {
        return 0;
    }
    let percent = 100 * longest.saturating_sub(distance) / longest;
    u8::try_from(percent).expect("a part of a hundred")
}

/// How many words two texts share at least that are alike by so many per cent, if the longer has so many words.
pub(crate) fn least_shared(threshold: u8, longest: usize) -> usize {
    (usize::from(threshold) * longest).div_ceil(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The distance by the table of Wagner and Fischer.
    fn by_table(one: &[Token], other: &[Token]) -> usize {
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (i, a) in one.iter().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], i + 1);
            for (j, b) in other.iter().enumerate() {
                let best = (diagonal + usize::from(a != b)).min(row[j] + 1).min(row[j + 1] + 1);
                diagonal = std::mem::replace(&mut row[j + 1], best);
            }
        }
        row[other.len()]
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_table(
            one in prop::collection::vec(0u64..6, 0..200),
            other in prop::collection::vec(0u64..6, 0..200),
        ) {
            prop_assert_eq!(Pattern::new(&one).distance(&other), by_table(&one, &other));
        }
    }

    #[test]
    fn per_cent_are_rounded_down() {
        for (distance, longest, expected) in
            [(0, 3, 100), (1, 3, 66), (1, 200, 99), (2, 2, 0), (0, 0, 0)]
        {
            assert_eq!(percent(distance, longest), expected, "{distance} of {longest}");
        }
        for (threshold, longest, expected) in [(70, 10, 7), (70, 3, 3), (50, 3, 2), (1, 1, 1)] {
            assert_eq!(least_shared(threshold, longest), expected, "{threshold} % of {longest}");
        }
    }
}
