//! Which address answers what, as LanguageTool does it.

use super::super::server::{Answer, Site, answer, is_for, is_same, text};
use super::matches::{all_languages, checked, configuration, software};
use super::proofreader::Proofreader;
use super::request::{BadRequest, LONGEST, Request};
use crate::cli::ui;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;

/// What checks, behind its token.
pub(super) struct Endpoint {
    host: String,
    token: String,
    proofreader: Proofreader,
}

impl Endpoint {
    pub(super) fn new(address: SocketAddr, token: String, proofreader: Proofreader) -> Self {
        Endpoint { host: address.to_string(), token, proofreader }
    }

    /// The address of the interface.
    pub(super) fn address(&self) -> String {
        format!("http://{}/{}/v2", self.host, self.token)
    }

    /// Makes ready what most requests need.
    pub(super) fn warm(&self) {
        self.proofreader.warm();
    }

    /// The path behind the token, if the token is right.
    fn path<'p>(&self, path: &'p str) -> Option<&'p str> {
        let path = path.strip_prefix('/')?;
        let (token, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
        is_same(token, &self.token).then_some(rest)
    }

    fn check(&self, parameters: &[u8]) -> Answer {
        let request = match Request::read(parameters) {
            Ok(request) => request,
            Err(bad @ BadRequest::TooLong(_)) => return error(StatusCode::PAYLOAD_TOO_LARGE, bad),
            Err(bad) => return error(StatusCode::BAD_REQUEST, bad),
        };
        match self.proofreader.find(&request) {
            Ok(found) => data(&checked(&request, &found, self.proofreader.ui)),
            Err(failure) => error(StatusCode::INTERNAL_SERVER_ERROR, failure),
        }
    }
}

impl Site for Endpoint {
    fn at_once(&self, head: &Parts) -> Option<Answer> {
        if let Err((status, what)) = is_for(&self.host, &head.headers) {
            return Some(error(status, format!("{what}; write http://{} …", self.host)));
        }
        if self.path(head.uri.path()).is_none() {
            let what = "the address lacks the token; write it as cotejo serve printed it";
            return Some(error(StatusCode::FORBIDDEN, what));
        }
        let is_allowed = head.method == Method::GET || head.method == Method::POST;
        (!is_allowed).then(|| error(StatusCode::METHOD_NOT_ALLOWED, "only GET and POST"))
    }

    fn answer(&self, head: &Parts, body: &[u8]) -> Answer {
        let path = self.path(head.uri.path()).unwrap_or_default();
        match path.strip_prefix("/v2").unwrap_or(path) {
            "/check" if head.method == Method::POST => self.check(body),
            "/check" => self.check(head.uri.query().unwrap_or_default().as_bytes()),
            "/languages" => data(&all_languages()),
            "/info" => data(&json!({"software": software()})),
            "/configinfo" => data(&configuration(self.proofreader.ui)),
            "/maxtextlength" => text(StatusCode::OK, &LONGEST.to_string()),
            "/healthcheck" => text(StatusCode::OK, "OK"),
            _ => {
                let what = "there is nothing here; OmegaT wants the address that ends in /v2/check, LibreOffice that \
                            which ends in /v2";
                error(StatusCode::NOT_FOUND, what)
            }
        }
    }

    async fn ended(&self) {
        // without a handler the signal ends the program by itself
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

fn data(value: &Value) -> Answer {
    answer(StatusCode::OK, "application/json", value.to_string().into())
}

/// Programs show the text of an error as it is.
fn error(status: StatusCode, what: impl std::fmt::Display) -> Answer {
    text(status, &format!("Error: {}", ui::plain(what)))
}
