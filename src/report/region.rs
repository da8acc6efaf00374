//! Places in the text of a file: lines and columns for people, bytes for programs.

use crate::bitext::Side;
use crate::check::{CheckContext, Finding};
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// The texts of the files that the two sides of a bitext are named after, as far as there are such files.
pub(super) struct Files<'n>(BTreeMap<&'n str, Option<SourceText>>);

impl<'n> Files<'n> {
    /// Reads the files; none where there is no finding to be placed in them.
    pub(super) fn of(
        context: &CheckContext<'n>,
        findings: &[Finding],
        file: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Self {
        let mut files = BTreeMap::new();
        // most often both sides come from one file
        for side in Side::BOTH.into_iter().filter(|_| !findings.is_empty()) {
            let name = context.bitext.side(side).name.as_str();
            files
                .entry(name)
                .or_insert_with(|| file(name).map(|bytes| decode(&bytes).unwrap_or_default()));
        }
        Files(files)
    }

    pub(super) fn get(&self, name: &str) -> Option<&SourceText> {
        self.0.get(name)?.as_ref()
    }
}

/// A `region` (SARIF 2.1.0, 3.30). Columns are characters (code points) from 1, the end column is the one after the
/// last character; a byte order mark has no column but has bytes.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    byte_offset: usize,
    byte_length: usize,
    snippet: Snippet,
}

#[derive(Debug, PartialEq, Serialize)]
struct Snippet {
    text: String,
}

impl Region {
    /// What the file has there.
    pub(super) fn text(&self) -> &str {
        &self.snippet.text
    }

    /// Where `range` of a segment is in the file; nothing if the file does not have its first and last words
    /// there.
    pub(super) fn find(
        file: &SourceText,
        segment: &SourceText,
        range: &Range<usize>,
    ) -> Option<Region> {
        let bytes = segment.source(range.clone());
        let (start, end) = (at(file, bytes.start), at(file, bytes.end));
        let found = file.as_str().get(start..end)?;
        if !has_words(found, &segment.as_str()[range.clone()]) {
            return None;
        }
        let (start_line, start_column) = position(file, start);
        let (end_line, end_column) = position(file, end);
        Some(Region {
            start_line,
            start_column,
            end_line,
            end_column,
            byte_offset: bytes.start,
            byte_length: bytes.len(),
            snippet: Snippet { text: found.to_owned() },
        })
    }
}

/// Whether what a file has begins and ends with the words of a text. Between them a word may be broken, and lines.
pub(super) fn has_words(found: &str, text: &str) -> bool {
    let ends = |text: &'_ str| {
        let mut words = text.split_whitespace().map(str::to_owned);
        words.next().map(|first| (first.clone(), words.next_back().unwrap_or(first)))
    };
    let (Some((first, last)), Some((found_first, found_last))) = (ends(text), ends(found)) else {
        return false;
    };
    first.starts_with(found_first.trim_end_matches(['-', '\u{ad}', '\u{2010}']))
        && last.ends_with(&found_last)
}

/// The place in the text of a byte of the file, or of what follows it.
fn at(file: &SourceText, byte: usize) -> usize {
    let (mut low, mut high) = (0, file.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if file.source(middle..middle + 1).start < byte { low = middle + 1 } else { high = middle }
    }
    low
}

/// Line and column, both from 1.
fn position(file: &SourceText, at: usize) -> (usize, usize) {
    let before = &file.as_str()[..at];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (file.line(at), before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::encoding::decode;

    #[test]
    fn columns_count_characters_and_offsets_bytes() {
        let text = "Año\r\nÑu 😀 año, año\r\n";
        let utf16: Vec<u8> =
            ["\u{feff}", text].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin = [b"A\xf1o\r\n\xd1u x a\xf1o, a\xf1o".to_vec()].concat();
        for (name, bytes, offset, length) in [
            ("UTF-8", text.as_bytes().to_vec(), 21, 4),
            ("with a mark", ["\u{feff}", text].concat().into_bytes(), 24, 4),
            ("UTF-16", utf16, 34, 6),
            ("Windows-1252", latin, 15, 3),
        ] {
            let file = decode(&bytes).unwrap();
            let start = file.as_str().find("Ñ").unwrap();
            let segment = file.slice(start..file.len()).trimmed();
            let last = segment.as_str().rfind("año").unwrap();
            let region = Region::find(&file, &segment, &(last..segment.len())).unwrap();
            let expected = Region {
                start_line: 2,
                start_column: 11,
                end_line: 2,
                end_column: 14,
                byte_offset: offset,
                byte_length: length,
                snippet: Snippet { text: "año".into() },
            };
            assert_eq!(region, expected, "{name}");
        }
    }

    #[test]
    fn a_broken_word_is_found_and_another_text_is_not() {
        let file = decode("La autocrí-\ntica bajó.\n".as_bytes()).unwrap();
        let mut segment = file.slice(0..11);
        segment.append(&file.slice(13..file.len() - 1));
        assert_eq!(segment.as_str(), "La autocrítica bajó.");
        let region = Region::find(&file, &segment, &(3..15)).unwrap();
        assert_eq!((region.start_line, region.start_column), (1, 4));
        assert_eq!((region.end_line, region.end_column), (2, 5));
        let other = SourceText::from_source("El pudor bajó.");
        assert_eq!(Region::find(&file, &other, &(3..8)), None);
        assert_eq!(Region::find(&SourceText::default(), &other, &(3..8)), None);
    }
}
