//! `memory-differs`: a sentence that was translated otherwise before.

use crate::check::{CheckContext, Earlier, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::text::words::folded_words;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "memory-differs",
    severity: Severity::Warning,
    finds: "a sentence that was translated otherwise before",
    what: "With `--memory` the source of each bead is looked up in a memory. If the same source is there, and none of its \
        translations has the words of this one, that is a finding; a source of which only the numbers differ counts with \
        the numbers of the bead, and its finding is of the severity `info`. Sources that are less alike are left alone. \
        In the example the memory has the source with the second translation.",
    why: "Readers of both texts take two wordings for two things, and a client who approved one asks what is wrong with it.",
    example: Example {
        memory: Some((
            "Nurses slept well in both wards.",
            "Las enfermeras durmieron bien en ambas plantas.",
        )),
        ..Example::new(
            &[("Nurses slept well in both wards.", "El personal descansó bien en las dos salas.")],
            &[(
                "Nurses slept well in both wards.",
                "Las enfermeras durmieron bien en ambas plantas.",
            )],
        )
    },
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for earlier in context.earlier.chunk_by(|one, other| one.bead == other.bead) {
        // the first is the best
        let (best, bead) = (&earlier[0], &context.bitext.alignment.beads[earlier[0].bead]);
        let target = context.bitext.text(bead, Side::Target);
        let has_its_words =
            |earlier: &Earlier| folded_words(&earlier.target).eq(folded_words(&target));
        if bead.is_null() || earlier.iter().any(has_its_words) {
            continue;
        }
        let message = message!("memory-differs", earlier: best.target.clone());
        let percent = best.percent.to_string();
        let why = message!("memory-differs-why", percent: percent, origin: best.origin.clone());
        let mut finding = RULE.finding(best.bead, message, why);
        if best.percent < 100 {
            finding.severity = Severity::Info;
        }
        findings.push(context.at_bead(finding, bead));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::{EN_ES, checker};
    use std::sync::Arc;

    #[test]
    fn a_bead_differs_if_no_earlier_translation_has_its_words() {
        let pairs = [("Pain fell.", "El dolor bajó."), ("Sleep rose.", "El sueño mejoró.")];
        let earlier = |percent, target: &str| Earlier::new(0, percent, target, "2024.tmx");
        for (all, expected) in [
            (vec![], None),
            (vec![earlier(100, "el dolor bajó")], None),
            (vec![earlier(100, "El dolor disminuyó."), earlier(100, "El dolor bajó.")], None),
            (vec![earlier(100, "El dolor disminuyó.")], Some(Severity::Warning)),
            (vec![earlier(101, "Bajó el dolor.")], Some(Severity::Warning)),
            (vec![earlier(83, "El dolor disminuyó.")], Some(Severity::Info)),
        ] {
            let bitext = EN_ES.bitext("test", &pairs);
            let checker = checker(&Arc::default(), &bitext, Vec::new());
            let found = (RULE.check)(&checker.context(&bitext).remembering(all.clone()));
            assert_eq!(found.first().map(|finding| finding.severity), expected, "{all:?}");
        }
    }
}
