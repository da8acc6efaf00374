//! `term-deprecated`: a term that should not be used, on either side.

use crate::check::terms::{FoundTerm, substitute, suggestion_for};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::Side;
use crate::wording::{Data, message};

pub(super) const RULE: Rule = Rule {
    name: "term-deprecated",
    severity: Severity::Error,
    finds: "a term that the glossary advises against, on either side: a calque, a false \
        friend, an outdated form",
    what: "A single word is reported only where the other side means its concept: a *padre \
        severo* is strict, not *severe*. Quotations and names that stand in both texts as they are are left alone.",
    why: "Calques and false friends say something else than the source, or say it as no reader \
        of the field would.",
    example: Example::clinical(
        &[(
            "These methods strengthen our state of the art.",
            "Estos métodos refuerzan nuestro estado del arte.",
        )],
        &[(
            "These methods strengthen our state of the art.",
            "Estos métodos refuerzan nuestro estado de la cuestión.",
        )],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_alone = context.is_alone();
    for (index, bead) in context.beads() {
        for side in Side::BOTH {
            let counterpart = |concept| context.first_term_of(concept, bead, side.other());
            let is_deprecated =
                |found: &FoundTerm<'_>| !found.matched.hidden && !found.term.is_accepted();
            for found in context.terms_in(bead, side).filter(is_deprecated) {
                let meant = counterpart(found.matched.concept);
                // a single word may be good for something else (a severe father): its concept must be meant
                let is_single_word = !found.term.text.contains(' ');
                // and the same words may be the right term of a concept that is meant
                let is_right = |same: FoundTerm<'_>| {
                    same.place() == found.place()
                        && same.term.is_accepted()
                        && (is_alone || counterpart(same.matched.concept).is_some())
                };
                let is_doubtful = is_single_word && meant.is_none();
                if is_doubtful && !is_alone
                    || context.terms_in(bead, side).any(is_right)
                    || context.is_left_as_it_is(&found, bead, side)
                {
                    continue;
                }
                let why = match &found.term.note {
                    Some(note) => message!("term-deprecated-note", note: Data(note)),
                    None => message!("term-deprecated-why"),
                };
                let message = message!("term-deprecated", term: found.text);
                let mut finding = RULE
                    .finding(index, message, found.explained(why))
                    .at(side, found.place())
                    .concept(found.concept)
                    .suggestion(suggestion_for(&found, context.language(side)))
                    .fix(substitute(context, side, &found));
                if is_doubtful {
                    finding.severity = Severity::Info;
                }
                if let Some(meant) = meant {
                    finding = finding.at(side.other(), meant.place());
                }
                findings.push(finding);
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::Severity;
    use crate::check::rule_test::RuleTest;

    #[test]
    fn a_text_alone_has_deprecated_terms() {
        let glossary = "en\tes\tstatus\nsevere\tgrave\tpreferred\nsevere\tsevero\tdeprecated\n\
                        state of the art\testado de la cuestión\tpreferred\n\
                        state of the art\testado del arte\tdeprecated\n";
        let alone = RuleTest { languages: ("en", "es"), glossary };
        for (text, wanted) in [
            ("Revisamos el estado del arte.", vec![("estado del arte", Severity::Error)]),
            ("Tenían un dolor severo.", vec![("severo", Severity::Info)]),
            ("Tenían un dolor grave.", vec![]),
        ] {
            let found = alone.alone(&RULE, text);
            let found: Vec<_> =
                found.iter().map(|(text, severity)| (text.as_str(), *severity)).collect();
            assert_eq!(found, wanted, "{text}");
        }
        // beside a source a single word must be meant
        let pair = [("The father was strict.", "El padre era severo.")];
        assert!(alone.finds(&RULE, &pair).is_empty());
    }

    #[test]
    fn a_name_that_both_texts_have_is_left_alone() {
        let glossary = "en\tes\tstatus\nscore\tpuntuación\tpreferred\nscore\tscore\tdeprecated\n";
        let test = RuleTest { languages: ("en", "es"), glossary };
        for (source, target, found) in [
            ("We used the Ward Rest Score.", "Usamos el Ward Rest Score.", vec![]),
            ("The score was high.", "El score era alto.", vec!["score = score"]),
            ("The Rest Score was high.", "El Rest Score era alto.", vec!["Score = Score"]),
        ] {
            assert_eq!(test.finds(&RULE, &[(source, target)]), found, "{source}");
        }
    }

    #[test]
    fn what_to_write_agrees_with_what_it_replaces() {
        let glossary = "concept\tlanguage\tterm\tstatus\tpart_of_speech\n\
            1\ten\trandomised\tpreferred\tadjective\n\
            1\tes\taleatorizado\tpreferred\tadjective\n\
            1\tes\trandomizado\tdeprecated\tadjective\n\
            2\ten\tnurse\tpreferred\tnoun\n\
            2\tes\tenfermero\tpreferred\tnoun\n\
            2\tes\tasistente sanitario\tdeprecated\tnoun\n\
            3\ten\tscreening\tpreferred\tnoun\n\
            3\tes\tcribado previo\tpreferred\tnoun\n\
            3\tes\tprueba de screening\tdeprecated\tnoun\n";
        let test = RuleTest { languages: ("en", "es"), glossary };
        for (source, target, wanted) in [
            ("A randomised trial.", "Un ensayo randomizado.", "aleatorizado"),
            ("Randomised trials.", "Ensayos randomizados.", "aleatorizados"),
            ("A randomised sample.", "Una muestra randomizada.", "aleatorizada"),
            ("Randomised samples.", "Muestras randomizadas.", "aleatorizadas"),
            ("Nurses left.", "Se fueron los asistentes sanitarios.", "enfermeros"),
            ("Screening began.", "Comenzaron las pruebas de screening.", "cribados previos"),
        ] {
            let said = test.with_context(&[(source, target)], |context| {
                let findings = (RULE.check)(context).into_iter();
                let said = findings.filter_map(|finding| Some(finding.suggestion?.to_string()));
                said.collect::<Vec<_>>()
            });
            assert_eq!(said, [format!("write “{wanted}”")], "{target}");
        }
    }
}
