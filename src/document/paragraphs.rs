//! The paragraphs of a zipped document, as they are read.

use super::layout::Layout;
use super::reference_mark::is_reference_mark;
use crate::text::source_text::SourceText;

/// Collects paragraphs, those of text boxes before the one around them. Their trace leads to the text as collected.
#[derive(Default)]
pub(super) struct Paragraphs {
    open: Vec<(u32, String)>,
    count: u32,
    /// What stands above the line behind the text so far.
    raised: String,
    layout: Layout,
    at: usize,
}

impl Paragraphs {
    pub(super) fn open(&mut self) {
        self.end_raised();
        self.count += 1;
        self.open.push((self.count, String::new()));
    }

    /// Text above the line; marks of references are left out.
    pub(super) fn raised(&mut self, text: &str) {
        self.raised.push_str(text);
    }

    fn end_raised(&mut self) {
        let raised = std::mem::take(&mut self.raised);
        let Some((_, content)) = self.open.last_mut() else { return };
        if !is_reference_mark(content, &raised) {
            content.push_str(&raised);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.end_raised();
        if let Some((_, content)) = self.open.last_mut() {
            content.push_str(text);
        }
    }

    pub(super) fn close(&mut self, goes_on: bool) {
        self.end_raised();
        let Some((number, content)) = self.open.pop() else { return };
        for line in content.split('\n') {
            let mut run = SourceText::default();
            run.push(line, self.at..self.at + line.len(), number);
            self.at += line.len() + 1;
            self.layout.run(&run);
            if !goes_on {
                self.layout.end_line();
            }
        }
        if !goes_on {
            self.layout.end_block();
        }
    }

    pub(super) fn finish(self) -> SourceText {
        self.layout.finish()
    }
}
