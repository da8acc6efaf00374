//! A Markdown table, for reading and for mail (GitHub Flavored Markdown, section 4.10).

use super::writer::LineWriter;
use super::{Lost, TranslationUnit, property};
use crate::format::{self, Format, Writes};

pub(crate) static FORMAT: Format = Format {
    names: &["markdown"],
    title: "Markdown table",
    help: "Aligned texts in a Markdown table, to read",
    extensions: &[".md", ".markdown"],
    mark: Some(" | kind | confidence |\n|---|---|---|---|"),
    write: Some(Writes::Units(|mut out, languages, _| {
        let (source, target) = (&languages.source, &languages.target);
        writeln!(out, "| {source} | {target} | kind | confidence |\n|---|---|---|---|")?;
        Ok(Box::new(LineWriter::new([out], row)))
    })),
    has_unaligned: true,
    ..format::UNNAMED
};

/// Both texts, kind and confidence.
fn row(unit: &TranslationUnit, lost: &mut Lost) -> [String; 1] {
    let shown = [property::BEAD, property::CONFIDENCE];
    lost.count(unit, &shown);
    let [kind, confidence] = shown.map(|name| unit.property(name).unwrap_or_default());
    let cells = [&unit.source, &unit.target, kind, confidence].map(|text| cell(text, lost));
    [format!("| {} |", cells.join(" | "))]
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
