//! XLIFF: 1.2 and 2.x are read, 2.1 is written (OASIS, XLIFF Version 1.2; XLIFF Version 2.1).

mod codes;
mod comments;
mod fill;
pub(super) mod locked;
mod read;
mod text;
mod write;

use crate::format::{self, Format, Reads, Writes};
use crate::memory::UnitReader;
use crate::text::xml;
pub use fill::{Content, Fillable, Filling, Matched, Segment};
pub(crate) use read::XliffParser;
pub use read::read;
pub(crate) use write::Writer;

pub(crate) static FORMAT: Format = Format {
    names: &["xliff"],
    title: "XLIFF",
    help: "XLIFF 1.2 and 2 are read, 2.1 is written",
    extensions: &[".xlf", ".xliff"],
    read_extensions: &[".mxliff", ".mqxliff", ".sdlxliff"],
    recognises: |start| xml::root(start.text) == Some("xliff"),
    mark: Some("category=\"x-bead\""),
    read: Some(Reads::Units(|file, languages| {
        Box::new(UnitReader::<_, XliffParser>::assuming(file, languages))
    })),
    write: Some(Writes::Units(|out, languages, _| Ok(Box::new(Writer::new(out, languages)?)))),
    ..format::UNNAMED
};

#[cfg(test)]
mod tests;
