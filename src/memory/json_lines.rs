//! JSON lines: a record with one pair for each unit, as `cotejo` reads them.

use super::{Lost, TranslationUnit, UnitWriter};
use crate::bitext::record;
use crate::format::{self, Format, Reads, Writes};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(crate) static FORMAT: Format = Format {
    names: &["jsonl"],
    title: "JSON lines",
    help: "One record a line: two texts to align, aligned pairs, or a bitext file",
    extensions: &[".jsonl", ".ndjson"],
    mark: Some("{\"cotejo\""),
    read: Some(Reads::Records(record::read)),
    write: Some(Writes::Units(|out, _, _| Box::new(Writer::new(out)))),
    ..format::UNNAMED
};

/// Writes `{"id": …, "pairs": [{"en": "…", "es": "…"}]}`, a line a unit.
pub(crate) struct Writer<W> {
    out: W,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(out: W) -> Self {
        Writer { out, lost: Lost::default() }
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.lost.count(unit, &[]);
        let pair = BTreeMap::from([
            (unit.languages.source.as_str(), &unit.source),
            (unit.languages.target.as_str(), &unit.target),
        ]);
        writeln!(self.out, "{}", json!({ "id": unit.id, "pairs": [pair] }))
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.out.flush()?;
        Ok(self.lost)
    }
}
