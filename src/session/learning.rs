//! Words that are learned from the texts themselves.

use super::Cotejo;
use crate::align::Induction;
use crate::bitext::Bitext;
use crate::language::Languages;
use crate::words::WordTable;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

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
}

impl Cotejo {
    /// Learns from an aligned bitext, and gives whether that is wanted: by the options, or because there is no lexicon
    /// for its languages.
    pub fn learn(&self, bitext: &Bitext) -> bool {
        let languages = bitext.languages();
        let Learning { when, pairs } = &self.learning;
        if !self.learns() || *when == Induce::Auto && !self.lexicon(&languages).is_empty() {
            return false;
        }
        let induction = Induction::new(&languages.source, &languages.target);
        let mut pairs = pairs.lock().expect(SOUND);
        let induction = pairs.entry(languages).or_insert(induction);
        induction.add(&bitext.source, &bitext.target, &bitext.alignment);
        true
    }

    /// Whether words may be learned.
    pub(crate) fn learns(&self) -> bool {
        self.learning.when != Induce::Never
    }

    /// Whether more texts would teach no more.
    pub(crate) fn has_learned_all(&self) -> bool {
        self.learning.pairs.lock().expect(SOUND).values().all(Induction::is_full)
    }

    /// The words that were learned, where there was enough to learn from.
    pub fn learned(&self) -> Vec<Learned> {
        let Learning { when, pairs } = &self.learning;
        let pairs = pairs.lock().expect(SOUND);
        let enough = pairs.iter().filter(|(_, own)| own.has_enough() || *when == Induce::Always);
        let learned = enough.map(|(languages, induction)| {
            let table = induction.table();
            let (words, beads) = (table.rows.len(), induction.beads());
            Learned { languages: languages.clone(), words, beads, table }
        });
        learned.collect()
    }

    /// Aligns with words that were learned from now on.
    pub fn use_words(&self, learned: &[Learned]) {
        for Learned { languages, table, .. } in learned {
            let mut lexicon = self.new_lexicon(languages);
            lexicon.extend(table);
            let mut lexicons = self.lexicons.lock().expect("making does not panic");
            lexicons.insert(languages.clone(), Arc::new(lexicon));
        }
    }
}
