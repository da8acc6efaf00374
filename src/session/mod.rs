//! The front door: from bytes to bitexts, alignments, findings and translation units.

mod aligned;
mod languages;
pub(crate) mod learning;
#[cfg(feature = "server")]
mod linked_words;
mod note;
mod note_words;
mod read;
mod reading;
mod records;
mod refusal;
mod tags;
#[cfg(test)]
mod tests;
mod texts;
mod units;

pub use learning::{Induce, Learned};
pub use note::{Note, TakenPart};
pub use reading::{FetchFile, Reading};
pub use records::{Record, Records};

pub(crate) use aligned::nothing_read;
pub(crate) use read::{format_of, one};
pub(crate) use records::records;
#[cfg(feature = "cli")]
pub(crate) use texts::one_article;
pub(crate) use units::open as open_units;

use crate::align::{Alignment, Bead, Explanation, Known, Memory, adapt, align_around, explain};
use crate::bitext::decisions::Decisions;
use crate::bitext::{BadAlignment, Bitext, Operation, beads_of};
use crate::check::{Checker, Finding, Pattern, check};
use crate::glossary::{Draft, Glossary, clinical};
use crate::language::{LanguageTag, Languages, PACKS};
use crate::memory::{TranslationUnit, units as units_of};
use crate::model::Model;
use crate::report;
use crate::segment::{SegmentedDocument, SplitRules};
use crate::side::Sides;
use crate::text::encoding::decode;
use crate::unread::Unread;
use crate::wording::Message;
use crate::words::{Lexicon, WordTable};
use learning::Learning;
use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::{Arc, Mutex, OnceLock};

/// What bitexts are aligned with and checked by.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Whether to check against the glossary that ships.
    pub clinical: bool,
    /// More glossaries, each as a name and the bytes of a file of any format; a later concept of the same id
    /// overrules an earlier one. Entries that cannot be read are left out, see [`Cotejo::unread`].
    pub glossaries: Vec<(String, Vec<u8>)>,
    /// More lexicons than those that ship, each as a name and the bytes of a table with the header `en TAB es`.
    pub lexicons: Vec<(String, Vec<u8>)>,
    /// The model to align and to find omissions with instead of the one that ships, as a name and the bytes of a file that
    /// `cotejo learn` wrote.
    pub model: Option<(String, Vec<u8>)>,
    /// Beads with less confidence are marked for review.
    pub min_confidence: f64,
    /// When to learn words from the texts themselves.
    pub induce: Induce,
    /// What the rule `pattern` looks for.
    pub patterns: Vec<Pattern>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            clinical: true,
            glossaries: Vec::new(),
            lexicons: Vec::new(),
            model: None,
            min_confidence: 0.7,
            induce: Induce::Auto,
            patterns: Vec::new(),
        }
    }
}

/// Why something cannot be read or made ready.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{document}: {what}")]
#[non_exhaustive]
pub struct Error {
    /// What it is about, as it was named.
    pub document: String,
    /// What is wrong, and what can be done.
    pub what: Message,
}

/// A bitext, and notes on how it was read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Loaded {
    /// The bitext.
    pub bitext: Bitext,
    /// The notes.
    pub notes: Vec<Note>,
    /// The units or rows that could not be read.
    pub unread: Unread,
    /// The row of each bead, if they are those of a table.
    pub(crate) rows: Vec<u64>,
}

/// Reads, aligns and checks. The model, the glossary, and for each pair of languages the lexicon and the checker are
/// made once, when they are needed.
pub struct Cotejo {
    model: Model,
    /// The lexicons of the user.
    tables: Vec<WordTable>,
    min_confidence: f64,
    learning: Learning,
    patterns: Vec<Pattern>,
    clinical: bool,
    /// The user's glossaries, until they are part of the one that is used.
    glossaries: Mutex<Vec<Glossary>>,
    glossary: OnceLock<Arc<Glossary>>,
    /// The names of glossaries, and the entries of each that could not be read.
    unread: Vec<(String, Unread)>,
    memory: OnceLock<Box<dyn Memory>>,
    lexicons: Made<Lexicon>,
    checkers: Made<Checker>,
}

type Made<T> = Mutex<BTreeMap<Languages, Arc<T>>>;

