//! Findings in the manner of a good compiler: what, where, why, what to write.

use crate::bitext::{Bitext, Side};
use crate::check::{Finding, Place, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

/// The findings of one bitext, a blank line between. Colour codes are there; a stream that cannot show them
/// takes them out.
pub fn render(bitext: &Bitext, findings: &[Finding], width: usize) -> String {
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
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = level.primary_title(finding.message.as_str()).id(finding.rule).elements(Vec::<Element<'f>>::new());
    let places = [(Side::Source, &finding.source), (Side::Target, &finding.target)];
    let mut labelled = false;
    for (side, place) in places {
        let Some(place) = place else { continue };
        let document = bitext.side(side);
        let segment = &document.segments[place.segment];
        group = group.element(Origin::path(document.name.as_str()).line(segment.text.line(place.range.start)));
        let kind = if labelled { AnnotationKind::Context } else { AnnotationKind::Primary };
        labelled = true;
        group = group.element(excerpt(segment.as_str(), place, kind));
    }
    if !finding.why.is_empty() {
        group = group.element(Level::NOTE.message(finding.why.as_str()));
    }
    if let Some(suggestion) = &finding.suggestion {
        group = group.element(Level::HELP.message(suggestion.as_str()));
    }
    vec![group]
}

fn excerpt<'f>(text: &'f str, place: &Place, kind: AnnotationKind) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
    // of a long segment only the neighbourhood is shown
    const AROUND: usize = 45;
    const WHOLE: usize = 90;
    let mut range = place.range.clone();
    if range.len() > WHOLE {
        range.end = floor(text, range.start + WHOLE);
    }
    let start = if range.start <= AROUND { 0 } else { word_start(text, range.start - AROUND) };
    let end = if text.len() <= range.end + AROUND { text.len() } else { word_end(text, range.end + AROUND) };
    Snippet::source(&text[start..end])
        .line_numbering(false)
        .annotation(kind.span(range.start - start..range.end - start))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn word_start(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    text[at..].find(' ').map_or(at, |blank| at + blank + 1)
}

fn word_end(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    text[..at].rfind(' ').unwrap_or(at)
}
