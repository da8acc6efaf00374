//! Text that knows where in its source each of its bytes came from.
//!
//! Decoding, joining broken words and laying lines together change bytes; every finding must still
//! lead back to the file as it is on disk.

mod edits;

use super::code::{Code, Role};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of text that came from one place of one line of the source.
///
/// Where the stretch is as long in the text as in the source, bytes correspond one to one;
/// elsewhere (a character of another encoding) the whole stretch stands for the whole place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(usize, usize, usize, u32)", into = "(usize, usize, usize, u32)")]
struct Run {
    /// Where the stretch begins in the text.
    at: usize,
    /// Bytes of the source it stands for.
    start: usize,
    end: usize,
    /// Line of the source, from 1.
    line: u32,
}

impl From<(usize, usize, usize, u32)> for Run {
    fn from((at, start, end, line): (usize, usize, usize, u32)) -> Self {
        Run { at, start, end, line }
    }
}

impl From<Run> for (usize, usize, usize, u32) {
    fn from(run: Run) -> Self {
        (run.at, run.start, run.end, run.line)
    }
}

/// A text that knows for each byte the bytes and the line of the source it came from. It keeps the inline codes in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Untrusted")]
pub struct SourceText {
    text: String,
    #[serde(rename = "trace")]
    runs: Vec<Run>,
    /// In order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<Code>,
}

/// A text as read from a file that anyone may have edited.
#[derive(Deserialize)]
struct Untrusted {
    text: String,
    trace: Vec<Run>,
    #[serde(default)]
    codes: Vec<Code>,
}

impl TryFrom<Untrusted> for SourceText {
    type Error = String;

    fn try_from(Untrusted { text, trace: runs, codes }: Untrusted) -> Result<Self, String> {
        let places = runs.iter().all(|run| {
            text.is_char_boundary(run.at) && run.at < text.len() && run.start <= run.end
        });
        let ordered = runs.windows(2).all(|pair| pair[0].at < pair[1].at);
        let whole = runs.first().map_or(text.is_empty(), |run| run.at == 0);
        if !codes.is_sorted_by_key(|code| code.at)
            || !codes.iter().all(|code| text.is_char_boundary(code.at))
        {
            return Err(format!("the codes of {text:?} do not fit it"));
        }
        if places && ordered && whole {
            Ok(SourceText { text, runs, codes })
        } else {
            Err(format!("the trace of {text:?} does not fit it"))
        }
    }
}

impl SourceText {
    /// A text that is its own source, on line 1 and onwards.
    pub fn from_source(text: &str) -> Self {
        let mut source_text = SourceText::default();
        let mut at = 0;
        for (line, content) in text.split_inclusive('\n').enumerate() {
            source_text.push(content, at..at + content.len(), line as u32 + 1);
            at += content.len();
        }
        source_text
    }

    /// A text that is its own source on one line, with its codes, but without white space at its ends.
    pub fn of_line(mut text: String, codes: Vec<Code>, line: u32) -> Self {
        text.truncate(text.trim_end().len());
        let before = text.len() - text.trim_start().len();
        text.drain(..before);
        if text.is_empty() {
            return SourceText::default();
        }
        let place = |code: Code| {
            let at = code.at.saturating_sub(before).min(text.len());
            Code { at, ..code }
        };
        let codes = codes.into_iter().map(place).collect();
        let runs = vec![Run { at: 0, start: before, end: before + text.len(), line }];
        SourceText { text, runs, codes }
    }

    /// Whether its places are in the text itself, as those of units and rows are; what is read from a file that has
    /// markup is elsewhere in it.
    pub(crate) fn is_own_source(&self) -> bool {
        // blanks before the text are trimmed; the shortest document with markup has more before its first text
        const MOST_BLANKS: usize = 15;
        let is_own = |run: &Run| run.start <= MOST_BLANKS && run.end == run.start + self.text.len();
        matches!(self.runs.as_slice(), [run] if is_own(run))
    }

    /// The text alone.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text alone, as a string.
    pub fn into_string(self) -> String {
        self.text
    }

