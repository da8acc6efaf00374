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
    /// Whether it is in a cell of a table, where not every text can stand.
    #[serde(skip)]
    pub(super) is_of_row: bool,
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
        let place = at(file, bytes.start)..at(file, bytes.end);
        let found = file.as_str().get(place.clone())?;
        let is_there = has_words(found, &segment.as_str()[range.clone()])
            && (!segment.is_own_source() || file.line(place.start) == segment.line(range.start));
        if is_there {
            return Some(Region::of(file, place, bytes, false));
        }
        let row = of_row(file, segment)?;
        let place = row + range.start..row + range.end;
        let bytes = file.source(place.clone());
        Some(Region::of(file, place, bytes, true))
    }

    fn of(file: &SourceText, place: Range<usize>, bytes: Range<usize>, is_of_row: bool) -> Self {
        let (start_line, start_column) = position(file, place.start);
        let (end_line, end_column) = position(file, place.end);
        Region {
            start_line,
            start_column,
            end_line,
            end_column,
            byte_offset: bytes.start,
            byte_length: bytes.len(),
            snippet: Snippet { text: file.as_str()[place].to_owned() },
            is_of_row,
        }
    }
}

/// Where the text of a segment begins in the row that it is from, if the file is a table that has it there as it is: its bytes are
/// counted in the text itself, and its line is that of the row.
fn of_row(file: &SourceText, segment: &SourceText) -> Option<usize> {
    if !segment.is_own_source() {
        return None;
    }
    let start = first(file, |at| file.line(at) >= segment.line(0));
    let rest = &file.as_str()[start..];
    // a cell may go on behind the end of a line
    let end = rest.find('\n').unwrap_or(rest.len()) + segment.len();
    let row = &rest[..rest.ceil_char_boundary(end)];
    row.find(segment.as_str()).map(|at| start + at)
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
    first(file, |at| file.source(at..at + 1).start >= byte)
}

/// The first place of the text that is far enough, as all that follow it are.
fn first(file: &SourceText, is_far_enough: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, file.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if is_far_enough(middle) { high = middle } else { low = middle + 1 }
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
                is_of_row: false,
            };
            assert_eq!(region, expected, "{name}");
        }
    }

    #[test]
    fn a_text_of_a_table_is_found_in_its_row() {
        let of_line = |text: &str, line| SourceText::of_line(text.to_owned(), Vec::new(), line);
        for (table, text, line, word, wanted) in [
            ("en\tes\nNo.\tNo.\nSix.\tSeis años.\n", "Seis años.", 3, "años", Some((3, 11))),
            ("en,es\r\n\"Six, now.\",\"Seis, ya.\"\r\n", "Seis, ya.", 2, "ya", Some((2, 20))),
            ("en,es\nA.,\"Uno\ny dos.\"\nA.,B.\n", "Uno\ny dos.", 2, "dos", Some((3, 3))),
            ("en,es\nA.,Dos.\nA.,Dos.\n", "Dos.", 3, "Dos", Some((3, 4))),
            // what a cell writes in another way, or another row has
            ("en,es\nA.,\"Un \"\"no\"\".\"\n", "Un \"no\".", 2, "Un", None),
            ("en,es\nA.,Dos.\nB.,Tres.\n", "Dos.", 3, "Dos", None),
            ("en,es\nA.,Dos.\n", "Dos.", 9, "Dos", None),
        ] {
            let file = decode(table.as_bytes()).unwrap();
            let segment = of_line(text, line);
            let at = text.find(word).unwrap();
            let found = Region::find(&file, &segment, &(at..at + word.len()));
            let place = found.map(|region| {
                assert!(region.is_of_row && region.text() == word, "{table}");
                (region.start_line, region.start_column)
            });
            assert_eq!(place, wanted, "{table}");
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
