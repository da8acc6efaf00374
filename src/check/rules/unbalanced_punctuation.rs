//! `unbalanced-punctuation`: a bracket, a quotation mark or a Spanish `¿ ¡` without its counterpart.

use crate::align::Bead;
use crate::check::facts::paired_signs::{LoneSign, Pairing, lone_signs};
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::side::{Side, Sides};
use crate::text::words::{Word, words};
use crate::wording::message;

pub(super) const RULE: Rule = Rule {
    name: "unbalanced-punctuation",
    severity: Severity::Warning,
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
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let lone = Sides::from_fn(|side| lone_signs(context.bitext.side(side)));
    let lone_in = |bead: &Bead, side: Side| lone[side][bead.range(side)].iter().flatten();
    let mut findings = Vec::new();
    for (index, bead) in context.beads() {
        for side in Side::BOTH {
            for lone in lone_in(bead, side) {
                let is_shared =
                    lone_in(bead, side.other()).any(|other| other.pairing == lone.pairing);
                let text = context.text(side, lone.place.segment);
                let is_quoted = || {
                    lone.pairing == Pairing::Inverted
                        && is_quoted(text, lone, &context.bitext.text(bead, side.other()))
                };
                if is_shared || is_quoted() {
                    continue;
                }
                let (sign, missing) = (context.text_at(side, &lone.place), lone.missing);
                let (message, why) = if lone.opens {
                    let why = message!("sign-unclosed-why", missing: missing);
                    (message!("sign-unclosed", sign: sign), why)
                } else {
                    let why = message!("sign-unopened-why", missing: missing);
                    (message!("sign-unopened", sign: sign), why)
                };
                let finding = RULE
                    .finding(index, message, why)
                    .at(side, lone.place.clone())
                    .suggestion(message!("sign-suggestion", missing: missing));
                findings.push(finding);
            }
        }
    }
    findings
}

/// Whether the two words before the sign are on the other side too, or one that is a name (*Yahoo!*).
fn is_quoted(text: &str, sign: &LoneSign, opposite: &str) -> bool {
    let words: Vec<Word<'_>> = words(&text[..sign.place.range.start]).collect();
    let from = |word: &Word<'_>| &text[word.at..sign.place.range.end];
    match &words[..] {
        _ if sign.opens => false,
        [.., last] if last.text.starts_with(char::is_uppercase) => opposite.contains(from(last)),
        [.., before, _] => opposite.contains(from(before)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

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
            assert_eq!(EN_ES.finds(&RULE, &[("A text.", target)]), [found], "{target}");
        }
        let source = [("The list is long (see below.", "La lista es larga (véase más abajo).")];
        assert_eq!(EN_ES.finds(&RULE, &source), ["("]);
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
            assert!(EN_ES.finds(&RULE, &[pair]).is_empty(), "{pair:?}");
        }
        // around several sentences
        let long = [
            ("It fell (see there.", "Bajó (véase allí."),
            ("And here.", "Y aquí."),
            ("Or not).", "O no)."),
        ];
        assert!(EN_ES.finds(&RULE, &long).is_empty());
        let split = [("It fell (a little). So there.", "Bajó «un poco."), ("Then.", "Luego».")];
        assert!(EN_ES.finds(&RULE, &split).is_empty());
        let pt = RuleTest { languages: ("en", "pt"), glossary: "" };
        assert!(pt.finds(&RULE, &[("What is it?", "O que é?")]).is_empty());
        let de = RuleTest { languages: ("de", "fr"), glossary: "" };
        assert!(de.finds(&RULE, &[("Er sagt: „Gut.“", "Il dit : « Bon. »")]).is_empty());
    }
}
