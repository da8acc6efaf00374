//! The acronyms of a document, and where their long forms are given.

use super::{CheckContext, Place};
use crate::bitext::Side;
use crate::document::BlockKind;
use crate::language::{Pack, heading_class, pack};
use crate::segment::SegmentedDocument;
use crate::side::Sides;
use crate::text::fold;
use crate::text::words::{Word, is_acronym};
use crate::words::{TextWords, Token};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An acronym where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Acronym {
    pub place: Place,
    /// As written, without the s of a plural.
    pub name: String,
    /// The name in capitals, as data files have it.
    pub key: String,
    /// The long form that stands before it or behind it, in lower case without accents.
    pub long: Option<String>,
    /// Whether it stands as if it were explained here, even where the long form does not spell it: `(CFT, in English)`.
    pub introduced: bool,
}

/// The acronyms of both sides of a bitext.
pub(super) struct Acronyms(Sides<OfSide>);

/// Those of one side.
struct OfSide {
    /// In order.
    all: Vec<Acronym>,
    /// For each segment how many stand before it, and at last how many there are.
    before: Vec<usize>,
}

impl Acronyms {
    /// Finds the acronyms of a bitext.
    pub fn find(context: &CheckContext<'_>) -> Self {
        Acronyms(Sides::from_fn(|side| {
            let document = context.bitext.side(side);
            let all = acronyms(document, context.words(side));
            let mut before = vec![0; document.segments.len() + 1];
            all.iter().for_each(|acronym| before[acronym.place.segment + 1] += 1);
            for segment in 1..before.len() {
                before[segment] += before[segment - 1];
            }
            OfSide { all, before }
        }))
    }

    /// Those of a side, in order.
    pub fn side(&self, side: Side) -> &[Acronym] {
        &self.0[side].all
    }

    /// Those within some segments of a side, in order.
    pub fn within(&self, side: Side, segments: Range<usize>) -> &[Acronym] {
        let OfSide { all, before } = &self.0[side];
        &all[before[segments.start]..before[segments.end]]
    }
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The acronyms of a document in order. Headings, and what is in capitals throughout, have none.
fn acronyms(document: &SegmentedDocument, words: &TextWords) -> Vec<Acronym> {
    let pack = pack(&document.language);
    let mut found = Vec::new();
    for (index, segment) in document.segments.iter().enumerate() {
        if segment.kind == BlockKind::Heading {
            continue;
        }
        let text = segment.as_str();
        let follows = |c: char| c.is_alphanumeric() || HYPHENS.contains(&c);
        let may_be_one = |token: &&Token| match words.form(**token).traits().capitals {
            0 => false,
            // no acronym, unless more of it stands beyond the word
            1 => text[words.word(**token).range().end..].starts_with(follows),
            _ => true,
        };
        let candidates = words.tokens(index).iter().filter(may_be_one);
        let mut tokens = beginnings(text, candidates.map(|token| words.word(*token)))
            .filter_map(|range| Some((name(&text[range.clone()])?, range)))
            .filter(|(name, range)| is_alone(text, range) && !is_word(name, pack))
            .peekable();
        if tokens.peek().is_none() || is_shouted(text) {
            continue;
        }
        found.extend(tokens.map(|(name, range)| {
            let (long, introduced) = explanation(text, &range, &name);
            let key = name.to_uppercase();
            let place = Place { segment: index, range };
            Acronym { place, name, key, long, introduced }
        }));
    }
    found
}

/// What may be acronyms and begins in these words, in order.
fn beginnings<'t>(
    text: &'t str,
    words: impl Iterator<Item = Word<'t>>,
) -> impl Iterator<Item = Range<usize>> {
    let mut free = 0;
    let capitals = words.flat_map(|word| {
        let letters = word.text.char_indices();
        letters.filter(|(_, c)| c.is_uppercase()).map(move |(at, _)| word.at + at)
    });
    capitals.filter_map(move |start| {
        if start < free {
            return None;
        }
        free = start + length(&text[start..])?;
        Some(start..free)
    })
}

/// What may be an acronym at the beginning of a text.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Lu}[\p{L}\d]+(?:[-\u{2010}\u{2011}][\p{Lu}\d]+)*").expect("a valid pattern")
});