    /// The length of the text in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends `text`, which is at `source` on `line`.
    pub fn push(&mut self, text: &str, source: Range<usize>, line: u32) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        let linear = source.len() == text.len();
        let continues = self.runs.last().is_some_and(|last| {
            linear
                && last.line == line
                && last.end == source.start
                && last.end - last.start == at - last.at
        });
        match self.runs.last_mut() {
            Some(last) if continues => last.end = source.end,
            _ => self.runs.push(Run { at, start: source.start, end: source.end, line }),
        }
        self.text.push_str(text);
    }

    /// The inline codes, in order.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Opens a code at the end of the text; what ends it has the same name.
    pub fn open_code(&mut self, name: String, kind: &str, data: &str) {
        let (kind, data) = (kind.to_owned(), data.to_owned());
        self.codes.push(Code { at: self.text.len(), role: Role::Open, name, kind, data });
    }

    /// Closes a code at the end of the text, if it was opened in it; with nothing in between it is left out.
    pub fn close_code(&mut self, name: &str, data: &str) {
        let Some(open) = self.codes.iter().rposition(|code| code.name == name) else { return };
        let at = self.text.len();
        if self.codes[open].at == at {
            self.codes.remove(open);
            return;
        }
        let (name, kind, data) = (name.to_owned(), String::new(), data.to_owned());
        self.codes.push(Code { at, role: Role::Close, name, kind, data });
    }

    /// Appends the blank that parts a text that is not empty from `next`.
    pub(crate) fn push_blank_before(&mut self, next: &SourceText) {
        let end = self.source(self.len() - 1..self.len()).end;
        let line = self.line(self.len() - 1) as u32;
        // what is next may be further up in the source, and this at the end of the file
        let after = next.source(0..0).start;
        self.push(" ", end..after.clamp(end, end + 1), line);
    }

    /// Appends another text of the same source.
    pub fn append(&mut self, other: &SourceText) {
        let before = self.text.len();
        let codes = other.codes.iter().cloned();
        self.codes.extend(codes.map(|code| Code { at: before + code.at, ..code }));
        for (index, run) in other.runs.iter().enumerate() {
            let end = other.runs.get(index + 1).map_or(other.text.len(), |next| next.at);
            self.push(&other.text[run.at..end], run.start..run.end, run.line);
        }
    }

    /// The part of the text at `range`.
    pub fn slice(&self, range: Range<usize>) -> SourceText {
        let mut part = SourceText::default();
        let first = self.codes.partition_point(|code| code.at < range.start);
        let codes = self.codes[first..].iter().take_while(|code| code.at <= range.end);
        let within = codes.filter(|code| code.is_within(&range, self.text.len()));
        part.codes.extend(within.cloned().map(|code| Code { at: code.at - range.start, ..code }));
        let first = self.run_index(range.start);
        for index in first..self.runs.len() {
            let run = self.runs[index];
            if run.at >= range.end {
                break;
            }
            let run_end = self.run_end(index);
            let (from, to) = (run.at.max(range.start), run_end.min(range.end));
            if from < to {
                let source = if self.is_linear(index) {
                    run.start + from - run.at..run.start + to - run.at
                } else {
                    run.start..run.end
                };
                part.push(&self.text[from..to], source, run.line);
            }
        }
        part
    }

    /// Cuts the text off at `len`.
    pub fn truncate(&mut self, len: usize) {
        let Some(last) = self.runs.iter().rposition(|run| run.at < len) else {
            *self = SourceText::default();
            return;
        };
        let linear = self.is_linear(last);
        self.codes.retain(|code| code.is_within(&(0..len), self.text.len()));
        self.runs.truncate(last + 1);
        if linear {
            let run = &mut self.runs[last];
            run.end = run.end.min(run.start + len - run.at);
        }
        self.text.truncate(len);
    }

    /// The text without white space at its ends.
    pub fn trimmed(&self) -> SourceText {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        if start >= end { SourceText::default() } else { self.slice(start..end) }
    }

    /// The text with one blank for each run of white space as XML has it (1.0, section 2.3), and none at its ends.
    pub fn collapsed(mut self) -> SourceText {
        const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
        self.codes_to_words(&BLANKS);
        let mut out = SourceText::default();
        let (mut at, mut end) = (0, 0);
        for word in self.text.split(BLANKS) {
            if !word.is_empty() {
                if !out.is_empty() {
                    out.push(" ", self.source(end..at), self.line(end) as u32);
                }
                end = at + word.len();
                out.append(&self.slice(at..end));
            }
            at += word.len() + 1;
        }
        out.trimmed()
    }

    /// Moves codes from between words to the words that they enclose; those that enclose none are left out.
    fn codes_to_words(&mut self, blanks: &[char]) {
        let text = &self.text;
        for code in &mut self.codes {
            code.at = if code.role.is_end() {
                text[..code.at].trim_end_matches(blanks).len()
            } else {
                text.len() - text[code.at..].trim_start_matches(blanks).len()
            };
        }
        let of = |role: Role| {
            let codes = self.codes.iter().filter(move |code| code.role == role);
            codes.map(|code| (code.name.clone(), code.at)).collect::<FxHashMap<_, _>>()
        };
        let (opens, closes) = (of(Role::Open), of(Role::Close));
        self.codes.retain(|code| match (opens.get(&code.name), closes.get(&code.name)) {
            (Some(start), Some(end)) => start < end,
            _ => true,
        });
        self.codes.sort_by_key(|code| code.at);
    }

    /// The same text where its source is a part of a larger one, which begins so many bytes and lines into it.
    pub fn shifted(mut self, bytes: usize, lines: usize) -> SourceText {
        for run in &mut self.runs {
            run.start += bytes;
            run.end += bytes;
            run.line = run.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        }
        self
    }

    /// The bytes of the source that `range` of the text came from: as far as the source goes on, where what follows
    /// is before it, as at the foot of a column.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        if self.runs.is_empty() {
            return 0..0;
        }
        let start = self.place(range.start).0;
        if range.is_empty() {
            return start..start;
        }
        let end = self.place(range.end - 1).1;
        if start <= end {
            return start..end;
        }
        let runs = &self.runs[self.run_index(range.start)..];
        let last = runs
            .windows(2)
            .find(|runs| runs[1].start < runs[0].end)
            .map_or(start, |runs| runs[0].end);
        start..last
    }

    /// The line of the source, from 1, that has the byte at `at`; 0 for an empty text.
    pub fn line(&self, at: usize) -> usize {
        self.runs.get(self.run_index(at)).map_or(0, |run| run.line as usize)
    }

    /// The part of the text that is on a line of the source.
    pub fn on_line(&self, line: usize) -> Option<Range<usize>> {
        let is_there = |run: &Run| run.line as usize == line;
        let first = self.runs.iter().position(is_there)?;
        let last = self.runs.iter().rposition(is_there)?;
        Some(self.runs[first].at..self.run_end(last))
    }

    /// The first and the last line of the source this text came from.
    pub fn lines(&self) -> (usize, usize) {
        (self.line(0), self.line(self.text.len().saturating_sub(1)))
    }

    fn place(&self, at: usize) -> (usize, usize) {
        let index = self.run_index(at);
        let run = self.runs[index];
        if self.is_linear(index) {
            let here = run.start + at - run.at;
            (here.min(run.end), (here + 1).min(run.end))
        } else {
            (run.start, run.end)
        }
    }

    fn run_index(&self, at: usize) -> usize {
        self.runs.partition_point(|run| run.at <= at).saturating_sub(1)
    }

    fn run_end(&self, index: usize) -> usize {
        self.runs.get(index + 1).map_or(self.text.len(), |next| next.at)
    }

    fn is_linear(&self, index: usize) -> bool {
        let run = self.runs[index];
        self.run_end(index) - run.at == run.end - run.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_and_leads_back() {
        let text = SourceText::from_source(" uno\n\t dos\u{a0}3 \n").collapsed();
        assert_eq!(text.as_str(), "uno dos\u{a0}3");
        assert_eq!((text.source(0..3), text.source(3..4), text.source(4..7)), (1..4, 4..7, 7..10));
        assert_eq!((text.line(0), text.line(4)), (1, 2));
        let text = text.shifted(100, 10);
        assert_eq!((text.source(4..7), text.line(4)), (107..110, 12));
    }

    #[test]
    fn a_text_that_goes_on_further_up_leads_back_to_its_beginning() {
        let mut text = SourceText::default();
        for (piece, start, line) in [("foot of ", 40, 3), ("a column, ", 50, 4), ("head", 9, 1)] {
            text.push(piece, start..start + piece.len(), line);
        }
        assert_eq!(text.source(0..22), 40..60);
        assert_eq!(text.source(5..18), 45..60);
        assert_eq!(text.source(18..22), 9..13);
    }

    #[test]
    fn a_slice_leads_back_to_its_source() {
        let text = SourceText::from_source("uno dos\ntres");
        let part = text.slice(4..12);
        assert_eq!(part.as_str(), "dos\ntres");
        assert_eq!(part.source(0..3), 4..7);
        assert_eq!(part.source(4..8), 8..12);
        assert_eq!((part.line(0), part.line(5)), (1, 2));
        for len in 0..=text.len() {
            let mut cut = text.clone();
            cut.truncate(len);
            assert_eq!(cut, text.slice(0..len));
        }
    }

    /// A text with its codes as tags: `<1>` opens, `</1>` closes.
    fn coded(tagged: &str) -> SourceText {
        let mut text = SourceText::default();
        for part in tagged.split_inclusive('>') {
            let (content, tag) = part.split_once('<').unwrap_or((part, ""));
            text.push(content, text.len()..text.len() + content.len(), 1);
            match tag.trim_end_matches('>').strip_prefix('/') {
                Some(name) => text.close_code(name, ""),
                None if !tag.is_empty() => {
                    text.open_code(tag.trim_end_matches('>').into(), "", "");
                }
                None => {}
            }
        }
        text
    }

    fn tagged(text: &SourceText) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for code in text.codes() {
            out += &text.as_str()[at..code.at];
            out += &format!("<{}{}>", if code.role.is_end() { "/" } else { "" }, code.name);
            at = code.at;
        }
        out + &text.as_str()[at..]
    }

    #[test]
    fn codes_go_with_their_words() {
        for (text, range, part) in [
            ("One <1>two</1> three", 4..7, "<1>two</1>"),
            ("One <1>two</1> three", 0..4, "One "),
            ("One <1>two</1> three", 7..13, " three"),
            ("<1>One <2>two</2></1>", 0..3, "<1>One"),
            ("<1>One <2>two</2></1>", 3..7, " <2>two</2></1>"),
        ] {
            assert_eq!(tagged(&coded(text).slice(range)), part, "{text}");
        }
        for (text, collapsed) in [
            (" One<1>  two </1>\tthree<2> </2> ", "One <1>two</1> three"),
            ("One<1></1> <2>two</2>", "One <2>two</2>"),
            ("<1> One <2> two</2> </1>", "<1>One <2>two</2></1>"),
        ] {
            assert_eq!(tagged(&coded(text).collapsed()), collapsed, "{text}");
        }
        let mut text = coded("One <1>two</1>");
        text.append(&coded(" <2>three</2>"));
        assert_eq!(tagged(&text), "One <1>two</1> <2>three</2>");
        text.truncate("One".len());
        assert_eq!(tagged(&text), "One");
    }

    #[test]
    fn a_transcoded_character_stands_for_its_bytes() {
        // "año" in Latin-1: three bytes in the source, four in the text
        let mut text = SourceText::default();
        text.push("a", 0..1, 1);
        text.push("ñ", 1..2, 1);
        text.push("o", 2..3, 1);
        assert_eq!(text.as_str(), "año");
        assert_eq!(text.source(1..3), 1..2);
        assert_eq!(text.source(0..4), 0..3);
        assert_eq!(text.slice(3..4).source(0..1), 2..3);
    }
}
