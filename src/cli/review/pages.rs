//! The pages that are open: one may write, the others only read.

use std::time::{Duration, Instant};

/// A page that says nothing for so long is taken for closed. A browser slows down pages that are not in view to one
/// word a minute.
const GONE: Duration = Duration::from_secs(90);

/// Who may write, and when anything was last heard of a page.
pub(super) struct Pages {
    writer: Option<(String, Instant)>,
    heard: Instant,
}

impl Pages {
    pub(super) fn new(now: Instant) -> Self {
        Pages { writer: None, heard: now }
    }

    /// Takes note of a page; whether it may write. The first that comes may, until it leaves.
    pub(super) fn hear(&mut self, page: &str, now: Instant) -> bool {
        self.heard = now;
        match &mut self.writer {
            Some((writer, heard)) if writer == page => {
                *heard = now;
                true
            }
            Some((_, heard)) if now.duration_since(*heard) < GONE => false,
            writer => {
                *writer = Some((page.to_owned(), now));
                true
            }
        }
    }

    /// Takes note that a page was closed.
    pub(super) fn leave(&mut self, page: &str) {
        if self.writer.as_ref().is_some_and(|(writer, _)| writer == page) {
            self.writer = None;
        }
    }

    /// How long nothing was heard.
    pub(super) fn silence(&self, now: Instant) -> Duration {
        now.duration_since(self.heard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_writes_until_it_leaves_or_falls_silent() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut pages = Pages::new(start);
        assert!(pages.hear("a", start) && !pages.hear("b", after(1)) && pages.hear("a", after(80)));
        assert!(!pages.hear("b", after(160)), "it was heard in between");
        assert!(pages.hear("b", after(171)) && !pages.hear("a", after(172)));
        pages.leave("a");
        assert!(!pages.hear("a", after(173)), "only who writes makes room");
        pages.leave("b");
        assert!(pages.hear("a", after(174)));
        assert_eq!(pages.silence(after(200)), Duration::from_secs(26));
    }
}
