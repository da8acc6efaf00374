//! `heading-missing`: a section heading of a structured abstract that one side alone has.

use crate::align::Bead;
use crate::check::facts::headings::{Heading, headings_in};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::language::heading_class;
use crate::side::Side;
use crate::wording::{Data, message};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "heading-missing",
    severity: Severity::Warning,
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
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    const STRUCTURED: usize = 2;
    let headings = context.facts.headings();
    if headings.iter().all(|headings| headings.len() < STRUCTURED) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for side in Side::BOTH {
        let opposite = &headings[side.other()];
        let mut alone = alone(&headings[side], opposite);
        alone.retain(|heading| {
            let bead = &context.bitext.alignment.beads[bead_of(context, side, heading)];
            let has_other_heading = !headings_in(opposite, &bead.range(side.other())).is_empty();
            !bead.is_null()
                && !has_other_heading
                && !is_title(context, bead, side, heading)
                && !has_label(context, bead, side)
                && !is_within(context, bead, side, heading)
        });
        // where the other side has no headings, one finding is enough
        if opposite.is_empty() {
            alone.truncate(1);
        }
        for heading in alone {
            let message = if opposite.is_empty() {
                message!("heading-missing-all", opposite: side.other())
            } else {
                let text = context.text_at(side, &heading.place);
                message!("heading-missing", opposite: side.other(), heading: text)
            };
            let why = message!("heading-missing-why", class: Data(heading.class));
            let finding = RULE.finding(bead_of(context, side, heading), message, why);
            findings.push(finding.at(side, heading.place.clone()));
        }
    }
    findings
}

fn bead_of(context: &CheckContext<'_>, side: Side, heading: &Heading) -> usize {
    context.bead_of(side, heading.place.segment)
}

/// Whether a heading is all of its side of the bead and the other side has a few words: a heading of a class that is
/// not known.
fn is_title(context: &CheckContext<'_>, bead: &Bead, side: Side, heading: &Heading) -> bool {
    const MOST_WORDS: usize = 5;
    let opposite = context.bitext.text(bead, side.other());
    context.bitext.text(bead, side).len() <= heading.place.range.len() + 1
        && opposite.split_whitespace().count() <= MOST_WORDS
}

/// Whether both sides begin with a few words and a colon: a heading of a class that is not known on one of them.
fn has_label(context: &CheckContext<'_>, bead: &Bead, side: Side) -> bool {
    const MOST_WORDS: usize = 4;
    Side::BOTH.into_iter().all(|one| {
        let text = context.bitext.text(bead, one);
        let label = text.split_once(':').map(|(label, _)| label.trim());
        label.is_some_and(|label| {
            let is_known = one == side;
            label.starts_with(char::is_uppercase)
                && (is_known || label.split_whitespace().count() <= MOST_WORDS)
        })
    })
}

/// Whether the other side has a heading of the class within a sentence, behind a title that lost its line.
fn is_within(context: &CheckContext<'_>, bead: &Bead, side: Side, heading: &Heading) -> bool {
    const MOST_WORDS: usize = 5;
    let opposite = context.bitext.text(bead, side.other());
    opposite.match_indices(':').any(|(end, _)| {
        let starts = opposite[..end].rmatch_indices(' ').take(MOST_WORDS).map(|(at, _)| at + 1);
        starts.into_iter().any(|start| {
            opposite[start..].starts_with(char::is_uppercase)
                && heading_class(&opposite[start..end]) == Some(heading.class)
        })
    })
}

/// The headings of a class that the other side does not have, or not as often.
fn alone<'h>(headings: &'h [Heading], opposite: &[Heading]) -> Vec<&'h Heading> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for heading in opposite {
        *left.entry(heading.class).or_default() += 1;
    }
    let is_alone = |heading: &&Heading| match left.get_mut(heading.class) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    };
    headings.iter().filter(is_alone).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    const AIM: (&str, &str) =
        ("Objective: To describe shame.", "Objetivo: Describir la vergüenza.");

    #[test]
    fn headings_of_one_side_are_found() {
        for (pairs, found) in [
            (&[AIM, ("Methods: We asked.", "Se preguntó.")][..], &["Methods"][..]),
            (&[AIM, ("METHODS We asked.", "Se preguntó.")], &["METHODS"]),
            (&[AIM, ("Methods: We asked.", "A todos se les preguntó: Dígame.")], &["Methods"]),
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
            assert_eq!(EN_ES.finds(&RULE, pairs), found, "{pairs:?}");
        }
    }

    #[test]
    fn headings_that_answer_each_other_are_left_alone() {
        for pairs in [
            &[AIM, ("METHODS We asked.", "MÉTODOS: Se preguntó.")][..],
            &[AIM, ("Methods", "Métodos"), ("We asked.", "Se preguntó.")],
            &[AIM, ("Participants: We asked.", "Métodos: Se preguntó.")],
            &[AIM, ("Methods: We asked.", "Modo de proceder: Se preguntó.")],
            &[AIM, ("Sleep and you. Methods: We asked.", "El sueño y él Métodos: Se preguntó.")],
            &[AIM, ("Yardsticks: Shame and fear.", "Mediciones: Vergüenza y miedo.")],
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
            assert!(EN_ES.finds(&RULE, pairs).is_empty(), "{pairs:?}");
        }
    }
}
