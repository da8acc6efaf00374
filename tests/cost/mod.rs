//! Tests of cost compare two sizes of the same input and never count seconds: a slow or busy machine is no fault.

use std::time::{Duration, Instant};

/// Fails if `run` takes more than thirty times as long for eight times `size`. What grows in proportion takes eight times as
/// long, what grows with the square sixty-four times. Choose a size that takes some milliseconds at least.
pub(crate) fn grows_in_proportion(size: usize, run: impl Fn(usize)) {
    let time = |size| {
        let start = Instant::now();
        run(size);
        start.elapsed()
    };
    let [mut small, mut large] = [Duration::MAX; 2];
    // whatever else runs can only add: the shortest time of several tries is nearest to the true one
    for _ in 0..50 {
        small = (0..3).map(|_| time(size)).fold(small, Duration::min);
        large = large.min(time(8 * size));
        if large < 30 * small {
            return;
        }
    }
    panic!("{small:?} for {size}, but {large:?} for {}", 8 * size);
}
