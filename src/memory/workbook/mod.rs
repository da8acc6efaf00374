//! Workbooks of units (ECMA-376, part 1, SpreadsheetML): the columns of a table on the first sheet.

mod bounds;
mod package;
mod read;
mod strings;
mod write;

pub use read::as_table;
pub use write::Writer;
