//! The bytes of the rows of a table, one row after another. A quotation mark that is not closed takes no other row with it.

use crate::text::encoding::LONGEST_LINE_MB;
use std::fmt;
use std::io::{self, BufRead, Cursor, Read};

/// Where a row begins, from 1: its number as spreadsheets show it, and its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RowPlace {
    pub row: u64,
    pub line: u64,
}

impl fmt::Display for RowPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}", self.row)?;
        if self.line == self.row { Ok(()) } else { write!(f, " (line {})", self.line) }
    }
}

/// The rows of a table; what it gives as a reader is the row that was found last.
pub(super) struct RawRows<R> {
    reader: R,
    pub(super) shape: Shape,
    pub(super) place: RowPlace,
    /// How many lines were read.
    lines: u64,
    row: Vec<u8>,
    given: usize,
    /// Lines that were taken for a part of a row and are read again, as rows.
    again: Cursor<Vec<u8>>,
    /// What of them cannot be a part of a row either.
    alone: u64,
}

/// What is known of the rows of a table.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// What parts cells, where they may be in quotation marks.
    pub quoting: Option<u8>,
    /// The most cells of a row.
    pub most: usize,
    /// The fewest cells that a row over several lines has.
    pub fewest: usize,
}

pub(super) enum Found {
    Row,
    /// A cell of the row begins with a quotation mark that is not closed.
    NotClosed,
    End,
}

impl<R: BufRead> RawRows<R> {
    pub(super) fn new(reader: R) -> Self {
        RawRows {
            reader,
            shape: Shape { quoting: None, most: usize::MAX, fewest: 0 },
            place: RowPlace::default(),
            lines: 0,
            row: Vec::new(),
            given: 0,
            again: Cursor::default(),
            alone: 0,
        }
    }

    /// The bytes of the row.
    pub(super) fn row(&self) -> &[u8] {
        &self.row
    }

    /// The lines behind the row that are in memory already.
    pub(super) fn lines_ahead(&mut self) -> io::Result<String> {
        let bytes = self.reader.fill_buf()?;
        let end = memchr::memrchr(b'\n', bytes).unwrap_or(bytes.len());
        Ok(String::from_utf8_lossy(&bytes[..end]).into_owned())
    }

    /// Finds the next row that is not blank.
    pub(super) fn find(&mut self) -> io::Result<Found> {
        loop {
            (self.given, self.place.line) = (0, self.lines + 1);
            self.row.clear();
            self.place.row += 1;
            if !self.line()? {
                return Ok(Found::End);
            }
            if self.place.line == 1 && self.row.starts_with(b"\xef\xbb\xbf") {
                self.row.drain(..3);
            }
            if self.row.iter().any(|byte| !matches!(byte, b'\r' | b'\n')) {
                break;
            }
        }
        if let Some(delimiter) = self.shape.quoting
            && memchr::memchr(b'"', &self.row).is_some()
            && !self.closes(delimiter)?
        {
            self.put_back_lines();
            return Ok(Found::NotClosed);
        }
        if !self.row.ends_with(b"\n") {
            self.row.push(b'\n');
        }
        Ok(Found::Row)
    }

    /// Reads on to the end of the row, which may be lines further on; whether it has one.
    fn closes(&mut self, delimiter: u8) -> io::Result<bool> {
        let mut cells = Cells { delimiter, count: 1, state: State::Start, is_sound: true };
        cells.take(&self.row);
        if cells.state != State::Quoted {
            return Ok(true);
        }
        cells.is_sound = true;
        while cells.state == State::Quoted {
            let from = self.row.len();
            let is_alone = (1..=self.alone).contains(&self.again.position());
            if is_alone || !self.line()? {
                return Ok(false);
            }
            cells.take(&self.row[from..]);
            let is_long = self.row.len() > LONGEST_LINE_MB << 20;
            if !cells.is_sound || cells.count > self.shape.most || is_long {
                return Ok(false);
            }
        }
        Ok(cells.count >= self.shape.fewest)
    }

    /// Puts back the row, to be found once more.
    pub(super) fn put_back(&mut self) {
        self.again = Cursor::new(std::mem::take(&mut self.row));
        self.place.row -= 1;
        self.lines = self.place.line - 1;
    }

    /// Puts back all lines of the row but the first, to be rows of their own. The last of them alone may go on behind
    /// its end, so that no line is read again and again.
    fn put_back_lines(&mut self) {
        let ends = memchr::memchr2_iter(b'\n', b'\r', &self.row);
        let ends = ends.filter(|at| !self.row[*at..].starts_with(b"\r\n")).map(|at| at + 1);
        let mut starts = ends.filter(|end| *end < self.row.len());
        let Some(second) = starts.next() else { return };
        self.alone = (starts.next_back().unwrap_or(second) - second) as u64;
        self.again = Cursor::new(self.row.split_off(second));
        self.lines = self.place.line;
    }

