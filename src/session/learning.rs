//! Words that are learned from the texts themselves.

use crate::align::Induction;
use crate::bitext::Bitext;
use crate::format::{self, Format, Reads, Writes};
use crate::language::Languages;
use crate::words::WordTable;
use std::collections::BTreeMap;
use std::sync::Mutex;

pub(crate) static FORMAT: Format = Format {
    names: &["lexicon"],
    title: "lexicon",
    help: "Words that translate each other: a table with the header `en TAB es`",
    extensions: &[".tsv"],
    mark: Some("\tstrength\n"),
    read: Some(Reads::Lexicon),
    write: Some(Writes::Lexicon),
    ..format::UNNAMED
};

/// When to learn words from the texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Induce {
    /// Never.
    Never,
    /// Where there is no lexicon for the languages, and enough text to learn one
    #[default]
    Auto,
    /// Always.
    Always,
}

/// Words that were learned.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Learned {
    /// Their languages.
    pub languages: Languages,
    /// How many pairs of words there are.
    pub words: usize,
    /// From how many beads they were learned.
    pub beads: usize,
    pub(crate) table: WordTable,
}

/// What is learned, by pair of languages.
pub(super) struct Learning {
    when: Induce,
    pairs: Mutex<BTreeMap<Languages, Induction>>,
}

const SOUND: &str = "learning does not panic";

impl Learning {
    pub(super) fn new(when: Induce) -> Self {
        Learning { when, pairs: Mutex::default() }
    }

    /// Learns from an aligned bitext if the options say so, by default if there is no lexicon for its languages; returns
    /// whether it did.
    pub(super) fn add(&self, bitext: &Bitext, has_lexicon: impl FnOnce() -> bool) -> bool {
        if self.when == Induce::Never || self.when == Induce::Auto && has_lexicon() {
            return false;
        }
        let languages = bitext.languages();
        let induction = Induction::new(&languages.source, &languages.target);
        let mut pairs = self.pairs.lock().expect(SOUND);
        let induction = pairs.entry(languages).or_insert(induction);
        induction.add(&bitext.source, &bitext.target, &bitext.alignment);
        true
    }

    pub(super) fn is_full(&self) -> bool {
        self.pairs.lock().expect(SOUND).values().all(Induction::is_full)
    }

    pub(super) fn learned(&self) -> Vec<Learned> {
        let pairs = self.pairs.lock().expect(SOUND);
        let is_enough = |pair: &Induction| pair.has_enough() || self.when == Induce::Always;
        let learned = pairs.iter().filter(|(_, pair)| is_enough(pair)).map(|(languages, pair)| {
            let (table, beads) = (pair.table(), pair.beads());
            Learned { languages: languages.clone(), words: table.rows.len(), beads, table }
        });
        learned.collect()
    }
}
