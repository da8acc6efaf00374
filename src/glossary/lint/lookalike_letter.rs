use super::{Finding, Lint, Severity, Survey};
use crate::language::pack;
use std::collections::BTreeMap;

/// A letter of another script that looks like a Latin one, or words of mixed scripts: the term is never found.
pub(super) struct LookalikeLetter;

/// Letters and the Latin ones that they look like.
const LOOKALIKES: &str = include_str!("lookalike-letters.tsv");

impl Lint for LookalikeLetter {
    fn name(&self) -> &'static str {
        "lookalike-letter"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let rows = LOOKALIKES.lines().skip(1).filter_map(|line| line.split_once('\t'));
        let latin: BTreeMap<char, &str> =
            rows.filter_map(|(letter, latin)| Some((letter.chars().next()?, latin))).collect();
        let found = survey.terms().filter(|at| !at.term.text.is_ascii()).filter_map(|at| {
            let text = &at.term.text;
            // the languages that have a pack are all written in Latin letters
            let is_latin = pack(&at.term.language).is_some()
                || text.chars().any(|c| script(c) == Some(Script::Latin));
            let odd = odd_letter(text, is_latin, &latin)?;
            let script = script(odd)?.name();
            let message = format!(
                "“{text}” has a letter of the {script} script among Latin ones, {odd} (U+{:04X})",
                u32::from(odd)
            );
            let help = latin.get(&odd).map_or_else(
                || "write the word in one script".to_owned(),
                |_| {
                    let letter =
                        |c: char| latin.get(&c).map_or_else(|| c.to_string(), |l| (*l).to_owned());
                    format!(
                        "write it in Latin letters: “{}”",
                        text.chars().map(letter).collect::<String>()
                    )
                },
            );
            Some(Finding::of_term(self, &at, message, help))
        });
        found.collect()
    }
}

/// The scripts that are distinguished.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    FullWidth,
}

impl Script {
    fn name(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Greek => "Greek",
            Script::Cyrillic => "Cyrillic",
            Script::Armenian => "Armenian",
            Script::Hebrew => "Hebrew",
            Script::Arabic => "Arabic",
            Script::FullWidth => "full-width",
        }
    }
}

/// The script of a letter, by its Unicode block.
fn script(c: char) -> Option<Script> {
    match c {
        _ if !c.is_alphabetic() || "µªº".contains(c) => None,
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{530}'..='\u{58f}' => Some(Script::Armenian),
        '\u{590}'..='\u{5ff}' => Some(Script::Hebrew),
        '\u{600}'..='\u{6ff}' => Some(Script::Arabic),
        '\u{ff21}'..='\u{ff5a}' => Some(Script::FullWidth),
        _ => None,
    }
}

/// The first letter that is in the wrong script: beside Latin letters of its word, or one of a word of look-alikes
/// alone in a text that `is_latin`. Greek letters are symbols too (β-blocker, TNFα, NFκB): they are
/// wrong only where they look like a Latin letter, or are between small Latin letters.
fn odd_letter(text: &str, is_latin: bool, latin: &BTreeMap<char, &str>) -> Option<char> {
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        let is = |wanted: Script| move |c: &char| script(*c) == Some(wanted);
        let mixed = letters.iter().any(is(Script::Latin));
        let odd = letters.iter().enumerate().find(|(at, c)| match script(**c) {
            None | Some(Script::Latin) => false,
            Some(Script::Greek) => {
                let small = |at: Option<usize>| {
                    at.and_then(|at| letters.get(at))
                        .is_some_and(|c| c.is_lowercase() && is(Script::Latin)(c))
                };
                let within = small(at.checked_sub(1)) && small(Some(at + 1));
                mixed && (latin.contains_key(c) || within)
            }
            Some(_) => mixed || is_latin && letters.iter().all(|c| latin.contains_key(c)),
        });
        odd.map(|(_, c)| *c)
    })
}
