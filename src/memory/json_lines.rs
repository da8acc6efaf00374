//! JSON lines: a record with one pair for each unit, as `cotejo` reads them.

use super::writer::LineWriter;
use super::{Lost, TranslationUnit};
use crate::bitext::record;
use crate::format::{self, Format, Reads, Writes};
use crate::language::best_known_first;
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) static FORMAT: Format = Format {
    names: &["jsonl"],
    title: "JSON lines",
    help: "One record a line: two texts to align, aligned pairs, or a bitext file",
    extensions: &[".jsonl", ".ndjson"],
    mark: Some("{\"cotejo\""),
    read: Some(Reads::Records(record::read)),
    write: Some(Writes::Units(|out, _, _| Ok(Box::new(LineWriter::new([out], line))))),
    ..format::UNNAMED
};

/// `{"id": …, "pairs": [{"en": "…", "es": "…"}]}`, with `"source": "es"` where Spanish is the source, since of English and
/// Spanish readers take English for it.
fn line(unit: &TranslationUnit, lost: &mut Lost) -> [String; 1] {
    lost.count(unit, &[]);
    let pair = BTreeMap::from([
        (unit.languages.source.as_str(), &unit.source),
        (unit.languages.target.as_str(), &unit.target),
    ]);
    let tags = [&unit.languages.source, &unit.languages.target];
    let mut record = json!({ "id": unit.id, "pairs": [pair] });
    if best_known_first(tags)[0] != tags[0] {
        record["source"] = json!(tags[0].as_str());
    }
    [record.to_string()]
}
