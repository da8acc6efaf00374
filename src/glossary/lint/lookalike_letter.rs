//! A letter of another script that looks like a Latin one, or words of mixed scripts: the term is never found.

use super::{Lint, Severity};
use crate::language::{Pack, pack};
use std::collections::BTreeMap;

/// Letters and the Latin ones that they look like.
const LOOKALIKES: &str = include_str!("lookalike-letters.tsv");

pub(super) const LINT: Lint = Lint {
    name: "lookalike-letter",
    severity: Severity::Error,
    check: |survey, findings| {
        let rows = LOOKALIKES.lines().skip(1).filter_map(|line| line.split_once('\t'));
        let latin: BTreeMap<char, &str> =
            rows.filter_map(|(letter, latin)| Some((letter.chars().next()?, latin))).collect();
        for at in survey.terms().filter(|at| !at.term.text.is_ascii()) {
            let text = &at.term.text;
            let is_latin = pack(&at.term.language).is_some_and(is_in_latin_letters)
                || text.chars().any(|c| script(c) == Some(LATIN));
            let Some(odd) = odd_letter(text, is_latin, &latin) else { continue };
            let Some(script) = script(odd) else { continue };
            let message = format!(
                "“{text}” has a letter of the {script} script among Latin ones, {odd} (U+{:04X})",
                u32::from(odd)
            );
            let help = if latin.contains_key(&odd) {
                let letter =
                    |c: char| latin.get(&c).map_or_else(|| c.to_string(), |l| (*l).to_owned());
                let in_latin: String = text.chars().map(letter).collect();
                format!("write it in Latin letters: “{in_latin}”")
            } else {
                "write the word in one script".to_owned()
            };
            findings.about_term(&at, message, help);
        }
    },
};

const LATIN: &str = "Latin";
const GREEK: &str = "Greek";

/// Whether a language is written in Latin letters, as its headings are.
fn is_in_latin_letters(pack: &Pack) -> bool {
    let letters = pack.heading_rows().flat_map(|(_, heading)| heading.chars());
    letters.filter_map(script).next() == Some(LATIN)
}

/// The script of a letter, by its Unicode block.
fn script(c: char) -> Option<&'static str> {
    match c {
        _ if !c.is_alphabetic() || "µªº".contains(c) => None,
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(LATIN),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(GREEK),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        '\u{590}'..='\u{5ff}' => Some("Hebrew"),
        '\u{600}'..='\u{6ff}' => Some("Arabic"),
        '\u{ff21}'..='\u{ff5a}' => Some("full-width"),
        _ => None,
    }
}

/// The first letter that is in the wrong script: beside Latin letters of its word, or one of a word of look-alikes
/// alone in a text that `is_latin`. Greek letters are symbols too (β-blocker, TNFα, NFκB): they are
/// wrong only where they look like a Latin letter, or are between small Latin letters.
fn odd_letter(text: &str, is_latin: bool, latin: &BTreeMap<char, &str>) -> Option<char> {
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        let is = |wanted: &'static str| move |c: &char| script(*c) == Some(wanted);
        let mixed = letters.iter().any(is(LATIN));
        let odd = letters.iter().enumerate().find(|(at, c)| match script(**c) {
            None | Some(LATIN) => false,
            Some(GREEK) => {
                let small = |at: Option<usize>| {
                    at.and_then(|at| letters.get(at))
                        .is_some_and(|c| c.is_lowercase() && is(LATIN)(c))
                };
                let within = small(at.checked_sub(1)) && small(Some(at + 1));
                mixed && (latin.contains_key(c) || within)
            }
            Some(_) => mixed || is_latin && letters.iter().all(|c| latin.contains_key(c)),
        });
        odd.map(|(_, c)| *c)
    })
}
