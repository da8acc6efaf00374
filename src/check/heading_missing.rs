//! `heading-missing`: a section heading of a structured abstract that stands on one side only.

use super::documentation::{Documentation, Example};
use super::headings::Heading;
use super::{CheckContext, Finding, Rule, Severity};
use crate::align::Bead;
use crate::bitext::Side;
use std::collections::BTreeMap;

pub struct HeadingMissing;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a section heading of a structured abstract that stands on one side only",
    what: "Headings are compared by class (*Methods*, *MÉTODOS*, *Materiales y métodos*), \
        whether they stand on a line of their own or before their text. A heading of another \
        class in the same bead is taken for its translation; a heading that is a segment \
        without a counterpart is `omission` or `addition`.",
    why: "Journals ask for the same structure in both languages, and databases store abstracts \
        by section.",
    example: Example::new(
        &[
            ("OBJECTIVE: To describe shame.", "OBJETIVO: Describir la vergüenza."),
            ("METHODS: Nurses were asked.", "Se preguntó a los enfermeros."),
        ],
        &[
            ("OBJECTIVE: To describe shame.", "OBJETIVO: Describir la vergüenza."),
            ("METHODS: Nurses were asked.", "MÉTODOS: Se preguntó a los enfermeros."),
        ],
    ),
};

impl Rule for HeadingMissing {
    fn name(&self) -> &'static str {
        "heading-missing"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        const STRUCTURED: usize = 2;
        let headings = [Side::Source, Side::Target].map(|side| context.headings(side));
        if headings.iter().all(|headings| headings.len() < STRUCTURED) {
            return Vec::new();
        }
        let mut findings = Vec::new();
        for (side, [own, other]) in
            [(Side::Source, headings), (Side::Target, [headings[1], headings[0]])]
        {
            let mut lone = alone(own, other);
            lone.retain(|heading| {
                let bead =
                    &context.bitext.alignment.beads[context.bead_of(side, heading.place.segment)];
                let there = bead.range(side.other());
                let first = other.partition_point(|other| other.place.segment < there.start);
                let answered =
                    other.get(first).is_some_and(|other| there.contains(&other.place.segment));
                !bead.is_null() && !answered && !is_title(context, bead, side, heading)
            });
            // of a side without any one finding is enough
            if other.is_empty() {
                lone.truncate(1);
            }
            for heading in lone {
                findings.push(finding(self, context, side, heading, other.is_empty()));
            }
        }
        findings
    }
}

fn finding(
    rule: &dyn Rule,
    context: &CheckContext<'_>,
    side: Side,
    heading: &Heading,
    unstructured: bool,
) -> Finding {
    let bead = context.bead_of(side, heading.place.segment);
    let text = context.text_at(side, &heading.place);
    let other = match side {
        Side::Source => "target",
        Side::Target => "source",
    };
    let message = if unstructured {
        format!("the {other} has no section headings")
    } else {
        format!("the {other} has no heading for “{text}”")
    };
    let mut finding = Finding::new(rule, bead, message).at(side, heading.place.clone());
    finding.why = format!("no heading of the class “{}” is there", heading.class);
    finding
}

/// Whether a heading stands alone and answers a few words: a heading of a class that is not known.
fn is_title(context: &CheckContext<'_>, bead: &Bead, side: Side, heading: &Heading) -> bool {
    const LONGEST: usize = 5;
    let other = context.bitext.text(bead, side.other());
    context.bitext.text(bead, side).len() <= heading.place.range.len() + 1
        && other.split_whitespace().count() <= LONGEST
}

/// The headings whose class the other side has not, or not as often.
fn alone<'h>(own: &'h [Heading], other: &[Heading]) -> Vec<&'h Heading> {
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    for heading in other {
        *rest.entry(heading.class).or_default() += 1;
    }
    let is_alone = |heading: &&Heading| match rest.get_mut(heading.class) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    };
    own.iter().filter(is_alone).collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::EN_ES;
    use super::*;

    const AIM: (&str, &str) =
        ("Objective: To describe shame.", "Objetivo: Describir la vergüenza.");

    #[test]
    fn headings_of_one_side_are_found() {
        for (pairs, found) in [
            (&[AIM, ("Methods: We asked.", "Se preguntó.")][..], &["Methods"][..]),
            (&[AIM, ("METHODS We asked.", "Se preguntó.")], &["METHODS"]),
            (
                &[AIM, ("We asked.", "Materiales y métodos. Se preguntó.")],
                &["Materiales y métodos"],
            ),
            (
                &[
                    ("Objective: To see.", "Se trata de ver."),
                    ("Methods: We asked.", "Se preguntó."),
                ],
                &["Objective"],
            ),
        ] {
            assert_eq!(EN_ES.texts(&HeadingMissing, pairs), found, "{pairs:?}");
        }
    }

    #[test]
    fn headings_that_answer_each_other_are_left_alone() {
        for pairs in [
            &[AIM, ("METHODS We asked.", "MÉTODOS: Se preguntó.")][..],
            &[AIM, ("Methods", "Métodos"), ("We asked.", "Se preguntó.")],
            &[AIM, ("Participants: We asked.", "Métodos: Se preguntó.")],
            &[AIM, ("ANIMALS", "BESTIAS"), ("We asked.", "Se preguntó.")],
            &[AIM, ("METHODS HIV fell.", "Cambió el VIH MéTODOS: Bajó el VIH.")],
            &[AIM, ("A title. Results", "Un título. Resultados:"), ("Shame fell.", "Bajó.")],
            &[AIM, ("It rose in 10 (5%) of them.", "Aumentó en 10 (5%) pacientes.")],
            &[AIM, ("It rose. MATERIAL AND METHODS", "Aumentó. Métodos:")],
            &[AIM, ("Methods - We asked.", "Algo. MÉTODOS Se preguntó.")],
            &[AIM, ("METHODS A nurse asked.", "Un título. MÉTODOS Una enfermera preguntó.")],
            &[AIM, ("OUTCOMES OF NURSES IN WARDS", "LO QUE FUE DE LOS ENFERMEROS")],
            &[AIM, ("Methods", ""), ("We asked.", "Se preguntó.")],
            &[("Objective: To see.", "Se trata de ver."), ("We asked.", "Se preguntó.")],
            &[("Shame fell.", "Bajó."), ("Keywords: shame; fear", "vergüenza; miedo; sueño")],
        ] {
            assert!(EN_ES.texts(&HeadingMissing, pairs).is_empty(), "{pairs:?}");
        }
    }
}
