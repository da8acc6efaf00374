//! `low-confidence-bead`: segments that may not belong together.

use super::documentation::{Documentation, Example};
use super::{CheckContext, Finding, Rule, Severity};
use crate::bitext::Side;

pub struct LowConfidenceBead;

const DOCUMENTATION: Documentation = Documentation {
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
};

impl Rule for LowConfidenceBead {
    fn name(&self) -> &'static str {
        "low-confidence-bead"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let unsure = context.beads().filter(|(_, bead)| !bead.is_null() && bead.review);
        unsure
            .map(|(index, bead)| {
                let message = "these may not belong together".to_owned();
                let mut finding = Finding::new(self, index, message)
                    .at(Side::Source, context.whole(Side::Source, bead.source.start))
                    .at(Side::Target, context.whole(Side::Target, bead.target.start));
                finding.why = format!("the aligner is {:.0} % sure", 100.0 * bead.confidence);
                finding
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::EN_ES;
    use super::*;

    #[test]
    fn what_is_aligned_already_is_sure() {
        assert!(EN_ES.texts(&LowConfidenceBead, &[("Text.", "Texto."), ("Text.", "")]).is_empty());
    }
}
