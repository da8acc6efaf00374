//! A Moses pair of files: two texts with a segment a line, line for line each other's translation.

use super::writer::LineWriter;
use super::{Lost, TranslationUnit};
use crate::format::{self, Format, Writes};

pub(crate) static FORMAT: Format = Format {
    names: &["moses"],
    title: "Moses",
    help: "Two texts with one segment a line: OUT.en and OUT.es",
    write: Some(Writes::TwoFiles(|source, target| {
        Box::new(LineWriter::new([source, target], lines))
    })),
    ..format::UNNAMED
};

/// The source and the target.
fn lines(unit: &TranslationUnit, lost: &mut Lost) -> [String; 2] {
    lost.count(unit, &[]);
    [&unit.source, &unit.target].map(|text| lost.on_one_line(text))
}
