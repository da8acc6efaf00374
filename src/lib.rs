//! cotejo compares two texts side by side: it aligns the English and the Spanish abstract of an article, checks
//! the terminology against a glossary, and writes a translation memory.
//!
//! ```
//! use cotejo::memory::tmx;
//! use cotejo::{Cotejo, Options, Reading};
//!
//! let article = "Shame and self-criticism were measured in twelve clinics. They fell after the programme.\n\n\
//!     La vergüenza y la autocrítica se midieron en 12 clínicas. Disminuyeron tras el programa.";
//! let cotejo = Cotejo::new(Options::default())?;
//! let mut bitext = cotejo.read("article.txt", article.as_bytes(), &Reading::default())?.remove(0).bitext;
//! cotejo.align(&mut bitext);
//! assert!(cotejo.check(&bitext).is_empty());
//!
//! let memory = tmx::write(&cotejo.units(&bitext, None), &bitext.source.language, None);
//! assert!(memory.text.contains("<seg>Disminuyeron tras el programa.</seg>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The types one needs
//!
//! - [`Cotejo`] reads, aligns and checks. It is made once from [`Options`] and may be used by many threads.
//! - [`Reading`] says how an input is read: its languages, its lines, its format.
//! - [`Bitext`](bitext::Bitext): a text and its translation in segments, and their alignment.
//! - [`Finding`](check::Finding): what a rule found, where, why, and what to write instead.
//! - [`TranslationUnit`](memory::TranslationUnit): a text and its translation, as a memory keeps them.
//!
//! Reading and writing files is left to the caller: bytes go in, values come out, and the same bytes give the same
//! values.
//!
//! # How to …
//!
//! - **check against a glossary of one's own**: put its name and bytes into [`Options::glossaries`], in any format that
//!   [`FORMATS`](format::FORMATS) lists;
//! - **align two texts**: [`Cotejo::read_pair`];
//! - **work through JSON lines or PubMed's XML of any size**: [`Cotejo::records`] gives the records one by one,
//!   [`Cotejo::read_record`] reads one, on any thread;
//! - **follow `\input` of LaTeX**: [`Reading`] may hold a function that fetches what is included; nothing is followed
//!   without it;
//! - **go on later**: [`bitext::file::write`] and [`bitext::file::read`] keep a bitext with its alignment;
//! - **take pairs that are aligned already**: [`bitext::from_pairs`]; an alignment of one's own:
//!   [`Bitext::new`](bitext::Bitext::new), which refuses beads that do not fit;
//! - **know why a bead is as it is**: [`Cotejo::explain`];
//! - **mend a memory that others refuse**: [`validate::mend`].
//!
//! The program is the feature `cli`, which is on by default; `server` is its page in the browser, `xlsx` writes workbooks,
//! and `memory` keeps units in a file.

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "what the program alone uses")
)]

pub mod align;
pub mod bitext;
pub mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod document;
pub mod format;
pub mod glossary;
mod join;
pub mod language;
pub mod memory;
pub(crate) mod model;
pub(crate) mod report;
#[cfg(feature = "server")]
pub(crate) mod review;
pub mod segment;
mod session;
pub mod severity;
pub mod side;
#[cfg(feature = "memory")]
pub mod store;
pub mod text;
mod unread;
pub mod validate;
pub mod wording;
pub(crate) mod words;

pub use session::{
    Cotejo, Error, FetchFile, Induce, Learned, Loaded, Note, Options, Reading, Record, Records,
    TakenPart,
};

#[cfg(test)]
#[path = "../tests/cost/mod.rs"]
mod cost;

/// The example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
