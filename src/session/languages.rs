//! The languages of two texts in files of their own, by the weight of all evidence: what the user names, the names of
//! the files, headings, words, and that the other text is in another language.

use super::{Error, Note};
use crate::document::{Block, bilingual};
use crate::language::{
    LanguageTag, clearly_in, detect, has_lexicon, of_file_name, of_folder_name, stopword_lead,
};
use crate::side::{Side, Sides};
use crate::wording::note;
use std::path::Path;

/// A text of which the language is wanted.
pub(super) struct Text<'t> {
    /// Its file.
    pub name: &'t str,
    pub blocks: &'t [Block],
    /// As the user names it.
    pub named: Option<&'t LanguageTag>,
}

/// How many more stop words than that of its file's name a language must have to be believed instead, and than that of
/// a heading.
const LEAD_OVER_NAME: usize = 6;
const LEAD_OVER_HEADING: usize = 3;

/// The languages of a text and its translation, with notes on what contradicts them.
pub(super) fn of_two(texts: Sides<Text<'_>>) -> Result<(Sides<LanguageTag>, Vec<Note>), Error> {
    let mut found = Sides::new(found(&texts.source)?, found(&texts.target)?);
    if found.source.is_same_language(&found.target) {
        // the side of which less is known may be in another language
        let other = Side::BOTH.map(|side| (side, other_than(&texts[side], &found[side])));
        let weakest = other.into_iter().filter_map(|(side, other)| Some((side, other?)));
        if let Some((side, (_, language))) = weakest.min_by_key(|(_, (lead, _))| *lead) {
            found[side] = language;
        }
    }
    let contradictions = Side::BOTH.map(|side| against_name(&texts[side], &found[side]));
    Ok((found, contradictions.into_iter().flatten().collect()))
}

/// The language of a text by itself.
fn found(text: &Text<'_>) -> Result<LanguageTag, Error> {
    if let Some(named) = text.named {
        return Ok(named.clone());
    }
    let words = bilingual::main_language(text.blocks);
    let heading = bilingual::heading_language(text.blocks);
    let name = of_name(text.name);
    if let (Some(name), Some(words)) = (&name, &words)
        && are_mostly_in(text.blocks, name, words)
    {
        return Ok(name.clone());
    }
    let claims = [(name, LEAD_OVER_NAME), (heading, LEAD_OVER_HEADING)];
    let mut claims = claims.into_iter().filter_map(|(claim, lead)| Some((claim?, lead)));
    let believed = claims.find(|(claim, lead)| clearly_in(&prose(text), claim, *lead).is_none());
    let language = believed.map(|(claim, _)| claim).or(words);
    language.ok_or_else(|| Error::says(text.name, note!("language-unknown")))
}

/// Whether more blocks are in the language of a name than in that of most words: then these are quoted.
fn are_mostly_in(blocks: &[Block], name: &LanguageTag, words: &LanguageTag) -> bool {
    if name.is_same_language(words) {
        return true;
    }
    let both = [name.clone(), words.clone()];
    let found = blocks.iter().filter_map(|block| detect(block.text.as_str(), &both));
    let (own, others): (Vec<_>, Vec<_>) = found.partition(|found| found == name);
    own.len() > others.len() && !others.is_empty()
}

/// The language that a text is in if not in `language`, unless its words clearly are; with their lead.
fn other_than(text: &Text<'_>, language: &LanguageTag) -> Option<(usize, LanguageTag)> {
    if text.named.is_some() || of_name(text.name).is_some_and(|name| name == *language) {
        return None;
    }
    let (lead, other) = stopword_lead(&prose(text), language)?;
    (lead < LEAD_OVER_NAME).then_some((lead, other))
}

fn prose(text: &Text<'_>) -> String {
    bilingual::own_prose(text.blocks).collect::<Vec<_>>().join("\n")
}

/// The language in the name of a file, or else of its folder.
fn of_name(file: &str) -> Option<LanguageTag> {
    let path = Path::new(file);
    let in_file = of_file_name(path.file_stem()?.to_str()?);
    let of_folder = || of_folder_name(path.parent()?.file_name()?.to_str()?);
    match in_file {
        Some(name) if name.by_heading => of_folder().or(Some(name.language)),
        Some(name) => Some(name.language),
        None => of_folder(),
    }
}

/// A note on a file whose name says another language than its text has.
fn against_name(text: &Text<'_>, language: &LanguageTag) -> Option<Note> {
    let named = of_name(text.name)?;
    // few names have such a language by chance
    let lies = text.named.is_none() && has_lexicon(&named) && !named.is_same_language(language);
    lies.then(|| Note::WrongName { file: text.name.to_owned(), named, language: language.clone() })
}
