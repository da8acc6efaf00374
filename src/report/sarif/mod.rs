//! SARIF 2.1.0 (OASIS, errata 01): findings for code scanning and editors.

mod fingerprint;
mod region;

use super::{Report, description};
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, Fix, Place, RULES, Rule, Severity};
use crate::format::{self, Format, Writes};
use crate::text::encoding::decode;
use crate::text::trace::Traced;
use fingerprint::fingerprint;
use region::Region;
use serde::Serialize;
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
/// A finding has a region only where the file it names has the text at that place: what was aligned before may
/// come from elsewhere.
pub(crate) struct Sarif<F> {
    /// The bytes of the file that a document is named after, if there is one.
    pub file: F,
}

impl<F: Fn(&str) -> Option<Vec<u8>> + Sync> Report for Sarif<F> {
    type Part = Vec<Outcome>;

    fn part(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Vec<Outcome> {
        if findings.is_empty() {
            return Vec::new();
        }
        // most often both sides come from one file
        let mut files: BTreeMap<&str, Option<Traced>> = BTreeMap::new();
        for side in [Side::Source, Side::Target] {
            let name = context.bitext.side(side).name.as_str();
            files.entry(name).or_insert_with(|| {
                (self.file)(name).map(|bytes| decode(&bytes).unwrap_or_default())
            });
        }
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut outcomes: Vec<Outcome> =
            findings.iter().map(|finding| outcome(context, finding, &files)).collect();
        for outcome in &mut outcomes {
            // the same twice in a document
            let content = &mut outcome.partial_fingerprints.content;
            let times = times.entry(content.clone()).or_default();
            *times += 1;
            content.push_str(&format!(":{times}"));
        }
        outcomes
    }

    fn whole(&self, parts: Vec<Vec<Outcome>>) -> Vec<u8> {
        let driver = Driver {
            name: "cotejo",
            version: env!("CARGO_PKG_VERSION"),
            rules: RULES.iter().map(|rule| descriptor(*rule)).collect(),
        };
        let run = Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            results: parts.into_iter().flatten().collect(),
        };
        let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
        let mut json =
            serde_json::to_vec_pretty(&log).expect("a log has nothing that JSON cannot hold");
        json.push(b'\n');
        json
    }
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

/// A `reportingDescriptor`: what is said of a rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// A `result`: what is said of a finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outcome {
    rule_id: &'static str,
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Proposal>,
    partial_fingerprints: Fingerprints,
    properties: Properties,
}

/// A `fix` (3.55).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Proposal {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Message>,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation>,
    logical_locations: [LogicalLocation; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "cotejo/v1")]
    content: String,
}

/// What SARIF has no place for.
#[derive(Serialize)]
struct Properties {
    bead: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    concept: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

fn descriptor(rule: &dyn Rule) -> Descriptor {
    let said = || Message { text: description(rule).to_owned() };
    Descriptor {
        id: rule.name(),
        short_description: said(),
        full_description: said(),
        help: said(),
        default_configuration: Configuration { level: level(rule.severity()) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn outcome(
    context: &CheckContext<'_>,
    finding: &Finding,
    files: &BTreeMap<&str, Option<Traced>>,
) -> Outcome {
    let places = [(Side::Source, &finding.source), (Side::Target, &finding.target)];
    let mut locations: Vec<Location> = places
        .into_iter()
        .filter_map(|(side, place)| {
            Some(location(context, finding.bead, side, place.as_ref()?, files))
        })
        .collect();
    let mut related_locations = locations.split_off(locations.len().min(1));
    for related in &mut related_locations {
        related.message = Some(Message { text: "the other side".into() });
    }
    let said = [Some(&finding.message), Some(&finding.why), finding.suggestion.as_ref()];
    let said: Vec<&str> =
        said.into_iter().flatten().map(String::as_str).filter(|said| !said.is_empty()).collect();
    Outcome {
        rule_id: finding.rule,
        rule_index: RULES.iter().position(|rule| rule.name() == finding.rule),
        level: level(finding.severity),
        message: Message { text: said.join("; ") },
        locations,
        related_locations,
        fixes: proposal(context, finding, files).into_iter().collect(),
        partial_fingerprints: Fingerprints { content: fingerprint(context, finding) },
        properties: Properties {
            bead: finding.bead + 1,
            concept: finding.concept.clone(),
            suggestion: finding.suggestion.clone(),
        },
    }
}

fn location(
    context: &CheckContext<'_>,
    bead: usize,
    side: Side,
    place: &Place,
    files: &BTreeMap<&str, Option<Traced>>,
) -> Location {
    let document = context.bitext.side(side);
    let file = files.get(document.name.as_str()).and_then(Option::as_ref);
    let physical_location = file.map(|file| PhysicalLocation {
        artifact_location: ArtifactLocation { uri: uri(&document.name) },
        region: Region::find(file, &document.segments[place.segment].text, &place.range),
    });
    let name = format!("bead {}", bead + 1);
    let logical = LogicalLocation {
        fully_qualified_name: format!("{}/{name}", context.bitext.name),
        name,
        kind: "bead",
    };
    Location { physical_location, logical_locations: [logical], message: None }
}

/// What to put in the place of a text; none where a page or line breaks it, for the break is not ours to take out.
fn proposal(
    context: &CheckContext<'_>,
    finding: &Finding,
    files: &BTreeMap<&str, Option<Traced>>,
) -> Option<Proposal> {
    let Fix { side, place, text } = finding.fix.as_ref()?;
    let document = context.bitext.side(*side);
    let segment = &document.segments[place.segment].text;
    let region = Region::find(files.get(document.name.as_str())?.as_ref()?, segment, &place.range)?;
    if region.text() != &segment.as_str()[place.range.clone()] {
        return None;
    }
    let artifact_location = ArtifactLocation { uri: uri(&document.name) };
    let inserted_content = Message { text: text.clone() };
    let replacements = [Replacement { deleted_region: region, inserted_content }];
    Some(Proposal {
        description: finding.suggestion.clone().map(|text| Message { text }),
        artifact_changes: [ArtifactChange { artifact_location, replacements }],
    })
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
        // a colon before the first slash would make a scheme of what stands before it
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
