//! What is loaded once for all inputs.

use super::Failure;
use super::input::read;
use super::options::Terms;
use crate::align::{Alignment, Lexicon, Model, align};
use crate::check::Checker;
use crate::glossary::{Glossary, clinical};
use crate::language::{LanguageTag, PACKS};
use crate::segment::SegmentedDocument;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

type Pair = (LanguageTag, LanguageTag);

/// What is loaded once for all inputs: the model, the glossary, and for each pair of languages its lexicon and
/// its checker.
pub struct Resources {
    model: Model,
    clinical: bool,
    own: Vec<Glossary>,
    glossary: OnceLock<Arc<Glossary>>,
    lexicons: Made<Lexicon>,
    checkers: Made<Checker>,
}

type Made<T> = Mutex<BTreeMap<Pair, Arc<T>>>;

impl Resources {
    /// For commands that look for no terms.
    pub fn without_glossary() -> Self {
        Resources {
            model: Model::shipped(),
            clinical: false,
            own: Vec::new(),
            glossary: OnceLock::new(),
            lexicons: Mutex::default(),
            checkers: Mutex::default(),
        }
    }

    /// With the glossaries that the options ask for: the shipped one, then the user's, which overrule it.
    pub fn new(terms: &Terms) -> Result<Self, Failure> {
        let read_one = |path: &PathBuf| {
            crate::glossary::read(&read(path)?)
                .map_err(|error| Failure::about(path.display(), error))
        };
        let own = terms.glossaries.iter().map(read_one).collect::<Result<Vec<_>, _>>()?;
        Ok(Resources { clinical: !terms.no_clinical, own, ..Resources::without_glossary() })
    }

    /// Makes ready what most inputs need, so that it can be done while the first is read.
    pub fn warm(&self) {
        if !self.clinical && self.own.is_empty() {
            return; // no terms to look for
        }
        let [source, target] = [&PACKS[0], &PACKS[1]].map(|pack| pack.tag());
        self.checker(&source, &target);
    }

    pub fn align(&self, source: &SegmentedDocument, target: &SegmentedDocument) -> Alignment {
        let pair = (source.language.clone(), target.language.clone());
        let lexicon =
            once(&self.lexicons, pair, |(source, target)| Lexicon::shipped(source, target));
        align(source, target, &self.model, &lexicon)
    }

    pub fn checker(&self, source: &LanguageTag, target: &LanguageTag) -> Arc<Checker> {
        once(&self.checkers, (source.clone(), target.clone()), |(source, target)| {
            let glossary = self.glossary.get_or_init(|| {
                let mut glossary =
                    if self.clinical { clinical::glossary() } else { Glossary::default() };
                self.own.iter().for_each(|own| glossary.extend(own.clone()));
                Arc::new(glossary)
            });
            Checker::new(glossary.clone(), source, target)
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
