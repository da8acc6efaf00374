//! `double-space`: two or more blanks inside a sentence.

use crate::check::{CheckContext, Example, Finding, Fix, Place, Rule, Severity};
use crate::language::heading_class;
use crate::segment::Segment;
use crate::side::Side;
use crate::wording::message;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "double-space",
    severity: Severity::Warning,
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
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for side in Side::BOTH {
        let segments = &context.bitext.side(side).segments;
        let gaps: Vec<_> = segments.iter().map(|segment| wide_gaps(segment.as_str())).collect();
        if is_layout(segments, &gaps) {
            continue;
        }
        for (segment, gaps) in gaps.into_iter().enumerate() {
            // two blanks with a code between are one each
            let codes = segments[segment].text.codes();
            let has_code = |gap: &Range<usize>| {
                let first = codes.partition_point(|code| code.at <= gap.start);
                codes.get(first).is_some_and(|code| code.at < gap.end)
            };
            for range in gaps.into_iter().filter(|gap| !has_code(gap)) {
                let place = Place { segment, range };
                let blanks = context.text_at(side, &place).chars().count();
                let message = message!("double-space", blanks: blanks);
                let finding = RULE
                    .finding(context.bead_of(side, segment), message, message!("double-space-why"))
                    .at(side, place.clone())
                    .suggestion(message!("double-space-suggestion"))
                    .fix(Fix { side, place, text: " ".into(), is_certain: true });
                findings.push(finding);
            }
        }
    }
    findings
}

/// Whether so many gaps are wide that it is the layout: lines spread to one width, a table.
fn is_layout(segments: &[Segment], gaps: &[Vec<Range<usize>>]) -> bool {
    const FEW: usize = 3;
    const SHARE: usize = 20;
    let wide: usize = gaps.iter().map(Vec::len).sum();
    let words = |segment: &Segment| segment.as_str().split_whitespace().count();
    wide > FEW && wide * SHARE > segments.iter().map(words).sum()
}

static WIDE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s{2,}").expect("a valid pattern"));
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:\(?[\p{L}\d]{1,3}[.)]|[-–—•*·])$").expect("a valid pattern"));

/// The gaps inside sentences that are wider than a blank.
fn wide_gaps(text: &str) -> Vec<Range<usize>> {
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
            let is_inside = gap.start > 0 && gap.end < text.len();
            is_inside && !ends_sentence(before) && !is_label(before)
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
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn wide_gaps_are_found() {
        for (target, count) in [
            ("Todas las sesiones fueron  grabadas.", 1),
            ("El grupo   control  mejoró.", 2),
            ("Un 95\u{a0} % de la muestra.", 1),
            ("Ansiedad ,  miedo y culpa.", 1),
            ("Los fines eran:  ver y actuar.", 1),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[("Text.", target)]).len(), count, "{target}");
        }
        assert_eq!(EN_ES.finds(&RULE, &[("The  text.", "El texto.")]), ["  "]);
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
            assert!(EN_ES.finds(&RULE, &[("Text.", target)]).is_empty(), "{target:?}");
        }
    }
}
