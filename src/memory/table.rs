//! Tables of units: a row a unit, for spreadsheets and scripts.

use super::{Lost, TranslationUnit, UnitWriter, property};
use crate::bitext::{table, table_words};
use crate::format::{self, Format, Head, Reads, Writes};
use crate::language::Languages;
use crate::text::{encoding, xml};
use std::borrow::Cow;
use std::io::{self, Write};

/// A table with tabs.
pub(crate) static TSV: Format = Format {
    names: &["tsv", "texts", "table"],
    title: "table with tabs",
    help: "Aligned texts in a table with tabs: one pair a row, columns named by language codes",
    extensions: &[".tsv"],
    has_unaligned: true,
    mark: Some("\tdocument\tplace\tkind\tblock\tconfidence\treview"),
    read: Some(Reads::Table(encoding::text)),
    write: Some(Writes::Units(|mut out, languages, head| {
        let columns = columns(head);
        writeln!(out, "{}", header(languages, &columns).collect::<Vec<_>>().join("\t"))?;
        let lost = Lost::default();
        Ok(Box::new(TsvWriter { out, languages: languages.clone(), columns, lost }))
    })),
    ..format::UNNAMED
};

/// A table with commas; one with semicolons is read, too.
pub(crate) static CSV: Format = Format {
    names: &["csv"],
    title: "table with commas",
    help: "Aligned texts in a table with commas; semicolons are read, too",
    extensions: &[".csv"],
    has_unaligned: true,
    mark: Some(",document,place,kind,block,confidence,review"),
    read: Some(Reads::Table(encoding::text)),
    write: Some(Writes::Units(|out, languages, head| {
        let columns = columns(head);
        let mut table = csv::Writer::from_writer(out);
        table.write_record(header(languages, &columns))?;
        let lost = Lost::default();
        Ok(Box::new(CsvWriter { table, languages: languages.clone(), columns, lost }))
    })),
    ..format::UNNAMED
};

/// What a column is called, and the property that it holds.
pub(super) type Column = (&'static str, &'static str);

/// The properties that have a column.
const COLUMNS: [Column; 10] = [
    ("document", property::DOCUMENT),
    ("place", property::PLACE),
    ("kind", property::BEAD),
    ("block", property::BLOCK),
    ("confidence", property::CONFIDENCE),
    ("review", property::REVIEW),
    ("state", property::STATE),
    ("translate", property::TRANSLATE),
    ("note", property::NOTE),
    ("status", property::STATUS),
];

/// The unit of a row of a table with these columns; none where a side is empty, or both are if rows without a counterpart
/// are wanted.
pub(crate) fn unit(
    row: table::Row,
    languages: &Languages,
    with_unaligned: bool,
) -> Option<TranslationUnit> {
    let (source, target) = (row.source, row.target);
    let is_blank = [&source, &target].map(|text| xml::is_blank(text));
    if is_blank == [true; 2] || !with_unaligned && is_blank.contains(&true) {
        return None;
    }
    let mut id = TranslationUnit::id_of(languages, &source, &target);
    let mut properties = Vec::new();
    for (column, value) in row.others.into_iter().filter(|(_, value)| !value.is_empty()) {
        let known = table_words::column(&column);
        match COLUMNS.iter().find(|(own, _)| Some(*own) == known) {
            Some((_, name)) => properties.push(((*name).to_owned(), value)),
            None if column == "id" => id = value,
            None => properties.push((column, value)),
        }
    }
    let mut unit = TranslationUnit {
        properties,
        ..TranslationUnit::new(id, languages.clone(), source, target)
    };
    unit.take_state();
    Some(unit)
}

/// The columns of a table behind the texts.
pub(super) fn columns(head: Head<'_>) -> Vec<Column> {
    let has = |(_, property): &Column| match *property {
        property::STATE | property::TRANSLATE => head.has_states,
        property::NOTE => head.has_states || head.has_decisions,
        property::STATUS => head.has_decisions,
        _ => true,
    };
    COLUMNS.into_iter().filter(has).collect()
}

/// The header of a table.
pub(super) fn header<'l>(
    languages: &'l Languages,
    columns: &'l [Column],
) -> impl Iterator<Item = &'l str> {
    let languages = [languages.source.as_str(), languages.target.as_str()];
    ["id"].into_iter().chain(languages).chain(columns.iter().map(|(column, _)| *column))
}

/// The row of a unit, which has no place for some of it.
pub(super) fn cells<'u>(
    unit: &'u TranslationUnit,
    languages: &Languages,
    columns: &[Column],
    lost: &mut Lost,
) -> impl Iterator<Item = Cow<'u, str>> + use<'u> {
    let names: Vec<&str> = columns.iter().map(|(_, property)| *property).collect();
    lost.count(unit, &names);
    lost.count_tags(unit, languages);
    // of several properties of one name, a row has the first
    lost.properties += names
        .iter()
        .map(|name| unit.properties.iter().filter(|(known, _)| known == name).count())
        .map(|count| count.saturating_sub(1))
        .sum::<usize>();
    let states: Vec<_> = unit.state_properties().collect();
    let properties = names.into_iter().map(move |name| {
        let state = states.iter().find(|(known, _)| *known == name);
        let state = state.map(|(_, value)| Cow::Owned(value.clone()));
        state.unwrap_or_else(|| Cow::Borrowed(unit.property(name).unwrap_or_default()))
    });
    let texts = [unit.id.as_str(), &unit.source, &unit.target].map(Cow::Borrowed);
    texts.into_iter().chain(properties)
}

/// Writes a table with tabs, in which `\\n` and `\\t` stand for line breaks and tabs of texts.
struct TsvWriter<W> {
    out: W,
    languages: Languages,
    columns: Vec<Column>,
    lost: Lost,
}

impl<W: Write> UnitWriter for TsvWriter<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        let cells = cells(unit, &self.languages, &self.columns, &mut self.lost);
        let cells: Vec<String> = cells.map(|cell| table::escaped(&cell)).collect();
        writeln!(self.out, "{}", cells.join("\t"))
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.out.flush()?;
        Ok(self.lost)
    }
}

/// Writes a table with commas, in which texts that need it are quoted (RFC 4180).
struct CsvWriter<W: Write> {
    table: csv::Writer<W>,
    languages: Languages,
    columns: Vec<Column>,
    lost: Lost,
}

impl<W: Write> UnitWriter for CsvWriter<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        let cells = cells(unit, &self.languages, &self.columns, &mut self.lost);
        Ok(self.table.write_record(cells.map(|cell| cell.into_owned()))?)
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.table.flush()?;
        Ok(self.lost)
    }
}
