//! TBX, the exchange format of terminology (ISO 30042): TBX-Basic of 2019, and of 2008 for the tools that know no
//! other.
//!
//! Both have the same tree under other names: a concept has languages, a language has terms, and on each level stand
//! data categories, as `<descrip type="definition">` (style DCA) or as `<basic:definition>` (style DCT).

mod id;
mod read;
mod values;
mod write;

use crate::format::{self, Format, Reads, Writes};
pub use read::{check_encoding, read};
pub use write::write;

use super::Category;

/// The edition of 2019.
pub(crate) static TBX3: Format = Format {
    names: &["tbx3"],
    title: "TBX",
    help: "TBX-Basic of 2019 (ISO 30042:2019)",
    extensions: &[".tbx"],
    recognises: |start| start.text.starts_with('<'),
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, Version::V3))),
    ..format::UNNAMED
};

/// The edition of 2008.
pub(crate) static TBX2: Format = Format {
    names: &["tbx2"],
    title: "TBX of 2008",
    help: "TBX-Basic of 2008, for OmegaT and translate-toolkit",
    extensions: &[".tbx"],
    read: Some(Reads::Glossary(read)),
    write: Some(Writes::Glossary(|glossary| write(glossary, Version::V2))),
    ..format::UNNAMED
};

/// The edition of ISO 30042.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// ISO 30042:2008, with the root `martif`.
    V2,
    /// ISO 30042:2019, with the root `tbx`.
    V3,
}

/// The element that holds a category in style DCA.
fn element(category: Category) -> &'static str {
    match category {
        Category::Context => "descrip",
        Category::GrammaticalGender | Category::GeographicalUsage | Category::TermLocation => {
            "termNote"
        }
        Category::DefinitionSource
        | Category::Source
        | Category::CustomerSubset
        | Category::ProjectSubset => "admin",
        Category::Note => "note",
    }
}

#[cfg(test)]
mod tests;
