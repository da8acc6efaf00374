//! `segment-inconsistent`: one segment translated in two ways, or two by one translation.

use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::text::words::folded_words;
use crate::wording::message;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

pub(super) const RULE: Rule = Rule {
    name: "segment-inconsistent",
    severity: Severity::Warning,
    finds: "one segment translated in two ways, or two segments by one translation",
    what: "The pairs of one document are compared by their words, whatever their case and punctuation. Segments of \
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
    const FEWEST_WORDS: usize = 4;
    let mut findings = Vec::new();
    let pairs: Vec<(usize, [String; 2])> = context
        .beads()
        .filter(|(_, bead)| !bead.is_null() && !bead.review)
        .map(|(index, bead)| (index, Side::BOTH.map(|side| key(&context.bitext.text(bead, side)))))
        .filter(|(_, keys)| keys.iter().all(|key| key.split(' ').count() >= FEWEST_WORDS))
        .collect();
    for (at, side) in Side::BOTH.into_iter().enumerate() {
        let mut first: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for (index, keys) in &pairs {
            let (here, there) = (&*keys[at], &*keys[1 - at]);
            let before = match first.entry(here) {
                Entry::Vacant(entry) => {
                    entry.insert((there, *index));
                    continue;
                }
                Entry::Occupied(entry) => *entry.get(),
            };
            if before.0 == there {
                continue;
            }
            let message = match side {
                Side::Source => message!("segment-two-ways", bead: before.1 + 1),
                Side::Target => message!("segment-for-two", bead: before.1 + 1),
            };
            let bead = &context.bitext.alignment.beads[*index];
            let finding = RULE.finding(*index, message, message!("segment-inconsistent-why"));
            findings.push(context.at_bead(finding, bead));
        }
    }
    findings
}

/// The words of a text.
fn key(text: &str) -> String {
    folded_words(text).collect::<Vec<_>>().join(" ")
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
