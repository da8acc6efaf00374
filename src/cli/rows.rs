//! `--documents`: a table with a document and its translation in each row, read as lines of JSON.

use serde_json::{Map, Value, json};
use std::io::{self, BufRead, Read};

/// Gives a line of JSON for each row, and a blank one for the header: rows keep their numbers.
pub(super) struct RowsAsRecords<R> {
    table: R,
    columns: Option<Vec<String>>,
    /// A line, and how much of it was given.
    line: Vec<u8>,
    given: usize,
}

impl<R: BufRead> RowsAsRecords<R> {
    pub(super) fn new(table: R) -> Self {
        RowsAsRecords { table, columns: None, line: Vec::new(), given: 0 }
    }

    fn next_line(&mut self) -> io::Result<()> {
        (self.line, self.given) = (Vec::new(), 0);
        self.table.read_until(b'\n', &mut self.line)?;
        // that it is no UTF-8 is said where lines are read
        let Ok(row) = str::from_utf8(&self.line) else { return Ok(()) };
        let row = row.trim_end_matches(['\n', '\r']);
        if row.is_empty() {
            return Ok(());
        }
        let cells = row.split('\t');
        let Some(columns) = &self.columns else {
            let header = row.strip_prefix('\u{feff}').unwrap_or(row);
            self.columns = Some(header.split('\t').map(|name| name.trim().to_owned()).collect());
            self.line = b"\n".to_vec();
            return Ok(());
        };
        let record = match cells.clone().count() {
            count if count > columns.len() => {
                let what = format!(
                    "this row has {count} columns, and the header {}; a text may hold no tab",
                    columns.len()
                );
                json!({ "name": null, "error": what })
            }
            _ => {
                let fields = columns.iter().cloned().zip(cells.map(Value::from));
                Value::Object(fields.collect::<Map<_, _>>())
            }
        };
        self.line = (record.to_string() + "\n").into_bytes();
        Ok(())
    }
}

impl<R: BufRead> Read for RowsAsRecords<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.line.len() {
            self.next_line()?;
        }
        let count = (&self.line[self.given..]).read(buffer)?;
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line_of_json() {
        for (table, lines) in [
            ("", ""),
            (
                "\u{feff}id\ten\tes\r\n1\tOne.\tUno.\r\n",
                "\n{\"id\":\"1\",\"en\":\"One.\",\"es\":\"Uno.\"}\n",
            ),
            ("en\tes\n\nA \"b\".\tC\\d.", "\n\n{\"en\":\"A \\\"b\\\".\",\"es\":\"C\\\\d.\"}\n"),
            ("en\tes\nOnly.\n", "\n{\"en\":\"Only.\"}\n"),
            (
                "en\tes\na\tb\tc\n",
                "\n{\"name\":null,\"error\":\"this row has 3 columns, and the header 2; a text may hold no tab\"}\n",
            ),
        ] {
            let mut read = String::new();
            RowsAsRecords::new(table.as_bytes()).read_to_string(&mut read).unwrap();
            assert_eq!(read, lines);
        }
    }
}
