//! The beads side by side, to read.

use super::visible::for_terminal;
use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, FoundTerm};
use crate::format::{self, Format, Writes};
use crate::wording::{UiLanguage, terminal};
use comfy_table::{ContentArrangement, Table, presets};
use console::measure_text_width;
use std::ops::Range;

pub(crate) static FORMAT: Format = Format {
    names: &["table"],
    title: "beads side by side",
    help: "Beads side by side, to read",
    write: Some(Writes::Screen),
    ..format::UNNAMED
};

/// What is put around a term.
const MARKS: (char, char) = ('‹', '›');

/// On a narrower terminal one text is below the other: side by side, long words would not fit.
const SIDE_BY_SIDE: usize = 80;

const TERM: &str = "\u{1b}[36m";
const DOUBT: &str = "\u{1b}[33m";
const ALONE: &str = "\u{1b}[35m";
const PLAIN: &str = "\u{1b}[0m";

/// A table of all beads: number, kind (and whether it was moved), confidence (with `?` where it wants review), both texts with their ‹terms›
/// marked. Terms, doubtful beads and what has no counterpart are in colour; a stream that cannot show it takes it out.
pub(crate) fn render(context: &CheckContext<'_>, width: u16, language: UiLanguage) -> String {
    let moved = context.bitext.alignment.moved();
    let row = |(index, bead): (usize, &Bead)| {
        let kind = match moved[index] {
            true => terminal!(language, "table-moved", kind: bead.kind().to_string()),
            false => bead.kind().to_string(),
        };
        Row::of(context, index, bead, kind, language)
    };
    let beads: Vec<Row> = context.beads().map(row).collect();
    let confidence = terminal!(language, "table-confidence");
    let languages = Side::BOTH.map(|side| context.language(side).as_str());
    let longest = |cell: fn(&Row) -> &str, least: usize| {
        beads.iter().map(|row| cell(row).len()).max().unwrap_or(0).max(least)
    };
    let widths = [
        longest(|row| &row.number, 0),
        longest(|row| &row.kind, 0),
        longest(|row| &row.confidence, confidence.len()),
    ];
    let layout = Layout::new(usize::from(width), widths);
    let mut out =
        layout.rule('─', "") + &layout.head(languages, &confidence) + &layout.rule('═', "\n");
    for (index, row) in beads.iter().enumerate() {
        if index > 0 {
            out += &layout.rule('─', "\n");
        }
        layout.add(row, languages, &mut out);
    }
    out + &layout.rule('─', "\n") + "\n"
}

/// What the table has of a bead.
struct Row {
    number: String,
    kind: String,
    confidence: String,
    texts: [String; 2],
    colour: Option<&'static str>,
}

impl Row {
    fn of(
        context: &CheckContext<'_>,
        index: usize,
        bead: &Bead,
        kind: String,
        language: UiLanguage,
    ) -> Self {
        let colour = match bead {
            _ if bead.is_null() => Some(ALONE),
            _ if bead.review => Some(DOUBT),
            _ => None,
        };
        Row {
            number: (index + 1).to_string(),
            kind,
            confidence: language.decimal(bead.confidence) + if bead.review { "?" } else { "" },
            texts: Side::BOTH.map(|side| for_terminal(&marked(context, bead, side)).into_owned()),
            colour,
        }
    }
}

/// How wide the columns are.
struct Layout {
    /// Number, kind and confidence.
    narrow: [usize; 3],
    /// Each text.
    text: usize,
    is_stacked: bool,
}

impl Layout {
    /// Blanks between two columns.
    const GAP: usize = 3;

    fn new(width: usize, narrow: [usize; 3]) -> Self {
        let is_stacked = width < SIDE_BY_SIDE;
        // the columns, with one blank before the first
        let left = 1 + narrow.iter().sum::<usize>() + 3 * Self::GAP;
        let text = match is_stacked {
            true => width.saturating_sub(1 + narrow[0] + Self::GAP),
            false => width.saturating_sub(left + Self::GAP + 1) / 2,
        };
        Layout { narrow, text, is_stacked }
    }

    fn rule(&self, sign: char, before: &str) -> String {
        let [number, kind, confidence] = self.narrow;
        let width = match self.is_stacked {
            true => 1 + number + Self::GAP + self.text,
            false => number + kind + confidence + 2 * self.text + 4 * Self::GAP + 2,
        };
        before.to_owned() + &sign.to_string().repeat(width)
    }

    fn head(&self, [source, target]: [&str; 2], title: &str) -> String {
        let [number, kind, confidence] = self.narrow;
        let blanks = " ".repeat(number);
        match self.is_stacked {
            true => format!("\n {blanks}   {:kind$}   {title}   {source}, {target}", ""),
            false => {
                let text = self.text;
                format!(
                    "\n {blanks}   {:kind$}   {title:confidence$}   {source:text$}   {target}",
                    ""
                )
            }
        }
    }

