//! The texts of an XLIFF file with their places in it.

use super::super::codes::{self, Data};
use super::super::text::Marks;
use super::{Segment, Span};
use crate::language::LanguageTag;
use crate::side::Sides;
use crate::text::xml::{self, Element};
use std::ops::Range;

/// The content of a source or target.
#[derive(Default)]
pub(super) struct Text {
    pub(super) span: Span,
    /// How many elements are open in it.
    depth: usize,
    pub(super) whole: Coded,
    /// The segments of 1.2, by their names.
    pub(super) segments: Vec<(String, Span, Coded)>,
    marks: Marks,
}

impl Text {
    /// A text that begins behind a tag.
    pub(super) fn beginning(tag: Range<usize>) -> Self {
        Text { span: Span { tag, end: 0..0 }, ..Text::default() }
    }

    pub(super) fn open(
        &mut self,
        name: &str,
        element: &Element<'_>,
        range: Range<usize>,
    ) -> Result<(), String> {
        self.depth += 1;
        if name == "mrk"
            && self.whole.content.read.depth == 0
            && let Some(mid) = self.marks.open(element)?
        {
            let span = Span { tag: range.clone(), end: 0..0 };
            self.segments.push((mid, span, Coded::default()));
            return self.whole.open(name, element, range);
        }
        if let Some((.., text)) = self.segment() {
            text.open(name, element, range.clone())?;
        }
        self.whole.open(name, element, range)
    }

    /// Takes in the end of an element; whether it is that of the text.
    pub(super) fn close(&mut self, name: &str, range: Range<usize>) -> bool {
        if self.depth == 0 {
            self.span.end = range;
            return true;
        }
        self.depth -= 1;
        let is_mark = name == "mrk" && self.whole.content.read.depth == 0;
        let ends_segment = is_mark && self.marks.ends_segment();
        if let Some((_, span, text)) = self.segment() {
            match ends_segment {
                true => span.end = range.clone(),
                false => text.close(name, range.clone()),
            }
        }
        if is_mark {
            self.marks.close();
        }
        self.whole.close(name, range);
        false
    }

    pub(super) fn push_str(&mut self, text: &str) {
        if let Some((.., segment)) = self.segment() {
            segment.content.read.push_str(text);
        }
        self.whole.content.read.push_str(text);
    }

    /// The segment that is read.
    fn segment(&mut self) -> Option<&mut (String, Span, Coded)> {
        let is_in_segment = self.marks.is_in_segment();
        self.segments.last_mut().filter(|_| is_in_segment)
    }
}

/// A text with what the file has of each of its codes.
#[derive(Default)]
pub(super) struct Coded {
    content: codes::Content,
    tags: Vec<Range<usize>>,
    /// Whether it has elements.
    has_elements: bool,
}

impl Coded {
    pub(super) fn open(
        &mut self,
        name: &str,
        element: &Element<'_>,
        range: Range<usize>,
    ) -> Result<(), String> {
        self.has_elements = true;
        let before = self.content.read.codes.len();
        self.content.open(name, element, &Data::default())?;
        let added = self.content.read.codes.len() - before;
        self.tags.extend(std::iter::repeat_n(range, added));
        Ok(())
    }

    pub(super) fn close(&mut self, name: &str, range: Range<usize>) {
        let (before, is_in_code) = (self.content.read.codes.len(), self.content.read.depth > 0);
        self.content.close(name);
        if self.content.read.codes.len() > before {
            self.tags.push(range);
        } else if let Some(tag) = self.tags.last_mut().filter(|_| is_in_code) {
            tag.end = range.end;
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.content.read.text
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.has_elements && xml::is_blank(self.text())
    }

    pub(super) fn segment(self, languages: Sides<Option<LanguageTag>>, is_open: bool) -> Segment {
        let Coded { content, tags, .. } = self;
        let count = content.read.codes.len();
        let (source, codes) = content.read.finish();
        // annotations that cross codes are left out of these
        let is_open = is_open && codes.len() == count && !xml::is_blank(&source);
        Segment { source, languages, is_open, codes, tags }
    }
}
