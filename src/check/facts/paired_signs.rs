//! Signs that come in pairs, and those without their counterpart.

use crate::check::finding::Place;
use crate::language::{LanguageTag, Pack, pack};
use crate::segment::{Segment, SegmentedDocument};
use regex::Regex;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Kinds of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Pairing {
    Round,
    Square,
    Curly,
    /// `“ ”`
    Curved,
    /// `« »`
    Angled,
    /// `‘ ’`, of which the second is an apostrophe too.
    Single,
    /// `" "`
    Straight,
    /// `¿ ?` and `¡ !`; a sentence may open with the one and close with the other.
    Inverted,
}

/// A sign without its counterpart.
#[derive(Clone, Debug)]
pub(in crate::check) struct LoneSign {
    pub place: Place,
    pub pairing: Pairing,
    pub opens: bool,
    /// The counterpart that is not there.
    pub missing: &'static str,
}

/// For each segment of a document its signs without a counterpart in it or in the next few.
pub(in crate::check) fn lone_signs(document: &SegmentedDocument) -> Vec<Vec<LoneSign>> {
    const REACH: usize = 3;
    let mut open: Vec<LoneSign> = Vec::new();
    let mut lone: Vec<Vec<LoneSign>> = document.segments.iter().map(|_| Vec::new()).collect();
    for (segment, text) in document.segments.iter().map(Segment::as_str).enumerate() {
        let out_of_reach = open.partition_point(|before| before.place.segment + REACH < segment);
        for sign in open.drain(..out_of_reach) {
            lone[sign.place.segment].push(sign);
        }
        for sign in lone_in(text, segment, &document.language) {
            let counterpart = open.iter().rposition(|before| before.pairing == sign.pairing);
            match counterpart {
                Some(at) if !sign.opens || sign.pairing == Pairing::Straight => {
                    open.remove(at);
                }
                _ if sign.opens => open.push(sign),
                _ => lone[segment].push(sign),
            }
        }
    }
    for sign in open {
        lone[sign.place.segment].push(sign);
    }
    for signs in &mut lone {
        signs.retain(|sign| sign.opens || sign.pairing != Pairing::Single); // an apostrophe
        signs.sort_by_key(|sign| sign.place.range.start);
    }
    lone
}

/// The signs of a segment without a counterpart in it.
fn lone_in(text: &str, segment: usize, language: &LanguageTag) -> Vec<LoneSign> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_sign(*c)).collect();
    let unmatched = |masks: &[&LazyLock<Regex>]| {
        let hits = masks.iter().flat_map(|mask| mask.find_iter(text));
        let masked: FxHashSet<usize> = hits.flat_map(|hit| hit.range()).collect();
        let free = signs.iter().copied().filter(|(at, _)| !masked.contains(at));
        unmatched(text, free, segment, language)
    };
    // patterns are slow, and few texts have the signs that they take
    let mut masks = Vec::new();
    let has = |wanted: &[char]| signs.iter().any(|(_, sign)| wanted.contains(sign));
    if has(&['(', ')', '[', ']']) && text.contains([':', ';']) {
        masks.push(&EMOTICON);
    }
    if has(&['[', ']']) {
        masks.push(&INTERVAL);
    }
    let found = unmatched(&masks);
    if found.iter().all(|sign| sign.pairing != Pairing::Round) {
        return found;
    }
    // list labels close what nothing opens: `(two aims: a) to see, b) to ask)`
    let without_labels = unmatched(&[&masks[..], &[&LABEL]].concat());
    let is_round = |sign: &LoneSign| sign.pairing == Pairing::Round;
    if !without_labels.iter().any(is_round) {
        return without_labels;
    }
    let labels: FxHashSet<usize> = LABEL.find_iter(text).map(|label| label.end()).collect();
    let is_label =
        |sign: &LoneSign| !sign.opens && is_round(sign) && labels.contains(&sign.place.range.end);
    found.into_iter().filter(|sign| !is_label(sign)).collect()
}

static EMOTICON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|\s)[:;][-']?[()\[\]]+(?:\s|[.,]|$)").expect("a valid pattern")
});
/// One end of it may be open: `[0, 1)`.
static INTERVAL: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"[-−+]?(?:\d[\d.,]*|∞)";
    Regex::new(&format!(
        r"\[{number}[,;]\s?{number}\)|\({number}[,;]\s?{number}\]|\]{number}[,;]\s?{number}\["
    ))
    .expect("a valid pattern")
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s;:])(?:\p{L}|\d{1,2}|[ivxIVX]{2,4})\s?\)").expect("a valid pattern")
});

