//! What is known of each language, as data: one folder a language.
//!
//! A new language is a folder and a name in [`PACKS`]; which files it may have shows in `en/` and `es/`. A new table
//! is a line in `pack.rs`.

mod claim;
mod detect;
mod endings;
mod general;
mod inflection;
mod languages;
mod noun_groups;
mod pack;
mod tag;
mod writing;

pub(crate) use claim::believed;
pub(crate) use detect::{detect, told_apart};
pub use inflection::PartOfSpeech;
pub use languages::Languages;
pub(crate) use noun_groups::{Head, NounGroups};
pub(crate) use pack::{Joins, Pack};
pub use tag::{BadTag, LanguageTag};

use crate::text::fold;
use crate::text::word_filter::WordFilter;
use crate::text::words::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The languages cotejo knows more of than their letters. Where a text has several, those that come first are
/// source and target.
pub(crate) static PACKS: [Pack; 3] = [Pack::new("en"), Pack::new("es"), Pack::new("pt")];

/// The pack for a language, by its primary subtag (`es-MX` has that of `es`).
pub(crate) fn pack(tag: &LanguageTag) -> Option<&'static Pack> {
    let code = tag.primary();
    PACKS.iter().find(|pack| pack.code == code)
}

/// The class of a heading in whichever language has it.
pub(crate) fn heading_class(heading: &str) -> Option<&'static str> {
    let folded = folded_heading(heading)?;
    PACKS.iter().find_map(|pack| pack.class_of_folded(&folded))
}

/// Whether a heading of any language may begin with a word.
pub(crate) fn begins_heading(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let first = |heading| Some(fold::accents(words(heading).next()?.text));
        headings().filter_map(first).collect()
    });
    WORDS.contains(&fold::accents(word))
}

/// The headings of all languages.
fn headings() -> impl Iterator<Item = &'static str> {
    PACKS.iter().flat_map(Pack::heading_rows).map(|(_, heading)| heading)
}

/// No heading is longer, in bytes.
pub(crate) const LONGEST_HEADING: usize = 60;

/// What may be a heading, without the signs around it, folded.
fn folded_heading(heading: &str) -> Option<String> {
    static MAY_BE_ONE: LazyLock<WordFilter> = LazyLock::new(|| {
        let mut filter = WordFilter::default();
        headings().for_each(|heading| filter.add(&fold::accents(heading)));
        filter
    });
    if heading.len() > LONGEST_HEADING {
        return None;
    }
    let plain = heading.trim().trim_matches(|c: char| "*_#".contains(c) || c.is_whitespace());
    let plain = plain.trim_end_matches(|c: char| ":.-–—".contains(c) || c.is_whitespace());
    MAY_BE_ONE.may_hold(plain).then(|| fold::accents(plain))
}
