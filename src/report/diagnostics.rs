//! Findings in the manner of a good compiler: what, where, why, what to write.

use super::items::level;
use super::visible::for_terminal;
use crate::bitext::{Bitext, Side};
use crate::check::{Finding, Place};
use crate::segment::{Segment, SegmentedDocument};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

/// The findings of one bitext, a blank line between. Colour codes are there; a stream that cannot show them
/// takes them out.
pub(crate) fn render(bitext: &Bitext, findings: &[Finding], width: usize) -> String {
    let renderer = Renderer::styled().term_width(width).decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for finding in findings {
        let report = groups(bitext, finding);
        out.push_str(&renderer.render(&report));
        out.push_str("\n\n");
    }
    out
}

fn groups<'f>(bitext: &'f Bitext, finding: &'f Finding) -> Vec<Group<'f>> {
    let mut group = level(finding.severity)
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
        group = group.element(excerpt(bitext.side(side), place, kind));
    }
    group = group.element(Level::NOTE.message(for_terminal(&finding.why.to_string()).into_owned()));
    if let Some(suggestion) = &finding.suggestion {
        group =
            group.element(Level::HELP.message(for_terminal(&suggestion.to_string()).into_owned()));
    }
    vec![group]
}

/// The line of the file that a place is on, as far as the document has it.
fn excerpt<'f>(
    document: &'f SegmentedDocument,
    place: &Place,
    kind: AnnotationKind,
) -> Snippet<'f, Annotation<'f>> {
    let line = document.segments[place.segment].text.line(place.range.start);
    let on_line = |segment: &&Segment| segment.text.on_line(line).is_some();
    let (before, rest) = document.segments.split_at(place.segment);
    let before = before.iter().rev().take_while(on_line).count();
    let after = rest.iter().take_while(on_line).count();
    let mut text = String::new();
    let mut span = 0..0;
    for index in place.segment - before..place.segment + after {
        let segment = &document.segments[index];
        let Some(part) = segment.text.on_line(line) else { continue };
        if !text.is_empty() {
            text.push(' ');
        }
        if index == place.segment {
            let within = |at: usize| text.len() + at.clamp(part.start, part.end) - part.start;
            span = within(place.range.start)..within(place.range.end);
        }
        text.push_str(&segment.as_str()[part]);
    }
    // of a whole segment its beginning is enough
    const LONGEST: usize = 60;
    if span.len() > LONGEST {
        let end = span.start + LONGEST;
        span.end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    }
    let [before, inside, after] =
        [&text[..span.start], &text[span.clone()], &text[span.end..]].map(for_terminal);
    let span = before.len()..before.len() + inside.len();
    Snippet::source([before, inside, after].concat())
        .path(for_terminal(&document.name).into_owned())
        .line_start(line.max(1))
        .annotation(kind.span(span))
}
