//! `term-missing`: a term of the source that the target has no term for.

use crate::check::terms::{MissingTerm, best_terms, choice, suggestion_for, suggestion_of};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::glossary::Term;
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "term-missing",
    severity: Severity::Error,
    finds: "a term of the source that the target has no term for",
    what: "Any accepted term of the concept will do, in any inflected form, and a word derived \
        as it is that the lexicon has for the source's (*relapse*, *recayeron*). A longer term \
        hides those within it, so that *self-compassion* does not ask for *compasión*. A term of \
        another concept in its place is shown. A term of several words whose words all have their translations side by \
        side is an info. Left alone are acronyms that the text explains \
        otherwise, quotations, addresses and words that stand in both texts as they are.",
    why: "The target says something else, or leaves out what matters.",
    example: Example::clinical(
        &[("Shame was common.", "La tristeza era frecuente.")],
        &[("Shame was common.", "La vergüenza era frecuente.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let language = context.language(Side::Target);
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        for MissingTerm { found, rendered } in context.missing_terms(bead) {
            let senses = context.senses_of(&found);
            let accepted = senses.iter().flat_map(|sense| sense.accepted(language));
            let Some(accepted) = choice(&accepted.collect::<Vec<_>>()) else { continue };
            let why = found.explained(message!("term-missing-why", accepted: accepted));
            let best: Vec<&Term> =
                senses.iter().flat_map(|sense| best_terms(sense, language)).collect();
            let suggestion = if best.len() > 1 {
                suggestion_of(&best)
            } else {
                suggestion_for(&found, language)
            };
            let message = match &rendered {
                Some(other) => message!("term-rendered", term: found.text, other: other.text),
                None => message!("term-missing", term: found.text),
            };
            let mut finding = RULE
                .finding(index, message, why)
                .at(Side::Source, found.place())
                .concept(found.concept)
                .suggestion(suggestion);
            if !context.knows_inflection(Side::Target) {
                finding.severity = Severity::Warning; // it may be there in a form that is not known
            }
            if context.is_said_word_by_word(&found, bead) {
                finding.severity = Severity::Info; // another wording, which may do
            }
            if let Some(other) = rendered {
                finding = finding.at(Side::Target, other.place());
            }
            findings.push(finding);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::severity::Severity;

    #[test]
    fn a_term_whose_words_are_all_translated_is_an_info() {
        let test = RuleTest {
            glossary: "concept,language,term\n\
                review,en,reviewing of records\nreview,es,auditoría\n\
                diary,en,sleep diary\ndiary,es,agenda nocturna\n\
                group,en,group therapy\ngroup,es,terapia grupal\n\
                shame,en,shame\nshame,es,vergüenza\n",
            ..EN_ES
        };
        for (source, target, severity) in [
            ("Reviewing of records was slow.", "Revisar los registros fue lento.", Severity::Info),
            ("The sleep diary was lost.", "El diario de sueño se perdió.", Severity::Info),
            ("The sleep diary was lost.", "El diario se perdió.", Severity::Error),
            (
                "The sleep diary was lost.",
                "El diario se perdió por falta de sueño.",
                Severity::Error,
            ),
            ("Shame was common.", "La pena era frecuente.", Severity::Error),
        ] {
            assert_eq!(test.severities(&RULE, source, target), [severity], "{target}");
        }
    }

    #[test]
    fn a_term_in_the_place_of_another_is_named() {
        let test = RuleTest {
            glossary: "concept,language,term\n\
                systematic,en,systematic review\nsystematic,es,revisión sistemática\n\
                narrative,en,narrative review\nnarrative,es,revisión narrativa\n\
                shame,en,shame\nshame,es,vergüenza\n\
                guilt,en,guilt\nguilt,es,culpa\n",
            ..EN_ES
        };
        for (source, target, found) in [
            (
                "Two systematic reviews were read.",
                "Se leyeron dos revisiones narrativas.",
                &["systematic reviews = revisiones narrativas"][..],
            ),
            ("Shame was common.", "La culpa era frecuente.", &["Shame = culpa"]),
            ("Shame was common.", "El sueño era frecuente.", &["Shame"]),
            ("Shame and guilt fell.", "La culpa y el sueño bajaron.", &["Shame"]),
        ] {
            assert_eq!(test.finds(&RULE, &[(source, target)]), found, "{source}");
        }
    }
}
