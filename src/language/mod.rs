//! What is known of each language, as data: one folder a language.
//!
//! A new language is a folder and a name in `PACKS`; which files it may have shows in `en/` and `es/`. A new table
//! is a line in `pack.rs`.

mod calques;
mod choice;
mod column_name;
mod declared;
mod detect;
mod endings;
mod file_name;
mod general;
mod inflection;
mod languages;
mod noun_groups;
mod pack;
mod polarity;
mod stem_changes;
mod stopwords;
pub(crate) mod table;
mod tag;
mod word_patterns;
mod writing;

pub(crate) use choice::{best_known_first, choose};
pub(crate) use column_name::{of_column_name, side_of_column};
pub(crate) use declared::{clearly_in, stopword_lead, stopword_margin, stopword_signs, verified};
pub(crate) use detect::{Doubt, are_in_two_languages, detect, doubt, prose_languages};
pub(crate) use file_name::{of_file_name, of_folder_name};
pub use inflection::PartOfSpeech;
pub use languages::Languages;
pub(crate) use noun_groups::{Head, NounGroups};
pub(crate) use pack::{Joins, Pack};
pub(crate) use polarity::{End, Negation, Opposite, Pole};
pub(crate) use stopwords::{changes_language, is_stopword_of_line, likeliest_pack};
pub use tag::{BadTag, LanguageTag};
pub(crate) use word_patterns::{FoundPattern, WordPatterns};

use crate::text::fold;
use crate::text::words::words;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The languages cotejo knows more of than their letters. Where a text has several, those that come first are source
/// and target: those that have a lexicon, then the others by tag.
pub(crate) static PACKS: [Pack; 27] = [
    Pack::with_lexicon("en"),
    Pack::with_lexicon("es"),
    Pack::with_lexicon("pt"),
    Pack::new("ar"),
    Pack::new("ca"),
    Pack::new("cs"),
    Pack::new("da"),
    Pack::new("de"),
    Pack::new("el"),
    Pack::new("eu"),
    Pack::new("fa"),
    Pack::new("fi"),
    Pack::new("fr"),
    Pack::new("gl"),
    Pack::new("hi"),
    Pack::new("hu"),
    Pack::new("it"),
    Pack::new("ja"),
    Pack::new("nb"),
    Pack::new("nl"),
    Pack::new("pl"),
    Pack::new("ro"),
    Pack::new("ru"),
    Pack::new("sv"),
    Pack::new("tr"),
    Pack::new("uk"),
    Pack::new("zh"),
];

/// Whether a lexicon ships for a language.
pub(crate) fn has_lexicon(tag: &LanguageTag) -> bool {
    pack(tag).is_some_and(Pack::has_lexicon)
}

/// The pack for a language, by its primary subtag (`es-MX` has that of `es`).
pub(crate) fn pack(tag: &LanguageTag) -> Option<&'static Pack> {
    let code = tag.primary();
    PACKS.iter().find(|pack| pack.code == code)
}

/// The headings of all languages, folded, each with the first of [`PACKS`] that has it and its class.
static HEADINGS: LazyLock<FxHashMap<String, (&'static Pack, &'static str)>> = LazyLock::new(|| {
    let rows = PACKS.iter().map(|pack| pack.heading_rows().count()).sum();
    let mut headings = FxHashMap::with_capacity_and_hasher(rows, FxBuildHasher);
    for pack in &PACKS {
        for (class, heading) in pack.heading_rows() {
            headings.entry(fold::accents(heading)).or_insert((pack, class));
        }
    }
    headings
});

/// The class of a heading in whichever language has it. What another language with a lexicon has for a common word, as
/// English has `but`, is none where the language is not known.
pub(crate) fn heading_class(heading: &str) -> Option<&'static str> {
    let folded = folded_heading(heading)?;
    let plain = || HEADINGS.get(without_remark(&folded)?);
    let found = HEADINGS.get(&folded).or_else(plain);
    let Some((owner, class)) = found else {
        let first = words(&folded).next().filter(|first| first.text.len() < folded.len())?;
        let mut packs = PACKS.iter().filter(|_| begins_heading(first.text));
        return packs.find_map(|pack| pack.joined_heading_class(&folded));
    };
    let is_common = |pack: &Pack| pack.has_lexicon() && pack.is_stopword(&folded);
    (owner.has_lexicon() || !PACKS.iter().any(is_common)).then_some(class)
}

/// Whether a heading of any language may begin with a folded word.
pub(crate) fn begins_heading(word: &str) -> bool {
    static FIRST_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        HEADINGS.keys().filter_map(|heading| Some(words(heading).next()?.text)).collect()
    });
    FIRST_WORDS.contains(word)
}

/// A heading without the remark in brackets behind it, as in `abstract (revised)`, where it has one.
pub(crate) fn without_remark(heading: &str) -> Option<&str> {
    let open = heading.rfind(" (").filter(|_| heading.ends_with(')'))?;
    Some(heading[..open].trim_end())
}

/// No heading is longer, in bytes.
pub(crate) const LONGEST_HEADING: usize = 60;

/// What may be a heading, without the signs around it, folded.
fn folded_heading(heading: &str) -> Option<String> {
    if heading.len() > LONGEST_HEADING {
        return None;
    }
    let plain =
        heading.trim().trim_matches(|c: char| "*_#=[]【】［］".contains(c) || c.is_whitespace());
    let plain = plain.trim_end_matches(|c: char| ":：.-–—".contains(c) || c.is_whitespace());
    Some(fold::accents(plain))
}

#[cfg(test)]
mod tests;
