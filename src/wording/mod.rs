//! What people read, in their language.
//!
//! A text has a name in a catalogue, and each language has a file of every catalogue, in the syntax of Project Fluent:
//! `en/findings.ftl`, `es/findings.ftl`. A new catalogue is a file a language and a line here.

mod catalogue;
mod language;
mod message;
#[cfg(test)]
mod tests;

pub(crate) use catalogue::{Catalogue, say};
pub use language::UiLanguage;
pub use message::Message;
pub(crate) use message::{message, note, of_catalogue, terminal};
