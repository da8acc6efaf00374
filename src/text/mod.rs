//! Text and what is in it: its places in the source, words, numbers, quantities, cognates, XML.

pub(crate) mod address;
pub mod code;
pub(crate) mod cognate;
pub(crate) mod edits;
pub mod encoding;
pub(crate) mod fnv;
pub(crate) mod fold;
pub mod foreign;
pub(crate) mod formula;
pub(crate) mod ids;
pub(crate) mod kept;
pub(crate) mod namespaces;
pub(crate) mod nearest;
pub(crate) mod number;
pub(crate) mod quantity;
pub(crate) mod quoted_cells;
pub(crate) mod script;
pub(crate) mod shortened;
pub mod source_text;
pub(crate) mod words;
pub mod xml;
