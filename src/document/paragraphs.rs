//! The paragraphs of a zipped document, as they are read.

use super::layout::Layout;
use super::raised;
use crate::text::source_text::SourceText;
use std::ops::Range;

/// Collects paragraphs, those of text boxes before the one around them. Their trace leads to the text as collected, with
/// what is left out of it.
#[derive(Default)]
pub(super) struct Paragraphs {
    open: Vec<Paragraph>,
    count: u32,
    /// What stands above the line behind the text so far.
    raised: String,
    layout: Layout,
    at: usize,
}

impl Paragraphs {
    pub(super) fn open(&mut self) {
        self.end_raised("");
        self.count += 1;
        let (number, content, left_out) = (self.count, String::new(), Vec::new());
        self.open.push(Paragraph { number, content, left_out });
    }

    /// Text above the line; marks of references are left out.
    pub(super) fn raised(&mut self, text: &str) {
        self.raised.push_str(text);
    }

    fn end_raised(&mut self, after: &str) {
        let raised = std::mem::take(&mut self.raised);
        let Some(Paragraph { content, left_out, .. }) = self.open.last_mut() else { return };
        match raised::shown(content, &raised, after) {
            Some(shown) => content.push_str(&shown),
            None => {
                left_out.push(content.len()..content.len() + raised.len());
                content.push_str(&raised);
            }
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.end_raised(text);
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.content.push_str(text);
        }
    }

    pub(super) fn close(&mut self, goes_on: bool) {
        self.end_raised("");
        let Some(Paragraph { number, content, left_out }) = self.open.pop() else { return };
        let mut start = 0;
        for line in content.split('\n') {
            let line = start..start + line.len();
            for mark in left_out.iter().filter(|mark| line.contains(&mark.start)) {
                self.run(&content, start..mark.start, number);
                self.layout.leave_out();
                start = mark.end;
            }
            self.run(&content, start..line.end, number);
            start = line.end + 1;
            if !goes_on {
                self.layout.end_line();
            }
        }
        self.at += content.len() + 1;
        if !goes_on {
            self.layout.end_block();
        }
    }

    /// A piece of the paragraph with this content, which ends.
    fn run(&mut self, content: &str, range: Range<usize>, number: u32) {
        let mut run = SourceText::default();
        run.push(&content[range.clone()], self.at + range.start..self.at + range.end, number);
        self.layout.run(&run);
    }

    pub(super) fn finish(self) -> SourceText {
        self.layout.finish()
    }
}

/// A paragraph that is open.
struct Paragraph {
    number: u32,
    content: String,
    /// Marks of references within the content.
    left_out: Vec<Range<usize>>,
}
