//! The page as the server serves it. It ends by itself when no page is left.

use super::super::Failure;
use super::super::server::{Answer, Site};
use super::answers::{at_once, respond};
use super::api::Review;
use super::guard::Guard;
use hyper::http::request::Parts;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::timeout;

/// A review behind its guard.
pub(super) struct Page {
    review: Arc<Review>,
    guard: Guard,
    /// How long is waited without a page.
    idle: Duration,
    left: Notify,
}

impl Page {
    pub(super) fn new(
        review: Arc<Review>,
        address: SocketAddr,
        idle: Duration,
    ) -> Result<Self, Failure> {
        Ok(Page { review, guard: Guard::new(address)?, idle, left: Notify::new() })
    }

    /// The address to open, with the token.
    pub(super) fn address(&self) -> String {
        self.guard.address()
    }
}

impl Site for Page {
    fn at_once(&self, head: &Parts) -> Option<Answer> {
        at_once(&self.guard, &head.method, &head.uri, &head.headers)
    }

    fn answer(&self, head: &Parts, body: &[u8]) -> Answer {
        let (answer, ends) = respond(&self.review, &head.method, &head.uri, body);
        if ends {
            self.left.notify_one();
        }
        answer
    }

    async fn ended(&self) {
        loop {
            let rest = self.idle.saturating_sub(self.review.silence());
            if rest.is_zero() || timeout(rest, self.left.notified()).await.is_ok() {
                return;
            }
        }
    }
}
