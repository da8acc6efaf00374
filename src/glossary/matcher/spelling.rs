//! How a term may be written beside the way the glossary has it: with or without a hyphen, with a Greek letter or its name.

use crate::language::Pack;
use std::borrow::Cow;

/// A way to respell a term: nothing where it does not apply.
type Respell = fn(&str, Option<&Pack>) -> Option<String>;

const WAYS: [Respell; 10] = [
    |term, _| with_full_stops(term, false),
    |term, _| with_full_stops(term, true),
    |term, _| initials(term),
    |term, _| digits(term, false),
    |term, _| digits(term, true),
    |term, _| numerals(term),
    |term, pack| letter_names(term, pack?),
    |term, pack| letters(term, pack?),
    |term, pack| closed_up(term, pack?),
    |term, pack| parted(term, pack?),
];

/// All spellings of a term, the one of the glossary first.
pub(super) fn spellings<'t>(term: &'t str, pack: Option<&Pack>) -> Vec<Cow<'t, str>> {
    let mut spellings = vec![Cow::Borrowed(term)];
    for way in WAYS {
        for known in 0..spellings.len() {
            if let Some(other) = way(&spellings[known], pack)
                && !spellings.iter().any(|spelling| *spelling == other)
            {
                spellings.push(Cow::Owned(other));
            }
        }
    }
    // nonsuicidal self-injury: only what comes after a prefix is closed up
    if let Some(other) = pack.and_then(|pack| closed_after_prefix(term, pack)) {
        spellings.push(Cow::Owned(other));
    }
    spellings
}

/// A term with a blank behind each full stop within it, or with none (`E. coli`, `EE.UU.`).
fn with_full_stops(term: &str, wide: bool) -> Option<String> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    if !term.trim_end_matches('.').contains('.') {
        return None;
    }
    let mut spelling = String::new();
    let mut after_stop = false;
    for (at, c) in term.char_indices() {
        if c == ' ' && after_stop {
            continue;
        }
        let before = term[..at].trim_end().chars().rev().nth(1);
        let was_blank = term[..at].ends_with(' ');
        if after_stop && wide && (was_blank || is_letter(Some(c)) && is_letter(before)) {
            spelling.push(' ');
        }
        spelling.push(c);
        after_stop = c == '.';
    }
    Some(spelling)
}

/// Initials without their full stops and blanks: `EE. UU.` → `EEUU`. Only capitals: `a.m.` is not the word "am".
fn initials(term: &str) -> Option<String> {
    let all =
        term.contains('.') && term.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' '));
    all.then(|| term.chars().filter(|c| c.is_uppercase()).collect())
}

/// A term with a hyphen between capitals and the digits behind them, or with none (`IL-6`, `IL6`).
fn digits(term: &str, hyphen: bool) -> Option<String> {
    if !term.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut spelling = String::with_capacity(term.len() + 1);
    let mut last = None;
    let mut chars = term.chars().peekable();
    while let Some(c) = chars.next() {
        let is_before_digit = chars.peek().is_some_and(char::is_ascii_digit);
        let is_after_capital = |last: Option<char>| last.is_some_and(char::is_uppercase);
        if !hyphen && c == '-' && is_before_digit && is_after_capital(last) {
            continue;
        }
        spelling.push(c);
        if hyphen && c.is_uppercase() && is_before_digit {
            spelling.push('-');
        }
        last = Some(c);
    }
    (spelling != term).then_some(spelling)
}

/// A term of several words with its numerals in Arabic digits rather than Roman ones, or the other way round: `type II`,
/// `type 2`.
fn numerals(term: &str) -> Option<String> {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let respell = |(place, word): (usize, &str)| {
        let arabic = word.parse().ok().and_then(|value: usize| ROMAN.get(value.wrapping_sub(1)));
        let roman = || ROMAN.iter().position(|roman| *roman == word).map(|at| (at + 1).to_string());
        match arabic.map(|roman| (*roman).to_owned()).or_else(roman) {
            Some(numeral) if place > 0 => numeral,
            _ => word.to_owned(),
        }
    };
    let is_numeral = |word: &str| word.parse::<u8>().is_ok() || ROMAN.contains(&word);
    term.split(' ')
        .skip(1)
        .any(is_numeral)
        .then(|| term.split(' ').enumerate().map(respell).collect::<Vec<_>>().join(" "))
}

/// A term with the names of its Greek letters: `TNF-α` → `TNF-alpha`.
fn letter_names(term: &str, pack: &Pack) -> Option<String> {
    let is_greek = |c: char| matches!(c, 'α'..='ω');
    if !term.contains(is_greek) {
        return None;
    }
    let mut spelling = String::new();
    for c in term.chars() {
        match pack.letter_name(c).filter(|_| is_greek(c)) {
            Some(name) => {
                if spelling.ends_with(char::is_alphanumeric) {
                    spelling.push('-');
                }
                spelling += name;
            }
            None => spelling.push(c),
        }
    }
    Some(spelling)
}

/// A term with letters in the place of their names: `interferon alpha` → `interferon α`.
fn letters(term: &str, pack: &Pack) -> Option<String> {
    let letter = |name: &str| pack.letter_named(&name.to_lowercase());
    if !term.split(['-', ' ']).any(|name| letter(name).is_some()) {
        return None;
    }
    let respell = |part: &str| {
        let name = part.trim_end_matches(['-', ' ']);
        match letter(name) {
            Some(letter) => format!("{letter}{}", &part[name.len()..]),
            None => part.to_owned(),
        }
    };
    Some(term.split_inclusive(['-', ' ']).map(respell).collect())
}

/// A term without the hyphens of its compounds (`cut-off` → `cutoff`), in a language that writes them either way.
fn closed_up(term: &str, pack: &Pack) -> Option<String> {
    close(term, pack, |_| true)
}

/// A term without the hyphens after its prefixes alone.
fn closed_after_prefix(term: &str, pack: &Pack) -> Option<String> {
    close(term, pack, |part| pack.prefix_of(part) == Some(part))
}

/// A term without the hyphens of its words that are neither names nor numbers.
fn close(term: &str, pack: &Pack, is_closed: impl Fn(&str) -> bool) -> Option<String> {
    if !term.contains('-') || !pack.closes_compounds() {
        return None;
    }
    let close = |word: &str| {
        if word.contains(|c: char| c.is_uppercase() || c.is_numeric()) {
            return word.to_owned();
        }
        let parts = word.split_inclusive('-').map(|part| match part.strip_suffix('-') {
            Some(closed) if is_closed(closed) => closed,
            _ => part,
        });
        parts.collect()
    };
    Some(term.split(' ').map(close).collect::<Vec<_>>().join(" "))
}

/// A term with a hyphen after each prefix (`comorbidity` → `co-morbidity`).
fn parted(term: &str, pack: &Pack) -> Option<String> {
    const SHORTEST: usize = 5;
    let part = |word: &str| match pack.prefix_of(word).map(|prefix| word.split_at(prefix.len())) {
        Some((prefix, rest)) if rest.len() >= SHORTEST && rest.chars().all(char::is_alphabetic) => {
            [prefix, "-", rest].concat()
        }
        _ => word.to_owned(),
    };
    pack.closes_compounds().then(|| term.split(' ').map(part).collect::<Vec<_>>().join(" "))
}
