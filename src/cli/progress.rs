//! How far a run over many inputs is, on standard error where that is a terminal.

use super::expand::Amount;
use super::output::progress;
use super::ui;
use crate::wording::terminal;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A line that says how many inputs are done, how many a second, and how long the rest will take if that can be told.
pub(super) struct Progress {
    bar: ProgressBar,
    done: Cell<u64>,
    /// The bytes that are read of files of records, whose number nobody knows beforehand.
    bytes_read: Option<Arc<AtomicU64>>,
}

impl Progress {
    pub(super) fn new(is_shown: bool, what: &'static str, amount: Amount) -> Self {
        let (bar, bytes_read) = match amount {
            Amount::Inputs(count) => (progress(is_shown, what, Some(count)), None),
            Amount::Unknown => (progress(is_shown, what, None), None),
            Amount::Bytes(total, bytes_read) => {
                let bar = progress(is_shown, what, None);
                bar.set_length(total);
                bar.set_style(style(what));
                (bar, Some(bytes_read))
            }
        };
        Progress { bar, done: Cell::new(0), bytes_read }
    }

    /// Counts one input more.
    pub(super) fn one_more(&self) {
        let Some(bytes_read) = &self.bytes_read else { return self.bar.inc(1) };
        let done = self.done.get() + 1;
        self.done.set(done);
        let rate = done as f64 / self.bar.elapsed().as_secs_f64().max(f64::MIN_POSITIVE);
        self.bar.set_message(format!("{done}, {rate:.0}/s"));
        self.bar.set_position(bytes_read.load(Ordering::Relaxed));
    }

    /// Prints something while the line is away.
    pub(super) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(what: &str) -> ProgressStyle {
    let what = ui::plain(what).to_string();
    let done = terminal!(ui::language(), "progress-of-bytes", share: "{percent}", what: what, done: "{msg}", left: "{eta}");
    let template = format!("{{bar:24}} {done}");
    ProgressStyle::with_template(&template).expect("a valid template")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_the_bytes_that_are_read() {
        let bytes_read = Arc::new(AtomicU64::new(0));
        let progress = Progress::new(false, "done", Amount::Bytes(1000, bytes_read.clone()));
        bytes_read.store(250, Ordering::Relaxed);
        (0..3).for_each(|_| progress.one_more());
        let bar = &progress.bar;
        assert_eq!((bar.position(), bar.length()), (250, Some(1000)));
        assert!(bar.message().starts_with("3, "), "{}", bar.message());
    }
}
