//! Work on all cores, results in input order, memory bounded.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

/// How far work may run ahead of the result that is next in order, for each worker.
const AHEAD: usize = 16;
/// Results are handed on so many at a time, where they come fast: each hand-over costs a change of threads.
const TOGETHER: usize = 8;
/// Where they do not, none waits longer.
const PATIENCE: Duration = Duration::from_millis(10);

struct Shared<R> {
    /// The number of items taken.
    taken: usize,
    /// The number of results handed on.
    handed: usize,
    done: BTreeMap<usize, R>,
    exhausted: bool,
}

/// Applies `work` to each item on all cores and `take` to each result, in the order of the items.
pub(super) fn ordered<T, R: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    // of its own: an item may be long in coming, and finished results must not wait for it
    let items = Mutex::new(items.enumerate());
    let shared =
        Mutex::new(Shared { taken: 0, handed: 0, done: BTreeMap::new(), exhausted: false });
    let (room, ready) = (Condvar::new(), Condvar::new());
    const SOUND: &str = "no worker panics while it holds the lock";
    let lock = || shared.lock().expect(SOUND);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let mut state = lock();
                    while !state.exhausted && state.taken - state.handed >= AHEAD * workers {
                        state = room.wait(state).expect(SOUND);
                    }
                    drop(state);
                    let mut items = items.lock().expect("reading does not panic");
                    let next = items.next();
                    let mut state = lock();
                    let Some((index, item)) = next else {
                        state.exhausted = true;
                        room.notify_all();
                        ready.notify_one();
                        return;
                    };
                    state.taken += 1;
                    drop((items, state));
                    let result = work(item);
                    let mut state = lock();
                    state.done.insert(index, result);
                    if state.exhausted || state.done.len() >= TOGETHER {
                        ready.notify_one();
                    }
                }
            });
        }
        let mut state = lock();
        let mut results = Vec::new();
        loop {
            while let Some(result) = {
                let next = state.handed;
                state.done.remove(&next)
            } {
                state.handed += 1;
                results.push(result);
            }
            if !results.is_empty() {
                room.notify_all();
                drop(state);
                results.drain(..).for_each(&mut take);
                state = lock();
            } else if state.exhausted && state.handed == state.taken {
                return;
            } else {
                state = ready.wait_timeout(state, PATIENCE).expect(SOUND).0;
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
