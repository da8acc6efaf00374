//! `low-confidence-bead`: segments that may not belong together.

use crate::align::{Bead, KnownWords, contradicted};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "low-confidence-bead",
    severity: Severity::Info,
    finds: "a bead whose segments may not belong together",
    what: "The aligner gives every bead a confidence; those below `--min-confidence` (0.7) want review. Segments without a \
        counterpart are `omission` and `addition`. Pairs that came aligned have no confidence: where many of their words \
        have a known translation and the other side has none of them, they are found too, as a warning where the words are \
        many.",
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
    let pairs = context.beads().filter(|(_, bead)| !bead.is_null());
    pairs.filter_map(|(index, bead)| finding(context, index, bead)).collect()
}

fn finding(context: &CheckContext<'_>, index: usize, bead: &Bead) -> Option<Finding> {
    /// Of so many known words without a translation no more than a handful of good pairs in ten thousand have any.
    const SURE: usize = 8;
    let of = |why| RULE.finding(index, message!("low-confidence-bead"), why);
    let mut finding = if bead.review {
        let percent = format!("{:.0}", 100.0 * bead.confidence);
        of(message!("low-confidence-bead-why", percent: percent))
    } else {
        let KnownWords { known, linked } = contradicted_as_it_came(context, bead)?;
        let mut finding = of(message!("low-confidence-bead-words", known: known, linked: linked));
        if known >= SURE {
            finding.severity = Severity::Warning;
        } else if !context.missing_terms(bead).is_empty() {
            return None; // few words, and one of them is reported
        }
        finding
    };
    finding = context.at_bead(finding, bead);
    Some(finding)
}

/// What the words say against a bead that came aligned; the confidence of others has it in it already.
fn contradicted_as_it_came(context: &CheckContext<'_>, bead: &Bead) -> Option<KnownWords> {
    let came_aligned = bead.status.is_automatic() && bead.confidence == 1.0;
    let links = context.facts.links().filter(|_| came_aligned)?;
    contradicted(context.bitext.documents(), bead, links, context.lexicon)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::Severity;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn a_pair_whose_term_is_missing_is_not_found_again() {
        let glossary = "en\tes\nshame\tvergüenza\n";
        for (test, count) in [(EN_ES, 1), (RuleTest { glossary, ..EN_ES }, 0)] {
            let pair = [("Nurses reported shame.", "El programa duró varias semanas.")];
            let found = test.with_context(&pair, |context| (RULE.check)(context).len());
            assert_eq!(found, count);
        }
    }

    #[test]
    fn pairs_that_came_aligned_are_found_where_their_words_are_no_translations() {
        use Severity::{Info, Warning};
        let nurses = "The nurses reported high levels of shame after the pandemic.";
        for (source, target, wanted) in [
            (
                nurses,
                "El programa duró varias semanas y se realizó con voluntarios.",
                Some(Warning),
            ),
            (nurses, "Las enfermeras refirieron mucha vergüenza tras la pandemia.", None),
            (
                "No differences were found.",
                "Los participantes completaron dos cuestionarios.",
                Some(Info),
            ),
            // few known words, a number in common, and no counterpart
            ("Text.", "Texto.", None),
            ("Shame fell.", "Barruntan la tarima.", None),
            (
                "In 2019 nurses reported shame and anger.",
                "El programa de 2019 incluyó a varias familias.",
                None,
            ),
            (nurses, "", None),
        ] {
            let severities = EN_ES.severities(&RULE, source, target);
            assert_eq!(severities, Vec::from_iter(wanted), "{target}");
        }
    }
}
