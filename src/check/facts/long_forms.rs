//! The long form that explains an acronym: `randomised controlled trial (RCT)`.

use crate::text::fold;
use std::ops::Range;

/// The long form beside an acronym, and whether the acronym looks explained there.
pub(super) fn explanation(text: &str, range: &Range<usize>, name: &str) -> (Option<String>, bool) {
    let (before, after) = (text[..range.start].trim_end(), text[range.end..].trim_start());
    if let Some(long) = before.strip_suffix(['(', '[']) {
        let closes = after.is_empty() || after.starts_with([')', ']', ',', ';', ':', '/']);
        return (closes.then(|| long_form(long, name)).flatten(), closes);
    }
    let Some(aside) = after.strip_prefix(['(', '[']) else { return (None, false) };
    let aside = &aside[..aside.find([')', ']', ';']).unwrap_or(aside.len())];
    let words = aside.split_whitespace();
    let count = words.clone().filter(|word| word.starts_with(char::is_alphabetic)).count();
    let long = long_form(aside, name).filter(|long| long.split(' ').count() == words.count());
    (long, count >= 2)
}

/// The words at the end of a text that spell an acronym: its letters, in order, begin them, but for one in three that
/// is inside a word (`TEPT`, trastorno por estrés *p*os*t*raumático), and small words that none spells.
fn long_form(text: &str, name: &str) -> Option<String> {
    let letters: Vec<char> = fold::accents(name).chars().filter(|c| c.is_alphabetic()).collect();
    let phrase = text
        .rsplit([';', ':', '.', '(', ')', '[', ']', '='])
        .find(|part| !part.trim().is_empty())?;
    let longest = 2 * letters.len() + 2;
    // a phrase may be long, and only its end is asked for
    let mut parts =
        phrase.split_whitespace().rev().filter(|part| part.contains(char::is_alphanumeric));
    let first =
        parts.nth(longest).map_or(0, |part| part.as_ptr() as usize - phrase.as_ptr() as usize);
    let folded = fold::accents(&phrase[first..]);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let first = (words.len().saturating_sub(longest)..words.len().saturating_sub(1)).rev().find(
        |&first| {
            words[first].starts_with(letters[0])
                && spells(&words[first..], &letters, letters.len() / 3)
        },
    )?;
    Some(words[first..].join(" "))
}

/// Whether the letters begin the words in order, the first letter the first word and the last word not skipped. Two
/// words in a row may be skipped; `inside` letters may follow another in its word.
fn spells(words: &[&str], letters: &[char], inside: usize) -> bool {
    const SKIPPED: usize = 2;
    let ([word, rest @ ..], [letter, letters @ ..]) = (words, letters) else { return false };
    if !word.starts_with(*letter) {
        return false;
    }
    within(&word[letter.len_utf8()..], rest, letters, inside, SKIPPED)
}

/// The same for what comes after a letter that was found, with the rest of its word.
fn within(word: &str, rest: &[&str], letters: &[char], inside: usize, skipped: usize) -> bool {
    let Some(letter) = letters.first() else { return rest.is_empty() };
    let next =
        (0..=skipped).any(|skip| rest.len() > skip && spells(&rest[skip..], letters, inside));
    next || inside > 0
        && word.find(*letter).is_some_and(|at| {
            within(&word[at + letter.len_utf8()..], rest, &letters[1..], inside - 1, skipped)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_forms_are_found_on_either_side() {
        for (text, name, long) in [
            (
                "We ran a randomised controlled trial (RCT).",
                "RCT",
                Some("randomised controlled trial"),
            ),
            (
                "el virus de la inmunodeficiencia humana (VIH)",
                "VIH",
                Some("virus de la inmunodeficiencia humana"),
            ),
            (
                "trastorno por estrés postraumático (TEPT)",
                "TEPT",
                Some("trastorno por estres postraumatico"),
            ),
            ("a two-fold higher risk of death (HR = 2)", "HR", None),
            ("reduced the incidence of SUI; relative risk (RR)", "RR", Some("relative risk")),
            ("252 MES (enfermeros, médicos y trabajadores sociales)", "MES", None),
            ("The OR (odds ratio)", "OR", Some("odds ratio")),
            ("la enfermedad renal crónica [ERC]", "ERC", Some("enfermedad renal cronica")),
            (
                "RCT (randomised controlled trial) was run",
                "RCT",
                Some("randomised controlled trial"),
            ),
            ("the mean was 3 (SD 2)", "SD", None),
            ("terapia centrada en la compasión (CFT)", "CFT", None),
            ("mean time (TM), private (PR)", "PR", None),
            (
                "of all that we did in the last years in the ward with much help and time a \
                    two-arm – randomised controlled trial (RCT)",
                "RCT",
                Some("randomised controlled trial"),
            ),
            // as long as one may be: two words for each letter and two more
            ("zero a b c d e f g h ion (AI)", "AI", None),
            ("all b c d e ion (AI)", "AI", None),
        ] {
            let at = text.find(name).unwrap();
            assert_eq!(
                explanation(text, &(at..at + name.len()), name).0.as_deref(),
                long,
                "{text}"
            );
        }
    }
}
