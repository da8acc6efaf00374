//! `double-space`: two or more blanks inside a sentence.

use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, Fix, Place, Rule, Severity};
use crate::bitext::Side;
use crate::language::heading_class;
use crate::segment::Segment;
use memchr::memchr2;
use memchr::memmem::Finder;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub struct DoubleSpace;

const DOCUMENTATION: Documentation = Documentation {
    finds: "two or more blanks inside a sentence",
    what: "Both sides are looked at. Blanks at a line end, after the full stop of a sentence, \
        a heading or a list label, tabs, and texts whose lines were spread to one width (as \
        PDFs are) are left alone.",
    why: "Two blanks print as a hole, and make equal sentences unequal to a translation \
        memory.",
    example: Example::new(
        &[("All sessions were recorded.", "Todas las sesiones fueron  grabadas.")],
        &[("All sessions were recorded.", "Todas las sesiones fueron grabadas.")],
    ),
};

impl Rule for DoubleSpace {
    fn name(&self) -> &'static str {
        "double-space"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for side in [Side::Source, Side::Target] {
            let segments = &context.bitext.side(side).segments;
            let gaps: Vec<_> = segments.iter().map(|segment| wide_gaps(segment.as_str())).collect();
            if is_spread(segments, &gaps) {
                continue;
            }
            for (segment, gaps) in gaps.into_iter().enumerate() {
                for range in gaps {
                    let blanks = segments[segment].as_str()[range.clone()].chars().count();
                    let message = format!("{blanks} blanks between two words");
                    let place = Place { segment, range };
                    let mut finding = Finding::new(self, context.bead_of(side, segment), message)
                        .at(side, place.clone());
                    finding.fix = Some(Fix { side, place, text: " ".into() });
                    finding.why = "one blank stands between words".into();
                    finding.suggestion = Some("write one blank".into());
                    findings.push(finding);
                }
            }
        }
        findings
    }
}

/// Whether so many gaps are wide that it is the layout: lines spread to one width, a table.
fn is_spread(segments: &[Segment], gaps: &[Vec<Range<usize>>]) -> bool {
    const FEW: usize = 3;
    const SHARE: usize = 20;
    let wide: usize = gaps.iter().map(Vec::len).sum();
    let words = |segment: &Segment| segment.as_str().split_whitespace().count();
    wide > FEW && wide * SHARE > segments.iter().map(words).sum()
}

static TWO_BLANKS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("  "));
static WIDE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s{2,}").expect("a valid pattern"));
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:\(?[\p{L}\d]{1,3}[.)]|[-–—•*·])$").expect("a valid pattern"));

/// The gaps inside sentences that are wider than a blank.
fn wide_gaps(text: &str) -> Vec<Range<usize>> {
    const WIDE_BLANKS: [char; 5] = ['\u{a0}', '\u{202f}', '\u{2002}', '\u{2003}', '\u{2009}'];
    // the bytes that wide blanks begin with are soon looked for, and few texts have one
    let begins = || memchr2(0xc2, 0xe2, text.as_bytes()).is_some();
    let has_two = TWO_BLANKS.find(text.as_bytes()).is_some();
    let may_be_wide = has_two || begins() && text.contains(WIDE_BLANKS);
    if !may_be_wide {
        return Vec::new(); // nearly always
    }
    let ends_sentence = |before: &str| {
        before.trim_end_matches([')', ']', '"', '”', '’', '»']).ends_with(['.', '!', '?', '…'])
    };
    WIDE.find_iter(text)
        .filter(|gap| {
            !gap.as_str().contains(['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'])
        })
        .map(|gap| gap.range())
        .filter(|gap| {
            let before = &text[..gap.start];
            !before.is_empty()
                && gap.end < text.len()
                && !ends_sentence(before)
                && !is_label(before)
        })
        .collect()
}

/// Whether the text ends in a list label or a heading: `1.`, `METHODS:`.
fn is_label(before: &str) -> bool {
    const LONGEST: usize = 5;
    let ends_in_heading = || {
        let starts = before.rmatch_indices(char::is_whitespace).map(|(at, _)| at + 1).chain([0]);
        starts
            .take(LONGEST)
            .any(|start| before.get(start..).is_some_and(|label| heading_class(label).is_some()))
    };
    LABEL.is_match(before) || before.ends_with(':') && ends_in_heading()
}

#[cfg(test)]
mod tests {
    use super::super::trial::EN_ES;
    use super::*;

    #[test]
    fn wide_gaps_are_found() {
        for (target, count) in [
            ("Todas las sesiones fueron  grabadas.", 1),
            ("El grupo   control  mejoró.", 2),
            ("Un 95\u{a0} % de la muestra.", 1),
            ("Ansiedad ,  miedo y culpa.", 1),
            ("Los fines eran:  ver y actuar.", 1),
        ] {
            assert_eq!(EN_ES.texts(&DoubleSpace, &[("Text.", target)]).len(), count, "{target}");
        }
        assert_eq!(EN_ES.texts(&DoubleSpace, &[("The  text.", "El texto.")]), ["  "]);
    }

    #[test]
    fn layout_is_left_alone() {
        for target in [
            "  El texto.  ",
            "Fin de la línea  \n  sigue aquí.",
            "Una frase.  Otra frase (breve.)  Fin.",
            "1.  Primer punto",
            "a)  Primer punto",
            "•  Primer punto",
            "MÉTODOS:  Se preguntó a todos.",
            "Materiales y métodos:  Se preguntó a todos.",
            "uno\t\tdos",
            "El  texto  justificado  de  un  PDF  se  estira  así.",
        ] {
            assert!(EN_ES.texts(&DoubleSpace, &[("Text.", target)]).is_empty(), "{target:?}");
        }
    }
}
