//! Text out of a format that marks its blocks, laid out as plain text is: a blank line between blocks.

use crate::text::source_text::SourceText;

/// What separates the text so far from what follows.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Block,
}

/// Collects the text of blocks. White space is one blank, soft hyphens are left out.
#[derive(Default)]
pub(super) struct Layout {
    text: SourceText,
    gap: Gap,
    /// Where the text so far ends in the source, and on which line.
    end: (usize, u32),
}

impl Layout {
    /// Running text.
    pub(super) fn run(&mut self, run: &SourceText) {
        let text = run.as_str();
        let mut at = 0;
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace() || c == '\u{ad}') {
            let shown = piece.trim_end_matches(|c: char| c.is_ascii_whitespace() || c == '\u{ad}');
            if !shown.is_empty() {
                self.fill_gap();
                self.text.append(&run.slice(at..at + shown.len()));
                let last = at + shown.len();
                self.end = (run.source(last - 1..last).end, run.line(last - 1) as u32);
            }
            if piece.ends_with(|c: char| c.is_ascii_whitespace()) {
                self.blank();
            }
            at += piece.len();
        }
    }

    /// A blank, if more follows.
    pub(super) fn blank(&mut self) {
        self.widen(Gap::Blank);
    }

    /// The line ends, the block does not.
    pub(super) fn end_line(&mut self) {
        self.widen(Gap::Line);
    }

    /// The block ends.
    pub(super) fn end_block(&mut self) {
        self.widen(Gap::Block);
    }

    /// The text of all blocks.
    pub(super) fn finish(self) -> SourceText {
        self.text
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn fill_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if self.text.is_empty() {
            return;
        }
        let between = match gap {
            Gap::None => return,
            Gap::Blank => " ",
            Gap::Line => "\n",
            Gap::Block => "\n\n",
        };
        let (at, line) = self.end;
        self.text.push(between, at..at, line);
    }
}
