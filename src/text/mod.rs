//! Text and what is in it: traces back to the source, words, numbers, quantities, cognates, XML.

pub mod code;
pub mod cognate;
pub mod encoding;
pub mod fold;
pub mod forms;
pub mod memo;
pub mod number;
pub mod quantity;
pub mod scan;
pub mod trace;
pub mod word_filter;
pub mod words;
pub mod xml;
