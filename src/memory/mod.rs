//! Translation memory: units out of a bitext, and the TMX that CAT tools read.

pub mod tmx;
mod unit;

pub use unit::{TranslationUnit, units};
