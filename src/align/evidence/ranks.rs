//! A few of many numbers, each with its rank among these.

/// Numbers from 0 on.
pub(super) struct Ranks {
    /// For each 64 numbers a bit for each that is among the few, and how many of these come before.
    bits: Vec<(u64, u32)>,
    count: u32,
}

impl Ranks {
    /// Those given, of so many numbers.
    pub fn among(all: u32, few: impl Iterator<Item = u32>) -> Self {
        let mut bits = vec![(0, 0); all.div_ceil(u64::BITS) as usize];
        few.for_each(|number| bits[place(number)].0 |= bit(number));
        let mut count = 0;
        for (bits, before) in &mut bits {
            *before = count;
            count += bits.count_ones();
        }
        Ranks { bits, count }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// The rank of a number, from 0, where it is among them.
    pub fn of(&self, number: u32) -> Option<u32> {
        let (bits, before) = self.bits[place(number)];
        let rank = before + (bits & (bit(number) - 1)).count_ones();
        (bits & bit(number) != 0).then_some(rank)
    }

    /// The numbers in order, which is that of their ranks.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).step_by(u64::BITS as usize).zip(&self.bits).flat_map(|(start, (bits, _))| {
            let rest = std::iter::successors(Some(*bits), |bits| Some(bits & bits.wrapping_sub(1)));
            rest.take_while(|bits| *bits != 0).map(move |bits| start + bits.trailing_zeros())
        })
    }
}

fn place(number: u32) -> usize {
    (number / u64::BITS) as usize
}

fn bit(number: u32) -> u64 {
    1 << (number % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn each_number_has_the_rank_that_it_has_in_order(few in prop::collection::vec(0u32..300, 0..60)) {
            let ranks = Ranks::among(300, few.iter().copied());
            let few: BTreeSet<u32> = few.into_iter().collect();
            prop_assert!(ranks.iter().eq(few.iter().copied()));
            prop_assert_eq!(ranks.len(), few.len());
            for number in 0..300 {
                let rank = few.range(..number).count() as u32;
                prop_assert_eq!(ranks.of(number), few.contains(&number).then_some(rank));
            }
        }
    }
}
