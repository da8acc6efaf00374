//! The acronyms of a document, and where their long forms are given.

use super::long_forms::explanation;
use crate::bitext::Bitext;
use crate::check::finding::Place;
use crate::document::BlockKind;
use crate::language::{Pack, heading_class, pack};
use crate::segment::SegmentedDocument;
use crate::side::{Side, Sides};
use crate::text::fold;
use crate::text::words::{Word, is_acronym};
use crate::words::TextWords;
use regex::Regex;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// An acronym of a text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::check) struct Acronym {
    pub place: Place,
    /// As written, without the s of a plural.
    pub name: String,
    /// The name in capitals, as data files have it.
    pub key: String,
    /// The long form before it or behind it, in lower case without accents.
    pub long_form: Option<String>,
    /// Whether it looks explained here, even where the long form does not spell it: `(CFT, in English)`.
    pub is_introduced: bool,
}

/// The acronyms of both sides of a bitext.
pub(in crate::check) struct Acronyms(Sides<Vec<Acronym>>);

impl Acronyms {
    /// Finds the acronyms of a bitext.
    pub(crate) fn find(bitext: &Bitext, words: &Sides<Arc<TextWords>>) -> Self {
        Acronyms(Sides::from_fn(|side| acronyms(bitext.side(side), &words[side])))
    }

    /// Those of a side, in order.
    pub(crate) fn side(&self, side: Side) -> &[Acronym] {
        &self.0[side]
    }

    /// The long form that a side gives for an acronym anywhere.
    pub(crate) fn long_form(&self, side: Side, acronym: &str) -> Option<&str> {
        let name = acronym.strip_suffix('s').unwrap_or(acronym);
        let mut explained = self.side(side).iter().filter(|acronym| acronym.name == name);
        explained.find_map(|acronym| acronym.long_form.as_deref())
    }

    /// Those in some segments of a side, in order.
    pub(crate) fn within(&self, side: Side, segments: Range<usize>) -> &[Acronym] {
        let all = self.side(side);
        let first = |segment: usize| all.partition_point(|acronym| acronym.place.segment < segment);
        &all[first(segments.start)..first(segments.end)]
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
        let capitalized =
            words.tokens(index).iter().filter(|token| words.form(**token).traits().has_capital);
        let mut tokens = beginnings(text, capitalized.map(|token| words.word(*token)))
            .filter_map(|range| Some((name(&text[range.clone()])?, range)))
            .filter(|(name, range)| is_alone(text, range) && !is_word(name, pack))
            .peekable();
        if tokens.peek().is_none() || is_shouted(text) {
            continue;
        }
        found.extend(tokens.map(|(name, range)| {
            let (long_form, is_introduced) = explanation(text, &range, &name);
            let key = name.to_uppercase();
            let place = Place { segment: index, range };
            Acronym { place, name, key, long_form, is_introduced }
        }));
    }
    found
}

/// The places in order where an acronym may be that begins in one of these words.
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
        free = start + ACRONYM.find(&text[start..])?.end();
        Some(start..free)
    })
}

/// An acronym, perhaps, at the beginning of a text.
static ACRONYM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Lu}[\p{L}\d]+(?:[-\u{2010}\u{2011}][\p{Lu}\d]+)*").expect("a valid pattern")
});

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LanguageTag;
    use crate::segment::{Segment, segment_lines};
    use crate::text::source_text::SourceText;
    use crate::words::FormIndex;

    fn names(text: &str) -> Vec<String> {
        let document = segment_lines("", &SourceText::from_source(text), &LanguageTag::known("en"));
        let texts = document.segments.iter().map(Segment::as_str);
        let words = TextWords::read(texts, &FormIndex::new(&document.language));
        acronyms(&document, &words).into_iter().map(|acronym| acronym.name).collect()
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
}
