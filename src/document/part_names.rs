//! What the name of a macro of LaTeX, or of a field of Markdown, says of its text.

use super::reader_table::ReaderTable;
use crate::language::{PACKS, Pack};
use crate::text::fold;
use crate::text::words::capitalised;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What is known of names.
static KNOWN: LazyLock<ReaderTable> =
    LazyLock::new(|| ReaderTable::parse(include_str!("part_names.tsv")));

/// What a macro, an environment or a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Title,
    Subtitle,
    Abstract,
    Keywords,
}

/// What the name says its text is, whatever language is added to it: `\abstract`, `\resumenES`, `\keywordssp`.
pub(super) fn holds(name: &str) -> Option<Holds> {
    let name = plain(name);
    if KNOWN.has("subtitle", without_language(&name).0) {
        return Some(Holds::Subtitle);
    }
    if KNOWN.has("title", without_language(&name).0) {
        return Some(Holds::Title);
    }
    let is_about_looks = |rest: &str| LOOKS.iter().any(|word| rest.contains(word));
    let names = |class: &'static str| {
        let words = WORDS.iter().filter(move |(_, of)| *of == class);
        words.into_iter().any(|(word, _)| {
            name.split_once(word.as_str())
                .is_some_and(|(before, after)| !is_about_looks(before) && !is_about_looks(after))
        })
    };
    if names("keywords") || KNOWN.has("keywords", without_language(&name).0) {
        return Some(Holds::Keywords);
    }
    names("abstract").then_some(Holds::Abstract)
}

/// Whether a name within a field says something about its text: its language, its heading, its number.
pub(super) fn is_about(name: &str) -> bool {
    is_language(name) || KNOWN.has("about", &plain(name))
}

/// Whether a name within a field says which language its text is in.
pub(super) fn is_language(name: &str) -> bool {
    KNOWN.has("named", &plain(name))
}

/// Whether a name within a field says no more than that its text is there.
pub(super) fn is_whole(name: &str) -> bool {
    KNOWN.has("whole", &plain(name))
}

/// The label in front of keywords: in the language that a name says, else in that of the text around it, else in English.
pub(super) fn keywords_label(name: &str, around: Option<&'static Pack>) -> String {
    label(keywords_language(name).or(around))
}

/// The language that a name says keywords are in. English names are of any language.
pub(super) fn keywords_language(name: &str) -> Option<&'static Pack> {
    let name = plain(name);
    // `es` and `de` may be letters of the word, as in `motscles` and `descriptors`
    let is_whole = |rest: &str| {
        KNOWN.has("keywords", rest)
            || WORDS.iter().any(|(word, class)| *class == "keywords" && rest.contains(word))
    };
    let (rest, language) = match without_language(&name) {
        (rest, language) if is_whole(rest) => (rest, language),
        _ => (&*name, None),
    };
    let names = |pack: &&Pack| {
        KNOWN.get("keywords", rest) == Some(pack.code)
            || pack.headings_of("keywords").any(|heading| rest.contains(&plain(heading)))
    };
    let named = || PACKS.iter().find(names).filter(|pack| pack.code != PACKS[0].code);
    language.or_else(named)
}

/// The label in front of keywords in a language.
pub(super) fn label(pack: Option<&'static Pack>) -> String {
    let pack = pack.unwrap_or(&PACKS[0]);
    let usual = KNOWN.get("label", pack.code).or_else(|| pack.headings_of("keywords").next());
    format!("{}: ", capitalised(usual.unwrap_or_default()))
}

/// The heading of an abstract, in its language if that is known.
pub(super) fn abstract_heading(pack: Option<&'static Pack>) -> String {
    let pack = pack.unwrap_or(&PACKS[0]);
    capitalised(pack.headings_of("abstract").next().unwrap_or_default())
}

/// What a name has besides that is no part's: `\abstractname`, `\titleformat`.
const LOOKS: [&str; 17] = [
    "plain", "graphic", "length", "name", "title", "text", "font", "format", "style", "size",
    "skip", "head", "label", "num", "space", "width", "separat",
];

/// The words of headings without blanks, each with its class.
static WORDS: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    const SHORTEST: usize = 5;
    let classes = ["keywords", "abstract"].into_iter();
    let words = classes.flat_map(|class| {
        let headings = PACKS.iter().flat_map(move |pack| pack.headings_of(class));
        headings.map(move |heading| (plain(heading), class))
    });
    words.filter(|(word, _)| word.len() >= SHORTEST).collect()
});

fn plain(name: &str) -> String {
    fold::accents(name).chars().filter(|c| c.is_alphabetic()).collect()
}

/// The name without what says its language, and that language.
fn without_language(name: &str) -> (&str, Option<&'static Pack>) {
    static AFFIXES: LazyLock<FxHashMap<&str, &Pack>> = LazyLock::new(|| {
        let of_pack = |pack: &'static Pack| {
            let names = KNOWN.get("language", pack.code).unwrap_or_default().split(' ');
            names.chain([pack.code]).map(move |name| (name, pack))
        };
        PACKS.iter().flat_map(of_pack).collect()
    });
    let longest = AFFIXES.keys().map(|affix| affix.len()).max().unwrap_or(0).min(name.len());
    for length in (2..=longest).rev().filter(|length| *length < name.len()) {
        let (end, start) = (name.len() - length, length);
        let found = |affix: Option<&str>| AFFIXES.get(affix?).copied();
        if let Some(pack) = found(name.get(end..)) {
            return (&name[..end], Some(pack));
        }
        if let Some(pack) = found(name.get(..start)) {
            return (&name[start..], Some(pack));
        }
    }
    (name, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_keywords_say_their_language() {
        for (name, language) in [
            ("keywords", ""),
            ("keywordsES", "es"),
            ("keywordssp", "es"),
            ("enKeywords", "en"),
            ("palabrasclave", "es"),
            ("motscles", "fr"),
            ("descriptors", ""),
            ("descriptorsde", "de"),
            ("descriptores", "es"),
            ("palavraschave", "pt"),
        ] {
            let found = keywords_language(name).map_or("", |pack| pack.code);
            assert_eq!(found, language, "{name}");
        }
    }
}
