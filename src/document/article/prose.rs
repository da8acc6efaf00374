//! The text of XML elements, gathered into blocks that lead back to their source.

use crate::document::{Block, BlockKind, raised};
use crate::text::source_text::SourceText;
use std::ops::Range;

/// The kind of the code around what stands above the line.
const RAISED: &str = "sup";

/// Gathers blocks from the parts of a file.
pub(in crate::document) struct Prose<'t> {
    source: &'t SourceText,
    blocks: Vec<Block>,
    /// The block that is being read.
    current: SourceText,
    /// How many were read before it.
    ended: usize,
    /// Where in it the mark of a reference was left out last.
    mark: Option<usize>,
}

/// A place in the block that is being read.
#[derive(Clone, Copy)]
pub(in crate::document) struct Place {
    block: usize,
    at: usize,
}

impl<'t> Prose<'t> {
    pub(crate) fn new(source: &'t SourceText) -> Self {
        Prose { source, blocks: Vec::new(), current: SourceText::default(), ended: 0, mark: None }
    }

    /// Adds the text of a part, which is at `range` of the source.
    pub(crate) fn text(&mut self, content: &str, range: Range<usize>) {
        const CDATA: &str = "<![CDATA[";
        // nothing is left to part the sign from its word
        if self.mark == Some(self.current.len()) && content.starts_with(['.', ',', ';', ':', ')']) {
            let end = self.current.as_str().trim_end().len();
            self.current.truncate(end);
            self.mark = Some(end);
        }
        let raw = &self.source.as_str()[range.clone()];
        let at = if raw.starts_with(CDATA) { CDATA.len() } else { 0 };
        // a reference to a character stands for it as a whole
        let exact = (raw[at..].starts_with(content) && !raw.starts_with('&')).then_some(at);
        self.push(content, exact, range);
    }

    /// Adds the value of an attribute of the tag at `range` of the source.
    pub(crate) fn attribute(&mut self, name: &str, value: &str, range: Range<usize>) {
        let raw = &self.source.as_str()[range.clone()];
        let written = ['"', '\''].map(|quote| format!("{name}={quote}{value}{quote}"));
        let at = written.iter().find_map(|written| raw.find(written));
        self.push(value, at.map(|at| at + name.len() + 2), range);
    }

    /// Adds text that begins at `exact` within `range` of the source, or else stands for all of the range.
    fn push(&mut self, content: &str, exact: Option<usize>, range: Range<usize>) {
        let line = self.source.line(range.start) as u32;
        match exact.map(|at| range.start + at) {
            Some(start) => self.current.append(&self.source.slice(start..start + content.len())),
            None => self.current.push(content, self.source.source(range), line),
        }
    }

