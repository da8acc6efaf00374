//! Reads LaTeX piece by piece: a command, a sign, or text up to one.

use super::KNOWN;
use super::definitions::{Definitions, definition, is_definition};
use super::front_matter::{Part, is_keyword_list, is_prose};
use super::lengths::length;
use super::maths::in_signs;
use super::scan::{Scan, after_options, command, command_name};
use crate::document::labels::abstract_label;
use crate::document::layout::Layout;
use crate::document::part_names::{self, Holds};
use crate::document::{keyword_language, keywords_label};
use crate::language::{
    changes_language, detect, heading_class, of_column_name, pack, prose_languages,
};
use crate::text::source_text::SourceText;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

pub(super) struct Reader<'t> {
    source: &'t SourceText,
    scan: &'t Scan<'t>,
    definitions: &'t Definitions<'t>,
    text: &'t str,
    at: usize,
    /// Where the part that is read ends.
    end: usize,
    /// How many braces are open, and how many were when a command began a block, if one is open.
    depth: usize,
    block: Option<usize>,
    /// How many macros are being expanded within each other.
    expanding: usize,
    layout: Layout,
}

impl<'t> Reader<'t> {
    pub(super) fn new(
        source: &'t SourceText,
        scan: &'t Scan<'t>,
        definitions: &'t Definitions<'t>,
    ) -> Self {
        let (text, layout) = (source.as_str(), Layout::default());
        let (at, end, depth, block, expanding) = (0, 0, 0, None, 0);
        Reader { source, scan, definitions, text, at, end, depth, block, expanding, layout }
    }

    /// Reads a part of the text, a block or more.
    pub(super) fn read(&mut self, range: Range<usize>) {
        self.layout.end_block();
        (self.depth, self.block) = (0, None);
        self.within(range);
        self.layout.end_block();
    }

    /// Reads what the preamble says of the document.
    pub(super) fn part(&mut self, Part { holds, name, content }: Part<'_>) {
        self.layout.end_block();
        match holds {
            Some(Holds::Abstract) => self.abstract_heading(content.clone()),
            Some(Holds::Keywords) => {
                self.keywords_label(name, &self.text[content.clone()], content.start);
            }
            Some(Holds::Title | Holds::Subtitle) | None => {}
        }
        self.within(content);
        self.layout.end_block();
    }

    pub(super) fn finish(self) -> SourceText {
        self.layout.finish()
    }

