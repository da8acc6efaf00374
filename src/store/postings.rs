//! Lists of rising numbers in few bytes: the differences between them, seven bits a byte (LEB128).

/// A list that grows at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    pub(crate) bytes: Vec<u8>,
    pub(crate) count: u32,
    /// The number at the end, from which the next difference is counted.
    last: u32,
}

impl Postings {
    /// Adds a number that is higher than those before; the last one again is left out.
    pub(crate) fn push(&mut self, number: u32) {
        if self.count > 0 && number == self.last {
            return;
        }
        debug_assert!(self.count == 0 || number > self.last);
        let mut difference = number - self.last;
        while difference >= 0x80 {
            self.bytes.push((difference & 0x7f) as u8 | 0x80);
            difference >>= 7;
        }
        self.bytes.push(difference as u8);
        self.last = number;
        self.count += 1;
    }

    /// Adds a list of numbers that are all higher.
    pub(crate) fn append(&mut self, bytes: &[u8]) {
        numbers(bytes).for_each(|number| self.push(number));
    }
}

/// The numbers of a list.
pub(crate) fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut last = 0;
    let mut rest = bytes.iter();
    std::iter::from_fn(move || {
        let (mut difference, mut shift) = (0u32, 0);
        loop {
            let byte = *rest.next()?;
            difference |= u32::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        last = difference.wrapping_add(last);
        Some(last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_pushed_is_there(mut wanted in prop::collection::vec(0u32..=u32::MAX / 2, 0..60), cut in 0usize..60) {
            wanted.sort_unstable();
            let cut = cut.min(wanted.len());
            let mut first = Postings::default();
            wanted[..cut].iter().for_each(|number| first.push(*number));
            let mut rest = Postings::default();
            wanted[cut..].iter().filter(|number| Some(*number) != wanted[..cut].last()).for_each(|number| rest.push(*number));
            first.append(&rest.bytes);
            wanted.dedup();
            prop_assert_eq!(first.count as usize, wanted.len());
            prop_assert_eq!(numbers(&first.bytes).collect::<Vec<_>>(), wanted);
        }
    }
}