    /// Adds the lines of a bead, each after a line feed.
    fn add(&self, row: &Row, languages: [&str; 2], out: &mut String) {
        let [number, kind, confidence] = self.narrow;
        let first = format!(" {:>number$}", row.number);
        let plain = if row.colour.is_some() { PLAIN } else { "" };
        let colour = row.colour.unwrap_or_default();
        let figures = format!("{colour}{:kind$}   {:confidence$}{plain}", row.kind, row.confidence);
        let lines = |text: &str| coloured(wrapped(text, self.text), row.colour);
        if self.is_stacked {
            *out += &format!("\n{first}   {figures}");
            for (text, language) in row.texts.iter().zip(languages) {
                let language = language.split('-').next().unwrap_or_default();
                let mut gutter = format!(" {language:number$}");
                for line in lines(if text.is_empty() { "–" } else { text }) {
                    *out += &format!("\n{gutter:indent$}{line}", indent = first.len() + Self::GAP);
                    gutter.clear();
                }
            }
            return;
        }
        let [source, target] = row.texts.each_ref().map(|text| lines(text));
        let blanks = " ".repeat(first.len() + kind + confidence + 2 * Self::GAP);
        for at in 0..source.len().max(target.len()).max(1) {
            let [source, target] =
                [&source, &target].map(|lines| lines.get(at).map_or("", String::as_str));
            let start = if at == 0 { format!("{first}   {figures}") } else { blanks.clone() };
            let fill = self.text.saturating_sub(measure_text_width(source));
            let line = format!("\n{start}   {source}{:fill$}   {target}", "");
            *out += line.trim_end();
        }
    }
}

/// A text in lines of this width, broken between words. A longer word is broken after a hyphen or slash, or else where
/// the line ends.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let mut word = word;
        loop {
            let wide = if word.is_ascii() { word.len() } else { measure_text_width(word) };
            if wide < room {
                let line = lines.last_mut().expect("a line with room");
                line.push(' ');
                line.push_str(word);
                room -= wide + 1;
                break;
            }
            if wide <= width {
                lines.push(word.to_owned());
                room = width - wide;
                break;
            }
            let (part, rest) = word.split_at(fitting(word, width));
            lines.push(part.to_owned());
            room = 0;
            word = rest;
        }
    }
    lines
}

/// How many bytes of a word that is too long go into a line.
fn fitting(word: &str, width: usize) -> usize {
    let (mut end, mut wide, mut after_hyphen) = (0, 0, None);
    for (at, c) in word.char_indices() {
        wide += measure_text_width(c.encode_utf8(&mut [0; 4]));
        if wide > width && end > 0 {
            break;
        }
        end = at + c.len_utf8();
        if matches!(c, '-' | '/' | '\u{2010}') {
            after_hyphen = Some(end);
        }
    }
    after_hyphen.unwrap_or(end)
}

/// Lines of a text with its terms in colour, or all of it.
fn coloured(lines: Vec<String>, colour: Option<&str>) -> Vec<String> {
    let mut is_open = false;
    let line = |line: String| {
        if let Some(colour) = colour {
            return format!("{colour}{line}{PLAIN}");
        }
        if !is_open && !line.contains(MARKS.0) {
            return line;
        }
        let mut out = String::from(if is_open { TERM } else { "" });
        for c in line.chars() {
            if c == MARKS.0 {
                out += TERM;
                is_open = true;
            }
            out.push(c);
            if c == MARKS.1 && is_open {
                out += PLAIN;
                is_open = false;
            }
        }
        out + if is_open { PLAIN } else { "" }
    };
    lines.into_iter().map(line).collect()
}

/// A table without lines between its columns.
pub(super) fn new_table(width: u16) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table
}

/// The text of one side, with marks around the terms whose concept the other side has too, and around those that
/// should not be used.
fn marked(context: &CheckContext<'_>, bead: &Bead, side: Side) -> String {
    let is_marked = |found: &FoundTerm<'_>| {
        !found.term.is_accepted()
            || context.first_term_of(found.matched.concept, bead, side.other()).is_some()
    };
    let matches: Vec<FoundTerm<'_>> = context.terms_in(bead, side).filter(is_marked).collect();
    let texts = (bead.range(side).start..).zip(context.bitext.segments(bead, side)).map(
        |(segment, content)| {
            let (plain, mut text, mut at) = (content.as_str(), String::new(), 0);
            // longer ones come before those inside them
            for found in matches.iter().filter(|found| found.segment == segment) {
                let Range { start, end } = found.matched.range;
                if at <= start {
                    text += &plain[at..start];
                    text.push(MARKS.0);
                    text += found.text;
                    text.push(MARKS.1);
                    at = end;
                }
            }
            text + &plain[at..]
        },
    );
    texts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: a text, the width of a line, and the lines.
    #[test]
    fn words_are_broken_only_where_a_line_is_too_short_for_them() {
        for (text, width, lines) in [
            ("self-compassion fell", 20, &["self-compassion fell"][..]),
            ("self-compassion fell", 19, &["self-compassion", "fell"]),
            ("self-compassion fell", 10, &["self-", "compassion", "fell"]),
            ("electroencefalografía", 10, &["electroenc", "efalografí", "a"]),
            ("año a año", 9, &["año a año"]),
            ("健康 と 健康", 7, &["健康 と", "健康"]),
            ("", 9, &[]),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text} at {width}");
        }
        assert_eq!(wrapped(&"&".repeat(5000), 10).len(), 500);
    }

    #[test]
    fn colour_ends_with_the_line_and_goes_on_in_the_next() {
        let lines = vec!["a ‹b".to_owned(), "c› d".to_owned(), "e".to_owned()];
        let expected = [format!("a {TERM}‹b{PLAIN}"), format!("{TERM}c›{PLAIN} d"), "e".to_owned()];
        assert_eq!(coloured(lines, None), expected);
        assert_eq!(coloured(vec!["a".into()], Some(DOUBT)), [format!("{DOUBT}a{PLAIN}")]);
    }
}
