//! Findings in JSON lines: a row for each input, which needs no other.

use super::json::{Object, SOUND};
use crate::bitext::Bitext;
use crate::check::Finding;
use crate::format::{self, Format, Writes};
use serde::Serialize;

pub(crate) static FORMAT: Format = Format {
    names: &["jsonl"],
    title: "findings in JSON lines",
    help: "An object for each input, in its order: findings, or an error",
    extensions: &[".jsonl"],
    mark: Some("\",\"findings\":["),
    write: Some(Writes::FindingRows(row)),
    ..format::UNNAMED
};

#[derive(Serialize)]
struct Row<'r> {
    name: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<Object<'r>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'r str>,
}

/// The row of a bitext. Of one that could not be read as a whole it has the error beside the findings in the rest.
fn row(bitext: &Bitext, findings: &[Finding], error: Option<&str>) -> String {
    let findings = Some(Object::all(bitext, findings).collect());
    line(&Row { name: Some(&bitext.name), findings, error })
}

/// The row of an input that could not be read or aligned.
pub(crate) fn row_of_failed(name: Option<&str>, error: &str) -> String {
    line(&Row { name, findings: None, error: Some(error) })
}

fn line(row: &Row<'_>) -> String {
    serde_json::to_string(row).expect(SOUND) + "\n"
}
