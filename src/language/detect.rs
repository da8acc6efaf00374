//! Which of a few languages a text is in.

use super::{LanguageTag, PACKS};
use whatlang::{Detector, Lang};

/// The likeliest of `among` for `text`, or `None` where it has too little to go by.
///
/// The detector never answers "none of these", so a text in a third language is taken for the nearest;
/// callers that must know better compare its stop words.
pub fn detect(text: &str, among: &[LanguageTag]) -> Option<LanguageTag> {
    let known: Vec<(Lang, &LanguageTag)> = among
        .iter()
        .filter_map(|tag| Some((Lang::from_code(iso_639_3(tag.primary())?)?, tag)))
        .collect();
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    // more text would only cost time
    const ENOUGH: usize = 400;
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let allowed = known.iter().map(|(lang, _)| *lang).collect();
    let found = Detector::with_allowlist(allowed).detect(text)?;
    known.iter().find(|(lang, _)| *lang == found.lang()).map(|(_, tag)| (*tag).clone())
}

/// The languages that prose is told apart by: more than those with a pack, since a French abstract must not
/// pass for a Spanish one.
pub fn told_apart() -> Vec<LanguageTag> {
    let mut tags: Vec<LanguageTag> = PACKS.iter().map(|pack| pack.tag()).collect();
    tags.extend(["fr", "it", "de"].map(LanguageTag::known));
    tags.sort();
    tags.dedup();
    tags
}

fn iso_639_3(code: &str) -> Option<&str> {
    Some(match code {
        "en" => "eng",
        "es" => "spa",
        "pt" => "por",
        "fr" => "fra",
        "de" => "deu",
        "it" => "ita",
        "ca" => "cat",
        "nl" => "nld",
        three if three.len() == 3 => three,
        _ => return None,
    })
}
