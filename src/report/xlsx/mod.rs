//! Findings as a workbook.

#[cfg(feature = "xlsx")]
mod sheets;

use crate::format::{self, Format, Writes};
#[cfg(feature = "xlsx")]
pub(crate) use sheets::Xlsx;

pub(crate) static FORMAT: Format = Format {
    names: &["xlsx"],
    title: "workbook of findings",
    help: "Findings, documents, beads and terms in a workbook",
    extensions: &[".xlsx"],
    #[cfg(feature = "xlsx")]
    write: Some(Writes::Findings(|setup| {
        Box::new(Xlsx { glossary: (setup.glossary)(), language: setup.language })
    })),
    #[cfg(not(feature = "xlsx"))]
    write: Some(Writes::NotBuilt("check")),
    ..format::UNNAMED
};
