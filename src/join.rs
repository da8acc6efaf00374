//! Two pieces of work at the same time.

use std::sync::mpsc;

/// What both give, the other on a thread of its own where that is `worth` it.
pub(crate) fn join<A, B: Send>(
    worth: bool,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if !worth {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        (one, other.join().expect("neither piece of work panics"))
    })
}

/// How many items go to another thread at once, and how many such batches may wait there.
const BATCH: usize = 512;
const BATCHES: usize = 8;

/// Hands the items of an iterator to `take` while a thread of its own makes those that follow.
pub(crate) fn ahead<T: Send, R>(
    items: impl Iterator<Item = T> + Send,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R {
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Vec<T>>(BATCHES);
        scope.spawn(move || {
            let mut items = items.fuse();
            loop {
                let batch: Vec<T> = items.by_ref().take(BATCH).collect();
                // who takes them may have enough
                if batch.is_empty() || sender.send(batch).is_err() {
                    return;
                }
            }
        });
        take(&mut receiver.into_iter().flatten())
    })
}

/// Hands the items of an iterator to `take`, which works on a thread of its own while those that follow are made.
#[cfg(any(test, feature = "memory"))]
pub(crate) fn behind<T: Send, R: Send>(
    items: impl Iterator<Item = T>,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R + Send,
) -> R {
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Vec<T>>(BATCHES);
        let taker = scope.spawn(move || take(&mut receiver.into_iter().flatten()));
        let mut items = items.fuse();
        loop {
            let batch: Vec<T> = items.by_ref().take(BATCH).collect();
            // who takes them may have enough
            if batch.is_empty() || sender.send(batch).is_err() {
                break;
            }
        }
        drop(sender);
        taker.join().expect("taking does not panic")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_made_ahead_come_in_order_and_need_not_all_be_taken() {
        for count in [0, 1, 511, 512, 20_000] {
            assert!(ahead(0..count, |items| items.eq(0..count)));
            assert!(behind(0..count, |items| items.eq(0..count)));
            assert_eq!(behind(0..count, |items| items.next()), (count > 0).then_some(0));
            assert_eq!(ahead(0..count, |items| items.next()), (count > 0).then_some(0));
        }
    }
}
