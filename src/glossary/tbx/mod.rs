//! TBX, the exchange format of terminology (ISO 30042): TBX-Basic of 2019, and of 2008 for the tools that know no
//! other.
//!
//! Both have the same tree under other names: a concept has languages, a language has terms, and on each level there are
//! data categories, as `<descrip type="definition">` (style DCA) or as `<basic:definition>` (style DCT).

mod edition;
mod id;
mod read;
mod write;

use crate::format::{self, Format, Reads, Writes};
pub(crate) use read::{check_encoding, read};
pub(crate) use write::write;

/// The edition of 2019.
pub(crate) static TBX3: Format = Format {
    names: &["tbx3"],
    title: "TBX",
    help: "TBX-Basic of 2019 (ISO 30042:2019)",
    extensions: &[".tbx"],
    recognises: |start| start.text.starts_with('<'),
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, &edition::V3))),
    ..format::UNNAMED
};

/// The edition of 2008.
pub(crate) static TBX2: Format = Format {
    names: &["tbx2"],
    title: "TBX of 2008",
    help: "TBX-Basic of 2008, for OmegaT and translate-toolkit",
    extensions: &[".tbx"],
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, &edition::V2))),
    ..format::UNNAMED
};

#[cfg(test)]
mod tests;
