//! Inputs are worked on at once; what depends on those before waits for its turn.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// The turns of inputs, in their order.
#[derive(Default)]
pub(super) struct Turns {
    passed: Mutex<Passed>,
    changed: Condvar,
}

#[derive(Default)]
struct Passed {
    /// All inputs before this one had their turn.
    next: usize,
    /// Later ones that had theirs, or will not take it.
    ahead: BTreeSet<usize>,
}

/// The turn of an input, which passes when it is dropped: an input that fails must not hold up the others.
pub(super) struct Turn {
    turns: Arc<Turns>,
    number: usize,
}

impl Turns {
    /// The turn of an input: each number must be asked for, from 0 on.
    pub(super) fn of(turns: &Arc<Turns>, number: usize) -> Turn {
        Turn { turns: turns.clone(), number }
    }
}

impl Turn {
    /// Does something once all inputs before had their turn.
    pub(super) fn take<T>(self, work: impl FnOnce() -> T) -> T {
        let mut passed = self.turns.passed.lock().unwrap_or_else(PoisonError::into_inner);
        while passed.next < self.number {
            passed = self.turns.changed.wait(passed).unwrap_or_else(PoisonError::into_inner);
        }
        drop(passed);
        work()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut passed = self.turns.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let Passed { next, ahead } = &mut *passed;
        ahead.insert(self.number);
        while ahead.remove(next) {
            *next += 1;
        }
        self.turns.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::super::parallel::ordered;
    use super::*;
    use std::time::Duration;

    #[test]
    fn turns_are_taken_in_order_and_those_not_taken_hold_up_nobody() {
        let turns = Arc::new(Turns::default());
        let taken = Mutex::new(Vec::new());
        let work = |number: usize| {
            let turn = Turns::of(&turns, number);
            if number.is_multiple_of(7) {
                std::thread::sleep(Duration::from_millis(1));
            }
            if !number.is_multiple_of(5) {
                turn.take(|| taken.lock().unwrap().push(number));
            }
        };
        ordered(0..200, work, |()| ());
        let wanted: Vec<_> = (0..200_usize).filter(|number| !number.is_multiple_of(5)).collect();
        assert_eq!(taken.into_inner().unwrap(), wanted);
    }
}
