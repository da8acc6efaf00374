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

/// Hands the items of an iterator to `take` while a thread of its own makes those that follow.
pub(crate) fn ahead<T: Send, R>(
    items: impl Iterator<Item = T> + Send,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R {
    const BATCH: usize = 512;
    const BATCHES: usize = 8;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_made_ahead_come_in_order_and_need_not_all_be_taken() {
        for count in [0, 1, 511, 512, 20_000] {
            assert!(ahead(0..count, |items| items.eq(0..count)));
            assert_eq!(ahead(0..count, |items| items.next()), (count > 0).then_some(0));
        }
    }
}
