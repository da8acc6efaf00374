//! `segment-inconsistent`: one segment translated in two ways, or two by one translation.

use crate::check::translations::{Unlike, comparable};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::{Message, message};
use std::collections::{BTreeMap, BTreeSet};

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
    let mut findings = Vec::new();
    let mut find = |index: usize, same: Side, message: [Message; 2]| {
        let [two_ways, for_two] = message;
        let message = if same == Side::Source { two_ways } else { for_two };
        let finding = RULE.finding(index, message, message!("segment-inconsistent-why"));
        findings.push(context.at_bead(finding, &context.bitext.alignment.beads[index]));
    };
    let pairs: Vec<_> = comparable(context.bitext).collect();
    let mut found = BTreeSet::new();
    for side in Side::BOTH {
        let mut first: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for (index, words) in &pairs {
            let (here, there) = (&*words[side], &*words[side.other()]);
            let (before, bead) = *first.entry(here).or_insert((there, *index));
            if before != there {
                let bead = bead + 1;
                let messages = [
                    message!("segment-two-ways", bead: bead),
                    message!("segment-for-two", bead: bead),
                ];
                find(*index, side, messages);
                found.insert((*index, side));
            }
        }
    }
    for Unlike { bead, same, document, bead_there } in &context.unlike {
        if !found.contains(&(*bead, *same)) {
            let (document, there) = (&**document, bead_there + 1);
            let messages = [
                message!("segment-two-ways-in", bead: there, document: document),
                message!("segment-for-two-in", bead: there, document: document),
            ];
            find(*bead, *same, messages);
        }
    }
    findings
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
