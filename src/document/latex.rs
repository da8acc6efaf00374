//! The reader of LaTeX: the running text of an article, commands and comments taken out.

use super::layout::Layout;
use super::reader_table::ReaderTable;
use crate::format::{self, Fetch, Format, Reads};
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

pub(crate) static FORMAT: Format = Format {
    names: &["latex"],
    title: "LaTeX",
    help: "LaTeX, without commands and comments",
    extensions: &[".tex"],
    recognises: |start| !start.is_named && start.text.contains("\\documentclass"),
    read: Some(Reads::Text(|bytes, fetch| Ok(text(&included(decode(bytes)?, fetch, 0))))),
    ..format::UNNAMED
};

/// What is known of commands.
static KNOWN: LazyLock<ReaderTable> =
    LazyLock::new(|| ReaderTable::parse(include_str!("latex.tsv")));

/// The text with the files that it includes in their places, as far as they are fetched. They lead back to where they are
/// named.
fn included(source: SourceText, fetch: Fetch<'_>, depth: usize) -> SourceText {
    /// No article is in so many files within files.
    const DEEPEST: usize = 8;
    static INCLUDE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?m)^([^%\n]*?)\\(?:input|include)\s*\{\s*([^{}]+?)\s*\}";
        Regex::new(pattern).expect("a fixed pattern")
    });
    let Some(fetch_file) = fetch.filter(|_| depth < DEEPEST) else { return source };
    let mut whole = SourceText::default();
    let mut end = 0;
    for found in INCLUDE.captures_iter(source.as_str()) {
        let (all, before) =
            (found.get(0).expect("it was found"), found.get(1).map_or("", |m| m.as_str()));
        let bytes = fetch_file(&found[2]).or_else(|| fetch_file(&format!("{}.tex", &found[2])));
        let Some(Ok(file)) = bytes.map(|bytes| decode(&bytes)) else { continue };
        let command = all.start() + before.len()..all.end();
        whole.append(&source.slice(end..command.start));
        let (place, line) = (source.source(command.clone()), source.line(command.start) as u32);
        whole.push(included(file, fetch, depth + 1).as_str(), place, line);
        end = command.end;
    }
    whole.append(&source.slice(end..source.len()));
    whole
}

/// The body of an article: paragraphs, headings, title, keywords. Maths in a line is kept, on lines of its own it is left
/// out, as are notes, citations, figures and tables.
pub(super) fn text(source: &SourceText) -> SourceText {
    let text = source.as_str();
    let mut reader =
        Reader { source, text, at: 0, depth: 0, block: None, layout: Layout::default() };
    if let Some(body) = text.find("\\begin{document}") {
        // of the preamble only the title is text
        if let Some(title) = text[..body].find("\\title").filter(|at| !in_comment(text, *at)) {
            reader.at = title;
            reader.step();
            while reader.block.is_some() && reader.at < body {
                reader.step();
            }
            reader.layout.end_block();
        }
        reader.at = body;
        (reader.block, reader.depth) = (None, 0);
    }
    while reader.at < text.len() {
        reader.step();
    }
    reader.layout.finish()
}

