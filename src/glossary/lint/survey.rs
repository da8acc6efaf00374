//! What lints look at: all concepts of the files, and which have a term in common.

use crate::glossary::draft::Fault;
use crate::glossary::{Concept, Draft, Lines, Status, Term};
use crate::language::{LanguageTag, PACKS};
use crate::text::fold;
use crate::text::words::is_acronym;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::hash_map;
use std::hash::Hash;

/// The concepts of files that are one glossary together.
pub(super) struct Survey<'f> {
    files: &'f [(String, Draft)],
    pub(super) entries: Vec<Entry<'f>>,
    /// The places of each term that has several. Terms are the same whatever their case, blanks and region.
    pub(super) repeated_terms: Vec<Vec<TermAt<'f>>>,
    /// The concepts of which part could not be understood, by file and id.
    incomplete: FxHashSet<(&'f str, &'f str)>,
}

/// A concept and its place.
#[derive(Clone, Copy)]
pub(super) struct Entry<'f> {
    pub file: &'f str,
    pub concept: &'f Concept,
    pub lines: &'f Lines,
}

/// A term and its place.
#[derive(Clone, Copy)]
pub(super) struct TermAt<'f> {
    /// Index of its concept among the entries.
    pub entry: usize,
    pub file: &'f str,
    pub line: usize,
    pub concept: &'f Concept,
    pub term: &'f Term,
}

impl<'f> Survey<'f> {
    pub(super) fn new(files: &'f [(String, Draft)]) -> Self {
        let entries: Vec<Entry<'f>> = files
            .iter()
            .flat_map(|(file, draft)| {
                let concepts = draft.glossary.concepts.iter().zip(&draft.lines);
                concepts.map(move |(concept, lines)| Entry { file, concept, lines })
            })
            .collect();
        let incomplete = files.iter().flat_map(|(file, draft)| {
            let faults = draft.faults.iter();
            faults.filter_map(move |fault| Some((file.as_str(), fault.concept.as_deref()?)))
        });
        let incomplete = incomplete.collect();
        let mut survey = Survey { files, entries, repeated_terms: Vec::new(), incomplete };
        let mut places: FxHashMap<(&str, String), usize> = FxHashMap::default();
        let mut groups: Vec<Vec<TermAt<'f>>> = Vec::new();
        for at in survey.terms() {
            let key = (at.term.language.primary(), key(&at.term.text));
            let group = *places.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(at);
        }
        groups.retain(|group| group.len() > 1);
        survey.repeated_terms = groups;
        survey
    }

    /// All terms, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = TermAt<'f>> {
        self.entries.iter().enumerate().flat_map(|(index, entry)| entry.terms(index))
    }

    /// The repeated terms that clash with an earlier one, each with the first of these; only terms to which the check
    /// `applies` are compared.
    pub(super) fn clashes(
        &self,
        applies: impl Fn(&TermAt<'f>) -> bool,
        clash: impl Fn(&TermAt<'f>, &TermAt<'f>) -> bool,
    ) -> Vec<(TermAt<'f>, TermAt<'f>)> {
        let mut clashes = Vec::new();
        for group in &self.repeated_terms {
            let group: Vec<&TermAt<'f>> = group.iter().filter(|at| applies(at)).collect();
            for (index, at) in group.iter().enumerate() {
                let first = group[..index].iter().find(|earlier| clash(at, earlier));
                clashes.extend(first.map(|first| (**at, **first)));
            }
        }
        clashes
    }

    /// The concepts that have the same key as an earlier one, each with the first of these.
    pub(super) fn repeated_entries<K: Eq + Hash>(
        &self,
        key: impl Fn(&Entry<'f>) -> Option<K>,
    ) -> Vec<(&Entry<'f>, &Entry<'f>)> {
        let mut first: FxHashMap<K, &Entry<'f>> = FxHashMap::default();
        let mut repeated = Vec::new();
        for (entry, key) in self.entries.iter().filter_map(|entry| Some((entry, key(entry)?))) {
            match first.entry(key) {
                hash_map::Entry::Occupied(first) => repeated.push((entry, *first.get())),
                hash_map::Entry::Vacant(place) => drop(place.insert(entry)),
            }
        }
        repeated
    }

    /// The language that others are translations of: of those that there are, the first that cotejo knows more of,
    /// and else that of the first term.
    pub(super) fn source(&self) -> Option<LanguageTag> {
        let used =
            |tag: &LanguageTag| self.terms().any(|at| at.term.language.is_same_language(tag));
        let known = PACKS.iter().map(|pack| pack.tag()).find(used);
        known.or_else(|| self.terms().next().map(|at| at.term.language.clone()))
    }

    /// Whether part of a concept could not be understood, so that it may not lack what it seems to.
    pub(super) fn is_incomplete(&self, entry: &Entry<'_>) -> bool {
        self.incomplete.contains(&(entry.file, entry.concept.id.as_str()))
    }

    /// The entries that could not be understood, each with its file.
    pub(super) fn faults(&self) -> impl Iterator<Item = (&'f str, &'f Fault)> {
        self.files
            .iter()
            .flat_map(|(file, draft)| draft.faults.iter().map(move |fault| (file.as_str(), fault)))
    }
}

impl<'f> Entry<'f> {
    fn terms(self, index: usize) -> impl Iterator<Item = TermAt<'f>> {
        let Entry { file, concept, lines } = self;
        concept.terms.iter().zip(&lines.terms).map(move |(term, line)| TermAt {
            entry: index,
            file,
            line: *line,
            concept,
            term,
        })
    }

    /// Its id and its place, as messages name them.
    pub(super) fn place(&self) -> String {
        format!("{} ({}:{})", self.concept.id, self.file, self.lines.concept)
    }
}

impl TermAt<'_> {
    /// Its status in its concept.
    pub(super) fn status(&self) -> Status {
        self.concept.status(self.term)
    }

    /// Its id and its place, as messages name them.
    pub(super) fn place(&self) -> String {
        format!("{} ({}:{})", self.concept.id, self.file, self.line)
    }
}

/// What is equal in two spellings of one term: as in texts, acronyms are as they are written (`sida`, `SIDA`).
pub(super) fn key(term: &str) -> String {
    let term = if is_acronym(term) { Cow::Borrowed(term) } else { fold::case(term) };
    term.split_whitespace().collect::<Vec<_>>().join(" ")
}
