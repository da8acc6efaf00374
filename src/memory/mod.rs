//! Translation memory: units out of a bitext, and the files that CAT tools and other programs read.
//!
//! Readers and writers take units one by one, so that no memory is too large for them.

mod formulas;
pub(crate) mod json_lines;
pub(crate) mod markdown;
pub(crate) mod moses;
mod provenance;
mod reader;
#[cfg(feature = "cli")]
pub(crate) mod replace;
mod selection;
mod state;
pub(crate) mod table;
pub mod tmx;
mod unit;
pub(crate) mod workbook;
mod writer;
pub mod xliff;

pub(crate) use formulas::WithoutFormulas;
pub use provenance::Provenance;
pub(crate) use reader::UnitReader;
pub use reader::{Skipped, UnitStream};
pub use selection::Selection;
pub use state::{Stage, State};
pub(crate) use unit::all_units;
pub use unit::{TranslationUnit, Variant, property, units};
#[cfg(feature = "cli")]
pub(crate) use writer::counted;
pub use writer::{Lost, UnitWriter, write_all};

#[cfg(test)]
mod tests;
