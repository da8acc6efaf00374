//! The cells of a table with tabs, commas or semicolons.

use super::{FileText, Group, Notation};
use crate::bitext::table::{declared_delimiter, delimiter, is_escaped};
use crate::text::formula;

/// The cells of all rows below the header.
pub(super) fn groups(file: &str) -> Vec<Group> {
    let mut lines = file.split_inclusive('\n');
    let mut header = lines.next().unwrap_or_default();
    let declared = declared_delimiter(header.trim_start_matches('\u{feff}').as_bytes());
    let mut at = 0;
    if declared.is_some() {
        at = header.len();
        header = lines.next().unwrap_or_default();
    }
    let delimiter = declared.or_else(|| delimiter(header.as_bytes())).map_or('\t', char::from);
    let escaped = delimiter == '\t' && is_escaped(header.trim_end().split('\t'));
    let mut rows = Vec::new();
    while at < file.len() {
        let (row, end) = row(file, at, delimiter, escaped);
        rows.push(row);
        at = end;
    }
    rows.into_iter().skip(1).collect()
}

/// The cells of the row that begins at a byte, and where the next begins.
fn row(file: &str, mut at: usize, delimiter: char, is_escaped: bool) -> (Group, usize) {
    let mut cells = Group::new();
    loop {
        let is_quoted = delimiter != '\t' && file[at..].starts_with('"');
        let (cell, end) = match is_quoted {
            true => quoted(file, at + 1),
            false => bare(file, at, delimiter, is_escaped),
        };
        // what is behind the closing quotation mark is of the cell, too, and cannot be changed
        let gap = file[end..].find([delimiter, '\n', '\r']);
        let end = gap.map_or(file.len(), |gap| end + gap);
        cells.push(unguarded(cell));
        let rest = &file[end..];
        match rest.strip_prefix(delimiter) {
            Some(_) => at = end + delimiter.len_utf8(),
            None => {
                let line_end = if rest.starts_with("\r\n") { 2 } else { 1 };
                return (cells, (end + line_end).min(file.len()));
            }
        }
    }
}

/// The cell as it is read: without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: FileText) -> FileText {
    let text = cell.text.as_str();
    let from = text.len() - formula::unguarded(text).len();
    if from == 0 { cell } else { FileText { text: cell.text.slice(from..text.len()), ..cell } }
}

/// A cell between quotation marks, of which the first is before `at`.
fn quoted(file: &str, mut at: usize) -> (FileText, usize) {
    let mut cell = FileText::new(Notation::Quoted);
    loop {
        let end = file[at..].find('"').map_or(file.len(), |length| at + length);
        cell.text.push(&file[at..end], at..end, 1);
        if !file[end..].starts_with("\"\"") {
            return (cell, (end + 1).min(file.len()));
        }
        cell.text.push("\"", end..end + 2, 1);
        at = end + 2;
    }
}

/// A cell as it is.
fn bare(file: &str, start: usize, delimiter: char, is_escaped: bool) -> (FileText, usize) {
    let length = file[start..].find([delimiter, '\n', '\r']);
    let end = length.map_or(file.len(), |length| start + length);
    let mut cell = FileText::new(Notation::Bare(delimiter));
    let mut at = start;
    while at < end {
        let next = file[at..end].find('\\').filter(|_| is_escaped).map_or(end, |next| at + next);
        cell.text.push(&file[at..next], at..next, 1);
        at = next;
        if at < end {
            let (sign, length) = match file[at + 1..end].chars().next() {
                Some('n') => ("\n", 2),
                Some('r') => ("\r", 2),
                Some('t') => ("\t", 2),
                Some('\\') => ("\\", 2),
                _ => ("\\", 1),
            };
            cell.text.push(sign, at..at + length, 1);
            at += length;
        }
    }
    (cell, end)
}
