//! The paragraphs of a zipped document, as they are read.

use super::layout::Layout;
use crate::text::source_text::SourceText;

/// Collects paragraphs, those of text boxes before the one around them. Their trace leads to the text as collected.
#[derive(Default)]
pub(super) struct Paragraphs {
    open: Vec<(u32, String)>,
    count: u32,
    layout: Layout,
    at: usize,
}

impl Paragraphs {
    pub(super) fn open(&mut self) {
        self.count += 1;
        self.open.push((self.count, String::new()));
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, content)) = self.open.last_mut() {
            content.push_str(text);
        }
    }

    pub(super) fn close(&mut self, goes_on: bool) {
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
