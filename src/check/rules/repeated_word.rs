//! `repeated-word`: a word twice in a row.

use crate::check::{CheckContext, Example, Finding, Fix, Place, Rule, Severity};
use crate::language::{Pack, pack};
use crate::side::Side;
use crate::text::fold;
use crate::text::words::folded_words;
use crate::wording::message;
use crate::words::TextWords;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "repeated-word",
    severity: Severity::Warning,
    finds: "a word that stands twice in a row: `de de`, `the the`",
    what: "Both sides are looked at, across line breaks too. Words that may rightly stand \
        twice (`had had`, `nos nos`, `bla bla`) are listed for each language; names (*Walla \
        Walla*), species (*Rattus rattus*) and what the other side repeats as well are left \
        alone.",
    why: "It is left over from a change, and readers and spelling checkers pass over it.",
    example: Example::new(
        &[(
            "The results of the survey were clear.",
            "Los resultados de de la encuesta fueron claros.",
        )],
        &[(
            "The results of the survey were clear.",
            "Los resultados de la encuesta fueron claros.",
        )],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for side in Side::BOTH {
        let Some(pack) = pack(context.language(side)) else { continue };
        for (index, bead) in context.beads() {
            for (segment, text) in context.texts(bead, side) {
                for range in repeated(text, context.facts.words(side), segment, pack) {
                    let found = &text[range.clone()];
                    if repeats(&context.bitext.text(bead, side.other()), found) {
                        continue;
                    }
                    let word = found.split_whitespace().next().unwrap_or(found);
                    let place = Place { segment, range };
                    let message = message!("repeated-word", word: word);
                    let finding = RULE
                        .finding(index, message, message!("repeated-word-why"))
                        .at(side, place.clone())
                        .suggestion(message!("repeated-word-suggestion", word: word))
                        .fix(Fix {
                            side,
                            place,
                            text: word.to_owned(),
                            // *what it is is unclear* may be what is meant
                            is_certain: pack.never_repeats(&fold::case(word)),
                        });
                    findings.push(finding);
                }
            }
        }
    }
    findings
}

/// The places where a word follows itself that should not.
fn repeated(text: &str, words: &TextWords, segment: usize, pack: &Pack) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, pair) in words.tokens(segment).windows(2).enumerate() {
        let (first, second) = (words.word(pair[0]), words.word(pair[1]));
        if !is_same_word(first.text, second.text) {
            continue;
        }
        let gap = &text[first.range().end..second.at];
        if !gap.chars().all(char::is_whitespace) {
            continue;
        }
        // part of a compound: `one one-hour session`
        let is_compound =
            text[..first.at].ends_with(HYPHENS) || text[second.range().end..].starts_with(HYPHENS);
        if is_compound || is_name(first.text, second.text, index == 0, pack) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == first.range().end => last.end = second.range().end,
            _ => found.push(first.at..second.range().end),
        }
    }
    found.retain(|range| {
        let word = folded_words(&text[range.clone()]).next().unwrap_or_default();
        !pack.may_repeat(&word)
    });
    found
}

const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '–'];

/// Whether two words are the same but for case, and of letters only.
fn is_same_word(first: &str, second: &str) -> bool {
    first.chars().flat_map(char::to_lowercase).eq(second.chars().flat_map(char::to_lowercase))
        && first.chars().all(|c| c.is_alphabetic() || "'’".contains(c))
}

/// Whether two words are a name, a species or a symbol rather than a word that is repeated.
fn is_name(first: &str, second: &str, is_first: bool, pack: &Pack) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_acronym =
        |word: &str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
    if is_acronym(first) != is_acronym(second) {
        return true; // una DE de 9,8
    }
    let is_function_word = pack.is_stopword(&fold::case(first));
    if first.chars().nth(1).is_none() && (!is_function_word || capital(second)) {
        return true; // a a, but A A
    }
    match (capital(first), capital(second)) {
        (true, true) => !(is_first && is_function_word),
        (true, false) => !is_first && !is_function_word,
        (false, true) => true, // la escala de De Jong
        (false, false) => false,
    }
}

/// Whether a text repeats the same words.
fn repeats(text: &str, found: &str) -> bool {
    let doubled: Vec<_> = folded_words(found).collect();
    let all: Vec<_> = folded_words(text).collect();
    all.windows(doubled.len()).any(|window| window == doubled)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn words_that_follow_themselves_are_found() {
        for (target, found) in [
            ("Los resultados de de la escala fueron buenos.", "de de"),
            ("El el grupo de control no mejoró.", "El el"),
            ("La muestra\nmuestra fue pequeña.", "muestra\nmuestra"),
            ("No se observaron efectos efectos adversos.", "efectos efectos"),
            ("Acudieron a a la clínica.", "a a"),
            ("El grupo no no mejoró.", "no no"),
            ("La la la ansiedad bajó.", "La la la"),
        ] {
            assert_eq!(EN_ES.finds(&RULE, &[("The text.", target)]), [found]);
        }
        let source = [("The the groups were small.", "Los grupos eran pequeños.")];
        assert_eq!(EN_ES.finds(&RULE, &source), ["The the"]);
    }

    #[test]
    fn what_may_stand_twice_is_left_alone() {
        for pair in [
            ("Most had had treatment, and said that that helped.", "La mayoría se había tratado."),
            ("We find ourselves.", "Cuando nosotros nos nos encontramos, bla bla."),
            ("The clinic in Walla Walla closed.", "La clínica de Walla Walla cerró."),
            ("We trapped Rattus rattus.", "Se capturó a Rattus rattus."),
            ("Black rats were trapped.", "Los ejemplares de Rattus rattus se capturaron."),
            ("There was one one-hour session, face-to-face face painting.", "Hubo una sesión."),
            ("Scores were 10 10 12; genotype A A.", "Las puntuaciones: 10 10 12; genotipo A A."),
            ("The SD was 9.8 (SE se).", "La DE de la escala, y la DE DE."),
            ("No, no; never, never.", "No, no; nunca, nunca."),
            ("He cut the cut-off.", "El punto. Punto final."),
        ] {
            assert!(EN_ES.finds(&RULE, &[pair]).is_empty(), "{pair:?}");
        }
        let pt = RuleTest { languages: ("en", "pt"), glossary: "" };
        assert!(
            pt.finds(&RULE, &[("If one considers it.", "Não se sabe se se trata disso.")])
                .is_empty()
        );
        let fr = RuleTest { languages: ("en", "fr"), glossary: "" };
        assert!(fr.finds(&RULE, &[("We see.", "Nous nous voyons.")]).is_empty());
    }
}
