//! Documents and the readers that make them.

mod accents;
pub(crate) mod aligned_table;
pub(crate) mod archive;
pub mod article;
pub mod bilingual;
mod columns;
pub(crate) mod docx;
pub(crate) mod html;
pub mod jats;
mod keyword_language;
mod labels;
pub(crate) mod latex;
mod layout;
pub(crate) mod markdown;
pub(crate) mod odt;
mod page;
mod paragraphs;
mod part_names;
pub(crate) mod plain;
pub mod pubmed;
mod raised;
pub(crate) mod reader_table;
pub(crate) mod relationships;
pub(crate) mod rtf;
pub(crate) mod tables;

use crate::language::{LanguageTag, heading_class, likeliest_pack};
use crate::text::encoding::Unreadable;
use crate::text::fold;
use crate::text::source_text::SourceText;
use crate::text::words::words;
use crate::text::xml::BadXml;
use crate::wording::{Message, note};
pub(crate) use archive::BadArchive;
pub(crate) use labels::keywords_label;
use memchr::memchr;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One text in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Where it came from, as a person names it: a path, mostly.
    pub name: String,
    /// Its language.
    pub language: LanguageTag,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A title, a heading, a paragraph or a list of keywords.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, traced to the source.
    pub text: SourceText,
}

/// What a block is to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list of keywords.
    Keywords,
}

/// Whether a block is the heading over a list of keywords.
fn is_keywords_heading(block: &Block) -> bool {
    block.kind == BlockKind::Heading && heading_class(block.text.as_str()) == Some("keywords")
}

impl BlockKind {
    /// What a block is, by its looks and the blocks before it.
    pub(crate) fn of(text: &str, before: &[Block]) -> BlockKind {
        let items = before.iter().rev().take_while(|block| is_keyword(block)).count();
        let label = before.len().checked_sub(items + 1).map(|at| &before[at]);
        let after_label = label.is_some_and(is_keywords_heading) && (items == 0 || is_item(text));
        if keywords_label(text).is_some_and(|end| end < text.len()) {
            BlockKind::Keywords
        } else if heading_class(text).is_some() {
            BlockKind::Heading
        } else if is_keyword_list(text) || after_label {
            BlockKind::Keywords
        } else {
            BlockKind::Paragraph
        }
    }
}

/// Why the text of an article cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotRead {
    #[error(transparent)]
    Text(#[from] Unreadable),
    #[error("its text is damaged: {0}; open it in its program and save it again")]
    Xml(#[from] BadXml),
    #[error(transparent)]
    Archive(#[from] BadArchive),
    #[error("this RTF is damaged: {0}; open it in its program and save it again")]
    Rtf(&'static str),
}

/// Something about a line of the source that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineNote {
    /// The line, from 1.
    pub line: usize,
    /// What is said of it.
    pub what: Message,
}

impl LineNote {
    /// What it says, with its line.
    pub(crate) fn message(&self) -> Message {
        note!("on-line", line: self.line.to_string(), what: self.what.clone())
    }
}

impl fmt::Display for LineNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// The keywords of a list, label left out.
pub(crate) fn keywords(text: &str) -> Vec<&str> {
    let list = &text[keywords_label(text).unwrap_or(0)..];
    // an interpunct without blanks may be a letter: `col·legi`
    const RARE: [&str; 8] = ["；", "؛", "、", "，", "،", " · ", " • ", " | "];
    let is_in_list = |separator: &&str| list.contains(*separator);
    let separator = if list.contains(';') {
        ";"
    } else if let Some(separator) = RARE.into_iter().find(is_in_list) {
        separator
    } else if list.contains(',') && stops_between(list) <= list.matches(',').count() {
        ","
    } else {
        "."
    };
    list.split(separator)
        .map(|word| word.trim().trim_end_matches(['.', '。']).trim_matches(['*', '_']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many full stops have a word before them, no abbreviation, and a capital behind: they part keywords that may have
/// commas themselves.
fn stops_between(list: &str) -> usize {
    const SHORTEST_WORD: usize = 3;
    let parts = |(at, _): &(usize, &str)| {
        let before = list[..*at].chars().rev().take_while(|c| c.is_alphabetic()).count();
        before >= SHORTEST_WORD && list[at + 2..].starts_with(char::is_uppercase)
    };
    list.match_indices(". ").filter(parts).count()
}

/// Whether a text without a label has the shape of a keyword list: short items between separators, no sentence.
fn is_keyword_list(text: &str) -> bool {
    const LONGEST_ITEM: usize = 8;
    let text = text.trim();
    let has_two = |sign: char| text.matches(sign).nth(1).is_some();
    let enough = if memchr(b';', text.as_bytes()).is_some() {
        has_two(';')
    } else {
        text.len() < 300 && !text.ends_with('.') && has_two(',')
    };
    let is_sentence = || text.trim_end_matches('.').contains(". ");
    enough
        && !is_sentence()
        && !reads_on(text)
        && keywords(text).iter().all(|item| item.split_whitespace().count() <= LONGEST_ITEM)
}

/// Whether a block is one keyword of a list with one a line.
fn is_keyword(block: &Block) -> bool {
    block.kind == BlockKind::Keywords && is_item(block.text.as_str())
}

fn is_item(text: &str) -> bool {
    const LONGEST: usize = 6;
    text.split_whitespace().count() <= LONGEST && !text.contains([';', '.', ':'])
}

/// Whether a text has the words of a sentence: more than a third of them are stop words.
fn reads_on(text: &str) -> bool {
    const SHARE: usize = 3;
    let Some(pack) = likeliest_pack(text) else { return false };
    let is_stopword = |word: &&str| pack.is_stopword(&fold::case(word));
    let all = || words(text).map(|word| word.text);
    all().filter(is_stopword).count() * SHARE > all().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyword_lists_are_taken_apart() {
        assert_eq!(
            keywords("Palabras clave: Vergüenza, Autocrítica."),
            ["Vergüenza", "Autocrítica"]
        );
        assert_eq!(
            keywords("Key words: nursing; aged, 80 and over"),
            ["nursing", "aged, 80 and over"]
        );
        assert_eq!(keywords("Keywords: Bees. Honey, raw. Wax."), ["Bees", "Honey, raw", "Wax"]);
        assert_eq!(keywords("Keywords: bees, St. Kitts, wax"), ["bees", "St. Kitts", "wax"]);
        assert!(is_keyword_list("Conception; Higher Education; Public Policies"));
        assert!(!is_keyword_list("Shame fell; guilt rose; pride held. Nurses agreed."));
        assert!(!is_keyword_list(
            "We asked nurses; they answered; all of them had worked for ten years in the same ward."
        ));
        assert!(!is_keyword_list("The course, taught by the staff, is of use to the ward"));
        assert!(!is_keyword_list("El curso, que da el hospital, les sirve a las de la sala"));
    }
}
