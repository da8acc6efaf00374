//! Tables of units: a row a unit, for spreadsheets and scripts.

use super::writer::LineWriter;
use super::{Lost, TranslationUnit, UnitWriter, property};
use crate::bitext::table;
use crate::format::{self, Format, Reads, Writes};
use crate::language::Languages;
use crate::text::{encoding, xml};
use std::io::{self, Write};

/// A table with tabs.
pub(crate) static TSV: Format = Format {
    names: &["tsv", "texts", "table"],
    title: "table with tabs",
    help: "Aligned texts in a table with tabs: one pair a row, columns named by language codes",
    extensions: &[".tsv"],
    mark: Some("\tdocument\tplace\tkind\tblock\tconfidence\treview"),
    read: Some(Reads::Table(encoding::text)),
    write: Some(Writes::Units(|mut out, languages, _| {
        writeln!(out, "{}", header(languages).collect::<Vec<_>>().join("\t"))?;
        Ok(Box::new(LineWriter::new([out], line)))
    })),
    ..format::UNNAMED
};

/// A table with commas; one with semicolons is read, too.
pub(crate) static CSV: Format = Format {
    names: &["csv"],
    title: "table with commas",
    help: "Aligned texts in a table with commas; semicolons are read, too",
    extensions: &[".csv"],
    mark: Some(",document,place,kind,block,confidence,review"),
    read: Some(Reads::Table(encoding::text)),
    write: Some(Writes::Units(|out, languages, _| {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(header(languages))?;
        Ok(Box::new(CsvWriter { table, lost: Lost::default() }))
    })),
    ..format::UNNAMED
};

/// The properties that have a column, and what it is called.
const COLUMNS: [(&str, &str); 6] = [
    ("document", property::DOCUMENT),
    ("place", property::PLACE),
    ("kind", property::BEAD),
    ("block", property::BLOCK),
    ("confidence", property::CONFIDENCE),
    ("review", property::REVIEW),
];

/// The unit of a row of a table with these columns; none where a side is empty.
pub(crate) fn unit(row: table::Row, languages: &Languages) -> Option<TranslationUnit> {
    let (source, target) = (row.source, row.target);
    if xml::is_blank(&source) || xml::is_blank(&target) {
        return None;
    }
    let mut id = TranslationUnit::id_of(languages, &source, &target);
    let mut properties = Vec::new();
    for (column, value) in row.others.into_iter().filter(|(_, value)| !value.is_empty()) {
        match COLUMNS.iter().find(|(known, _)| *known == column) {
            Some((_, name)) => properties.push(((*name).to_owned(), value)),
            None if column == "id" => id = value,
            None => {}
        }
    }
    Some(TranslationUnit {
        id,
        languages: languages.clone(),
        source,
        target,
        codes: Default::default(),
        created: None,
        properties,
    })
}

/// The header of a table.
pub(super) fn header(languages: &Languages) -> impl Iterator<Item = &str> {
    let languages = [languages.source.as_str(), languages.target.as_str()];
    ["id"].into_iter().chain(languages).chain(COLUMNS.map(|(column, _)| column))
}

/// The row of a unit, which has no place for some of it.
pub(super) fn cells<'u>(
    unit: &'u TranslationUnit,
    lost: &mut Lost,
) -> impl Iterator<Item = &'u str> + use<'u> {
    lost.count(unit, &COLUMNS.map(|(_, property)| property));
    let properties = COLUMNS.map(|(_, property)| unit.property(property).unwrap_or_default());
    [unit.id.as_str(), &unit.source, &unit.target].into_iter().chain(properties)
}

/// The row of a unit in a table with tabs, in which no text has tabs or line breaks.
fn line(unit: &TranslationUnit, lost: &mut Lost) -> [String; 1] {
    let cells: Vec<String> = cells(unit, lost).map(|cell| lost.on_one_line(cell)).collect();
    [cells.join("\t")]
}

/// Writes a table with commas, in which texts that need it are quoted (RFC 4180).
struct CsvWriter<W: Write> {
    table: csv::Writer<W>,
    lost: Lost,
}

impl<W: Write> UnitWriter for CsvWriter<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        Ok(self.table.write_record(cells(unit, &mut self.lost))?)
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.table.flush()?;
        Ok(self.lost)
    }
}
