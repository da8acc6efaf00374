//! What lints look at: all concepts of the files, and which have a term in common.

use super::{Finding, Lint};
use crate::glossary::{Concept, Draft, FaultKind, Lines, Term};
use crate::language::{LanguageTag, PACKS};
use crate::text::fold;
use crate::text::words::is_acronym;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// The concepts of files that are one glossary together.
pub(crate) struct Survey<'f> {
    files: &'f [(String, Draft)],
    pub(super) entries: Vec<Entry<'f>>,
    /// The terms that are one, whatever their case and blanks; by their language without its region.
    groups: Vec<Vec<TermAt<'f>>>,
    /// The concepts of which part could not be understood, by file and id.
    incomplete: FxHashSet<(&'f str, &'f str)>,
}

/// A concept where it stands.
#[derive(Clone, Copy)]
pub(super) struct Entry<'f> {
    pub file: &'f str,
    pub concept: &'f Concept,
    pub lines: &'f Lines,
}

/// A term where it stands.
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
        let mut survey = Survey { files, entries, groups: Vec::new(), incomplete };
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
        survey.groups = groups;
        survey
    }

    /// All terms, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = TermAt<'f>> {
        self.entries.iter().enumerate().flat_map(|(index, entry)| entry.terms(index))
    }

    /// The terms that stand in several places, each with its places in order.
    pub(super) fn repeated(&self) -> impl Iterator<Item = &[TermAt<'f>]> {
        self.groups.iter().map(Vec::as_slice)
    }

    /// The language that others are translations of: of those that there are, the first that cotejo knows more of,
    /// and else that of the first term.
    pub(super) fn source(&self) -> Option<LanguageTag> {
        let used =
            |tag: &LanguageTag| self.terms().any(|at| at.term.language.primary() == tag.primary());
        let known = PACKS.iter().map(|pack| pack.tag()).find(used);
        known.or_else(|| self.terms().next().map(|at| at.term.language.clone()))
    }

    /// Whether part of a concept could not be understood, so that it is not known what it lacks.
    pub(super) fn is_incomplete(&self, entry: &Entry<'_>) -> bool {
        self.incomplete.contains(&(entry.file, entry.concept.id.as_str()))
    }

    /// Findings of all entries that could not be understood for a reason.
    pub(super) fn faults(&self, lint: &dyn Lint, kind: FaultKind, help: &str) -> Vec<Finding> {
        let faults = self.files.iter().flat_map(|(file, draft)| {
            draft.faults.iter().filter(|fault| fault.kind == kind).map(move |fault| (file, fault))
        });
        faults
            .map(|(file, fault)| {
                let (line, message) = fault.error.at_line();
                Finding {
                    lint: lint.name(),
                    severity: lint.severity(),
                    file: file.clone(),
                    line,
                    concept: fault.concept.clone(),
                    term: None,
                    message,
                    help: help.to_owned(),
                }
            })
            .collect()
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

    /// A finding about the concept as a whole.
    pub(super) fn finding(
        &self,
        lint: &dyn Lint,
        message: String,
        help: impl Into<String>,
    ) -> Finding {
        Finding {
            lint: lint.name(),
            severity: lint.severity(),
            file: self.file.to_owned(),
            line: self.lines.concept,
            concept: Some(self.concept.id.clone()),
            term: None,
            message,
            help: help.into(),
        }
    }

    /// Where it stands, as a person says it.
    pub(super) fn place(&self) -> String {
        format!("{} ({}:{})", self.concept.id, self.file, self.lines.concept)
    }
}

impl TermAt<'_> {
    /// Where it stands, as a person says it.
    pub(super) fn place(&self) -> String {
        format!("{} ({}:{})", self.concept.id, self.file, self.line)
    }
}

/// What is equal in two spellings of one term: as in texts, acronyms are as they are written (`sida`, `SIDA`).
pub(super) fn key(term: &str) -> String {
    let term = if is_acronym(term) { Cow::Borrowed(term) } else { fold::case(term) };
    term.split_whitespace().collect::<Vec<_>>().join(" ")
}
