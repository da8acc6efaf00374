//! Sentence bounds: those of UAX #29, less the full stops of abbreviations, plus ends without a blank.

use crate::language::{Joins, Pack};
use crate::text::fold;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// An end without a blank behind it: `por dengue.Insectos capturados`.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\p{Ll}{3}|[\p{Ll}\d][)\]%])[.?!](\p{Lu})\p{Ll}").expect("a valid pattern")
});

/// The places of the sentences of a paragraph. In order, none empty, blanks at the ends left out; all that is
/// not white space is in exactly one.
pub(crate) fn sentences(text: &str, pack: Option<&Pack>) -> Vec<Range<usize>> {
    let mut bounds: Vec<usize> =
        uax29_bounds(text).filter(|&at| !joins(&text[..at], &text[at..], pack)).collect();
    if text.split(['.', '?', '!']).skip(1).any(|next| next.starts_with(char::is_uppercase)) {
        let capitals = GLUED.captures_iter(text).filter_map(|found| found.get(1));
        bounds.extend(capitals.map(|capital| capital.start()));
        bounds.sort_unstable();
        bounds.dedup();
    }
    bounds.push(text.len());
    let mut start = 0;
    let mut sentences: Vec<Range<usize>> = Vec::with_capacity(bounds.len());
    for end in bounds {
        let piece = &text[start..end];
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let at = start + piece.len() - piece.trim_start().len();
            sentences.push(at..at + trimmed.len());
        }
        start = end;
    }
    sentences
}

/// Where UAX #29 has sentence bounds, the start and the end of the text left out.
///
/// A bound needs a terminator or the end of a line, and what comes between that and the next letter decides on it:
/// only there the full algorithm is asked.
fn uax29_bounds(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    let next_stretch = move || {
        // from the word with the sign to the first word after it that has a letter and no terminator
        let sign = at + sign_that_may_end(&text[at..])?;
        let start = text[at..sign].rfind(' ').map_or(at, |blank| at + blank + 1);
        at = sign;
        for (index, word) in text[sign..].split_inclusive(' ').enumerate() {
            at += word.len();
            let settles = || word.bytes().any(|b| b.is_ascii_alphabetic());
            if index > 0 && settles() && sign_that_may_end(word).is_none() {
                break;
            }
        }
        Some(start..at)
    };
    std::iter::from_fn(next_stretch).flat_map(|stretch| {
        let bounds = text[stretch.clone()].split_sentence_bound_indices().skip(1);
        bounds.map(move |(at, _)| stretch.start + at)
    })
}

/// The place of the first sign that may end a sentence or a line: any but letters, and the commonest signs that do
/// not.
fn sign_that_may_end(text: &str) -> Option<usize> {
    let may_end = |(at, byte): (usize, &u8)| match byte {
        b'.' | b'!' | b'?' => true,
        0xc0.. => text[at..].chars().next().is_some_and(|c| !c.is_alphabetic()),
        _ => byte.is_ascii_control(),
    };
    text.as_bytes().iter().enumerate().position(may_end)
}

/// Whether the bound between the two is no end of a sentence.
fn joins(left: &str, right: &str, pack: Option<&Pack>) -> bool {
    let left = left.trim_end();
    let right = right.trim_start();
    let Some(next) = right.chars().next() else { return true };
    if !left.contains(char::is_alphanumeric) || !right.contains(char::is_alphanumeric) {
        return true; // signs alone are no sentence
    }
    if next.is_lowercase() && !left.ends_with(['.', '…']) {
        return true; // "Why? and how" goes on
    }
    let Some(stem) = left.strip_suffix('.') else { return false };
    let last =
        left.rsplit(|c: char| c.is_whitespace() || "([«“\"¿¡".contains(c)).next().unwrap_or(left);
    if is_list_number(left, last) || ends_in_heading(stem, pack) {
        return true;
    }
    if let Some(pack) = pack {
        if is_ordinal(left, last, right, pack) {
            return true;
        }
        match pack.abbreviation(last).or_else(|| abbreviation_of_two(left, last, pack)) {
            Some(Joins::Always) => return true,
            Some(Joins::Likely) => return !starts_a_sentence(right, pack),
            Some(Joins::Number) => return next.is_numeric(),
            None => {}
        }
    } else if next.is_numeric() && is_short_and_small(last) {
        return true; // an abbreviation of a language whose abbreviations are not known: `obr. 2`
    }
    is_initial(stem) && !ends_with_initial(stem, right, pack)
}

fn is_short_and_small(word: &str) -> bool {
    const LONGEST: usize = 4;
    let letters = word.trim_end_matches('.');
    letters.chars().count() <= LONGEST && letters.chars().all(char::is_lowercase)
}

/// What the last two words are as an abbreviation: `z. B.`
fn abbreviation_of_two(left: &str, last: &str, pack: &Pack) -> Option<Joins> {
    let before = left[..left.len() - last.len()].split_whitespace().next_back()?;
    before.ends_with('.').then(|| pack.abbreviation(&[before, " ", last].concat()))?
}

