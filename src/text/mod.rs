//! Text and what is in it: traces back to the source, words, numbers, cognates, XML.

pub mod cognate;
pub mod encoding;
pub mod fold;
pub mod number;
pub mod trace;
pub mod words;
pub mod xml;
