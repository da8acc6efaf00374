//! Two pieces of work at the same time.

/// What both give, the other on a thread of its own where that is `worth` it.
pub(crate) fn together<A, B: Send>(
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
