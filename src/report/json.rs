//! Findings as JSON: an array of objects, offsets in bytes of the input.

use super::Report;
use super::usage::{Usage, merge, usage};
use crate::bitext::{Bitext, Side};
use crate::check::{Finding, Place, Scene, Severity};
use serde::Serialize;

/// An array of findings; with terms an object of two arrays, `findings` and `terms`.
pub struct Json {
    /// Whether to write which terms stand for each concept.
    pub terms: bool,
}

pub struct Part {
    /// An object a finding.
    findings: Vec<String>,
    usage: Vec<Usage>,
}

impl Report for Json {
    type Part = Part;

    fn part(&self, scene: &Scene<'_>, findings: &[Finding]) -> Part {
        let usage = if self.terms { usage(scene) } else { Vec::new() };
        Part { findings: objects(scene.bitext, findings), usage }
    }

    fn whole(&self, parts: Vec<Part>) -> Vec<u8> {
        let (findings, usage): (Vec<_>, Vec<_>) =
            parts.into_iter().map(|part| (part.findings, part.usage)).unzip();
        let findings = array(&findings.concat());
        if !self.terms {
            return (findings + "\n").into_bytes();
        }
        let terms: Vec<String> = merge(&usage).iter().map(pretty).collect();
        format!("{{\n\"findings\": {findings},\n\"terms\": {}\n}}\n", array(&terms)).into_bytes()
    }
}

fn array(objects: &[String]) -> String {
    if objects.is_empty() { "[]".into() } else { format!("[\n{}\n]", objects.join(",\n")) }
}

fn pretty(object: &impl Serialize) -> String {
    serde_json::to_string_pretty(object).expect("a report has nothing that JSON cannot hold")
}

#[derive(Serialize)]
struct Object<'f> {
    rule: &'f str,
    severity: Severity,
    document: &'f str,
    /// From 1, as in alignment files.
    bead: usize,
    source: Option<Span<'f>>,
    target: Option<Span<'f>>,
    concept: Option<&'f str>,
    message: &'f str,
    why: &'f str,
    suggestion: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Replacement<'f>>,
}

/// Bytes of the input, and what to write there.
#[derive(Serialize)]
struct Replacement<'f> {
    side: Side,
    start: usize,
    end: usize,
    text: &'f str,
}

#[derive(Serialize)]
struct Span<'f> {
    text: &'f str,
    start: usize,
    end: usize,
    line: usize,
}

/// The objects of one bitext, without the brackets around all, each on lines of its own.
fn objects(bitext: &Bitext, findings: &[Finding]) -> Vec<String> {
    let span = |side: Side, place: &Option<Place>| {
        place.clone().map(|place| {
            let segment = &bitext.side(side).segments[place.segment];
            let source = segment.text.source(place.range.clone());
            let line = segment.text.line(place.range.start);
            Span {
                text: &segment.as_str()[place.range],
                start: source.start,
                end: source.end,
                line,
            }
        })
    };
    findings
        .iter()
        .map(|finding| {
            let object = Object {
                rule: finding.rule,
                severity: finding.severity,
                document: &bitext.name,
                bead: finding.bead + 1,
                source: span(Side::Source, &finding.source),
                target: span(Side::Target, &finding.target),
                concept: finding.concept.as_deref(),
                message: &finding.message,
                why: &finding.why,
                suggestion: finding.suggestion.as_deref(),
                fix: finding.fix.as_ref().map(|fix| {
                    let segment = &bitext.side(fix.side).segments[fix.place.segment];
                    let place = segment.text.source(fix.place.range.clone());
                    let (start, end) = (place.start, place.end);
                    Replacement { side: fix.side, start, end, text: &fix.text }
                }),
            };
            pretty(&object)
        })
        .collect()
}
