//! `space-before-punctuation`: a blank before a comma or a full stop.

use crate::check::{CheckContext, Example, Finding, Fix, Place, Rule, Severity};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "space-before-punctuation",
    severity: Severity::Info,
    finds: "a blank before a comma, a full stop or another mark",
    what: "The target is looked at, and what the source has as well is left alone. French puts blanks before `;`, `:`, \
        `!` and `?`.",
    why: "The mark may begin the next line.",
    example: Example::new(
        &[("Nurses slept, and ate.", "Las enfermeras durmieron , y comieron.")],
        &[("Nurses slept, and ate.", "Las enfermeras durmieron, y comieron.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let marks = if context.language(Side::Target).primary() == "fr" { ",." } else { ",.;:!?" };
    let mut findings = Vec::new();
    for (index, bead) in context.beads() {
        for (segment, text) in context.texts(bead, Side::Target) {
            for (blank, _) in text.match_indices(' ') {
                let (before, after) = (&text[..blank], &text[blank + 1..]);
                let Some(mark) = after.chars().next().filter(|mark| marks.contains(*mark)) else {
                    continue;
                };
                // `p < .05`, ` ...`, and `:)`
                let ends = after[1..].chars().next().is_none_or(char::is_whitespace);
                let is_word = before.ends_with(|c: char| c.is_alphabetic() || ")]»”%".contains(c));
                let in_source =
                    || context.bitext.text(bead, Side::Source).contains(&text[blank..=blank + 1]);
                if !ends || !is_word || in_source() {
                    continue;
                }
                let place = Place { segment, range: blank..blank + 2 };
                let message = message!("space-before", mark: String::from(mark));
                let finding = RULE
                    .finding(index, message, message!("space-before-why"))
                    .at(Side::Target, place.clone())
                    .fix(Fix {
                        side: Side::Target,
                        place,
                        text: mark.to_string(),
                        is_certain: true,
                    });
                findings.push(finding);
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn blanks_before_marks_are_found() {
        for (target, found) in [
            ("Las enfermeras durmieron , y comieron.", " ,"),
            ("Las enfermeras durmieron .", " ."),
            ("Las enfermeras (doce) , y las demás.", " ,"),
            ("La mitad (50 %) .", " ."),
            ("¿Durmieron ?", " ?"),
            ("Fue p < .05, y n = 3.", ""),
            ("Fue bueno ...", ""),
            ("Durmieron, y comieron.", ""),
        ] {
            assert_eq!(
                EN_ES.finds(&RULE, &[("Nurses slept.", target)]).concat(),
                found,
                "{target}"
            );
        }
        let shared = [("Nurses slept , and ate.", "Las enfermeras durmieron , y comieron.")];
        assert!(EN_ES.finds(&RULE, &shared).is_empty());
        let french = RuleTest { languages: ("en", "fr"), glossary: "" };
        assert!(french.finds(&RULE, &[("Is it so?", "Est-ce que tu dors ?")]).is_empty());
    }
}
