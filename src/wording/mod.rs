//! What people read, in their language.
//!
//! A text has a name in a catalogue, and each language has a file of every catalogue, in the syntax of Project Fluent:
//! `en/findings.ftl`, `es/findings.ftl`. A new catalogue is a file a language and a line here. What stands
//! in no catalogue is in English where it belongs: what the tables that ship say, as the notes of the glossary, is in `es/data.tsv`
//! in Spanish, what errors say in `es/errors.tsv`.

mod catalogue;
mod data;
mod language;
mod message;
#[cfg(test)]
mod tests;

pub(crate) use catalogue::{Catalogue, say};
pub(crate) use data::{Data, in_language};
pub use language::UiLanguage;
pub use message::Message;
pub(crate) use message::{message, note, of_catalogue, terminal};
