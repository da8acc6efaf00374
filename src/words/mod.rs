//! Words: what is known of each form, the words of a text, and which words of two texts translate each other.
//!
//! A *form* is a word as it is written; what is known of it is found once, and an index of each language keeps it for
//! other texts. Forms that differ in case and accents alone are one *word*. Words that carry meaning are linked: a word
//! and its translation in the lexicon, two cognates, a name and itself.

mod form;
mod index;
mod lexicon;
mod links;
mod rows;
mod table;
mod text_words;

pub(crate) use form::Form;
pub(crate) use index::FormIndex;
pub(crate) use lexicon::Lexicon;
pub(crate) use links::{LinkedWord, WordLinks};
pub(crate) use rows::Rows;
pub(crate) use table::{WordRow, WordTable};
pub(crate) use text_words::{TextWords, Token};
