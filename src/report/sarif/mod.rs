//! SARIF 2.1.0 (OASIS, errata 01): findings for code scanning and editors.

mod fingerprint;

use super::region::{Files, Region};
use super::{Chapter, Failed, Report};
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, Fix, Passage, RULES, Rule, Severity};
use crate::format::{self, Format, Writes};
use fingerprint::fingerprint;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(crate) static FORMAT: Format = Format {
    names: &["sarif"],
    title: "SARIF",
    help: "SARIF 2.1.0, for code scanning and editors",
    extensions: &[".sarif"],
    write: Some(Writes::Findings(|setup| Box::new(Sarif { file: setup.file }))),
    ..format::UNNAMED
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log of one run.
///
/// A finding has a region only if the file it names has the text at that place: what was read already aligned may come
/// from elsewhere.
pub(crate) struct Sarif<F> {
    /// The bytes of the file that a document is named after, if there is one.
    pub file: F,
}

impl<F: Fn(&str) -> Option<Vec<u8>> + Sync> Report for Sarif<F> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let files = Files::of(context, findings, &self.file);
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let result = |finding| {
            // the same may be found twice in a document
            let content = fingerprint(context, finding);
            let times = times.entry(content.clone()).or_default();
            *times += 1;
            result(context, finding, &files, format!("{content}:{times}"))
        };
        Chapter::new(findings.iter().map(result).collect::<Vec<Value>>())
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let rules: Vec<Value> = RULES.iter().map(descriptor).collect();
        let mut log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {
                    "driver": { "name": "cotejo", "version": env!("CARGO_PKG_VERSION"), "rules": rules },
                },
                "columnKind": "unicodeCodePoints",
                "results": [],
            }],
        });
        log["runs"][0]["results"] =
            chapters.into_iter().flat_map(Chapter::content::<Vec<Value>>).collect();
        if !failed.is_empty() {
            log["runs"][0]["invocations"] = json!([{
                "executionSuccessful": false,
                "toolExecutionNotifications": failed.iter().map(notification).collect::<Vec<_>>(),
            }]);
        }
        format!("{log:#}\n").into_bytes()
    }
}

/// A `notification`: an input that failed.
fn notification(failed: &Failed) -> Value {
    let location =
        json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&failed.input) } } });
    without_nulls(json!({
        "level": "error",
        "message": { "text": failed.to_string() },
        "locations": (!failed.input.is_empty()).then_some([location]),
    }))
}

/// A `reportingDescriptor`: a rule.
fn descriptor(rule: &Rule) -> Value {
    let text = rule.finds;
    json!({
        "id": rule.name,
        "shortDescription": { "text": text },
        "fullDescription": { "text": text },
        "help": { "text": text },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A `result`: a finding.
fn result(
    context: &CheckContext<'_>,
    finding: &Finding,
    files: &Files<'_>,
    fingerprint: String,
) -> Value {
    let location = |side| location(context, finding, side, files);
    let mut locations: Vec<Value> = Side::BOTH.into_iter().filter_map(location).collect();
    let mut related_locations = locations.split_off(locations.len().min(1));
    for related in &mut related_locations {
        related["message"] = json!({ "text": "the other side" });
    }
    let texts = [Some(&finding.message), Some(&finding.why), finding.suggestion.as_ref()];
    let texts: Vec<String> = texts.into_iter().flatten().map(ToString::to_string).collect();
    without_nulls(json!({
        "ruleId": finding.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.name == finding.rule),
        "level": level(finding.severity),
        "message": { "text": texts.join("; ") },
        "locations": locations,
        "relatedLocations": (!related_locations.is_empty()).then_some(related_locations),
        "fixes": fix(context, finding, files).map(|fix| [fix]),
        "partialFingerprints": { "cotejo/v1": fingerprint },
        // what SARIF has no place for
        "properties": without_nulls(json!({
            "bead": finding.bead + 1,
            "concept": finding.concept,
            "suggestion": finding.suggestion.as_ref().map(ToString::to_string),
        })),
    }))
}

fn location(
    context: &CheckContext<'_>,
    finding: &Finding,
    side: Side,
    files: &Files<'_>,
) -> Option<Value> {
    let Passage { segment, place } = finding.passage(context.bitext, side)?;
    let document = context.bitext.side(side);
    let file = files.get(&document.name);
    let physical_location = file.map(|file| {
        without_nulls(json!({
            "artifactLocation": { "uri": uri(&document.name) },
            "region": Region::find(file, segment, &place.range),
        }))
    });
    let name = format!("bead {}", finding.bead + 1);
    let full_name = format!("{}/{name}", context.bitext.name);
    Some(without_nulls(json!({
        "physicalLocation": physical_location,
        "logicalLocations": [{ "name": name, "fullyQualifiedName": full_name, "kind": "bead" }],
    })))
}

/// A `fix`: the replacement of a text; none if a line or page break is within the text, since it would be lost, nor in a table, whose
/// cells cannot hold every text as it is.
fn fix(context: &CheckContext<'_>, finding: &Finding, files: &Files<'_>) -> Option<Value> {
    let Fix { side, place, text, .. } = finding.fix.as_ref()?;
    let document = context.bitext.side(*side);
    let passage = place.passage(context.bitext, *side);
    let file = files.get(&document.name)?;
    let region = Region::find(file, passage.segment, &place.range)?;
    if region.is_of_row || region.text() != passage.text() {
        return None;
    }
    let description = finding.suggestion.as_ref().map(|text| json!({ "text": text.to_string() }));
    Some(without_nulls(json!({
        "description": description,
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&document.name) },
            "replacements": [{ "deletedRegion": region, "insertedContent": { "text": text } }],
        }],
    })))
}

/// An object without what it has no value for.
fn without_nulls(mut object: Value) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|_, value| !value.is_null());
    }
    object
}

/// A path as a URI reference (RFC 3986): absolute ones with their scheme.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [_, b':', b'/', ..] if cfg!(windows) => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        // a colon before the first slash would make a scheme of what comes before it
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
