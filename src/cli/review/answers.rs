//! From requests to answers.

use super::super::server::{Answer, answer, text};
use super::Refusal;
use super::api::Review;
use super::guard::Guard;
use crate::cli::ui;
use crate::review::page::FILES;
use crate::wording::UiLanguage;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, StatusCode, Uri};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What is said to whoever opens the address without the token, or with one that is used.
const UNKNOWN: &str = "This page is open in the browser that opened it first. Open the address that cotejo printed; \
                       it is good once. To open it elsewhere, end cotejo and start it anew.";

#[derive(Deserialize)]
struct Page {
    page: String,
    #[serde(default)]
    leaving: bool,
}

/// The answer if the request may not go on, or needs no more than its head.
pub(super) fn at_once(
    guard: &Guard,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Option<Answer> {
    let refused = |(status, what): (StatusCode, &str)| Some(text(status, what));
    if let Err(refusal) = guard.is_for_us(headers) {
        return refused(refusal);
    }
    if method != Method::GET && method != Method::POST {
        return refused((StatusCode::METHOD_NOT_ALLOWED, "only GET and POST"));
    }
    if !guard.is_known(headers) {
        let token = uri.path() == "/" && method == Method::GET;
        let token = token.then(|| query(uri, "token")).flatten();
        let Some(cookie) = token.and_then(|token| guard.exchange(token)) else {
            return refused((StatusCode::FORBIDDEN, UNKNOWN));
        };
        let mut answer = to_start();
        let cookie = HeaderValue::from_str(&cookie).expect("a cookie is of ASCII");
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
        return Some(answer);
    }
    if uri.path() == "/" && query(uri, "token").is_some() {
        return Some(to_start());
    }
    guard.may_change(method, headers).err().and_then(refused)
}

/// The answer to a request that may be granted, and whether the review ends with it.
pub(super) fn respond(review: &Review, method: &Method, uri: &Uri, body: &[u8]) -> (Answer, bool) {
    let path: Vec<&str> = uri.path().split('/').skip(1).collect();
    let number = |text: &str| text.parse::<usize>().map_err(|_| Refusal::NotFound);
    let answered = match (method == Method::GET, &path[..]) {
        (true, ["api", "documents"]) => Ok(json_bytes(&review.documents())),
        (true, ["api", "documents", id]) => number(id).and_then(|id| review.document(id)),
        (true, ["api", "documents", id, "findings"]) => {
            let named = query(uri, "language").and_then(UiLanguage::of_tag);
            let language = named.unwrap_or_else(ui::language);
            number(id).and_then(|id| review.findings(id, language)).map(|it| json_bytes(&it))
        }
        (true, ["api", "documents", id, "words"]) => number(id)
            .and_then(|id| review.words(id, number(query(uri, "bead").unwrap_or_default())?))
            .map(|it| json_bytes(&it)),
        (true, ["api", "documents", id, "matches"]) => number(id)
            .and_then(|id| review.matches(id, number(query(uri, "bead").unwrap_or_default())?))
            .map(|it| json_bytes(&it)),
        (true, _) => {
            let file = FILES.iter().find(|file| file.path == uri.path());
            let page = match file {
                Some(file) => answer(StatusCode::OK, file.media_type, file.text.into()),
                None => text(StatusCode::NOT_FOUND, "there is no such page"),
            };
            return (page, false);
        }
        (false, path) => changed(review, path, body).map(|it| json_bytes(&it)),
    };
    let ends = answered.is_ok() && uri.path() == "/api/quit";
    let answered = match answered {
        Ok(bytes) => answer(StatusCode::OK, "application/json", bytes.into()),
        Err(refusal) => refuse(refusal),
    };
    (answered, ends)
}

fn changed(review: &Review, path: &[&str], body: &[u8]) -> Result<Value, Refusal> {
    let id = || path.get(2).and_then(|id| id.parse().ok()).ok_or(Refusal::NotFound);
    match path {
        ["api", "documents", _, "operations"] => review.operate(id()?, read(body)?),
        ["api", "documents", _, "realign"] => review.realign(id()?, &read(body)?),
        ["api", "documents", _, "findings"] => review.settle(id()?, &read(body)?),
        ["api", "page"] => {
            let Page { page, leaving } = read(body)?;
            Ok(review.page(&page, leaving))
        }
        ["api", "quit"] => {
            let Page { page, .. } = read(body)?;
            review.refuse_reader(&page).map(|()| json!({}))
        }
        _ => Err(Refusal::NotFound),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal::Unfit(error.to_string()))
}

fn refuse(refusal: Refusal) -> Answer {
    let (status, error) = match refusal {
        Refusal::NotFound => (StatusCode::NOT_FOUND, "there is no such thing".to_owned()),
        Refusal::ReadOnly => {
            let what = "another page is open, and only one may write";
            (StatusCode::FORBIDDEN, what.to_owned())
        }
        Refusal::Stale(what) => (StatusCode::CONFLICT, what),
        Refusal::Unfit(what) => (StatusCode::UNPROCESSABLE_ENTITY, what),
        Refusal::Failed(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_string()),
    };
    let error = ui::plain(error).to_string();
    answer(status, "application/json", json_bytes(&json!({"error": error})).into())
}

/// A value of the query of an address. Values are numbers and tokens, which nothing is escaped in.
fn query<'u>(uri: &'u Uri, name: &str) -> Option<&'u str> {
    let pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn json_bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

fn to_start() -> Answer {
    let mut answer = text(StatusCode::SEE_OTHER, "");
    answer.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/"));
    answer
}
