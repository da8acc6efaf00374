//! `first-letter`: a sentence that begins with a small letter where the source has a capital.

use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::document::BlockKind;
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "first-letter",
    severity: Severity::Info,
    finds: "a sentence of the target that begins with a small letter where the source has a capital",
    what: "Only sentences that begin with a word of several letters and end with a mark are looked at: names such as \
        *p53* or *mRNA* begin as they do.",
    why: "It is left over from a change, or the beginning was lost.",
    example: Example::new(
        &[("Nurses slept well.", "las enfermeras durmieron bien.")],
        &[("Nurses slept well.", "Las enfermeras durmieron bien.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null() && !bead.review) {
        let [source, target] = Side::BOTH.map(|side| bead.range(side).start);
        let text = context.text(Side::Target, target);
        let is_prose = context.bitext.target.segments[target].kind == BlockKind::Paragraph;
        let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_small = first.chars().count() > 1 && first.chars().all(char::is_lowercase);
        let starts_with_capital =
            context.text(Side::Source, source).chars().next().is_some_and(char::is_uppercase);
        if !is_prose || !is_small || !starts_with_capital || !text.ends_with(['.', '?', '!']) {
            continue;
        }
        let message = message!("first-letter", word: first);
        let finding = RULE.finding(index, message, message!("first-letter-why"));
        let place = Place { segment: target, range: 0..first.len() };
        findings.push(finding.at(Side::Target, place));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn small_letters_at_the_beginning_are_found() {
        for (source, target, found) in [
            ("Nurses slept well.", "las enfermeras durmieron bien.", "las"),
            ("Nurses slept well.", "Las enfermeras durmieron bien.", ""),
            ("nurses slept well.", "las enfermeras durmieron bien.", ""),
            ("The p53 gene was found.", "p53 se encontró.", ""),
            ("The mRNA was found.", "mRNA se encontró.", ""),
            ("Nurses", "enfermeras", ""),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]).concat(), found, "{target}");
        }
    }
}
