//! `unbalanced-punctuation`: a bracket, a quotation mark or a Spanish `¿ ¡` without its counterpart.

use super::documentation::{Documentation, Example};
use super::paired_signs::{Lone, Pairing, lone};
use super::{CheckContext, Finding, Place, Rule, Severity};
use crate::align::Bead;
use crate::bitext::Side;
use crate::text::words::{Word, words};

pub struct UnbalancedPunctuation;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a bracket, a quotation mark or a Spanish `¿` `¡` without its counterpart",
    what: "Both sides are looked at. A pair may stand around several sentences. List labels \
        (`a)`, `1)`), intervals (`[0, 1)`), emoticons, apostrophes and inches are no brackets \
        or quotes; where both sides lack the same counterpart, and where a question is quoted \
        as the source has it, nothing is reported. Quotation marks are checked in English, \
        Spanish and Portuguese only.",
    why: "Readers do not know where the aside, the quotation or the question ends; in Spanish \
        a question without `¿` is a spelling mistake.",
    example: Example::new(
        &[("The list is long (see the appendix).", "La lista es larga (véase el apéndice.")],
        &[("The list is long (see the appendix).", "La lista es larga (véase el apéndice).")],
    ),
};

impl Rule for UnbalancedPunctuation {
    fn name(&self) -> &'static str {
        "unbalanced-punctuation"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let [source, target] =
            [Side::Source, Side::Target].map(|side| lone(context.bitext.side(side)));
        let lone_on = |bead: &Bead, side: Side| {
            let (all, range) = match side {
                Side::Source => (&source, bead.range(side)),
                Side::Target => (&target, bead.range(side)),
            };
            all[range].iter().flatten().collect::<Vec<_>>()
        };
        let mut findings = Vec::new();
        for (index, bead) in context.beads() {
            for side in [Side::Source, Side::Target] {
                let other = lone_on(bead, side.other());
                for own in lone_on(bead, side) {
                    let shared = other.iter().any(|other| other.pairing == own.pairing);
                    let own_text = context.bitext.side(side).segments[own.segment].as_str();
                    if shared
                        || own.pairing == Pairing::Inverted
                            && is_quoted(own_text, own, &context.bitext.text(bead, side.other()))
                    {
                        continue;
                    }
                    findings.push(finding(self, index, side, own, &own_text[own.range.clone()]));
                }
            }
        }
        findings
    }
}

fn finding(rule: &dyn Rule, bead: usize, side: Side, own: &Lone, sign: &str) -> Finding {
    let (message, why) = if own.opens {
        (format!("“{sign}” is not closed"), format!("no “{}” stands behind it", own.missing))
    } else {
        (format!("“{sign}” is not opened"), format!("no “{}” stands before it", own.missing))
    };
    let place = Place { segment: own.segment, range: own.range.clone() };
    let mut finding = Finding::new(rule, bead, message).at(side, place);
    finding.why = why;
    finding.suggestion = Some(format!("add “{}”", own.missing));
    finding
}

/// Whether the two words before the sign stand on the other side too, or one that is a name (*Yahoo!*).
fn is_quoted(text: &str, own: &Lone, other: &str) -> bool {
    let words: Vec<Word<'_>> = words(&text[..own.range.start]).collect();
    let from = |word: &Word<'_>| &text[word.at..own.range.end];
    match &words[..] {
        _ if own.opens => false,
        [.., last] if last.text.starts_with(char::is_uppercase) => other.contains(from(last)),
        [.., before, _] => other.contains(from(before)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::{EN_ES, Trial};
    use super::*;

    #[test]
    fn what_lacks_its_counterpart_is_found() {
        for (target, found) in [
            ("La lista es larga (véase el anexo.", "("),
            ("La lista es larga véase el anexo).", ")"),
            ("Las puntuaciones bajaron p < 0,05).", ")"),
            ("La media fue alta [IC del 95 %: 1,2 a 3,4.", "["),
            ("Lo llamó «un alivio.", "«"),
            ("Lo llamó un alivio».", "»"),
            ("Lo llamó “un alivio.", "“"),
            ("Lo llamó \"un alivio.", "\""),
            ("Lo llamó ‘un alivio.", "‘"),
            ("Qué es la compasión?", "?"),
            ("¿Qué es la compasión.", "¿"),
            ("Dijo: «Qué alivio!»", "!"),
            ("¡Qué alivio", "¡"),
            ("Preguntó si vendría. Por qué no?", "?"),
        ] {
            assert_eq!(
                EN_ES.texts(&UnbalancedPunctuation, &[("A text.", target)]),
                [found],
                "{target}"
            );
        }
        let source = [("The list is long (see below.", "La lista es larga (véase más abajo).")];
        assert_eq!(EN_ES.texts(&UnbalancedPunctuation, &source), ["("]);
    }

    #[test]
    fn what_is_balanced_or_needs_no_counterpart_is_left_alone() {
        for pair in [
            ("(A [b] {c}) “d” «e» ‘f’ \"g\"", "(A [b] {c}) “d” «e» ‘f’ \"g\" ¿h? ¡i!"),
            (
                "The aims: a) to see, b) to ask and iii) to act.",
                "Los fines: a) ver, b) preguntar y iii) actuar.",
            ),
            ("1) first; 2) second", "1) primero; 2) segundo"),
            ("Values in [0, 1) were kept.", "Se conservaron los valores de [0, 1)."),
            ("They were happy :) or sad :-(", "Estaban contentos :) o tristes :-("),
            ("The nurses’ and the 5' 6\" bed of the ’90s", "La cama de 5' 6\" de d’Hondt"),
            ("What is it? Why!", "¿Qué es? ¡Vaya!"),
            ("What?! Really!", "¡¿Qué?! ¿De veras!"),
            ("It is so (?) they say.", "Es así (?), dicen (!)."),
            ("We asked Yahoo! and read Who am I?", "Preguntamos a Yahoo! y leímos Who am I?"),
            ("See http://x.org/?id=3.", "Véase http://x.org/?id=3."),
            ("The factorial 5! is 120.", "El factorial 5! es 120."),
            ("The list (is open.", "La lista (está abierta."),
            (
                "In “2019” the so-called \"class of 20\" left.",
                "En «2019» se fue la llamada \"clase de “20”\".",
            ),
            ("“Mixed\" marks", "Comillas “mezcladas\""),
        ] {
            assert!(EN_ES.texts(&UnbalancedPunctuation, &[pair]).is_empty(), "{pair:?}");
        }
        // around several sentences
        let long = [
            ("It fell (see there.", "Bajó (véase allí."),
            ("And here.", "Y aquí."),
            ("Or not).", "O no)."),
        ];
        assert!(EN_ES.texts(&UnbalancedPunctuation, &long).is_empty());
        let split = [("It fell (a little). So there.", "Bajó «un poco."), ("Then.", "Luego».")];
        assert!(EN_ES.texts(&UnbalancedPunctuation, &split).is_empty());
        let pt = Trial { languages: ("en", "pt"), glossary: "" };
        assert!(pt.texts(&UnbalancedPunctuation, &[("What is it?", "O que é?")]).is_empty());
        let de = Trial { languages: ("de", "fr"), glossary: "" };
        assert!(
            de.texts(&UnbalancedPunctuation, &[("Er sagt: „Gut.“", "Il dit : « Bon. »")])
                .is_empty()
        );
    }
}
