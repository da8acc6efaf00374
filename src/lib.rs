//! cotejo compares two texts side by side: it aligns the English and the Spanish abstract of an article, checks
//! the terminology against a glossary, and writes a translation memory.
//!
//! Everything between reading and writing is a pure function over plain types:
//!
//! ```
//! use cotejo::align::{Lexicon, Model, align};
//! use cotejo::bitext::Bitext;
//! use cotejo::check::{Checker, check};
//! use cotejo::document::{bilingual, plain};
//! use cotejo::glossary::clinical;
//! use cotejo::memory::{tmx, units};
//! use cotejo::segment::segment;
//!
//! let article = "Shame and self-criticism were measured in twelve clinics. They fell after the programme.\n\n\
//!     La vergüenza y la autocrítica se midieron en 12 clínicas. Disminuyeron tras el programa.";
//! let blocks = plain::read(article.as_bytes())?.blocks;
//! let pair = bilingual::find("article", &blocks, Default::default())?;
//! let (source, target) = (segment(&pair.source), segment(&pair.target));
//!
//! let lexicon = Lexicon::shipped(&source.language, &target.language);
//! let alignment = align(&source, &target, &Model::shipped(), &lexicon);
//! let bitext = Bitext { name: "article".into(), source, target, alignment };
//! assert_eq!(bitext.alignment.beads.len(), 2);
//!
//! let (source, target) = (&bitext.source.language, &bitext.target.language);
//! let checker = Checker::new(clinical::glossary().into(), lexicon.into(), source, target);
//! assert!(check(&checker.scene(&bitext)).is_empty());
//!
//! let memory = tmx::write(&units(&bitext, None), &bitext.source.language, None);
//! assert!(memory.text.contains("<seg>La vergüenza y la autocrítica se midieron en 12 clínicas.</seg>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | does |
//! |---|---|
//! | [`text`] | words, numbers, cognates, encodings; text that knows its place in the source |
//! | [`language`] | what is known of each language, as data |
//! | [`document`] | reads texts and articles, finds the two abstracts in one |
//! | [`segment`] | splits documents into sentences |
//! | [`align`] | aligns segments, with a confidence for each bead; scores alignments |
//! | [`bitext`] | two segmented documents and their alignment; the bitext file |
//! | [`glossary`] | concepts and terms; finds them in a text; reads, writes, lints, extracts them |
//! | [`check`] | the rules |
//! | [`memory`] | translation units, TMX |
//! | [`side`] | source and target, and what each has one of |
//! | [`severity`] | how much a finding matters |
//! | [`report`] | what is shown |
//! | [`validate`] | what readers of TMX, TBX and XLIFF would refuse or misread |
//! | [`cli`] | the command line |

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "what the program alone uses")
)]

pub mod align;
pub mod bitext;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod document;
pub mod format;
pub mod glossary;
pub mod language;
pub mod memory;
pub(crate) mod report;
pub mod segment;
mod session;
pub mod severity;
pub mod side;
pub mod text;
mod together;
pub mod validate;

pub use session::{
    Cotejo, Error, Induce, Learned, Loaded, Note, Options, Reading, Record, Records, TakenPart,
};
