//! The language that the name of a file says: `x.en.txt`, `x (es).docx`, `en-x.md`, `x.spanish.odt`, `x_es_v2.md`, `resumen.tex`.

use super::tag::iso_639_2;
use super::{LanguageTag, PACKS, table};
use crate::text::fold;

/// The language in the name of a file, and what is left of the name: files that are left with the same are versions of
/// one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileName {
    pub language: LanguageTag,
    /// Whether only a heading tells the language: `en/abstract.tex` and `es/abstract.tex` are in those of their folders.
    pub by_heading: bool,
    pub rest: String,
}

const SEPARATORS: [char; 8] = ['.', '_', '-', ' ', '(', ')', '[', ']'];
/// What is left of `abstract.tex` and `resumen.tex`.
const ABSTRACT: &str = "abstract";

/// What a name without its extension says; none where it names no language.
pub(crate) fn of_file_name(stem: &str) -> Option<FileName> {
    let found = by_code(stem).or_else(|| {
        // what introduces an abstract in one language
        let (language, at) = pieces(stem).find_map(|(at, piece)| Some((heading(piece)?, at)))?;
        let rest = format!("{}{ABSTRACT}{}", &stem[..at.0], &stem[at.1..]);
        Some(FileName { language, by_heading: true, rest })
    })?;
    let rest = match heading(&found.rest) {
        Some(_) => ABSTRACT.to_owned(),
        None => found.rest,
    };
    Some(FileName { rest, ..found })
}

/// The language that the name of a folder is: `en`, `es-MX`, `Spanish`.
pub(crate) fn of_folder_name(name: &str) -> Option<LanguageTag> {
    tag(name)
}

/// The language that a word names: `english`, `Español`.
pub(super) fn of_language_name(word: &str) -> Option<LanguageTag> {
    let folded = fold::accents(word);
    let named = table::lines(include_str!("names.tsv")).filter_map(|line| line.split_once('\t'));
    let (code, _) = named.skip(1).find(|(_, name)| *name == folded)?;
    Some(LanguageTag::known(code))
}

/// A code or a name of a language at the end, or else at the beginning; behind it there may be a version, and before it a number.
fn by_code(stem: &str) -> Option<FileName> {
    let stem = stem.trim_matches(SEPARATORS);
    at_an_end(stem).or_else(|| {
        let (number, behind) = stem.split_once(SEPARATORS)?;
        let numbered = || at_an_end(behind).filter(|_| is_version(number));
        let (before, version) = stem.rsplit_once(SEPARATORS)?;
        let (found, own) = match at_an_end(before).filter(|_| is_version(version)) {
            Some(found) => (found, version),
            None => (numbered()?, number),
        };
        let rest = format!("{} {own}", found.rest);
        Some(FileName { rest, ..found })
    })
}

fn at_an_end(stem: &str) -> Option<FileName> {
    let stem = stem.trim_matches(SEPARATORS);
    if let Some(language) = tag(stem) {
        return Some(FileName { language, by_heading: false, rest: String::new() });
    }
    let places = || stem.char_indices().filter(|(_, c)| SEPARATORS.contains(c));
    // the longest piece first, for the region of `x_pt-BR`
    let last = places().find_map(|(at, _)| Some((tag(&stem[at + 1..])?, &stem[..at])));
    let first = || {
        let (at, _) = places().next()?;
        Some((tag(&stem[..at])?, &stem[at + 1..]))
    };
    let (language, rest) = last.or_else(first)?;
    let rest = rest.trim_matches(SEPARATORS).to_owned();
    Some(FileName { language, by_heading: false, rest })
}

/// Whether a piece of a name says which version a file is: `v2`, `3`, `final`.
fn is_version(piece: &str) -> bool {
    const WORDS: [&str; 8] =
        ["final", "def", "definitivo", "definitiva", "draft", "borrador", "rev", "new"];
    let folded = fold::case(piece);
    let number = folded.strip_prefix(['v', 'r']).unwrap_or(&folded);
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    is_number || WORDS.contains(&&*folded)
}

/// A code of two letters, with or without a script and a region, or a name.
fn tag(piece: &str) -> Option<LanguageTag> {
    if let Some(named) = of_language_name(piece) {
        return Some(named);
    }
    let tag = LanguageTag::named(piece)?;
    if piece.split(['-', '_']).any(|part| part.len() == 1) {
        return None;
    }
    iso_639_2().any(|(_, two)| two == tag.primary()).then_some(tag)
}

/// The language of a heading of abstracts; none where several languages have it.
fn heading(piece: &str) -> Option<LanguageTag> {
    let mut having = PACKS.iter().filter(|pack| pack.heading_class(piece) == Some(ABSTRACT));
    // Portuguese stands for Galician too, which has the same word
    Some(having.next()?.tag())
}

/// The pieces between separators, each with its place.
fn pieces(stem: &str) -> impl Iterator<Item = ((usize, usize), &str)> {
    let mut at = 0;
    stem.split(SEPARATORS).map(move |piece| {
        let start = at;
        at += piece.len() + 1;
        ((start, start + piece.len()), piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_a_language_by_a_code_a_name_or_a_heading() {
        for (stem, expected) in [
            ("x.en", "en x"),
            ("x.es-MX", "es-MX x"),
            ("x_es", "es x"),
            ("x-ES", "es x"),
            ("x_pt-BR", "pt-BR x"),
            ("x_pt_BR", "pt-BR x"),
            ("x en", "en x"),
            ("en", "en "),
            ("es-x", "es x"),
            ("EN_chapter 2", "en chapter 2"),
            ("x (ES)", "es x"),
            ("x [english]", "en x"),
            ("guide_es_v2", "es guide v2"),
            ("01_en_welcome", "en welcome 01"),
            ("leaflet_ENG_final", "en leaflet final"),
            ("x.english", "en x"),
            ("x-Español", "es x"),
            ("Deutsch", "de "),
            ("a.b.eu", "eu a.b"),
            ("abstract", "en abstract"),
            ("Resumen", "es abstract"),
            ("resumo", "pt abstract"),
            ("abstract_en", "en abstract"),
            ("resumen-es", "es abstract"),
            ("tesis-resumen", "es tesis-abstract"),
            ("zusammenfassung", "de abstract"),
            ("x.zz", ""),
            ("article", ""),
            ("no-sleep at night", "no sleep at night"),
            ("article.final", ""),
            ("x.mad", ""),
        ] {
            let found = of_file_name(stem);
            let found = found.map(|name| format!("{} {}", name.language, name.rest));
            assert_eq!(found.unwrap_or_default(), expected, "{stem}");
        }
    }
}
