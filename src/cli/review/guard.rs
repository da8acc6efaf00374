//! Who is let in: only pages that this server gave out, opened by whoever has the address that it printed.

use super::super::Failure;
use super::super::server::{is_for, is_same, secret};
use hyper::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use hyper::{HeaderMap, Method, StatusCode};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};

/// The secrets of a server, and what its requests must name.
pub(super) struct Guard {
    host: String,
    /// It is in the address that was printed, and good for one visit.
    token: String,
    token_is_used: AtomicBool,
    /// It comes as a cookie in exchange for the token.
    key: String,
    cookie: String,
}

impl Guard {
    pub(super) fn new(address: SocketAddr) -> Result<Self, Failure> {
        Ok(Guard {
            host: address.to_string(),
            token: secret()?,
            token_is_used: AtomicBool::new(false),
            key: secret()?,
            // cookies are of a host, whatever its port
            cookie: format!("cotejo-{}", address.port()),
        })
    }

    /// The address to open.
    pub(super) fn address(&self) -> String {
        format!("http://{}/?token={}", self.host, self.token)
    }

    /// The cookie that is given for the token, if it is the right one and was not used before.
    pub(super) fn exchange(&self, token: &str) -> Option<String> {
        let is_right = is_same(token, &self.token);
        let is_first = is_right && !self.token_is_used.swap(true, Ordering::Relaxed);
        let Guard { cookie, key, .. } = self;
        is_first.then(|| format!("{cookie}={key}; Path=/; HttpOnly; SameSite=Strict"))
    }

    /// Whether a request names this server, and no other site sends it.
    pub(super) fn is_for_us(&self, headers: &HeaderMap) -> Result<(), (StatusCode, &'static str)> {
        is_for(&self.host, headers)
    }

    /// Whether a request has the cookie.
    pub(super) fn is_known(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut cookies = cookies.flat_map(|line| line.split(';'));
        cookies.any(|cookie| {
            let pair = cookie.trim().split_once('=');
            pair.is_some_and(|(name, key)| name == self.cookie && is_same(key, &self.key))
        })
    }

    /// Whether what a request wants to change may be changed by it.
    pub(super) fn may_change(
        &self,
        method: &Method,
        headers: &HeaderMap,
    ) -> Result<(), (StatusCode, &'static str)> {
        if method == Method::GET {
            return Ok(());
        }
        let own = format!("http://{}", self.host);
        if headers.get(ORIGIN).is_none_or(|origin| origin != own.as_str()) {
            return Err((
                StatusCode::FORBIDDEN,
                "only the page of this server may change anything",
            ));
        }
        match headers.get(CONTENT_TYPE).is_some_and(|media_type| media_type == "application/json") {
            true => Ok(()),
            false => Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "write JSON")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_for_one_visit() {
        let guard = Guard::new(([127, 0, 0, 1], 4000).into()).unwrap();
        let token = guard.address().split_once("=").unwrap().1.to_owned();
        assert_eq!(guard.exchange(&token[1..]), None);
        let cookie = guard.exchange(&token).unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        assert_eq!(guard.exchange(&token), None);
        let mut headers = HeaderMap::new();
        assert!(!guard.is_known(&headers));
        let value = cookie.split(';').next().unwrap();
        headers.insert(COOKIE, format!("a=b; {value}").parse().unwrap());
        assert!(guard.is_known(&headers));
        headers.insert(COOKIE, format!("{value}0").parse().unwrap());
        assert!(!guard.is_known(&headers));
    }
}