impl Cotejo {
    /// Reads the glossaries and lexicons that the options hold.
    pub fn new(options: Options) -> Result<Self, Error> {
        let mut unread = Vec::new();
        let glossary = |(name, bytes): &(String, Vec<u8>)| {
            let read = Draft::read(bytes).and_then(Draft::sort_out);
            let (glossary, faults) = read.map_err(|error| Error::new(name, error))?;
            unread.extend(
                (faults.count() > 0 || !faults.notes.is_empty()).then(|| (name.clone(), faults)),
            );
            Ok(glossary)
        };
        let table = |(name, bytes): &(String, Vec<u8>)| {
            let text = decode(bytes).map_err(|error| Error::new(name, error))?;
            WordTable::parse(text.as_str()).map_err(|error| Error::new(name, error))
        };
        let model = |(name, bytes): (String, Vec<u8>)| {
            let text = decode(&bytes).map_err(|error| Error::new(&name, error))?;
            Model::parse(text.as_str()).map_err(|error| Error::new(&name, error))
        };
        let glossaries = options.glossaries.iter().map(glossary).collect::<Result<_, _>>()?;
        Ok(Cotejo {
            model: options.model.map_or_else(|| Ok(Model::shipped()), model)?,
            tables: options.lexicons.iter().map(table).collect::<Result<_, _>>()?,
            min_confidence: options.min_confidence,
            learning: Learning::new(options.induce),
            patterns: options.patterns,
            clinical: options.clinical,
            glossaries: Mutex::new(glossaries),
            glossary: OnceLock::new(),
            unread,
            memory: OnceLock::new(),
            lexicons: Mutex::default(),
            checkers: Mutex::default(),
        })
    }

    /// The glossaries of which entries could not be read, each with its name.
    pub fn unread(&self) -> &[(String, Unread)] {
        &self.unread
    }

    /// All bitexts of a file, whatever its format: one, or those of all its records. Those of articles and texts are
    /// not aligned yet; what came aligned stays as it is.
    pub fn read(&self, name: &str, bytes: &[u8], reading: &Reading) -> Result<Vec<Loaded>, Error> {
        read::read(name, bytes, reading)
    }

    /// The bitext of a text and its translation, each with its name. It is not aligned yet.
    pub fn read_pair(
        &self,
        source: (&str, &[u8]),
        target: (&str, &[u8]),
        reading: &Reading,
    ) -> Result<Loaded, Error> {
        read::two(&format!("{} + {}", source.0, target.0), source, target, reading)
    }

    /// The bitext of a text and its translation, both plain text, each in the language that `reading` names or else in the
    /// one that its words show. `name` is what the bitext is called. It is not aligned yet.
    pub fn read_texts(
        &self,
        name: &str,
        source: &str,
        target: &str,
        reading: &Reading,
    ) -> Result<Loaded, Error> {
        texts::of_strings(name, Sides::new(source, target), reading)
    }

    /// The sentences, headings and lists of a plain text; its language is found out where none is given.
    pub fn segment(
        &self,
        name: &str,
        text: &str,
        language: Option<&LanguageTag>,
        rules: &SplitRules,
    ) -> Result<SegmentedDocument, Error> {
        texts::segmented(name, text, language, rules)
    }

