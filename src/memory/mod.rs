//! Translation memory: units out of a bitext, and the files that CAT tools and other programs read.
//!
//! Readers and writers take units one by one, so that no memory is too large for them.

mod ids;
pub mod json_lines;
pub mod markdown;
pub mod moses;
mod reader;
mod selection;
pub mod table;
pub mod tmx;
mod unit;
pub mod workbook;
mod writer;
pub mod xliff;

pub use reader::{Grammar, Passed, UnitReader, UnitStream};
pub use selection::Selection;
pub use unit::{TranslationUnit, property, units};
pub use writer::{Lost, UnitWriter, write_all};

#[cfg(test)]
mod tests;