    fn within(&mut self, range: Range<usize>) {
        let outside = (self.at, self.end);
        (self.at, self.end) = (range.start, range.end);
        while self.at < self.end {
            self.step();
        }
        (self.at, self.end) = outside;
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    /// Reads the next piece: a command, a sign, or text up to one.
    fn step(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        let start = self.at;
        self.at += c.len_utf8();
        match c {
            '%' => self.at = start + after_comment(rest),
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
                    self.end_line(start);
                }
            }
            '-' | '`' | '\'' | '?' | '!' | '"' | '<' | '>' => self.ligature(start, c),
            _ => {
                let plain = |c: char| !"%\\{}$~\n-`'?!\"<>".contains(c);
                let length = rest.find(|c| !plain(c)).unwrap_or(rest.len());
                self.at = start + length;
                self.layout.run(&self.source.slice(start..self.at));
            }
        }
    }

    /// The end of a line: a heading that is alone on it is no part of the paragraph behind it.
    fn end_line(&mut self, start: usize) {
        match heading_class(self.layout.block()) {
            None | Some("keywords") => self.put(" ", start),
            Some(_) => self.layout.end_block(),
        }
    }

    /// Puts text in the place of all that was read since `start`.
    fn put(&mut self, text: &str, start: usize) {
        let place = self.source.source(start..self.at.max(start));
        let mut run = SourceText::default();
        run.push(text, place, self.source.line(start) as u32);
        self.layout.run(&run);
    }

    /// What follows up to the next end of a line that the text asks for, as far as it needs to be known.
    fn next_line(&self) -> String {
        const ENOUGH: usize = 300;
        let rest = self.rest().trim_start();
        let mut rest = &rest[..rest.floor_char_boundary(ENOUGH)];
        let mut line = String::new();
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\\' if rest.starts_with('\\') => break,
                '\\' => {
                    let name = command_name(rest);
                    rest = rest[name.len()..].trim_start_matches([' ', '*']);
                    rest = &rest[after_options(rest)..];
                    let passed = KNOWN.get("passed", name).or_else(|| KNOWN.get("reference", name));
                    if passed.is_some() && rest.starts_with('{') {
                        rest = rest.split_once('}').map_or("", |(_, rest)| rest);
                    }
                }
                '\n' if rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') => break,
                '\n' => line.push(' '),
                '{' | '}' => {}
                _ => line.push(c),
            }
        }
        line.trim().to_owned()
    }

    fn ligature(&mut self, start: usize, c: char) {
        // the longest counts
        let found = (1..=3).rev().find_map(|length| {
            let written = self.text[start..self.end].get(..length)?;
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
        let name = command_name(self.rest());
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        self.at += name.len();
        if let Some(mark) = KNOWN.get("accent", name) {
            return self.accent(start, mark);
        }
        if is_word {
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
            self.at += usize::from(self.rest().starts_with('*'));
        }
        match name {
            "(" => return self.inline(start, "\\)"),
            "[" => return self.pass_to("\\]"),
            "\\" | "newline" => {
                self.at += usize::from(self.rest().starts_with('*'));
                self.pass_options();
                let next = &self.next_line();
                // a title above its translation, an abstract above its keywords
                let begins = abstract_label(next).is_some()
                    || keywords_label(next).is_some()
                    || heading_class(next) == Some("abstract");
                if begins || changes_language(self.layout.block(), next) {
                    return self.layout.end_block();
                }
                return self.end_line(start);
            }
            "par" => return self.layout.end_block(),
            "verb" => return self.verbatim(start),
            "begin" => return self.environment(),
            "end" => {
                self.argument();
                return self.layout.end_block();
            }
            "iffalse" => return self.pass_to("\\fi"),
            "xspace" => {
                self.layout.leave_out();
                return self.put(" ", start);
            }
            "sep" => {
                self.layout.leave_out();
                return self.put("; ", start);
            }
            name if is_definition(name) => {
                let found = definition(self.scan, self.at..self.end);
                self.at = found.map_or(self.at, |found| found.body.end + 1);
                return;
            }
            "let" => return self.assignment(),
            "enquote" => {
                if let Some(quoted) = self.scan.argument(self.at..self.end) {
                    self.put("“", start);
                    self.within(quoted.clone());
                    self.at = quoted.end + 1;
                    self.put("”", quoted.end);
                }
                return;
            }
            "textsuperscript" => {
                if let Some(content) = self.scan.argument(self.at..self.end)
                    && !self.text[content.clone()].contains('\\')
                {
                    self.at = content.end + 1;
                    self.raised(in_signs(&self.text[content]), start);
                }
                return;
            }
            "SI" | "qty" => {
                self.pass_options();
                if let Some(number) = self.scan.argument(self.at..self.end) {
                    self.at = number.end + 1;
                    self.within(number);
                    self.put(" ", start);
                }
                return;
            }
            _ => {}
        }
        let definition = self.definitions.get(name, start);
        if let Some(symbol) = KNOWN.get("symbol", name).filter(|_| definition.is_none()) {
            // the blanks behind a command only end its name
            return self.put(symbol, start);
        }
        if KNOWN.has("block", name) {
            self.pass_options();
            return self.begin_block();
        }
        if let Some(count) = KNOWN.get("reference", name) {
            self.pass_arguments(count);
            return self.layout.leave_out();
        }
        if let Some(count) = KNOWN.get("passed", name) {
            return self.pass_arguments(count);
        }
        if KNOWN.has("length", name) {
            self.at += length(self.rest());
            return;
        }
        if KNOWN.has("codes", name) {
            return match self.rest().starts_with('{') {
                true => self.pass_arguments("1"),
                false => self.at += self.rest().find(['\\', '\n', '}']).unwrap_or(0),
            };
        }
        if let Some(body) = definition {
            return self.expand(body);
        }
        if is_word {
            self.unknown(name, start);
        }
    }

    /// A command of which nothing is known but its name: whether its argument is a part of the document by itself.
    fn unknown(&mut self, name: &'t str, start: usize) {
        let at = self.at;
        self.pass_options();
        let Some(mut content) = self.scan.argument(self.at..self.end) else {
            // what is in brackets may be text
            self.at = if self.rest().starts_with('{') { self.at } else { at };
            return;
        };
        // the language comes before the text
        if self.scan.holds(name).is_some()
            && of_column_name(&self.text[content.clone()]).is_some()
            && let Some(text) = self.scan.argument(content.end + 1..self.end)
        {
            self.at =
                content.end + 1 + self.text[content.end + 1..text.start].find('{').unwrap_or(0);
            content = text;
        }
        let behind = &self.text[content.end + 1..self.end];
        let ends_line = behind.trim_start_matches([' ', '\t', '}']).starts_with(['\n', '%', '\r']);
        let is_alone = self.layout.is_at_start() && (ends_line || behind.trim().is_empty());
        let argument = &self.text[content.clone()];
        match self.scan.holds(name) {
            Some(Holds::Keywords) if !argument.trim().is_empty() => {
                let list = self.layout.block();
                match keywords_label(list) {
                    // a macro for each keyword
                    Some(label) if label < list.len() => {
                        self.layout.leave_out();
                        self.put("; ", start);
                    }
                    Some(_) => {}
                    None => {
                        self.begin_block();
                        self.keywords_label(name, argument, start);
                    }
                }
            }
            Some(Holds::Abstract) if is_prose(argument, SHORT) => {
                self.layout.end_block();
                self.abstract_heading(content);
                self.begin_block();
            }
            Some(Holds::Title | Holds::Subtitle) if self.layout.is_at_start() => self.begin_block(),
            None if is_alone && is_prose(argument, SHORT) => self.begin_block(),
            None if is_alone && is_keyword_list(name, argument) && self.is_behind_prose() => {
                let language = detect(self.layout.last_block(), &prose_languages());
                let label = part_names::label(language.as_ref().and_then(pack));
                self.begin_block();
                self.put(&label, start);
            }
            _ => {}
        }
    }

    fn begin_block(&mut self) {
        self.layout.end_block();
        if self.rest().trim_start().starts_with('{') {
            self.block = Some(self.depth);
        }
    }

    /// Whether the last block is running text, as an abstract is in front of its keywords.
    fn is_behind_prose(&self) -> bool {
        is_prose(self.layout.last_block(), SHORT)
    }

    fn keywords_label(&mut self, name: &str, list: &str, start: usize) {
        const MOST: usize = 20;
        let before = self.layout.last_blocks().take(MOST).filter(|text| is_prose(text, SHORT));
        let last = Some(self.layout.last_block()).filter(|_| self.is_behind_prose());
        let of_last =
            || last.and_then(|text| detect(text, &prose_languages())).as_ref().and_then(pack);
        let around = keyword_language::of_list(list, before).or_else(of_last);
        self.put(&part_names::keywords_label(name, around), start);
    }

    /// The heading that a class puts over an abstract, in the language of its text, where the text has none.
    fn abstract_heading(&mut self, content: Range<usize>) {
        let start = content.start;
        if heading_class(self.layout.last_block()) == Some("abstract") {
            return;
        }
        let language = detect(&self.text[content], &prose_languages());
        let heading = part_names::abstract_heading(language.as_ref().and_then(pack));
        let at = std::mem::replace(&mut self.at, start);
        self.put(&heading, start);
        self.at = at;
        self.layout.end_block();
    }

    /// What a macro of the document stands for.
    fn expand(&mut self, body: Range<usize>) {
        /// No text has so many macros within each other.
        const DEEPEST: usize = 8;
        if self.expanding < DEEPEST && self.scan.spend(body.len()) {
            self.expanding += 1;
            self.within(body);
            self.expanding -= 1;
        }
    }

    /// `\let\a=\b`, the command read.
    fn assignment(&mut self) {
        for _ in 0..2 {
            let rest = self.rest().trim_start_matches([' ', '=']);
            let Some(name) = rest.strip_prefix('\\').map(command_name) else { return };
            self.at = self.end - rest.len() + 1 + name.len();
        }
    }

    /// A letter with an accent: `\'a`, `\'{a}`, `\'{\i}`, `\c c`.
    fn accent(&mut self, start: usize, mark: &str) {
        let rest = self.rest().trim_start();
        let inner = rest.trim_start_matches(['{', '\\']);
        let Some(letter) = inner.chars().next().filter(|c| c.is_alphabetic()) else { return };
        let opened = rest[..rest.len() - inner.len()].matches('{').count();
        self.at = self.end - inner.len() + letter.len_utf8();
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
        let start = self.at;
        let name = name.trim_end_matches('*');
        if KNOWN.has("environment", name) {
            let end = format!("\\end{{{name}");
            self.pass_to(&end);
            self.pass_to("}");
            return;
        }
        self.pass_options();
        if let Some(heading) = KNOWN.get("heading", name) {
            self.put(heading, start);
            self.layout.end_block();
        }
        self.pass_arguments(KNOWN.get("arguments", name).unwrap_or("0"));
        let holds = self.scan.holds(name);
        if holds.is_some() {
            self.own_arguments();
        }
        match holds {
            Some(Holds::Keywords) => {
                let end = self.scan.find(self.at..self.end, &format!("\\end{{{name}"));
                let list = &self.text[self.at..end.unwrap_or(self.at)];
                self.keywords_label(name, list, start);
            }
            Some(Holds::Abstract) => {
                let end = self.scan.find(self.at..self.end, &format!("\\end{{{name}"));
                let content = self.at..end.unwrap_or(self.at);
                if is_prose(&self.text[content.clone()], SHORT) {
                    self.abstract_heading(content);
                }
            }
            _ => {}
        }
    }

    /// The arguments of an abstract that its class defines: its language, its own heading or a year is passed over, any
    /// other is text by itself.
    fn own_arguments(&mut self) {
        while self.rest().starts_with('{') {
            let Some(content) = self.scan.argument(self.at..self.end) else { return };
            let argument = &self.text[content.clone()];
            let rest = self.text[content.end + 1..self.end].trim_start_matches([' ', '\t']);
            let is_alone = rest.starts_with(['{', '[', '\n', '\r', '%']);
            let class = heading_class(argument);
            let is_own = class.is_none_or(|class| ["abstract", "keywords"].contains(&class));
            // `{\bf Aims.} We asked` and `{Aims}` are groups
            if !is_alone || !is_own || argument.contains('\\') || is_prose(argument, SHORT) {
                return;
            }
            let is_text = class.is_none() && argument.contains(char::is_alphabetic);
            if is_text && of_column_name(argument).is_none() {
                self.within(content.clone());
                self.layout.end_block();
            }
            self.at = content.end + 1;
            self.pass_options();
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
        let found = self.scan.find(self.at..self.end, end).map(|at| at - self.at);
        let Some(length) = found.filter(|length| !self.rest()[..*length].contains("\n\n")) else {
            return self.put("$", start);
        };
        let maths = in_signs(&self.rest()[..length]);
        self.at += length + end.len();
        match maths.strip_prefix('^') {
            Some(above) => self.raised(above.to_owned(), start),
            None => self.put(&maths, start),
        }
    }

    /// Puts text that stands above the line in the place of all that was read since `start`.
    fn raised(&mut self, text: String, start: usize) {
        let place = self.source.source(start..self.at.max(start));
        let mut raised = SourceText::default();
        raised.push(&text, place, self.source.line(start) as u32);
        self.layout.raised(&raised);
    }

    fn verbatim(&mut self, start: usize) {
        let mut rest = self.rest().chars();
        let Some(sign) = rest.next() else { return };
        let rest = rest.as_str();
        let length = rest.find([sign, '\n']).unwrap_or(rest.len());
        self.at = self.end - rest.len() + length;
        self.at += usize::from(self.rest().starts_with(sign)) * sign.len_utf8();
        self.put(&rest[..length], start);
    }

    fn pass_to(&mut self, end: &str) {
        let found = self.scan.find(self.at..self.end, end);
        self.at = found.map_or(self.end, |at| at + end.len());
    }

    fn pass_options(&mut self) {
        self.at += after_options(self.rest());
    }

    fn pass_arguments(&mut self, count: &str) {
        for _ in 0..count.parse().expect("a number") {
            self.pass_options();
            if self.argument().is_none() {
                self.at += command(self.rest()); // \setlength\parindent{0pt}
            }
        }
        self.pass_options();
    }

    /// Reads an argument in braces.
    fn argument(&mut self) -> Option<&'t str> {
        let content = self.scan.argument(self.at..self.end)?;
        self.at = content.end + 1;
        Some(&self.text[content])
    }
}

/// How many words make running text.
const SHORT: usize = 8;

/// Behind a comment at the beginning of `rest`: it takes the end of its line with it, unless an empty line follows.
fn after_comment(rest: &str) -> usize {
    let Some(end) = rest.find('\n').map(|end| end + 1) else { return rest.len() };
    let indent = rest[end..].len() - rest[end..].trim_start_matches([' ', '\t']).len();
    // an empty line after it still ends the paragraph
    if rest[end + indent..].starts_with(['\n', '\r']) { end - 1 } else { end + indent }
}
