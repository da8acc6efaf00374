//! TMX 1.4b, level 2 (LISA/ETSI GS LIS 002): what every CAT tool opens.

mod codes;
mod read;
mod write;

use crate::format::{self, Format, Reads, Writes};
use crate::memory::UnitReader;
pub(crate) use read::TmxParser;
pub use read::read;
pub(crate) use write::Writer;
pub use write::{Written, write};

pub(crate) static FORMAT: Format = Format {
    names: &["tmx"],
    title: "TMX",
    help: "A translation memory: TMX 1.4 and earlier is read, 1.4b is written",
    extensions: &[".tmx"],
    recognises: |start| start.text.starts_with('<') && start.text.contains("<tmx"),
    mark: Some("creationtool=\"cotejo\""),
    read: Some(Reads::Units(|file, _| Box::new(UnitReader::<_, TmxParser>::new(file)))),
    write: Some(Writes::Units(|out, languages, head| {
        Ok(Box::new(Writer::new(out, &languages.source, head.created)?))
    })),
    ..format::UNNAMED
};

#[cfg(test)]
mod tests;
