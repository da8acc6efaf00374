//! What is loaded once for all inputs.

use super::Failure;
use super::induction::Learning;
use super::input::read;
use super::options::{Aligning, Terms};
use crate::align::{Alignment, Explanation, Lexicon, Model, WordTable, adapt, align, explain};
use crate::bitext::Bitext;
use crate::check::Checker;
use crate::glossary::{Glossary, clinical};
use crate::language::{LanguageTag, PACKS};
use crate::segment::SegmentedDocument;
use crate::text::encoding::decode;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

type Pair = (LanguageTag, LanguageTag);

/// What is loaded once for all inputs: the model, the glossary, and for each pair of languages its lexicon and
/// its checker.
pub struct Resources {
    model: Model,
    /// Words of the user's, besides those of the lexicons that ship.
    tables: Vec<WordTable>,
    min_confidence: f64,
    pub learning: Learning,
    clinical: bool,
    /// The user's glossaries, until they are part of the one that is used.
    own: Mutex<Vec<Glossary>>,
    glossary: OnceLock<Arc<Glossary>>,
    lexicons: Made<Lexicon>,
    checkers: Made<Checker>,
}

type Made<T> = Mutex<BTreeMap<Pair, Arc<T>>>;

impl Resources {
    /// For commands that look for no terms.
    pub fn without_glossary(aligning: &Aligning) -> Result<&'static Self, Failure> {
        Ok(Resources::bare(aligning)?.kept())
    }

    /// Kept until the process ends, which frees all at once: piece by piece takes a tenth of a short run.
    fn kept(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    fn bare(aligning: &Aligning) -> Result<Self, Failure> {
        let table = |path: &PathBuf| {
            let fail = |error: &dyn std::fmt::Display| Failure::about(path.display(), error);
            let text = decode(&read(path)?).map_err(|error| fail(&error))?;
            WordTable::parse(text.as_str()).map_err(|error| fail(&error))
        };
        Ok(Resources {
            model: Model::shipped(),
            tables: aligning.lexicons.iter().map(table).collect::<Result<_, _>>()?,
            min_confidence: aligning.min_confidence,
            learning: Learning::new(aligning),
            clinical: false,
            own: Mutex::default(),
            glossary: OnceLock::new(),
            lexicons: Mutex::default(),
            checkers: Mutex::default(),
        })
    }

    /// With the glossaries that the options ask for: the shipped one, then the user's, which overrule it.
    pub fn new(aligning: &Aligning, terms: &Terms) -> Result<&'static Self, Failure> {
        let read_one = |path: &PathBuf| {
            crate::glossary::read(&read(path)?)
                .map_err(|error| Failure::about(path.display(), error))
        };
        let own = terms.glossaries.iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
        let resources = Resources {
            clinical: !terms.no_clinical,
            own: Mutex::new(own),
            ..Resources::bare(aligning)?
        };
        Ok(resources.kept())
    }

    /// Makes ready what most inputs need, so that it can be done while the first is read.
    pub fn warm(&self) {
        if self.glossary().concepts.is_empty() {
            return; // no terms to look for
        }
        let [source, target] = [&PACKS[0], &PACKS[1]].map(|pack| pack.tag());
        self.checker(&source, &target);
    }

    pub fn align(&self, source: &SegmentedDocument, target: &SegmentedDocument) -> Alignment {
        let lexicon = self.lexicon(&source.language, &target.language);
        let own = adapt(&self.model, source, target, &lexicon);
        let mut alignment = align(source, target, own.as_ref().unwrap_or(&self.model), &lexicon);
        alignment.mark(self.min_confidence);
        alignment
    }

    /// Why each bead of a bitext is as it is.
    pub fn explain(&self, bitext: &Bitext) -> Vec<Explanation> {
        let (source, target) = (&bitext.source, &bitext.target);
        let lexicon = self.lexicon(&source.language, &target.language);
        let own = adapt(&self.model, source, target, &lexicon);
        let model = own.as_ref().unwrap_or(&self.model);
        explain(source, target, &bitext.alignment, model, &lexicon)
    }

    /// The words of a pair of languages: those that ship, the user's, and those that were learned.
    pub fn lexicon(&self, source: &LanguageTag, target: &LanguageTag) -> Arc<Lexicon> {
        once(&self.lexicons, (source.clone(), target.clone()), |pair| self.new_lexicon(pair))
    }

    fn new_lexicon(&self, (source, target): &Pair) -> Lexicon {
        let mut lexicon = Lexicon::shipped(source, target);
        self.tables.iter().for_each(|table| lexicon.extend(table));
        lexicon
    }

    /// Adds words that were learned.
    pub fn extend_lexicon(&self, table: &WordTable) {
        let mut lexicon = self.new_lexicon(&table.languages);
        lexicon.extend(table);
        let mut lexicons = self.lexicons.lock().expect("making does not panic");
        lexicons.insert(table.languages.clone(), Arc::new(lexicon));
    }

    pub fn checker(&self, source: &LanguageTag, target: &LanguageTag) -> Arc<Checker> {
        once(&self.checkers, (source.clone(), target.clone()), |(source, target)| {
            let lexicon = self.lexicon(source, target);
            Checker::new(self.glossary().clone(), lexicon, source, target)
        })
    }

    /// What the options ask for, as one glossary.
    pub fn glossary(&self) -> &Arc<Glossary> {
        self.glossary.get_or_init(|| {
            let mut glossary =
                if self.clinical { clinical::glossary() } else { Glossary::default() };
            let mut own = self.own.lock().expect("joining glossaries does not panic");
            own.drain(..).for_each(|own| glossary.extend(own));
            Arc::new(glossary)
        })
    }
}

fn once<T>(made: &Made<T>, pair: Pair, make: impl FnOnce(&Pair) -> T) -> Arc<T> {
    let mut made = made.lock().expect("making does not panic");
    match made.get(&pair) {
        Some(one) => one.clone(),
        None => {
            let one = Arc::new(make(&pair));
            made.insert(pair, one.clone());
            one
        }
    }
}
