//! `wrong-language`: a segment of the target that is in a third language.

use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::language::{clearly_in, detect, pack, prose_languages};
use crate::side::Side;
use crate::wording::message;
use crate::words::Token;

pub(super) const RULE: Rule = Rule {
    name: "wrong-language",
    severity: Severity::Warning,
    finds: "a segment of the target in a third language",
    what: "A segment counts as being in another language where that has more of its words for stop words. Segments of fewer than five words, and such as are mostly names, are left alone; what is left in the \
        language of the source is `untranslated`.",
    why: "A passage from the wrong file reads as a translation to whoever does not know either language.",
    example: Example::new(
        &[(
            "The families liked the visits.",
            "Le famiglie hanno gradito le visite che sono state fatte.",
        )],
        &[("The families liked the visits.", "A las familias les gustaron las visitas.")],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    const FEWEST_WORDS: usize = 5;
    const LEAD: usize = 1;
    let mut findings = Vec::new();
    let target = context.language(Side::Target);
    let Some(pack) = pack(target).filter(|pack| pack.has_stopwords()) else { return findings };
    let words = context.facts.words(Side::Target);
    for (index, bead) in context.beads() {
        for (segment, _) in context.texts(bead, Side::Target) {
            let tokens = words.tokens(segment);
            let known =
                tokens.iter().filter(|token| words.form(**token).traits().is_stopword).count();
            // most segments have more words of their language than another could lead by
            if tokens.len() < FEWEST_WORDS || known * 3 > tokens.len() {
                continue;
            }
            let small =
                tokens.iter().filter(|token| !words.form(**token).traits().has_capital).count();
            // names and references are of no language
            if small * 2 < tokens.len() {
                continue;
            }
            // `dos` is a stop word of Portuguese
            let is_number =
                |token: &Token| pack.numbers().meaning(&words.form(*token).folded).is_some();
            // the litre of `mg/l` is a stop word of Catalan
            let segment_text = context.text(Side::Target, segment);
            let is_of_unit = |token: &Token| segment_text[..words.word(*token).at].ends_with('/');
            let text: Vec<&str> = tokens
                .iter()
                .filter(|token| !is_number(token) && !is_of_unit(token))
                .map(|token| words.word(*token).text)
                .collect();
            let text = text.join(" ");
            let Some(found) = clearly_in(&text, target, LEAD) else { continue };
            if detect(&text, &prose_languages()).is_none_or(|likeliest| likeliest != found) {
                continue;
            }
            if found.is_same_language(context.language(Side::Source))
                || found.is_same_language(target)
            {
                continue;
            }
            let message = message!("wrong-language", language: found.as_str());
            let why =
                message!("wrong-language-why", language: found.as_str(), target: target.as_str());
            let finding = RULE.finding(index, message, why);
            findings.push(finding.at(Side::Target, context.whole(Side::Target, segment)));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn only_a_third_language_is_found() {
        for (target, is_found) in [
            ("Le famiglie hanno gradito le visite.", true),
            ("Die Familien haben sich über die Besuche gefreut.", true),
            ("Les familles ont aimé les visites dans la salle.", true),
            ("A las familias les gustaron las visitas.", false),
            ("The families liked the visits of the nurses.", false),
            ("Dolor dental.", false),
            ("Se administraron dos dosis como máximo.", false),
            ("Venían dos veces por semana.", false),
            ("La analítica mostró 14 300/l y una proteína C reactiva de 87 mg/l.", false),
            ("Vinham ao hospital com as famílias.", true),
            ("Smith J, Jones K, van der Berg L, de la Cruz M.", false),
            ("Beck Depression Inventory, escala de Hamilton", false),
            ("Palabras clave: dolor; sueño; enfermería; vergüenza", false),
        ] {
            let found = EN_ES.finds(&RULE, &[("The families liked the visits.", target)]);
            assert_eq!(!found.is_empty(), is_found, "{target}");
        }
    }
}
