//! A Markdown table, for reading and for mail (GitHub Flavored Markdown, section 4.10).

use super::table::Column;
use super::{Lost, TranslationUnit, UnitWriter, property};
use crate::format::{self, Format, Writes};
use std::io::{self, Write};

pub(crate) static FORMAT: Format = Format {
    names: &["markdown"],
    title: "Markdown table",
    help: "Aligned texts in a Markdown table, to read",
    extensions: &[".md", ".markdown"],
    mark: Some(" | kind | confidence |"),
    write: Some(Writes::Units(|mut out, languages, head| {
        let columns = if head.has_decisions { &COLUMNS[..] } else { &COLUMNS[..2] };
        let names = columns.iter().map(|(name, _)| *name);
        let names = [languages.source.as_str(), languages.target.as_str()].into_iter().chain(names);
        let names: Vec<&str> = names.collect();
        writeln!(out, "| {} |\n|{}", names.join(" | "), "---|".repeat(names.len()))?;
        Ok(Box::new(MarkdownWriter { out, columns, lost: Lost::default() }))
    })),
    has_unaligned: true,
    ..format::UNNAMED
};

/// The columns behind the texts; the last two only where people have decided.
const COLUMNS: [Column; 4] = [
    ("kind", property::BEAD),
    ("confidence", property::CONFIDENCE),
    ("status", property::STATUS),
    ("note", property::NOTE),
];

struct MarkdownWriter<W> {
    out: W,
    columns: &'static [Column],
    lost: Lost,
}

impl<W: Write> UnitWriter for MarkdownWriter<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        let names: Vec<&str> = self.columns.iter().map(|(_, property)| *property).collect();
        self.lost.count(unit, &names);
        let properties = names.iter().map(|name| unit.property(name).unwrap_or_default());
        let texts = [unit.source.as_str(), &unit.target].into_iter().chain(properties);
        let cells: Vec<String> = texts.map(|text| cell(text, &mut self.lost)).collect();
        writeln!(self.out, "| {} |", cells.join(" | "))
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.out.flush()?;
        Ok(self.lost)
    }
}

/// Text in which Markdown sees no markup.
fn cell(text: &str, lost: &mut Lost) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in lost.on_one_line(text).chars() {
        if r"\`*_[]<>&|~#$".contains(c) {
            cell.push('\\');
        }
        cell.push(c);
    }
    cell
}
