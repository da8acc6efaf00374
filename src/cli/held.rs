//! Results held back until it is known whether there are many: a few are shown in full, of many each has a line.

/// So many inputs are shown in full.
const FEW: usize = 3;

/// The first results, until there are more than a few.
pub(super) struct Held<T> {
    waiting: Vec<T>,
    are_many: bool,
}

impl<T> Held<T> {
    pub(super) fn new() -> Self {
        Held { waiting: Vec::new(), are_many: false }
    }

    /// Whether there are more than a few so far.
    pub(super) fn are_many(&self) -> bool {
        self.are_many
    }

    /// Takes the next result, and gives those that can be shown by now.
    pub(super) fn add(&mut self, result: T) -> Vec<T> {
        self.waiting.push(result);
        self.are_many |= self.waiting.len() > FEW;
        if self.are_many { self.rest() } else { Vec::new() }
    }

    /// Those that are left.
    pub(super) fn rest(&mut self) -> Vec<T> {
        std::mem::take(&mut self.waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_wait_for_the_end_and_many_go_on() {
        let mut held = Held::new();
        for number in 1..=FEW {
            assert!(held.add(number).is_empty());
        }
        assert!(!held.are_many());
        assert_eq!(held.add(FEW + 1), (1..=FEW + 1).collect::<Vec<_>>());
        assert_eq!((held.add(9), held.are_many(), held.rest()), (vec![9], true, vec![]));
    }
}
