//! `segment-inconsistent`: one segment translated in two ways, or two by one translation.

use crate::check::{CheckContext, Example, Finding, Rule, Severity, Translations, Unlike};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "segment-inconsistent",
    severity: Severity::Warning,
    finds: "one segment translated in two ways, or two segments by one translation",
    what: "The pairs of a document are compared by their words, whatever their case and punctuation, and where `check` or \
        `run` has several inputs, with those of the inputs before; with `-f jsonl` each record stands by itself. Segments of \
        fewer than four words are left alone: a short one may mean two things.",
    why: "Readers take two wordings for two things; and of two segments with one translation, one was hardly \
        translated.",
    example: Example::new(
        &[
            ("Nurses slept well in both wards.", "Las enfermeras durmieron bien en ambas plantas."),
            ("Nurses slept well in both wards.", "El personal descansó bien en las dos salas."),
        ],
        &[
            ("Nurses slept well in both wards.", "Las enfermeras durmieron bien en ambas plantas."),
            ("Nurses slept well in both wards.", "Las enfermeras durmieron bien en ambas plantas."),
        ],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let alone;
    let unlike = match &context.unlike {
        Some(unlike) => unlike,
        None => {
            alone = Translations::default().compare(context.bitext);
            &alone
        }
    };
    let finding = |unlike: &Unlike| {
        let there = unlike.bead_there + 1;
        let message = match (unlike.same, unlike.document.as_deref()) {
            (Side::Source, None) => message!("segment-two-ways", bead: there),
            (Side::Target, None) => message!("segment-for-two", bead: there),
            (Side::Source, Some(document)) => {
                message!("segment-two-ways-in", bead: there, document: document)
            }
            (Side::Target, Some(document)) => {
                message!("segment-for-two-in", bead: there, document: document)
            }
        };
        let finding = RULE.finding(unlike.bead, message, message!("segment-inconsistent-why"));
        context.at_bead(finding, &context.bitext.alignment.beads[unlike.bead])
    };
    unlike.iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn pairs_that_differ_on_one_side_only_are_found() {
        let first = ("Pain fell in both wards.", "El dolor bajó en ambas plantas.");
        for (second, count) in [
            (("Pain fell in both wards.", "El dolor disminuyó en ambas plantas."), 1),
            (("Pain rose in both wards.", "El dolor bajó en ambas plantas."), 1),
            (("PAIN FELL in both wards", "El dolor bajó, en ambas plantas."), 0),
            (("Sleep rose in both wards.", "El sueño mejoró en ambas plantas."), 0),
            (("Pain fell in both wards.", ""), 0),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[first, second]).len(), count, "{second:?}");
        }
        let short = [("Clinical case", "Caso clínico"), ("Clinical case", "Un caso")];
        assert!(EN_ES.finds(&RULE, &short).is_empty());
    }
}
