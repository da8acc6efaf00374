//! Where the text of a Word document is in its XML.

use crate::bitext::Side;
use crate::document::docx::{RaisedStyles, Step, read};
use crate::report::region::has_words;
use crate::segment::Segment;
use crate::side::Sides;
use crate::text::xml::BadXml;
use std::ops::Range;

/// The text of a document as its reader collects it, which segments lead back to, and where each piece of it is.
pub(super) struct Places {
    text: String,
    pieces: Vec<Piece>,
    /// The text with one blank for each run of white space; made when it is needed.
    collapsed: Option<Collapsed>,
    /// Where in that text each segment of a side begins, if it is there; looked up when the first is needed.
    starts: Sides<Option<Vec<Option<usize>>>>,
}

/// A stretch of the text that is one piece of the XML.
struct Piece {
    /// Where it begins in the text.
    at: usize,
    len: usize,
    xml: Range<usize>,
    /// Whether the XML has the same bytes as the text: no entity, no element.
    is_plain: bool,
}

/// One end of a range of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// Where the piece that has it begins in the XML.
    pub piece: usize,
    /// The byte of the XML.
    pub at: usize,
}

impl Places {
    pub(super) fn of(xml: &str) -> Result<Self, BadXml> {
        let (mut text, mut pieces) = (String::new(), Vec::new());
        let mut open: Vec<(String, Vec<Piece>)> = Vec::new();
        read(xml, &RaisedStyles::default(), |step, place| match step {
            Step::Open => open.push(Default::default()),
            Step::Text { text: piece, .. } => {
                if let Some((content, pieces)) = open.last_mut().filter(|_| !piece.is_empty()) {
                    let is_plain = xml.get(place.clone()) == Some(piece);
                    pieces.push(Piece {
                        at: content.len(),
                        len: piece.len(),
                        xml: place,
                        is_plain,
                    });
                    content.push_str(piece);
                }
            }
            Step::Close { .. } => {
                let Some((content, of_paragraph)) = open.pop() else { return };
                let before = text.len();
                let moved = |piece: Piece| Piece { at: before + piece.at, ..piece };
                pieces.extend(of_paragraph.into_iter().map(moved));
                text.push_str(&content);
                text.push('\n');
            }
        })?;
        Ok(Places { text, pieces, collapsed: None, starts: Sides::default() })
    }

    /// Where the words of a segment of a side are in the text: where the segment was read, or else where its whole text is.
    pub(super) fn find(
        &mut self,
        side: Side,
        segments: &[Segment],
        index: usize,
        range: Range<usize>,
    ) -> Option<Range<usize>> {
        let segment = &segments[index].text;
        let range = widened(segment.as_str(), range);
        let words = &segment.as_str()[range.clone()];
        // cells of tables lead back to nothing but themselves
        let traced = (!segment.is_own_source()).then(|| segment.source(range.clone()));
        let is_there = |place: &Range<usize>| {
            let found = self.text.get(place.clone());
            found.is_some_and(|found| words.trim().is_empty() || has_words(found, words))
        };
        traced.filter(is_there).or_else(|| self.search(side, segments, index, range))
    }

    /// Where a range of a segment is in the text by the segment's own text.
    fn search(
        &mut self,
        side: Side,
        segments: &[Segment],
        index: usize,
        range: Range<usize>,
    ) -> Option<Range<usize>> {
        let text = self.collapsed.get_or_insert_with(|| Collapsed::of(&self.text));
        let starts = self.starts[side].get_or_insert_with(|| text.starts(segments));
        let start_of_segment = starts[index]?;
        let segment = Collapsed::of(segments[index].as_str());
        let end_of_segment = start_of_segment + segment.text.trim_end().len();
        let place = |at: usize| start_of_segment + segment.places.partition_point(|it| *it < at);
        let (start, end) = (place(range.start), place(range.end).min(end_of_segment));
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        let end = text.places[last] + 1;
        Some(text.places[start]..end)
    }

    /// Both ends of a range of the text; those of the first words where there is none.
    pub(super) fn ends(&self, range: Option<&Range<usize>>) -> Option<(Point, Point)> {
        let is_blank = |piece: &&Piece| self.text[piece.at..piece.at + piece.len].trim().is_empty();
        let of_range = |range: &Range<usize>| {
            let range =
                self.text.floor_char_boundary(range.start)..self.text.ceil_char_boundary(range.end);
            let first = self.pieces.partition_point(|piece| piece.at + piece.len <= range.start);
            let after = self.pieces.partition_point(|piece| piece.at < range.end);
            (first < after).then(|| (first, after - 1, range))
        };
        let (first, last, range) = range.and_then(of_range).or_else(|| {
            let first = self.pieces.iter().position(|piece| !is_blank(&piece))?;
            let piece = &self.pieces[first];
            Some((first, first, piece.at..piece.at + piece.len))
        })?;
        let point = |piece: &Piece, at: usize, otherwise: usize| {
            let at = at.clamp(piece.at, piece.at + piece.len) - piece.at;
            let at = if piece.is_plain { piece.xml.start + at } else { otherwise };
            Point { piece: piece.xml.start, at }
        };
        let (first, last) = (&self.pieces[first], &self.pieces[last]);
        let start = point(first, range.start, first.xml.start);
        Some((start, point(last, range.end, last.xml.end)))
    }
}

/// A text with one blank for each run of white space, and where each of its bytes was.
struct Collapsed {
    text: String,
    places: Vec<usize>,
}

impl Collapsed {
    fn of(text: &str) -> Self {
        let mut collapsed = Collapsed { text: String::new(), places: Vec::new() };
        for (at, c) in text.char_indices() {
            let blank = c.is_whitespace();
            if blank && (collapsed.text.is_empty() || collapsed.text.ends_with(' ')) {
                continue;
            }
            let c = if blank { ' ' } else { c };
            collapsed.text.push(c);
            collapsed.places.extend((0..c.len_utf8()).map(|byte| at + byte));
        }
        collapsed
    }

    /// Where each segment begins: after the end of the one before, as a text may occur more than once; or else where
    /// its text occurs first.
    fn starts(&self, segments: &[Segment]) -> Vec<Option<usize>> {
        let mut end = 0;
        let start = |segment: &Segment| {
            let wanted = Collapsed::of(segment.as_str()).text;
            let wanted = wanted.trim_end();
            let Some(found) = self.text[end..].find(wanted) else { return self.text.find(wanted) };
            let start = end + found;
            end = start + wanted.len();
            Some(start)
        };
        segments.iter().map(start).collect()
    }
}

/// A range that has something to see: an empty one with the word that it is in.
fn widened(text: &str, range: Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return range;
    }
    let (before, after) = text.split_at(range.start);
    let is_word = |c: char| !c.is_whitespace();
    let start = before.trim_end_matches(is_word).len();
    let end = text.len() - after.trim_start_matches(is_word).len();
    if start < end { start..end } else { 0..text.len() }
}
