//! The beads side by side, to read.

use super::visible::for_terminal;
use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, FoundTerm};
use crate::format::{self, Format, Writes};
use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};
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

/// A table of all beads: number, kind (and whether it was moved), confidence (with `?` where it wants review), both texts with their ‹terms›
/// marked.
pub(crate) fn render(context: &CheckContext<'_>, width: u16) -> String {
    let mut table = new_table(width);
    let header = [
        "",
        "",
        "conf",
        context.language(Side::Source).as_str(),
        context.language(Side::Target).as_str(),
    ];
    table.set_header(header);
    // the two texts share equally what the three narrow columns leave
    const NARROW: u16 = 26;
    let text = (width.saturating_sub(NARROW) / 2).max(12);
    let moved = context.bitext.alignment.moved();
    for (index, bead) in context.beads() {
        let kind =
            if moved[index] { format!("{}\nmoved", bead.kind()) } else { bead.kind().to_string() };
        table.add_row(vec![
            Cell::new(index + 1).set_alignment(CellAlignment::Right),
            Cell::new(kind),
            Cell::new(format!("{:.2}{}", bead.confidence, if bead.review { "?" } else { "" })),
            Cell::new(broken(marked(context, bead, Side::Source), text.into())),
            Cell::new(broken(marked(context, bead, Side::Target), text.into())),
        ]);
    }
    for column in [3, 4] {
        if let Some(column) = table.column_mut(column) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(text)));
        }
    }
    let mut out = table.trim_fmt();
    out.push('\n');
    for_terminal(&out).into_owned()
}

/// A table without lines between its columns.
pub(super) fn new_table(width: u16) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table
}

/// A text whose very long words are broken into lines: the table would take the square of their length to do so.
fn broken(text: String, width: usize) -> String {
    const LONG: usize = 1000;
    if text.split(' ').all(|word| word.len() <= LONG) {
        return text;
    }
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let lines = if word.len() > LONG { letters.chunks(width) } else { letters.chunks(LONG) };
        lines.map(String::from_iter).collect::<Vec<_>>().join("\n")
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
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

    #[test]
    fn only_words_that_fill_many_lines_are_broken() {
        let long = "&".repeat(5000);
        for (text, lines) in [("self-compassion fell", 1), (&*format!("a {long} b"), 500)] {
            let shown = broken(text.to_owned(), 10);
            assert_eq!(shown.lines().count(), lines);
            assert_eq!(shown.replace('\n', ""), text);
        }
    }
}
