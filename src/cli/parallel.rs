//! Work on all cores, results in input order, memory bounded.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// How far work may run ahead of the result that is next in order, for each worker.
const AHEAD: usize = 16;
/// How long results gather before they are taken, where there are many: each hand-over costs a change of threads.
const PAUSE: Duration = Duration::from_micros(500);

/// Applies `work` to each item on all cores and `take` to each result, in the order of the items. A panic of `work` is
/// that of the caller.
pub(super) fn ordered<T, R: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (send_permit, permits) = mpsc::sync_channel(AHEAD * workers);
    let (send_result, results) = mpsc::channel();
    let (items, permits) = (Mutex::new(items.enumerate()), Mutex::new(permits));
    let next = || {
        permits.lock().ok()?.recv().ok()?;
        items.lock().ok()?.next()
    };
    (0..AHEAD * workers).for_each(|_| send_permit.send(()).expect("there is room for all"));
    thread::scope(|scope| {
        for send_result in vec![send_result; workers] {
            scope.spawn(|| {
                let send_result = send_result;
                while let Some((number, item)) = next() {
                    let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                    if send_result.send((number, result)).is_err() {
                        return;
                    }
                }
            });
        }
        // dropped if anything panics here, so that no worker waits for a permit
        let (send_permit, results) = (send_permit, results);
        let mut early = BTreeMap::new();
        let mut taken = 0;
        while let Ok((number, result)) = results.recv() {
            early.insert(number, result);
            early.extend(results.try_iter());
            while let Some(result) = early.remove(&taken) {
                take(result.unwrap_or_else(|panic| resume_unwind(panic)));
                taken += 1;
                // nobody waits where all items are taken
                let _ = send_permit.send(());
            }
            if taken > workers {
                thread::sleep(PAUSE);
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

    #[test]
    fn a_panic_ends_the_work() {
        let refuse = |n: usize| assert_ne!(n, 50, "a bad item");
        let accept = |_: usize| ();
        for panic in [
            catch_unwind(|| ordered((0..1000).inspect(|n| refuse(*n)), accept, |()| ())),
            catch_unwind(|| ordered(0..1000, refuse, |()| ())),
            catch_unwind(|| ordered(0..1000, |n| n, refuse)),
        ] {
            assert!(panic.is_err());
        }
    }
}
