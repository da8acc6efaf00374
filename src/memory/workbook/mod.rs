//! Workbooks of units (ECMA-376, part 1, SpreadsheetML): the columns of a table on the first sheet.

mod bounds;
mod number_format;
mod package;
mod read;
mod strings;
#[cfg(feature = "xlsx")]
mod write;

use crate::document::archive;
use crate::format::{self, Format, Reads, Writes};
pub(crate) use read::as_table;
#[cfg(feature = "xlsx")]
pub(crate) use write::Writer;

pub(crate) static FORMAT: Format = Format {
    names: &["xlsx", "workbook"],
    title: "workbook",
    help: "Aligned texts on the first sheet of a workbook",
    extensions: &[".xlsx"],
    recognises: |start| archive::holds(start.bytes, "xl/workbook.xml"),
    read: Some(Reads::Table(as_table)),
    #[cfg(feature = "xlsx")]
    write: Some(Writes::Units(|out, languages, head| {
        Ok(Box::new(Writer::new(out, languages, head)?))
    })),
    #[cfg(not(feature = "xlsx"))]
    write: Some(Writes::NotBuilt("align, convert")),
    has_unaligned: true,
    ..format::UNNAMED
};