    /// The line of the source with the byte at `at`.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.source.line(at)
    }

    /// Opens an inline code by the tag at `range` of the source. Its place is its name: no code of another
    /// language has it.
    pub(crate) fn open_code(&mut self, kind: &str, range: Range<usize>) {
        self.current.open_code(range.start.to_string(), kind, &self.source.as_str()[range]);
    }

    /// Closes the code that was opened at `start` of the source by the tag at `range`. A power that is written in raised
    /// digits needs none.
    pub(crate) fn close_code(&mut self, start: usize, range: Range<usize>) {
        let name = start.to_string();
        let code = self.current.codes().iter().rfind(|code| code.name == name);
        if let Some(code) = code.filter(|code| code.kind == RAISED) {
            self.end_power(code.at);
        }
        self.current.close_code(&start.to_string(), &self.source.as_str()[range]);
    }

    /// Writes what was read from `start` on in raised digits, if it is the power of a number.
    fn end_power(&mut self, start: usize) {
        let (before, power) = self.current.as_str().split_at(start);
        let Some(shown) = raised::power(before, power) else { return };
        let place = self.current.source(start..self.current.len());
        let line = self.current.line(start) as u32;
        self.current.truncate(start);
        self.current.push(&shown, place, line);
    }

    /// Keeps the words before and after apart.
    pub(crate) fn blank(&mut self, at: usize) {
        self.current.push(" ", self.source.source(at..at), self.source.line(at) as u32);
    }

    /// The end of what was read so far.
    pub(crate) fn place(&self) -> Place {
        Place { block: self.ended, at: self.current.len() }
    }

    /// Where a place is in the block that is being read: at its beginning, if the block began after it.
    fn offset(&self, place: Place) -> usize {
        let at = if place.block == self.ended { place.at.min(self.current.len()) } else { 0 };
        // marks that were left out may have taken what stood there with them
        let is_bound = |at: &usize| self.current.as_str().is_char_boundary(*at);
        (0..=at).rev().find(is_bound).unwrap_or(0)
    }

    /// Leaves out the mark of a reference, all that was read from `start` on, where it is a mark and nothing else:
    /// superscript numbers and asterisks are glued to the word before and are no part of it. What has words, or
    /// is in brackets, is text.
    pub(crate) fn leave_out_mark(&mut self, start: Place, is_raised: bool) {
        /// The longest list of marks in brackets, in characters.
        const FAR: usize = 200;
        let start = self.offset(start);
        let text = self.current.as_str();
        let has_words = text[start..].chars().any(|c| c.is_alphabetic());
        let mut before = text[..start].chars().rev().take(FAR);
        let in_brackets = before.find(|c| "[]()".contains(*c)).is_some_and(|c| "[(".contains(c));
        if has_words || in_brackets && !is_raised {
            return;
        }
        // what only stood between two marks goes with them
        let between = self.mark.filter(|mark| {
            *mark <= start && text[*mark..start].chars().all(|c| !c.is_alphanumeric())
        });
        let start = between.unwrap_or(start);
        self.current.truncate(start);
        self.mark = Some(start);
    }

    /// Leaves out what is left of a superscript when its marks are gone, and one that only has the brackets and
    /// commas of marks around it.
    pub(crate) fn end_superscript(&mut self, start: Place) {
        let start = self.offset(start);
        let mut rest = self.current.as_str()[start..].chars();
        let frame = start < self.current.len()
            && rest.clone().all(|c| c.is_whitespace() || "()[],;".contains(c));
        let of_marks = self.mark.is_some_and(|mark| mark >= start);
        if frame || of_marks && !rest.any(char::is_alphanumeric) {
            self.current.truncate(start);
            self.mark = Some(start);
        }
    }

    /// Ends a block. White space at its ends is lost, runs of it become a blank.
    pub(crate) fn end_block(&mut self, kind: BlockKind) {
        let text = self.end_text();
        if !text.is_empty() {
            self.blocks.push(Block { kind, text });
        }
    }

    /// Ends a piece of text that is no block by itself.
    pub(crate) fn end_text(&mut self) -> SourceText {
        self.mark = None;
        self.ended += 1;
        std::mem::take(&mut self.current).collapsed()
    }

    /// All blocks since the last time.
    pub(crate) fn take(&mut self) -> Vec<Block> {
        std::mem::take(&mut self.blocks)
    }
}

/// Keywords as plain text has them: a list with `; ` between, the label in front where there is one.
#[derive(Default)]
pub(in crate::document) struct KeywordList {
    label: SourceText,
    words: Vec<SourceText>,
}

impl KeywordList {
    pub(crate) fn label(&mut self, label: SourceText) {
        self.label = label;
    }

    pub(crate) fn add(&mut self, word: SourceText) {
        let end = word.as_str().trim_end_matches([';', ',', ' ']).len();
        let word = word.slice(0..end);
        if !word.is_empty() {
            self.words.push(word);
        }
    }

    /// The list as one block, or none where it is empty.
    pub(crate) fn blocks(self) -> Vec<Block> {
        let mut text = SourceText::default();
        let label = (!self.label.is_empty()).then_some((self.label, " "));
        let words = self.words.into_iter().map(|word| (word, "; "));
        if words.len() == 0 {
            return Vec::new();
        }
        let mut between = "";
        for (word, sign) in label.into_iter().chain(words) {
            let before = text.source(0..text.len()).end;
            let place = word.source(0..0).start;
            text.push(between, before.min(place)..place, word.lines().0 as u32);
            text.append(&word);
            between = sign;
        }
        vec![Block { kind: BlockKind::Keywords, text }]
    }
}
