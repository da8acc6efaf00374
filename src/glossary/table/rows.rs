//! The rows of a table below its header.

use crate::glossary::draft::trimmed;
use crate::glossary::{BadGlossary, Draft, FaultKind};
use crate::text::quoted_cells::are_in_quotes;
use csv::StringRecord;

/// A table and the names of its columns.
pub(super) struct Table<'t> {
    /// The names of the columns, in lower case.
    pub(super) columns: Vec<String>,
    text: &'t str,
    shape: Shape,
    reader: csv::Reader<&'t [u8]>,
    /// Where the reader begins, in bytes and lines.
    start: usize,
    lines: usize,
}

/// Where a table begins behind blank lines, comments and the title above it, and the sign that parts its cells where a
/// line `sep=;` says it.
fn beginning(text: &str) -> (usize, Option<u8>) {
    /// How many lines a title may take.
    const LONGEST_TITLE: usize = 5;
    let (mut start, mut delimiter) = (0, None);
    let mut lines = text.split_inclusive('\n');
    for line in lines.by_ref() {
        let content = line.trim_matches(['\u{feff}', '\n', '\r', ' ']);
        let unquoted = content.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
        let declared = unquoted.unwrap_or(content).strip_prefix("sep=");
        if let Some(sign) = declared.filter(|sign| sign.len() <= 1) {
            // a tab may have gone with the blanks
            delimiter = Some(sign.bytes().next().unwrap_or(b'\t'));
        } else if !(content.is_empty() || content.starts_with("# ")) {
            let title = title_length(&text[start..], LONGEST_TITLE);
            return (start + title, delimiter);
        }
        start += line.len();
    }
    (start, delimiter)
}

/// How long the lines are that have a cell at most, as the title above a table in a spreadsheet has, if there are some and
/// no more than `most` before one that has two.
fn title_length(text: &str, most: usize) -> usize {
    let mut length = 0;
    for line in text.split_inclusive('\n').take(most + 1) {
        let cells = line.split(['|', '\t', ';', ',']).filter(|cell| !cell.trim().is_empty());
        if cells.count() > 1 {
            return length;
        }
        length += line.len();
    }
    0
}

/// What parts the cells of a table, and whether quotes around them are none of their text.
#[derive(Clone, Copy)]
struct Shape {
    delimiter: u8,
    quoting: bool,
}

fn reader(text: &str, shape: Shape, has_header: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(shape.delimiter)
        .flexible(true)
        .quoting(shape.quoting)
        .has_headers(has_header)
        .from_reader(text.as_bytes())
}

pub(super) struct Row<'r> {
    /// Its line in the file.
    pub(super) line: usize,
    cells: &'r StringRecord,
}

impl<'t> Table<'t> {
    /// A table whose first line names its columns.
    pub(super) fn new(text: &'t str) -> Result<Self, BadGlossary> {
        let (start, declared) = beginning(text);
        let is_blank = |line: &&str| line.trim().is_empty();
        let header = text[start..].lines().find(|line| !is_blank(line)).unwrap_or("");
        let delimiter = [b'|', b'\t', b';', b',']
            .into_iter()
            .max_by_key(|sign| header.bytes().filter(|b| b == sign).count())
            .unwrap_or(b'\t');
        let delimiter = declared.unwrap_or(delimiter);
        // the form that cotejo writes has no quotes around cells
        let is_own = header.starts_with("concept\tlanguage\tterm");
        let quoting = delimiter != b'\t' || !is_own && are_in_quotes(&text[start..]);
        let shape = Shape { delimiter, quoting };
        let mut reader = reader(&text[start..], shape, true);
        let lines = text[..start].matches('\n').count();
        let columns = match reader.headers() {
            Ok(record) => record.iter().map(|name| name.trim().to_lowercase()).collect(),
            Err(error) => return Err(BadGlossary::row(lines + 1, None, error.to_string())),
        };
        Ok(Table { columns, text, shape, reader, start, lines })
    }

    /// The same table where the first line is a row like the others; its columns are named by these.
    pub(super) fn without_header(self, columns: &[&str]) -> Self {
        let reader = reader(&self.text[self.start..], self.shape, false);
        Table { reader, columns: columns.iter().map(|name| (*name).to_owned()).collect(), ..self }
    }

    pub(super) fn has_tabs(&self) -> bool {
        self.shape.delimiter == b'\t'
    }

    /// The cells of two columns in the first rows that have both.
    pub(super) fn sample(&self, rows: usize, columns: [usize; 2]) -> Vec<[String; 2]> {
        let mut reader = reader(&self.text[self.start..], self.shape, self.reader.has_headers());
        let records = reader.records().take(rows).filter_map(Result::ok);
        let cells =
            records.map(|row| columns.map(|at| trimmed(row.get(at).unwrap_or("")).to_owned()));
        cells.filter(|cells| cells.iter().all(|cell| !cell.is_empty())).collect()
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
        let (mut start, mut lines) = (self.start, self.lines);
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
            } else if cells.iter().any(|cell| self.runs_on(cell))
                || cells.as_slice().contains('\n') && cells.len() < self.columns.len()
            {
                // the rows that the cell took in are read as rows
                start = self.text[byte..].find('\n').map_or(self.text.len(), |end| byte + end + 1);
                lines = line;
                self.reader = reader(&self.text[start..], self.shape, false);
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

    /// Whether a cell took in the rows behind it, rather than holding lines of its own as spreadsheets write them.
    fn runs_on(&self, cell: &str) -> bool {
        const MOST_LINES: usize = 20;
        let delimiter = char::from(self.shape.delimiter);
        let is_row = |line: &str| line.matches(delimiter).count() + 1 >= self.columns.len().max(2);
        cell.contains('\n') && (cell.lines().any(is_row) || cell.lines().count() > MOST_LINES)
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
