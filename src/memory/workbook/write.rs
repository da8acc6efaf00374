//! Writes units as a workbook.

use crate::format::Head;
use crate::language::Languages;
use crate::memory::table::{Column, cells, columns, header};
use crate::memory::{Lost, TranslationUnit, UnitWriter};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use std::io::{self, Write};

/// Collects rows and writes the workbook at the end. A sheet holds 1,048,576 rows, a cell 32,767 characters; what does
/// not fit is an error, so that nothing is cut.
pub(crate) struct Writer<W> {
    out: W,
    book: Workbook,
    row: u32,
    languages: Languages,
    columns: Vec<Column>,
    lost: Lost,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(out: W, languages: &Languages, head: Head<'_>) -> io::Result<Self> {
        let columns = columns(head);
        let mut book = Workbook::new();
        // no time of day, so that the same units give the same bytes
        let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(broken)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let sheet = book.add_worksheet();
        let bold = Format::new().set_bold();
        for (column, name) in (0..).zip(header(languages, &columns)) {
            sheet.write_string_with_format(0, column, name, &bold).map_err(broken)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(broken)?;
        for column in [1, 2] {
            sheet.set_column_width(column, 60.0).map_err(broken)?;
        }
        Ok(Writer {
            out,
            book,
            row: 0,
            languages: languages.clone(),
            columns,
            lost: Lost::default(),
        })
    }
}

impl<W: Write> UnitWriter for Writer<W> {
    fn unit(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        self.row += 1;
        let sheet = self.book.worksheet_from_index(0).map_err(broken)?;
        let cells = (0..).zip(cells(unit, &self.languages, &self.columns, &mut self.lost));
        for (column, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
            let place = |error: XlsxError| {
                io::Error::other(format!("unit {} does not fit into a workbook: {error}", unit.id))
            };
            sheet.write_string(self.row, column, cell).map_err(place)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<Lost> {
        self.out.write_all(&self.book.save_to_buffer().map_err(broken)?)?;
        self.out.flush()?;
        Ok(self.lost)
    }
}

fn broken(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
