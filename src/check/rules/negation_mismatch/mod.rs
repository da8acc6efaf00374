//! `negation-mismatch`: a negation on one side only.

use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "negation-mismatch",
    severity: Severity::Error,
    finds: "a negation on one side only",
    what: "What denies is listed for English and Spanish (`not`, `without`, `non-`; `sin`, `ni`), and so is \
        what may render it: *lack*, *fail to*, *unable*, *carecer*, *ausencia de*, *dejar de*. Several negations that \
        go with one another (*no … ningún*) are one; *no … más que* says only. It is an error where the word that is denied is translated and \
        nothing near denies it, a warning where the other side denies nothing at all. What only looks like a negation \
        (*not only*, *sin embargo*, *no doubt*) is passed over.",
    why: "A lost *no* turns the result round, and the sentence reads as well as before.",
    example: Example::new(
        &[("The drug was not effective.", "El fármaco fue eficaz.")],
        &[("The drug was not effective.", "El fármaco no fue eficaz.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let lone = context.facts.polarity(context).negations.iter().map(|lone| {
        let opposite = lone.side.other();
        let negation = context.text_at(lone.side, &lone.place);
        let message = message!("negation-alone", negation: negation, opposite: opposite);
        let why = match &lone.affirmed {
            Some(affirmed) => message!(
                "negation-alone-why",
                denied: context.text_at(lone.side, &affirmed[lone.side]),
                affirmed: context.text_at(opposite, &affirmed[opposite]),
                opposite: opposite,
            ),
            None => message!("negation-alone-why-nothing", opposite: opposite),
        };
        let finding = RULE.finding(lone.bead, message, why).at(lone.side, lone.place.clone());
        let finding = match &lone.affirmed {
            Some(affirmed) => finding.at(opposite, affirmed[opposite].clone()),
            None => finding,
        };
        Finding { severity: lone.severity, ..finding }
    });
    lone.collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn what_one_side_alone_denies_is_found() {
        EN_ES.finds_as_in(&RULE, include_str!("differ.tsv"));
    }

    #[test]
    fn what_denies_in_another_way_is_left_alone() {
        EN_ES.finds_as_in(&RULE, include_str!("agree.tsv"));
    }

    #[test]
    fn languages_are_compared_that_both_have_a_table() {
        let of = |language| RuleTest { languages: ("en", language), glossary: "" };
        let pair = |text| [("The nurses did not sleep.", text)];
        assert_eq!(of("pt").finds(&RULE, &pair("As enfermeiras dormiram.")), ["not = dormiram"]);
        assert!(of("pt").finds(&RULE, &pair("As enfermeiras não dormiram.")).is_empty());
        assert!(of("fr").finds(&RULE, &pair("Les infirmières ne dormaient pas.")).is_empty());
    }
}
