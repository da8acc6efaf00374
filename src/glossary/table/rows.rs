//! The rows of a table below its header.

use crate::glossary::draft::trimmed;
use crate::glossary::{BadGlossary, Draft, FaultKind};
use csv::StringRecord;

/// A table whose header was read.
pub(super) struct Table<'t> {
    /// The names of the columns, in lower case.
    pub(super) columns: Vec<String>,
    text: &'t str,
    delimiter: u8,
    reader: csv::Reader<&'t [u8]>,
}

fn reader(text: &str, delimiter: u8, has_header: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .quoting(delimiter != b'\t')
        .has_headers(has_header)
        .from_reader(text.as_bytes())
}

pub(super) struct Row<'r> {
    /// Its line in the file.
    pub(super) line: usize,
    cells: &'r StringRecord,
}

impl<'t> Table<'t> {
    pub(super) fn new(text: &'t str) -> Result<Self, BadGlossary> {
        let header = text.lines().next().unwrap_or("");
        let delimiter = [b'\t', b';', b',']
            .into_iter()
            .max_by_key(|sign| header.bytes().filter(|b| b == sign).count())
            .unwrap_or(b'\t');
        let mut reader = reader(text, delimiter, true);
        let columns = match reader.headers() {
            Ok(record) => record.iter().map(|name| name.trim().to_lowercase()).collect(),
            Err(error) => return Err(BadGlossary::row(1, None, error.to_string())),
        };
        Ok(Table { columns, text, delimiter, reader })
    }

    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// What is made of the rows that are not blank; those that are no rows are faults.
    pub(super) fn read(
        mut self,
        mut take: impl FnMut(Row<'_>, &mut Draft),
    ) -> Result<Draft, BadGlossary> {
        let mut draft = Draft::default();
        // where what is read began, in bytes and lines
        let (mut start, mut lines) = (0, 0);
        let mut cells = StringRecord::new();
        while self
            .reader
            .read_record(&mut cells)
            .map_err(|error| BadGlossary::row(lines, None, error.to_string()))?
        {
            let place = cells.position().map_or((0, 0), |at| (at.byte(), at.line()));
            let (byte, line) = (start + place.0 as usize, lines + place.1 as usize);
            let row = Row { line, cells: &cells };
            let what = if cells.len() > self.columns.len() {
                format!("has {} cells, the header only {}", cells.len(), self.columns.len())
            } else if cells.as_slice().contains('\n') {
                // the rows that the cell took in are read as rows
                start = self.text[byte..].find('\n').map_or(self.text.len(), |end| byte + end + 1);
                lines = line;
                self.reader = reader(&self.text[start..], self.delimiter, false);
                "a cell runs over several lines; is a quote not closed?".into()
            } else if cells.as_slice().trim().is_empty() {
                continue;
            } else {
                take(row, &mut draft);
                continue;
            };
            draft.fault(FaultKind::Form, "", row.fault(None, what));
        }
        Ok(draft)
    }
}

impl Row<'_> {
    /// A cell without blanks at its ends; nothing where the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        trimmed(self.raw(column))
    }

    /// A cell as it is written.
    pub(super) fn raw(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or("")
    }

    pub(super) fn fault(&self, column: Option<&str>, what: impl Into<String>) -> BadGlossary {
        BadGlossary::row(self.line, column, what)
    }
}
