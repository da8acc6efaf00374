//! Text out of a format that marks its blocks, laid out as plain text is: a blank line between blocks.

use super::raised;
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
    /// Where the last block begins.
    block: usize,
    /// Whether something was left out since the last text.
    left_out: bool,
    /// What stands above the line behind the text so far.
    raised: SourceText,
}

impl Layout {
    /// Running text.
    pub(super) fn run(&mut self, run: &SourceText) {
        self.end_raised(run.as_str());
        self.put(run);
    }

    fn put(&mut self, run: &SourceText) {
        let text = run.as_str();
        let mut at = 0;
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace() || c == '\u{ad}') {
            let shown = piece.trim_end_matches(|c: char| c.is_ascii_whitespace() || c == '\u{ad}');
            if !shown.is_empty() {
                self.close_up(shown);
                self.fill_gap(run.source(at..at + 1).start, run.line(at) as u32);
                self.text.append(&run.slice(at..at + shown.len()));
                let last = at + shown.len();
                self.end = (run.source(last - 1..last).end, run.line(last - 1) as u32);
            }
            if piece.ends_with(|c: char| c.is_ascii_whitespace()) {
                self.gap = self.gap.max(Gap::Blank);
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

    /// Something that is no text is left out here, as a note or a citation. The blank before it goes with it where a stop
    /// or a comma follows.
    pub(super) fn leave_out(&mut self) {
        self.end_raised("");
        self.left_out = true;
    }

    /// Text above the line. What it is, the text behind it says.
    pub(super) fn raised(&mut self, raised: &SourceText) {
        self.raised.append(raised);
    }

    fn end_raised(&mut self, after: &str) {
        if self.raised.is_empty() {
            return;
        }
        let raised = std::mem::take(&mut self.raised);
        let before =
            if self.gap == Gap::Blank { &format!("{} ", self.block()) } else { self.block() };
        match raised::shown(before, raised.as_str(), after) {
            None => self.left_out = true,
            Some(shown) if shown == raised.as_str() => self.put(&raised),
            Some(shown) => {
                let mut run = SourceText::default();
                run.push(&shown, raised.source(0..raised.len()), raised.line(0) as u32);
                self.put(&run);
            }
        }
    }

    /// The text of the block so far; empty where one has ended.
    pub(super) fn block(&self) -> &str {
        if self.gap == Gap::Block { "" } else { self.last_block() }
    }

    /// The text of the last block, whether it has ended or not.
    pub(super) fn last_block(&self) -> &str {
        &self.text.as_str()[self.block..]
    }

    /// The texts of all blocks so far, the last first.
    pub(super) fn last_blocks(&self) -> impl Iterator<Item = &str> {
        self.text.as_str().rsplit("\n\n")
    }

    /// Whether text would begin a block.
    pub(super) fn is_at_start(&self) -> bool {
        self.gap == Gap::Block || self.text.is_empty()
    }

    /// The text of all blocks.
    pub(super) fn finish(mut self) -> SourceText {
        self.end_raised("");
        self.text
    }

    fn widen(&mut self, gap: Gap) {
        self.end_raised("");
        self.gap = self.gap.max(gap);
    }

    /// Leaves no blank where something was left out before `text`.
    fn close_up(&mut self, text: &str) {
        if !std::mem::take(&mut self.left_out) || self.gap > Gap::Line {
            return;
        }
        let mut signs = text.chars();
        let (first, next) = (signs.next(), signs.next());
        let is_stop = first.is_some_and(|c| ".,;:!?)]»”…".contains(c));
        // `.5` and `...` are no stops
        if is_stop && !(first == Some('.') && next.is_some_and(|c| c.is_numeric() || c == '.')) {
            self.gap = Gap::None;
        }
    }

    /// Separates what follows, which begins at `next` on `next_line` of the source.
    fn fill_gap(&mut self, next: usize, next_line: u32) {
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
        // one blank is itself, so that most text goes on as its source does
        let is_itself = gap == Gap::Blank && next == at + 1 && next_line == line;
        self.text.push(between, at..at + usize::from(is_itself), line);
        if gap == Gap::Block {
            self.block = self.text.len();
        }
    }
}
