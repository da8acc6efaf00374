//! A Markdown table, for reading and for mail.

use super::{Lost, TranslationUnit, UnitWriter, property};
use crate::format::{self, Format, Writes};
use crate::language::Languages;
use std::io::{self, Write};

pub(crate) static FORMAT: Format = Format {
    names: &["markdown"],
    title: "Markdown table",
    help: "Aligned texts in a Markdown table, to read",
    extensions: &[".md", ".markdown"],
    mark: Some(" | kind | confidence |\n|---|---|---|---|"),
    write: Some(Writes::Units(|out, languages, _| Box::new(Writer::new(out, languages)))),
    ..format::UNNAMED
};

/// Writes a table of both texts, kind and confidence (GitHub Flavored Markdown, section 4.10).
pub(crate) struct Writer<W> {
    out: W,
    languages: Option<Languages>,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(out: W, languages: Languages) -> Self {
        Writer { out, languages: Some(languages), lost: Lost::default() }
    }

    fn begin(&mut self) -> io::Result<()> {
        let Some(Languages { source, target }) = self.languages.take() else { return Ok(()) };
        write!(self.out, "| {source} | {target} | kind | confidence |\n|---|---|---|---|\n")
    }

    /// Text that Markdown takes for nothing else.
    fn cell(&mut self, text: &str) -> String {
        let mut cell = String::with_capacity(text.len());
        for c in self.lost.on_one_line(text).chars() {
            if r"\`*_[]<>&|~#$".contains(c) {
                cell.push('\\');
            }
            cell.push(c);
        }
        cell
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.begin()?;
        let shown = [property::BEAD, property::CONFIDENCE];
        self.lost.count(unit, &shown);
        let (source, target) = (self.cell(&unit.source), self.cell(&unit.target));
        let [kind, confidence] =
            shown.map(|name| unit.property(name).unwrap_or_default().to_owned());
        let (kind, confidence) = (self.cell(&kind), self.cell(&confidence));
        writeln!(self.out, "| {source} | {target} | {kind} | {confidence} |")
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.begin()?;
        self.out.flush()?;
        Ok(self.lost)
    }
}
