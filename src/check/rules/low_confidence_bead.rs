//! `low-confidence-bead`: segments that may not belong together.

use crate::align::Bead;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "low-confidence-bead",
    severity: Severity::Info,
    finds: "a bead whose segments may not belong together",
    what: "The aligner gives every bead a confidence; those below `--min-confidence` (0.7) want review. Segments without a \
        counterpart are `omission` and `addition`.",
    why: "What other rules say of such a bead may be the fault of the alignment, and it does not belong into a memory unseen.",
    example: Example {
        confidence: 0.4,
        ..Example::new(
            &[("Shame was common among nurses.", "El programa duró un año.")],
            &[(
                "Shame was common among nurses.",
                "La vergüenza era frecuente entre los enfermeros.",
            )],
        )
    },
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let unsure = context.beads().filter(|(_, bead)| !bead.is_null() && bead.review);
    let finding = |(index, bead): (usize, &Bead)| {
        let percent = format!("{:.0}", 100.0 * bead.confidence);
        let why = message!("low-confidence-bead-why", percent: percent);
        context.at_bead(RULE.finding(index, message!("low-confidence-bead"), why), bead)
    };
    unsure.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn beads_that_came_aligned_are_sure() {
        assert!(EN_ES.finds(&RULE, &[("Text.", "Texto."), ("Text.", "")]).is_empty());
    }
}