    /// Adds the next line to the row; whether there was one.
    fn line(&mut self) -> io::Result<bool> {
        let from = self.row.len();
        let is_again = self.again.position() < self.again.get_ref().len() as u64;
        match is_again {
            true => read_line(&mut self.again, &mut self.row)?,
            false => read_line(&mut self.reader, &mut self.row)?,
        }
        self.lines += 1;
        Ok(self.row.len() > from)
    }
}

/// Adds a line to a row, with what ends it: a line feed, a carriage return or both.
fn read_line(reader: &mut impl BufRead, row: &mut Vec<u8>) -> io::Result<()> {
    let from = row.len();
    loop {
        let buffer = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        if buffer.is_empty() {
            return Ok(());
        }
        let end = memchr::memchr2(b'\n', b'\r', buffer);
        let is_return = end.is_some_and(|at| buffer[at] == b'\r');
        let length = end.map_or(buffer.len(), |at| at + 1);
        row.extend_from_slice(&buffer[..length]);
        reader.consume(length);
        if row.len() - from > LONGEST_LINE_MB << 20 {
            let what = format!(
                "a row is longer than the {LONGEST_LINE_MB} MB that are read as one; split it"
            );
            return Err(io::Error::other(what));
        }
        if is_return && reader.fill_buf()?.first() == Some(&b'\n') {
            row.push(b'\n');
            reader.consume(1);
        }
        if end.is_some() {
            return Ok(());
        }
    }
}

/// The cells of a row, as far as it was read.
struct Cells {
    delimiter: u8,
    count: usize,
    state: State,
    /// Whether nothing but the end of a cell stands behind a closing quotation mark.
    is_sound: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Bare,
    Quoted,
    /// Behind a quotation mark that closes, or is the first of two.
    Closed,
}

impl Cells {
    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.state = match (self.state, *byte) {
                (State::Start, b'"') | (State::Closed, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::Closed,
                (State::Quoted, _) => State::Quoted,
                (_, byte) if byte == self.delimiter => {
                    self.count += 1;
                    State::Start
                }
                (State::Closed, b'\r' | b'\n') => State::Closed,
                (State::Closed, _) => {
                    self.is_sound = false;
                    State::Bare
                }
                (State::Start | State::Bare, _) => State::Bare,
            };
        }
    }
}

impl<R> Read for RawRows<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = (&self.row[self.given..]).read(buffer)?;
        self.given += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a table with commas and two columns, each with its place; those that are not closed without their text.
    fn rows(table: &str) -> String {
        let mut raw = RawRows::new(table.as_bytes());
        raw.shape = Shape { quoting: Some(b','), most: 2, fewest: 2 };
        let mut all = Vec::new();
        loop {
            let text = match raw.find().unwrap() {
                Found::End => return all.join("|"),
                Found::NotClosed => "not closed".to_owned(),
                Found::Row => String::from_utf8(raw.row().to_vec()).unwrap().trim_end().to_owned(),
            };
            all.push(format!("{}: {text}", raw.place));
        }
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_costs_its_row_alone() {
        for (table, found) in [
            ("a,b\r\n\r\nc,d", "row 1: a,b|row 3: c,d"),
            ("a,b\rc,d\r", "row 1: a,b|row 2: c,d"),
            ("\"a\nb\",c\nd,e\n", "row 1: \"a\nb\",c|row 2 (line 3): d,e"),
            ("a,\"b, \"\"c\"\"\n\nd\"\n", "row 1: a,\"b, \"\"c\"\"\n\nd\""),
            ("a \"b,c\nd,e \"f\"\n", "row 1: a \"b,c|row 2: d,e \"f\""),
            ("\"a,b\nc,d\ne,f", "row 1: not closed|row 2: c,d|row 3: e,f"),
            ("a,\"b\nc,\"d\"\ne,f\n", "row 1: not closed|row 2: c,\"d\"|row 3: e,f"),
            ("\"a,b\n\"c\",\"d\ne\"\n", "row 1: not closed|row 2: \"c\",\"d\ne\""),
            (
                "\"a,b\nc,\"d\n\"e,f\ng,h\n",
                "row 1: not closed|row 2: not closed|row 3: not closed|row 4: g,h",
            ),
            ("\"a,b\nc,d\"\ne,f\n", "row 1: not closed|row 2: c,d\"|row 3: e,f"),
            (
                "\"a\",\"b\n\"c\",\"d\n\"e\",f\n",
                "row 1: not closed|row 2: not closed|row 3: \"e\",f",
            ),
        ] {
            assert_eq!(rows(table), found, "{table:?}");
        }
    }

    #[test]
    fn a_row_is_read_in_few_turns_whatever_is_not_closed() {
        // each row would take in all that follow
        let table = "x\",y,\"z\n".repeat(20_000);
        assert_eq!(rows(&table).matches("not closed").count(), 20_000);
    }
}