/// How long what may be an acronym is that begins a text: a capital, letters and digits behind it, and behind hyphens
/// parts of capitals and digits.
fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let behind = |start: usize, is_own: fn(&u8) -> bool| {
        start + bytes[start..].iter().take_while(|byte| is_own(byte)).count()
    };
    let mut end = behind(0, u8::is_ascii_alphanumeric);
    while bytes.get(end) == Some(&b'-') {
        let part = behind(end + 1, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if part == end + 1 {
            break;
        }
        end = part;
    }
    // beyond ASCII only the pattern knows; it is dear
    if bytes[end..].iter().take(2).any(|byte| !byte.is_ascii()) {
        return BEGINNING.find(text).map(|found| found.end());
    }
    bytes.get(1).is_some_and(u8::is_ascii_alphanumeric).then_some(end)
}

/// An acronym's name: two capitals or more, and more of them than small letters; `RCTs` is `RCT`.
fn name(token: &str) -> Option<String> {
    let name = token.strip_suffix('s').unwrap_or(token);
    let is_roman = || name.bytes().all(|letter| b"IVX".contains(&letter));
    (is_acronym(name) && !is_roman()).then(|| name.to_owned())
}

/// Whether a text of several words has none in small letters, so that its capitals mean nothing.
fn is_shouted(text: &str) -> bool {
    const FEW: usize = 2;
    let small = |word: &str| word.chars().filter(|c| c.is_lowercase()).count() > 1;
    !text.split_whitespace().any(small) && text.split_whitespace().count() > FEW
}

/// Whether a token is no part of a word, of a name (`J. AB`) or of several words in capitals (`KEY WORDS`).
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let touches = |c: char| c.is_alphanumeric() || c == '_' || c == '@';
    let in_capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && word.chars().all(|c| c.is_uppercase() || ":.".contains(c))
    };
    let next_to = |neighbour: Option<&str>| neighbour.is_some_and(in_capitals);
    !before.ends_with(touches)
        && !after.starts_with(touches)
        && !next_to(before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()))
        && !next_to(after.strip_prefix(' ').and_then(|after| after.split(' ').next()))
}

/// Whether it is a word in capitals, a heading before its text or an emphasis (`NOT`), or a word with a prefix.
fn is_word(name: &str, pack: Option<&Pack>) -> bool {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 7;
    let spelt = name.chars().all(char::is_uppercase) && (name.len() > LONGEST || !name.is_ascii());
    let prefixed = name.split(HYPHENS).next().is_some_and(|first| {
        first.len() < name.len() && first.contains(|c: char| c.is_lowercase())
    });
    let stopword = || {
        let pack = pack.filter(|pack| !pack.knows_acronym(name));
        name.len() >= SHORTEST && pack.is_some_and(|pack| pack.is_stopword(&fold::case(name)))
    };
    spelt || prefixed || heading_class(name).is_some() || stopword()
}

/// The long form that an acronym stands with, and whether it stands as if it were explained.
fn explanation(text: &str, range: &Range<usize>, name: &str) -> (Option<String>, bool) {
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
/// stands inside (`TEPT`, trastorno por estrés *p*os*t*raumático), and small words that none spells.
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
    use crate::language::LanguageTag;
    use crate::segment::{Segment, segment_lines};
    use crate::text::trace::Traced;
    use crate::words::FormIndex;

    fn names(text: &str) -> Vec<String> {
        let document = segment_lines("", &Traced::from_source(text), &LanguageTag::known("en"));
        let texts = document.segments.iter().map(Segment::as_str);
        acronyms(&document, &TextWords::read(texts, &FormIndex::new(&document.language)))
            .into_iter()
            .map(|acronym| acronym.name)
            .collect()
    }

    #[test]
    fn acronyms_are_told_from_words_in_capitals() {
        for (text, found) in [
            (
                "Three RCTs on HIV-related stigma, HIV/AIDS and COVID-19.",
                &["RCT", "HIV", "HIV", "AIDS", "COVID-19"][..],
            ),
            ("OBJECTIVES To ask (FEV1, MBI-HSS).", &["FEV1", "MBI-HSS"]),
            ("KEY WORDS: stress, EEG", &["EEG"]),
            ("THE SHAME OF THE WHOLE WARD", &[]),
            ("Methods", &[]),
            ("Age, DISABILITY and FUNCIÓN; Non-HDL", &[]),
            ("Type II and XIX, NOT AND, Mr Smith, in vitro.", &[]),
            ("WHO did it", &["WHO"]),
            // beyond ASCII
            ("FEV１ and COVID-１９, COX-Ⅱ, ACV–EEG", &["FEV１", "COVID-１９", "COX", "ACV", "EEG"]),
            // inside of a word, and across several
            ("l'ECG y mRNA, A-B and a B2B-A, MBI-12, MBI-a", &["ECG", "B2B-A", "MBI-12", "MBI"]),
        ] {
            assert_eq!(names(text), found, "{text}");
        }
    }

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
