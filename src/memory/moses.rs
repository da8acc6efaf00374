//! A Moses pair of files: two texts with a segment a line, line for line each other's translation.

use super::{Lost, TranslationUnit, UnitWriter};
use crate::format::{self, Format, Writes};
use std::io::{self, Write};

pub(crate) static FORMAT: Format = Format {
    names: &["moses"],
    title: "Moses",
    help: "Two texts with one segment a line: OUT.en and OUT.es",
    write: Some(Writes::TwoFiles(|source, target| Box::new(Writer::new(source, target)))),
    ..format::UNNAMED
};

/// Writes both texts, and nothing but the texts.
pub(crate) struct Writer<W> {
    source: W,
    target: W,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(source: W, target: W) -> Self {
        Writer { source, target, lost: Lost::default() }
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.lost.count(unit, &[]);
        writeln!(self.source, "{}", self.lost.on_one_line(&unit.source))?;
        writeln!(self.target, "{}", self.lost.on_one_line(&unit.target))
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.source.flush()?;
        self.target.flush()?;
        Ok(self.lost)
    }
}
