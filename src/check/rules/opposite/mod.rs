//! `opposite`: one side says the opposite of the other.

use crate::check::facts::polarity::Contrast;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::{Side, Sides};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "opposite",
    severity: Severity::Error,
    finds: "a word that is answered by its opposite, or by another of its kind: *left* by *derecho*",
    what: "Opposites are listed for English and Spanish (*increase* and *decrease*, *before* and *after*, \
        *men* and *women*, *hyper-* and *hypo-*). Reported are two words of opposite meaning at the same place of a \
        bead, of which neither has its like on the other side. It is an error where the words about them translate \
        each other, else a warning. Also listed are things of one kind that exclude each other: organs, diseases, \
        symptoms, emotions, professions, countries, statistics (mean and median, OR and HR, SD and SE), \
        quantifiers (*all*, *some*), the arms of a trial. One in the place of another \
        (*kidney*, *hígado*) is a warning, as is a comparison that is turned round (*men slept more than women*, *las mujeres \
        dormían más que los hombres*). What is said by a negation (*not worse*, *better*), by two opposites (*survival improved*, *la mortalidad disminuyó*) or the other way round (*A before B*, *B después de A*) is left alone.",
    why: "A result that is turned round is the worst that can happen to it, and no spelling checker sees it.",
    example: Example::new(
        &[("The left kidney was normal.", "El riñón derecho era normal.")],
        &[("The left kidney was normal.", "El riñón izquierdo era normal.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let pairs = context.facts.polarity(context).opposites.iter().map(|pair| {
        let Sides { source, target } = &pair.places;
        let message = message!(
            "opposite",
            source: context.text_at(Side::Source, source),
            target: context.text_at(Side::Target, target),
        );
        let why = match pair.contrast {
            Contrast::Opposites => message!("opposite-why"),
            Contrast::Kinds => message!("opposite-kind-why"),
            Contrast::Turned => message!("opposite-turned-why"),
        };
        let finding = RULE
            .finding(pair.bead, message, why)
            .at(Side::Source, source.clone())
            .at(Side::Target, target.clone());
        Finding { severity: pair.severity, ..finding }
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn opposites_are_found() {
        EN_ES.finds_as_in(&RULE, include_str!("differ.tsv"));
    }

    #[test]
    fn what_says_the_same_in_other_words_is_left_alone() {
        EN_ES.finds_as_in(&RULE, include_str!("agree.tsv"));
    }
}
