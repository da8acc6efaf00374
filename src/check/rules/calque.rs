//! `calque`: a false friend or a calque of English.

use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::language::pack;
use crate::side::Side;
use crate::wording::{Data, message};

pub(super) const RULE: Rule = Rule {
    name: "calque",
    severity: Severity::Warning,
    finds: "a false friend of the source's word, or a calque of it",
    what: "Some 250 words and phrases are listed for Spanish with the English ones that mislead to them (*eventually*, \
        *eventualmente*). They are asked for where the source has the English one and none of the words that the \
        Spanish one renders rightly. What is a matter of style is an info; what the glossary has is left to it.",
    why: "It reads well and says something else.",
    example: Example::new(
        &[(
            "Eventually, the nurses slept better.",
            "Eventualmente, las enfermeras durmieron mejor.",
        )],
        &[(
            "Eventually, the nurses slept better.",
            "Con el tiempo, las enfermeras durmieron mejor.",
        )],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(pack) = pack(context.language(Side::Target)) else { return findings };
    if context.language(Side::Source).primary() != "en" {
        return findings;
    }
    let calques = pack.calques();
    let [source, target] = Side::BOTH.map(|side| context.facts.words(side));
    let is_alone = context.is_alone();
    for (index, bead) in context.beads().filter(|(_, bead)| is_alone || !bead.is_null()) {
        for segment in bead.range(Side::Target) {
            let tokens = target.tokens(segment);
            let candidates = |word: usize| &*target.form(tokens[word]).traits().calques;
            if (0..tokens.len()).all(|word| candidates(word).is_empty()) {
                continue;
            }
            let words: Vec<&str> =
                tokens.iter().map(|token| &*target.form(*token).folded).collect();
            for found in calques.patterns.find(&words, candidates, |_| true) {
                let word = |at: usize| target.word(tokens[at]).range();
                let range = word(found.first).start..word(found.first + found.len - 1).end;
                let place = Place { segment, range };
                let is_left_to_glossary = context.terms_at(Side::Target, &place).any(|found| {
                    let concept = found.matched.concept;
                    !found.term.is_accepted()
                        || bead.is_null()
                        || context.first_term_of(concept, bead, Side::Source).is_some()
                });
                if is_left_to_glossary {
                    continue;
                }
                let asked = bead.range(Side::Source).find_map(|segment| {
                    let tokens = source.tokens(segment);
                    let words: Vec<&str> =
                        tokens.iter().map(|token| &*source.form(*token).folded).collect();
                    let mut rows = calques.asked_for(&words).into_iter();
                    let (row, first) = rows.find(|(row, _)| found.meanings.contains(row))?;
                    Some((row, Place { segment, range: source.word(tokens[first]).range() }))
                });
                let is_wrong = |row: &&usize| is_alone && calques.row(**row).is_always_wrong;
                let (row, english) = match asked {
                    Some((row, english)) => (row, Some(english)),
                    None => match found.meanings.iter().find(is_wrong) {
                        Some(row) => (*row, None),
                        None => continue,
                    },
                };
                let calque = calques.row(row);
                let word = |place| context.text_at(Side::Source, place);
                let message = message!(
                    "calque",
                    source: english.as_ref().map_or(calque.english, word),
                    target: context.text_at(Side::Target, &place),
                );
                let severity = if english.is_some() { calque.severity } else { Severity::Info };
                let finding = RULE
                    .finding(index, message, message!("calque-why", why: Data(calque.why)))
                    .at(Side::Target, place)
                    .suggestion(message!("calque-suggestion", write: calque.write));
                findings.push(Finding { severity, source: english, ..finding });
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::Severity;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn false_friends_are_found_where_the_source_has_the_word() {
        for (source, target, found) in [
            ("Eventually, they slept.", "Eventualmente, durmieron.", "Eventually = Eventualmente"),
            ("They actually slept.", "Actualmente durmieron.", "actually = Actualmente"),
            ("It was in the library.", "Estaba en la librería.", "library = librería"),
            ("They had social support.", "Tenían soporte social.", "social = soporte social"),
            ("The parents slept.", "Los parientes durmieron.", "parents = parientes"),
            ("The actual cost is high.", "El costo actual es alto.", "actual = actual"),
            (
                "Parents attended the course.",
                "Los padres atendieron al curso.",
                "attended = atendieron",
            ),
            ("Ancient remedies were used.", "Se usaron remedios ancianos.", "Ancient = ancianos"),
            ("They pretended to sleep.", "Pretendían dormir.", "pretended = Pretendían"),
            (
                "Changes were significant.",
                "Los cambios fueron significantes.",
                "significant = significantes",
            ),
            (
                "Gloves were disposable.",
                "Los guantes eran disponibles.",
                "disposable = disponibles",
            ),
            ("Fatalities were few.", "Las fatalidades fueron pocas.", "Fatalities = fatalidades"),
            ("The recipient slept.", "El recipiente dormía.", "recipient = recipiente"),
            ("They largely slept.", "Durmieron largamente.", "largely = largamente"),
            ("Gloves were available.", "Había guantes disponibles.", ""),
            ("The vessel was full.", "El recipiente estaba lleno.", ""),
            ("The actual cost is that of today.", "El costo actual es el de hoy.", ""),
            ("The elderly used ancient remedies.", "Los ancianos usaban remedios antiguos.", ""),
            ("Nurses attended patients.", "Las enfermeras atendieron a los pacientes.", ""),
            ("They currently sleep.", "Actualmente duermen.", ""),
            ("They actually slept and now sleep.", "Durmieron y actualmente duermen.", ""),
            ("It may occasionally close.", "Puede cerrar eventualmente.", ""),
            (
                "The physician advised physical activity.",
                "El médico aconsejó actividad física.",
                "",
            ),
            ("The bookshop was closed.", "La librería estaba cerrada.", ""),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[(source, target)]).concat(), found, "{source}");
        }
    }
    #[test]
    fn a_text_alone_has_those_that_render_nothing_rightly() {
        for (text, found) in [
            ("Tenían soporte social.", "soporte social"),
            ("Se randomizó a los grupos.", "randomizó"),
            ("Actualmente duermen.", ""),
            ("La discusión fue larga.", ""),
        ] {
            let texts = EN_ES.alone(&RULE, text);
            assert_eq!(texts.iter().map(|(text, _)| &**text).collect::<String>(), found, "{text}");
            assert!(texts.iter().all(|(_, severity)| *severity == Severity::Info));
        }
    }

    #[test]
    fn what_the_glossary_has_for_the_source_is_left_to_it() {
        let glossary = "concept,language,term\n\
            a,en,pregnant woman\na,es,embarazada\nb,en,sensible\nb,es,sensible\n";
        let test = RuleTest { glossary, ..EN_ES };
        for (source, target, found) in [
            ("She felt embarrassed.", "Se sentía embarazada.", "embarrassed = embarazada"),
            ("It was a sensible plan.", "Era un plan sensible.", ""),
        ] {
            assert_eq!(test.finds(&RULE, &[(source, target)]).concat(), found, "{source}");
        }
    }
}