/// Whether the stop belongs to an ordinal: `am 5. Mai`.
fn is_ordinal(left: &str, last: &str, right: &str, pack: &Pack) -> bool {
    const LONGEST: usize = 2;
    let digits = &last[..last.len() - 1];
    if digits.is_empty() || digits.len() > LONGEST || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let before = left[..left.len() - last.len()].split_whitespace().next_back().unwrap_or("");
    let after = right.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    pack.is_ordinal_between(&fold::case(before), after)
}

/// Whether the text is only a number with a stop: the `1.` of a list.
fn is_list_number(left: &str, last: &str) -> bool {
    left.len() == last.len()
        && last.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit())
}

/// Whether the stop is that of a heading before its text: `Objective. To describe …`.
fn ends_in_heading(stem: &str, pack: Option<&Pack>) -> bool {
    let start = stem.rfind(['.', '?', '!']).map_or(0, |end| end + 1);
    pack.is_some_and(|pack| pack.heading_class(&stem[start..]).is_some())
}

fn is_initial(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a capital with a stop ends its sentence ("using R. The …") or abbreviates a name ("J. Smith").
fn ends_with_initial(stem: &str, right: &str, pack: Option<&Pack>) -> bool {
    let mut words = stem.split_whitespace().rev();
    words.next();
    let before = words.next().unwrap_or("");
    let next = right.split_whitespace().next().unwrap_or("");
    if next.strip_suffix(['.', ',']).is_some_and(is_initial) {
        return false; // another initial
    }
    let name_before = before.starts_with(char::is_uppercase) && !before.ends_with(['.', ','])
        || before.strip_suffix(['.', ',']).is_some_and(is_initial);
    if before.is_empty() || name_before {
        return pack.is_some_and(|pack| starts_a_sentence(right, pack));
    }
    true
}

/// Whether the first word is one that begins sentences rather than names: an article, a pronoun, a preposition.
fn starts_a_sentence(right: &str, pack: &Pack) -> bool {
    let first =
        right.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
    first.starts_with(char::is_uppercase) && pack.is_stopword(&fold::case(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LanguageTag, pack};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bounds_are_those_of_the_full_algorithm(
            text in "([a-zA-Zñé0-9.,;:?!()«»“”'’%\\-]{1,4}|[.?!…]|[ \n\r\t\u{85}\u{a0}\u{301}\u{ad}。]|\\PC){0,40}"
        ) {
            let full: Vec<usize> = text.split_sentence_bound_indices().map(|(at, _)| at).skip(1).collect();
            prop_assert_eq!(uax29_bounds(&text).collect::<Vec<_>>(), full);
        }
    }

    fn split(language: &str, marked: &str) {
        let text = marked.replace(" | ", " ").replace('|', "");
        let found: Vec<&str> = sentences(&text, pack(&LanguageTag::known(language)))
            .into_iter()
            .map(|range| &text[range])
            .collect();
        let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn spanish_sentences() {
        for marked in [
            "La Dra. Gómez lo describió. | Nadie lo repitió.",
            "Según García et al. Ramírez, la pauta i.v. cada 12 h bastó. | Después, no.",
            "Se aisló E. coli en 3 casos. | También M. leprae.",
            "Duró aprox. 30 min. | Luego descansaron.",
            "Viajó a EE. UU. en 2010. | Volvió pronto.",
            "Hubo quejas, p. ej. Luisa, pocas. | Fin.",
            "Ansiedad, estrés, etc. | Al final mejoraron.",
            "Analizado con SPSS v. 11.5 en casa. | Bien.",
            "Murió por dengue.|Insectos capturados en casa.",
            "¿Qué es la compasión? | ¡Una virtud! | Eso dicen.",
        ] {
            split("es", marked);
        }
    }

    #[test]
    fn sentences_of_a_language_that_nothing_is_known_of() {
        for marked in ["Viz obr. 2 a tab. 3. | Pak konec.", "Bylo jich mnoho. | 12 Žen odešlo."] {
            split("cs", marked);
        }
    }

    #[test]
    fn english_sentences() {
        for marked in [
            "It was computed using R. | The code is open.",
            "J. Smith and A. B. Jones wrote it. | We read it.",
            "Patients with hepatitis B. | Results were mixed.",
            "Smith et al. found more. | So did we.",
            "See Fig. 2 and Eq. 3 there. | Then stop.",
            "The value (p < .05) was low. | It rose.",
            "The use of MS. | Furthermore, none.",
            "Objective. To describe shame. | Methods. We asked.",
            "It is below the U.S. Average. | In the U.S. | The end.",
            "Mean age was 34.5 years. | Half were women.",
            "Acceptance vs. Avoidance was studied. | It held.",
        ] {
            split("en", marked);
        }
    }
}
