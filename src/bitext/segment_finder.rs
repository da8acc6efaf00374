//! Segments found by their texts, as in the cells of a table that was made of them.

use crate::segment::{Segment, SegmentedDocument};
use crate::text::words::in_one_line;
use std::ops::Range;

/// Finds the segments of a document of which a text consists. None is found twice.
pub(crate) struct SegmentFinder {
    /// The texts of all segments, with one blank for white space.
    texts: Vec<String>,
    is_taken: Vec<bool>,
    /// Where the next is looked for first: behind what was found last.
    next: usize,
}

impl SegmentFinder {
    pub(crate) fn new(document: &SegmentedDocument) -> Self {
        let texts: Vec<_> =
            document.segments.iter().map(Segment::as_str).map(in_one_line).collect();
        SegmentFinder { is_taken: vec![false; texts.len()], next: 0, texts }
    }

    /// The neighbouring segments of which a text consists, with blanks between; nothing for a blank text.
    pub(crate) fn find(&mut self, text: &str) -> Option<Range<usize>> {
        let text = in_one_line(text);
        if text.is_empty() {
            return Some(0..0);
        }
        let found = self.place(&text, |at| !self.is_taken[at])?;
        self.is_taken[found.clone()].fill(true);
        self.next = found.end;
        Some(found)
    }

    /// Whether a text consists of segments, be they found before or not.
    pub(crate) fn has(&self, text: &str) -> bool {
        let text = in_one_line(text);
        text.is_empty() || self.place(&text, |_| true).is_some()
    }

    fn place(&self, text: &str, is_free: impl Fn(usize) -> bool + Copy) -> Option<Range<usize>> {
        // what a spreadsheet would take for a formula has an apostrophe before it
        let without = text.strip_prefix('\'');
        let of_exactly = |text: &str| {
            let mut starts = (self.next..self.texts.len()).chain(0..self.next);
            starts.find_map(|start| Some(start..self.end_of(text, start, is_free)?))
        };
        of_exactly(text).or_else(|| of_exactly(without?))
    }

    /// Where a text ends that begins with a segment.
    fn end_of(&self, text: &str, start: usize, is_free: impl Fn(usize) -> bool) -> Option<usize> {
        let mut rest = text;
        for at in start..self.texts.len() {
            rest = rest.strip_prefix(&self.texts[at]).filter(|_| is_free(at))?;
            if rest.is_empty() {
                return Some(at + 1);
            }
            rest = rest.strip_prefix(' ')?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::from_pairs;
    use crate::language::{LanguageTag, Languages};

    #[test]
    fn texts_are_found_in_turn() {
        let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
        let texts = ["A b.", "C.", "A b.", "=D.", "E."].map(|text| (text, ""));
        let document = from_pairs("x", languages, texts).source;
        let mut finder = SegmentFinder::new(&document);
        for (text, found) in [
            ("A  b.\nC.", Some(0..2)),
            ("A b.", Some(2..3)),
            ("A b.", None),
            (" ", Some(0..0)),
            ("E.", Some(4..5)),
            ("'=D.", Some(3..4)),
            ("D.", None),
            ("C. A b.", None),
        ] {
            assert_eq!(finder.find(text), found, "{text}");
        }
        assert!(finder.has("A b. C.") && !finder.has("D."));
    }
}