/// The signs of a segment without a counterpart in it, of some of its signs.
fn unmatched(
    text: &str,
    signs: impl Iterator<Item = (usize, char)>,
    segment: usize,
    language: &LanguageTag,
) -> Vec<LoneSign> {
    let quotes = pack(language).is_some_and(Pack::has_known_quotes);
    let inverted = pack(language).is_some_and(Pack::has_inverted_marks);
    let mut open: Vec<LoneSign> = Vec::new();
    let mut lone: Vec<LoneSign> = Vec::new();
    for (at, c) in signs {
        let range = at..at + c.len_utf8();
        let found = sign(c, &text[..range.start], &text[range.end..]);
        let Some(&(_, pairing, opens, missing)) = found else { continue };
        let is_checked = match pairing {
            Pairing::Round | Pairing::Square | Pairing::Curly => true,
            Pairing::Inverted => inverted,
            _ => quotes,
        };
        if !is_checked {
            continue;
        }
        let before = open.iter().rposition(|before| before.pairing == pairing);
        let opens = if pairing == Pairing::Straight { before.is_none() } else { opens };
        // `6"` is a measure where it closes nothing
        let is_measure = text[..range.start].ends_with(char::is_numeric)
            && matches!(pairing, Pairing::Straight | Pairing::Curved)
            && before.is_none();
        match before {
            _ if is_measure => {}
            Some(at) if !opens => {
                open.remove(at);
            }
            _ => {
                let place = Place { segment, range };
                let sign = LoneSign { place, pairing, opens, missing };
                if opens { open.push(sign) } else { lone.push(sign) }
            }
        }
    }
    lone.append(&mut open);
    forgive_mixed_quotes(&mut lone);
    lone
}

/// A sign, the pairs that it is of, whether it opens them, and its counterpart.
type Sign = (char, Pairing, bool, &'static str);

const SIGNS: [Sign; 19] = [
    ('(', Pairing::Round, true, ")"),
    (')', Pairing::Round, false, "("),
    ('[', Pairing::Square, true, "]"),
    (']', Pairing::Square, false, "["),
    ('{', Pairing::Curly, true, "}"),
    ('}', Pairing::Curly, false, "{"),
    ('“', Pairing::Curved, true, "”"),
    ('„', Pairing::Curved, true, "”"),
    ('”', Pairing::Curved, false, "“"),
    ('«', Pairing::Angled, true, "»"),
    ('»', Pairing::Angled, false, "«"),
    ('‘', Pairing::Single, true, "’"),
    ('’', Pairing::Single, false, "‘"),
    ('\'', Pairing::Single, false, "‘"),
    ('"', Pairing::Straight, true, "\""),
    ('¿', Pairing::Inverted, true, "?"),
    ('¡', Pairing::Inverted, true, "!"),
    ('?', Pairing::Inverted, false, "¿"),
    ('!', Pairing::Inverted, false, "¡"),
];

/// Whether a character is one of them: most are none, and need no search.
fn is_sign(c: char) -> bool {
    matches!(c, '!' | '"' | '\''..=')' | '?' | '[' | ']' | '{' | '}' | '¡' | '¿' | '«' | '»' | '‘' | '’' | '“'..='„')
}

/// The sign that a character is between two texts, if it is any.
fn sign(c: char, before: &str, after: &str) -> Option<&'static Sign> {
    let is_sign = match c {
        // not `’90s` or `Sh‘ir`
        '‘' => !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_numeric),
        // of several in a row the first counts
        '¿' | '¡' => !before.ends_with(['¿', '¡']),
        '?' | '!' => {
            let is_inside = after.starts_with(|c: char| c.is_alphanumeric() || "=&/".contains(c));
            let is_factorial = c == '!' && before.ends_with(char::is_numeric);
            !before.ends_with(['?', '!', '(', '[']) && !is_inside && !is_factorial
        }
        _ => true,
    };
    SIGNS.iter().find(|sign| sign.0 == c).filter(|_| is_sign)
}

/// `“so"` is quoted, if not well.
fn forgive_mixed_quotes(lone: &mut Vec<LoneSign>) {
    let at = |wanted: Pairing| lone.iter().position(|sign| sign.pairing == wanted);
    if let (Some(curved), Some(straight)) = (at(Pairing::Curved), at(Pairing::Straight)) {
        lone.remove(curved.max(straight));
        lone.remove(curved.min(straight));
    }
}

/// The brackets and quotation marks that are open behind what was read of a text.
#[derive(Default)]
pub(in crate::check) struct Aside {
    /// For each of the pairs how many more are opened than closed.
    open: [i32; ASIDES.len()],
    straight: usize,
}

const ASIDES: [(char, char); 5] = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»'), ('‘', '’')];

impl Aside {
    /// Reads the next part of the text.
    pub(in crate::check) fn read(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_ascii_alphabetic()) {
            for (open, pair) in self.open.iter_mut().zip(ASIDES) {
                *open += i32::from(c == pair.0) - i32::from(c == pair.1);
            }
            self.straight += usize::from(c == '"');
        }
    }

    /// Whether what follows is in brackets or quotation marks.
    pub(in crate::check) fn is_open(&self) -> bool {
        self.open.iter().any(|open| *open > 0) || self.straight % 2 == 1
    }
}

/// Whether what follows a text is in brackets or quotation marks.
pub(in crate::check) fn is_in_aside(before: &str) -> bool {
    let mut aside = Aside::default();
    aside.read(before);
    aside.is_open()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_known_as_one() {
        assert!(SIGNS.iter().all(|sign| is_sign(sign.0)));
    }

    #[test]
    fn the_cost_of_signs_grows_with_their_number() {
        for signs in [") a", "a) :) ", "(", "[0, 1) ", "“«"] {
            crate::cost::grows_in_proportion(1_000, |size| {
                lone_in(&signs.repeat(size), 0, &LanguageTag::known("en"));
            });
        }
    }
}
