//! Tables of units: a row a unit, for spreadsheets and scripts.

use super::{Lost, TranslationUnit, UnitWriter, property};
use crate::bitext::table;
use crate::format::{self, Format, Reads, Writes};
use crate::language::Languages;
use crate::text::encoding::decode_text;
use crate::text::xml;
use std::io::{self, Write};

/// A table with tabs.
pub(crate) static TSV: Format = Format {
    names: &["tsv", "texts", "table"],
    title: "table with tabs",
    help: "Aligned texts in a table with tabs: a row a pair, columns named by language codes",
    extensions: &[".tsv"],
    mark: Some("\tdocument\tplace\tkind\tblock\tconfidence\treview"),
    read: Some(Reads::Table(|bytes| decode_text(bytes).map_err(|error| error.to_string()))),
    write: Some(Writes::Units(|out, languages, _| {
        Box::new(Writer::new(out, languages, Separator::Tab))
    })),
    ..format::UNNAMED
};

/// A table with commas, or as read with semicolons.
pub(crate) static CSV: Format = Format {
    names: &["csv"],
    title: "table with commas",
    help: "Aligned texts in a table with commas; read with semicolons, too",
    extensions: &[".csv"],
    mark: Some(",document,place,kind,block,confidence,review"),
    read: Some(Reads::Table(|bytes| decode_text(bytes).map_err(|error| error.to_string()))),
    write: Some(Writes::Units(|out, languages, _| {
        Box::new(Writer::new(out, languages, Separator::Comma))
    })),
    ..format::UNNAMED
};

/// The properties that have a column, and what it is called.
pub(super) const COLUMNS: [(&str, &str); 6] = [
    ("document", property::DOCUMENT),
    ("place", property::PLACE),
    ("kind", property::BEAD),
    ("block", property::BLOCK),
    ("confidence", property::CONFIDENCE),
    ("review", property::REVIEW),
];

/// The unit of a row of a table with these columns; none where a side is empty.
pub(crate) fn unit(
    row: table::Row,
    Languages { source: source_language, target: target_language }: &Languages,
) -> Option<TranslationUnit> {
    let (source, target) = (row.source, row.target);
    if xml::is_blank(&source) || xml::is_blank(&target) {
        return None;
    }
    let mut id = TranslationUnit::id_of(source_language, &source, target_language, &target);
    let mut properties = Vec::new();
    for (column, value) in row.others.into_iter().filter(|(_, value)| !value.is_empty()) {
        match COLUMNS.iter().find(|(own, _)| *own == column) {
            Some((_, name)) => properties.push(((*name).to_owned(), value)),
            None if column == "id" => id = value,
            None => {}
        }
    }
    Some(TranslationUnit {
        id,
        source_language: source_language.clone(),
        target_language: target_language.clone(),
        source,
        target,
        codes: Default::default(),
        created: None,
        properties,
    })
}

/// What a row holds of a unit.
pub(super) struct Cells<'u> {
    pub cells: Vec<&'u str>,
    /// How many of its properties have no column.
    pub properties: usize,
}

impl<'u> Cells<'u> {
    pub(super) fn of(unit: &'u TranslationUnit) -> Self {
        let known = |name: &str| COLUMNS.iter().any(|(_, property)| *property == name);
        let properties = COLUMNS.iter().map(|(_, name)| unit.property(name).unwrap_or_default());
        let texts = [unit.id.as_str(), &unit.source, &unit.target];
        Cells {
            cells: texts.into_iter().chain(properties).collect(),
            properties: unit.properties.iter().filter(|(name, _)| !known(name)).count(),
        }
    }
}

/// What stands between the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    /// No text holds one: it becomes a blank.
    Tab,
    /// Texts with commas, quotes or line breaks are quoted (RFC 4180).
    Comma,
}

/// Writes a table with a header: the id, the languages, then what is known of the unit.
pub(crate) struct Writer<W: Write> {
    out: csv::Writer<W>,
    languages: Option<Languages>,
    separator: Separator,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(out: W, languages: Languages, separator: Separator) -> Self {
        let (delimiter, quotes) = match separator {
            Separator::Tab => (b'\t', csv::QuoteStyle::Never),
            Separator::Comma => (b',', csv::QuoteStyle::Necessary),
        };
        let out =
            csv::WriterBuilder::new().delimiter(delimiter).quote_style(quotes).from_writer(out);
        Writer { out, languages: Some(languages), separator, lost: Lost::default() }
    }

    fn begin(&mut self) -> io::Result<()> {
        let Some(Languages { source, target }) = self.languages.take() else { return Ok(()) };
        let columns = COLUMNS.iter().map(|(column, _)| *column);
        self.out
            .write_record(["id", source.as_str(), target.as_str()].into_iter().chain(columns))?;
        Ok(())
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.begin()?;
        let Cells { cells, properties } = Cells::of(unit);
        self.lost.properties += properties;
        self.lost.dates += usize::from(unit.created.is_some());
        match self.separator {
            Separator::Comma => self.out.write_record(cells)?,
            Separator::Tab => {
                let lost = &mut self.lost;
                self.out.write_record(cells.iter().map(|cell| lost.on_one_line(cell)))?;
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.begin()?;
        self.out.flush()?;
        Ok(self.lost)
    }
}
