//! What keeps other sites and other users out.

use super::super::Failure;
use hyper::header::HOST;
use hyper::{HeaderMap, StatusCode};

/// Whether a request names a host, and no other site sends it.
pub(in super::super) fn is_for(
    host: &str,
    headers: &HeaderMap,
) -> Result<(), (StatusCode, &'static str)> {
    let mut hosts = headers.get_all(HOST).iter();
    if hosts.next().is_none_or(|named| named != host) || hosts.next().is_some() {
        return Err((StatusCode::MISDIRECTED_REQUEST, "this server has another name"));
    }
    let is_foreign =
        headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
    match is_foreign {
        true => Err((StatusCode::FORBIDDEN, "another site may ask for nothing here")),
        false => Ok(()),
    }
}

/// What nobody can guess.
pub(in super::super) fn secret() -> Result<String, Failure> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::about("the system has no random numbers", error))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Compares in the same time wherever the texts differ.
pub(in super::super) fn is_same(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    one.len() == other.len() && pairs.fold(0, |other, (a, b)| other | (a ^ b)) == 0
}