struct Reader<'t> {
    source: &'t SourceText,
    text: &'t str,
    at: usize,
    /// How many braces are open, and how many were when a command began a block, if one is open.
    depth: usize,
    block: Option<usize>,
    layout: Layout,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Reads the next piece: a command, a sign, or text up to one.
    fn step(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        let start = self.at;
        self.at += c.len_utf8();
        match c {
            '%' => self.at = after_comment(self.text, start),
            '\\' => self.command(start),
            '{' => self.depth += 1,
            '}' => {
                self.depth = self.depth.saturating_sub(1);
                if self.block.is_some_and(|depth| self.depth <= depth) {
                    self.block = None;
                    self.layout.end_block();
                }
            }
            '$' => self.maths(start),
            '~' => self.put(" ", start),
            '\n' => {
                let lines = rest[1..].trim_start_matches([' ', '\t', '\r']);
                if lines.starts_with('\n') {
                    self.layout.end_block();
                } else {
                    self.put(" ", start);
                }
            }
            '-' | '`' | '\'' | '?' | '!' => self.ligature(start, c),
            _ => {
                let plain = |c: char| !"%\\{}$~\n-`'?!".contains(c);
                let length = rest.find(|c| !plain(c)).unwrap_or(rest.len());
                self.at = start + length;
                self.layout.run(&self.source.slice(start..self.at));
            }
        }
    }

    /// Puts text in the place of all that was read since `start`.
    fn put(&mut self, text: &str, start: usize) {
        let place = self.source.source(start..self.at);
        let mut run = SourceText::default();
        run.push(text, place, self.source.line(start) as u32);
        self.layout.run(&run);
    }

    fn ligature(&mut self, start: usize, c: char) {
        // the longest counts
        let found = (1..=3).rev().find_map(|length| {
            let written = self.text[start..].get(..length)?;
            Some((length, KNOWN.get("ligature", written)?))
        });
        match found {
            Some((length, sign)) => {
                self.at = start + length;
                self.put(sign, start);
            }
            None => self.put(c.encode_utf8(&mut [0; 4]), start),
        }
    }

    /// A command, its backslash read.
    fn command(&mut self, start: usize) {
        let rest = self.rest();
        let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let name = &rest[..letters.max(first)];
        self.at += name.len();
        if let Some(mark) = KNOWN.get("accent", name) {
            return self.accent(start, mark);
        }
        if letters > 0 {
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
            self.at += usize::from(self.rest().starts_with('*'));
        }
        match name {
            "(" => return self.inline(start, "\\)"),
            "[" => return self.pass_to("\\]"),
            "par" => return self.layout.end_block(),
            "verb" => return self.verbatim(start),
            "begin" => return self.environment(),
            _ => {}
        }
        if let Some(symbol) = KNOWN.get("symbol", name) {
            // the blanks behind a command only end its name
            return self.put(symbol, start);
        }
        self.pass_options();
        if let Some(label) = KNOWN.get("block", name) {
            self.layout.end_block();
            if self.rest().starts_with('{') {
                self.block = Some(self.depth);
            }
            return self.put(label, start);
        }
        if name == "end" {
            self.layout.end_block();
        }
        let passed = KNOWN.get("passed", name).map_or(0, |count| count.parse().expect("a number"));
        for _ in 0..passed {
            self.pass_argument();
        }
    }

    /// A letter with an accent: `\'a`, `\'{a}`, `\'{\i}`, `\c c`.
    fn accent(&mut self, start: usize, mark: &str) {
        let rest = self.rest().trim_start();
        let inner = rest.trim_start_matches(['{', '\\']);
        let Some(letter) = inner.chars().next().filter(|c| c.is_alphabetic()) else { return };
        let opened = rest[..rest.len() - inner.len()].matches('{').count();
        self.at = self.text.len() - inner.len() + letter.len_utf8();
        for _ in 0..opened {
            self.at += usize::from(self.rest().starts_with('}'));
        }
        // \i and \j are the letters without their dots
        let text: String = [letter].into_iter().chain(mark.chars()).nfc().collect();
        self.put(&text, start);
    }

    /// The beginning of an environment, `\begin` read.
    fn environment(&mut self) {
        self.layout.end_block();
        let Some(name) = self.argument() else { return };
        let name = name.trim_end_matches('*');
        if KNOWN.has("environment", name) {
            let end = format!("\\end{{{name}");
            self.pass_to(&end);
            self.pass_to("}");
            return;
        }
        self.pass_options();
        if name.starts_with("otherlanguage") || name == "minipage" || name == "multicols" {
            self.pass_argument();
        }
    }

    /// Maths in a line, its first `$` read.
    fn maths(&mut self, start: usize) {
        if self.rest().starts_with('$') {
            self.at += 1;
            return self.pass_to("$$");
        }
        self.inline(start, "$");
    }

    /// Maths in a line up to its end: one piece of text.
    fn inline(&mut self, start: usize, end: &str) {
        // what does not end in its paragraph is a lone sign
        let paragraph = self.rest().find("\n\n").unwrap_or(self.rest().len());
        let Some(length) = self.rest()[..paragraph].find(end) else {
            return self.put("$", start);
        };
        let maths = in_signs(&self.rest()[..length]);
        self.at += length + end.len();
        self.put(&maths, start);
    }

    fn verbatim(&mut self, start: usize) {
        let mut rest = self.rest().chars();
        let Some(sign) = rest.next() else { return };
        let rest = rest.as_str();
        let length = rest.find([sign, '\n']).unwrap_or(rest.len());
        self.at = self.text.len() - rest.len() + length;
        self.at += usize::from(self.rest().starts_with(sign)) * sign.len_utf8();
        self.put(&rest[..length], start);
    }

    fn pass_to(&mut self, end: &str) {
        let length = self.rest().find(end).map_or(self.rest().len(), |at| at + end.len());
        self.at += length;
    }

    fn pass_options(&mut self) {
        while self.rest().starts_with('[') {
            let Some(length) = self.rest().find([']', '\n']) else { return };
            if self.rest()[length..].starts_with('\n') {
                return;
            }
            self.at += length + 1;
        }
    }

    fn pass_argument(&mut self) {
        self.pass_options();
        self.argument();
    }

    /// Reads an argument in braces.
    fn argument(&mut self) -> Option<&'t str> {
        let Range { start, end } = argument(self.text, self.at)?;
        self.at = end + 1;
        Some(&self.text[start..end])
    }
}

/// Where the argument in braces at a place has its content.
fn argument(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let open = at + (rest.len() - rest.trim_start().len());
    if !text[open..].starts_with('{') {
        return None;
    }
    let (mut depth, mut escaped) = (0usize, false);
    for (offset, c) in text[open..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + 1..open + offset);
                }
            }
            _ => {}
        }
    }
    None
}

/// Behind a comment: it takes the end of its line with it, unless an empty line follows.
fn after_comment(text: &str, at: usize) -> usize {
    let Some(end) = text[at..].find('\n').map(|end| at + end + 1) else { return text.len() };
    let indent = text[end..].len() - text[end..].trim_start_matches([' ', '\t']).len();
    // an empty line after it still ends the paragraph
    if text[end + indent..].starts_with(['\n', '\r']) { end - 1 } else { end + indent }
}

fn in_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at].replace("\\%", "").contains('%')
}

/// Maths as a person reads it: commands as their signs, braces left out.
fn in_signs(maths: &str) -> String {
    let mut signs = String::new();
    let mut rest = maths;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let name = &rest[..letters.max(first)];
                rest = &rest[name.len()..];
                signs.push_str(KNOWN.get("symbol", name).unwrap_or_default());
            }
            '{' | '}' | '$' => {}
            '~' => signs.push(' '),
            _ => signs.push(c),
        }
    }
    signs.trim().to_owned()
}
