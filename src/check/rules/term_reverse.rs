//! `term-reverse`: a term of the target that nothing in the source means.

use crate::check::terms::choice;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "term-reverse",
    severity: Severity::Warning,
    finds: "a term of the target that nothing in the source stands for",
    what: "Only full forms that the glossary prefers are asked about: an admitted term is \
        often an everyday word, and an acronym may be another's. A term whose words translate words \
        of the source is left alone, and so is one that is part of a name; one in the place of a \
        missing term is reported with that. Where no lexicon knows the languages, and where several words of the source have no \
        translation of their own, it is an info.",
    why: "The target speaks of something that the source does not mention.",
    example: Example::clinical(
        &[("Fatigue was the main complaint.", "La vergüenza fue la queja principal.")],
        &[("Shame was the main complaint.", "La vergüenza fue la queja principal.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    /// In a free translation so many words of the source have none of their own.
    const FREE: usize = 3;
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        for found in context.unfounded_terms(bead) {
            let accepted = found.concept.accepted(context.language(Side::Source));
            let Some(accepted) = choice(&accepted) else { continue };
            let why = found.explained(message!("term-reverse-why", accepted: accepted));
            let mut finding = RULE
                .finding(index, message!("term-reverse", term: found.text), why)
                .at(Side::Target, found.place())
                .concept(found.concept);
            if context.facts.links().is_none() || context.untranslated_words(bead) >= FREE {
                finding.severity = Severity::Info; // the words of the source may mean it
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
    fn a_term_added_in_a_free_translation_is_an_info() {
        let test =
            RuleTest { glossary: "concept,language,term\nfear,en,fear\nfear,es,miedo\n", ..EN_ES };
        for (source, target, severity) in [
            ("Nurses slept.", "Las enfermeras dormían con miedo.", Severity::Warning),
            (
                "Nurses tossed and turned, quaking in their boots.",
                "Las enfermeras se desvelaban, muertas de miedo.",
                Severity::Info,
            ),
        ] {
            assert_eq!(test.severities(&RULE, source, target), [severity], "{source}");
        }
    }

    #[test]
    fn what_a_word_of_the_source_stands_for_is_no_term_added() {
        let test = RuleTest {
            glossary: "concept,language,term\n\
                discharge,en,discharge\ndischarge,es,alta\n\
                mean,en,mean\nmean,es,media\n\
                severe,en,severe\nsevere,es,grave\n\
                nursing,en,nursing\nnursing,es,enfermería\n\
                systematic,en,systematic review\nsystematic,es,revisión sistemática\n\
                protective,en,protective factor\nprotective,es,factor protector\n\
                narrative,en,narrative review\nnarrative,es,revisión narrativa\n",
            ..EN_ES
        };
        for (source, target, found) in [
            ("A high temperature was seen.", "Se vio una temperatura alta.", &[][..]),
            ("It took half an hour.", "Duró media hora.", &[]),
            ("Graves' disease is rare.", "La enfermedad de Graves es rara.", &[]),
            ("The Care School took part.", "Participó la Escuela de Enfermería.", &[]),
            ("The Care Council paid.", "Pagó el Consejo General de Enfermería.", &[]),
            ("Systematic reviews were read.", "Se leyeron revisiones narrativas.", &[]),
            ("Reviews were read.", "Se leyeron revisiones narrativas.", &["revisiones narrativas"]),
            ("Sleep was protective.", "El sueño era un factor protector.", &[]),
            ("They spoke of sleep.", "Hablaron del alta.", &["alta"]),
            ("They slept well.", "Durmieron bien en la enfermería.", &["enfermería"]),
        ] {
            assert_eq!(test.finds(&RULE, &[(source, target)]), found, "{source}");
        }
    }
}
