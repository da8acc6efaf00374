//! Findings in the manner of a good compiler: what, where, why, what to write.

use super::items::{help, level, note};
use super::visible::for_terminal;
use crate::bitext::{Bitext, Side};
use crate::check::{Finding, Place};
use crate::segment::{Segment, SegmentedDocument};
use crate::wording::UiLanguage;
use annotate_snippets::{AnnotationKind, Element, Group, Origin, Renderer, Snippet};
use std::ops::Range;

/// The findings of one bitext, a blank line between. Colour codes are there; a stream that cannot show them
/// takes them out.
pub(crate) fn render(
    bitext: &Bitext,
    findings: &[Finding],
    width: usize,
    language: UiLanguage,
) -> String {
    let renderer = Renderer::styled().term_width(width);
    let mut out = String::new();
    for finding in findings {
        let report = groups(bitext, finding, language);
        out.push_str(&renderer.render(&report));
        out.push_str("\n\n");
    }
    out
}

fn groups<'f>(bitext: &'f Bitext, finding: &'f Finding, language: UiLanguage) -> Vec<Group<'f>> {
    let mut group = level(finding.severity, language)
        .primary_title(for_terminal(&finding.message.to_string()).into_owned())
        .id(finding.rule)
        .elements(Vec::<Element<'f>>::new());
    for side in Side::BOTH {
        let Some(place) = finding.place(side) else { continue };
        // the first place is the main one, the other goes with it
        let kind = if side == Side::Source || finding.source.is_none() {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        for element in excerpt(bitext.side(side), place, kind) {
            group = group.element(element);
        }
    }
    group =
        group.element(note(language).message(for_terminal(&finding.why.to_string()).into_owned()));
    if let Some(suggestion) = &finding.suggestion {
        group = group
            .element(help(language).message(for_terminal(&suggestion.to_string()).into_owned()));
    }
    vec![group]
}

/// The line of the file that a place is on, as far as the document has it. Of a very long line only what is about the
/// place is laid out.
fn excerpt<'f>(
    document: &'f SegmentedDocument,
    place: &Place,
    kind: AnnotationKind,
) -> Vec<Element<'f>> {
    let number = document.segments[place.segment].text.line(place.range.start);
    let Line { mut text, mut span } = line(document, place, number);
    // of a whole segment its beginning is enough
    const LONGEST: usize = 60;
    if span.len() > LONGEST {
        span.end = text.ceil_char_boundary(span.start + LONGEST);
    }
    let path = for_terminal(&document.name).into_owned();
    let (path, origin) = if text.len() > LONG_LINE {
        // as the renderer would say it of the whole line
        let column = text[..span.start].chars().count() + 1;
        let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let end = text.ceil_char_boundary(span.end + AROUND);
        text = text[start..end].to_owned();
        span = span.start - start..span.end - start;
        (None, Some(Origin::path(path).line(number.max(1)).char_column(column)))
    } else {
        (Some(path), None)
    };
    let [before, inside, after] =
        [&text[..span.start], &text[span.clone()], &text[span.end..]].map(for_terminal);
    let span = before.len()..before.len() + inside.len();
    let snippet = Snippet::source([before, inside, after].concat())
        .path(path)
        .line_start(number.max(1))
        .annotation(kind.span(span));
    origin.map(Element::from).into_iter().chain([snippet.into()]).collect()
}

/// A line of more bytes is cut.
const LONG_LINE: usize = 5_000;

/// More bytes than a terminal shows on either side of a place.
const AROUND: usize = 500;

/// A line of a file, as far as a document has it, and a place on it.
struct Line {
    text: String,
    span: Range<usize>,
}

fn line(document: &SegmentedDocument, place: &Place, number: usize) -> Line {
    let on_line = |segment: &&Segment| segment.text.on_line(number).is_some();
    let (before, rest) = document.segments.split_at(place.segment);
    let before = before.iter().rev().take_while(on_line).count();
    let after = rest.iter().take_while(on_line).count();
    let mut text = String::new();
    let mut span = 0..0;
    for index in place.segment - before..place.segment + after {
        let segment = &document.segments[index];
        let Some(part) = segment.text.on_line(number) else { continue };
        if !text.is_empty() {
            text.push(' ');
        }
        if index == place.segment {
            let within = |at: usize| text.len() + at.clamp(part.start, part.end) - part.start;
            span = within(place.range.start)..within(place.range.end);
        }
        text.push_str(&segment.as_str()[part]);
    }
    Line { text, span }
}