    /// The records of a file of any size, one by one: lines of JSON, or articles as PubMed or JATS has them.
    pub fn records<'r>(
        &self,
        name: &str,
        mut file: impl BufRead + Send + 'r,
        reading: &Reading,
    ) -> Records<'r> {
        // an error of reading comes again with the first record
        let format = format_of(name, file.fill_buf().unwrap_or_default(), reading);
        records(name, format, file)
    }

    /// The bitext of a record.
    pub fn read_record(&self, record: &Record, reading: &Reading) -> Result<Loaded, Error> {
        read::of_record(record, reading)
    }

    /// Aligns a bitext that is not aligned yet; one that is stays as it is.
    pub fn align(&self, bitext: &mut Bitext) {
        if !bitext.is_aligned() {
            bitext.alignment = self.alignment(&bitext.source, &bitext.target, &[]);
        }
    }

    /// Aligns a bitext around pins: beads that a person has decided on. An error if they name segments that are not
    /// there, or one twice.
    pub fn align_around(&self, bitext: &mut Bitext, pins: &[Bead]) -> Result<(), BadAlignment> {
        beads_of(bitext.documents(), pins)?;
        bitext.alignment = self.alignment(&bitext.source, &bitext.target, pins);
        Ok(())
    }

    /// What aligning a bitext anew, around the beads that people decided on, makes of it.
    pub fn realign(&self, bitext: &Bitext) -> Operation {
        let pins = Decisions::of_itself(bitext).pins;
        Operation::Realign { beads: self.alignment(&bitext.source, &bitext.target, &pins).beads }
    }

    /// The alignment of two documents around pins.
    fn alignment(
        &self,
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        pins: &[Bead],
    ) -> Alignment {
        let lexicon =
            self.lexicon(&Languages::new(source.language.clone(), target.language.clone()));
        let adapted = adapt(&self.model.beads, source, target, &lexicon);
        let model = adapted.as_ref().unwrap_or(&self.model.beads);
        let mut alignment =
            align_around(source, target, pins, &self.known(source, target), model, &lexicon);
        alignment.mark(self.min_confidence);
        alignment
    }

    /// Favours from now on the pairs that a memory has; the first that is given counts.
    pub fn use_memory(&self, memory: impl Memory + 'static) {
        let _ = self.memory.set(Box::new(memory));
    }

    /// The beads of two documents that the memory knows.
    fn known(&self, source: &SegmentedDocument, target: &SegmentedDocument) -> Known {
        let memory = self.memory.get();
        memory.map_or_else(Known::default, |memory| {
            Known::find(Sides::new(source, target), &**memory)
        })
    }

    /// Why each bead of a bitext is as it is.
    pub fn explain(&self, bitext: &Bitext) -> Vec<Explanation> {
        let (source, target) = (&bitext.source, &bitext.target);
        let lexicon = self.lexicon(&bitext.languages());
        let adapted = adapt(&self.model.beads, source, target, &lexicon);
        let model = adapted.as_ref().unwrap_or(&self.model.beads);
        explain(source, target, &bitext.alignment, &self.known(source, target), model, &lexicon)
    }

    /// Learns words from an aligned bitext if the options say so, by default if there is no lexicon for its languages;
    /// returns whether it did.
    pub fn learn(&self, bitext: &Bitext) -> bool {
        self.learning.add(bitext, || !self.lexicon(&bitext.languages()).is_empty())
    }

    /// Whether more texts would teach no more.
    pub fn has_learned_all(&self) -> bool {
        self.learning.is_full()
    }

    /// The words that were learned, where there was enough to learn from.
    pub fn learned(&self) -> Vec<Learned> {
        self.learning.learned()
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

    /// What is wrong with a translation, or may be.
    pub fn check(&self, bitext: &Bitext) -> Vec<Finding> {
        check(&self.checker(&bitext.languages()).context(bitext))
    }

    /// Findings of a bitext in JSON, as `cotejo check -f json` writes them.
    pub fn findings_json(&self, bitext: &Bitext, findings: &[Finding]) -> String {
        report::json::write(bitext, findings)
    }

    /// The translation units of a bitext, with a date if there is one (`YYYYMMDDThhmmssZ`).
    pub fn units(&self, bitext: &Bitext, created: Option<&str>) -> Vec<TranslationUnit> {
        units_of(bitext, created)
    }

    /// What bitexts are checked by: the glossary that ships, then those of the options.
    pub fn glossary(&self) -> &Glossary {
        self.shared_glossary()
    }

    fn shared_glossary(&self) -> &Arc<Glossary> {
        self.glossary.get_or_init(|| {
            let mut glossary =
                if self.clinical { clinical::glossary() } else { Glossary::default() };
            let mut others = self.glossaries.lock().expect("joining glossaries does not panic");
            others.drain(..).for_each(|other| glossary.extend(other));
            Arc::new(glossary)
        })
    }

    /// The checker of a pair of languages.
    pub(crate) fn checker(&self, languages: &Languages) -> Arc<Checker> {
        once(&self.checkers, languages, || {
            let lexicon = self.lexicon(languages);
            let omissions = self.model.omissions.clone();
            let (glossary, patterns) = (self.shared_glossary().clone(), self.patterns.clone());
            Checker::new(glossary, lexicon, omissions, languages).with_patterns(patterns)
        })
    }

    /// Makes ready what most inputs need, so that it can be done while the first is read.
    pub(crate) fn warm(&self) {
        if !self.glossary().concepts.is_empty() {
            self.checker(&Languages::new(PACKS[0].tag(), PACKS[1].tag()));
        }
    }

    /// The words of a pair of languages: those that ship, the user's, and those that were learned.
    fn lexicon(&self, languages: &Languages) -> Arc<Lexicon> {
        once(&self.lexicons, languages, || self.new_lexicon(languages))
    }

    fn new_lexicon(&self, languages: &Languages) -> Lexicon {
        let mut lexicon = Lexicon::shipped(&languages.source, &languages.target);
        self.tables.iter().for_each(|table| lexicon.extend(table));
        lexicon
    }
}

fn once<T>(made: &Made<T>, languages: &Languages, make: impl FnOnce() -> T) -> Arc<T> {
    let mut made = made.lock().expect("making does not panic");
    match made.get(languages) {
        Some(one) => one.clone(),
        None => {
            let one = Arc::new(make());
            made.insert(languages.clone(), one.clone());
            one
        }
    }
}
