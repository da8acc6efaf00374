//! Findings as JSON: an array of objects, offsets in bytes of the input.

use crate::bitext::{Bitext, Side};
use crate::check::{Finding, Place, Severity};
use serde::Serialize;

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
}

#[derive(Serialize)]
struct Span<'f> {
    text: &'f str,
    start: usize,
    end: usize,
    line: usize,
}

/// The objects of one bitext, without the brackets around all, each on lines of its own.
pub fn objects(bitext: &Bitext, findings: &[Finding]) -> Vec<String> {
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
            };
            serde_json::to_string_pretty(&object)
                .expect("a finding has nothing that JSON cannot hold")
        })
        .collect()
}
