//! Many inputs on all cores, results in input order, memory bounded.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex};

/// How far work may run ahead of the result that is next in order, for each worker.
const AHEAD: usize = 16;

struct Shared<R> {
    /// The number of items taken.
    taken: usize,
    /// The number of results handed on.
    handed: usize,
    done: BTreeMap<usize, R>,
    exhausted: bool,
}

/// Applies `work` to each item on all cores and `take` to each result, in the order of the items.
pub fn ordered<T, R: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    // of its own: an item may be long in coming, and finished results must not wait for it
    let items = Mutex::new(items.enumerate());
    let shared =
        Mutex::new(Shared { taken: 0, handed: 0, done: BTreeMap::new(), exhausted: false });
    let changed = Condvar::new();
    let lock = || shared.lock().expect("no worker panics while it holds the lock");
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let mut state = lock();
                    while !state.exhausted && state.taken - state.handed >= AHEAD * workers {
                        state =
                            changed.wait(state).expect("no worker panics while it holds the lock");
                    }
                    drop(state);
                    let mut items = items.lock().expect("reading does not panic");
                    let next = items.next();
                    let mut state = lock();
                    let Some((index, item)) = next else {
                        state.exhausted = true;
                        changed.notify_all();
                        return;
                    };
                    state.taken += 1;
                    drop((items, state));
                    let result = work(item);
                    lock().done.insert(index, result);
                    changed.notify_all();
                }
            });
        }
        let mut state = lock();
        loop {
            let next = state.handed;
            if let Some(result) = state.done.remove(&next) {
                state.handed += 1;
                changed.notify_all();
                drop(state);
                take(result);
                state = lock();
            } else if state.exhausted && state.handed == state.taken {
                return;
            } else {
                state = changed.wait(state).expect("no worker panics while it holds the lock");
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_input_order() {
        let mut seen = Vec::new();
        let slow_first = |n: usize| {
            if n.is_multiple_of(7) {
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            n * n
        };
        ordered(0..300, slow_first, |result| seen.push(result));
        assert_eq!(seen, (0..300).map(|n| n * n).collect::<Vec<_>>());
        ordered(0..0, |n: usize| n, |_| panic!("nothing to do"));
    }
}
