//! Faults of glossaries: what a careful terminologist would put right.
//!
//! A lint is a file of its own, but for those of entries that could not be understood; [`LINTS`] lists them.

mod ambiguous_acronym;
mod broad_note;
mod comma_in_term;
mod contradictory_target;
mod decomposed_letter;
mod deprecated_but_preferred;
mod duplicate_concept;
mod duplicate_id;
mod duplicate_term;
mod faults;
mod lookalike_letter;
mod missing_target;
mod same_words;
mod stray_blank;
mod sub_term;
mod survey;
mod unbalanced_bracket;
mod unknown_language;

use super::{Draft, FaultKind};
use crate::severity::Severity;
use serde::Serialize;
use survey::{Entry, Survey, TermAt};

/// Something that a lint has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    pub lint: &'static str,
    pub severity: Severity,
    /// The file, as the user named it, and the line in it, from 1.
    pub file: String,
    pub line: usize,
    /// Id of the concept, where it is known.
    pub concept: Option<String>,
    pub term: Option<String>,
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A check of glossaries. Lints are pure: they see the files as read and say what they find.
pub(crate) struct Lint {
    /// Its stable name, in kebab case.
    pub name: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Adds all it finds.
    check: fn(&Survey<'_>, &mut Findings),
}

/// All lints, in the order of their names.
pub(crate) const LINTS: [Lint; 20] = [
    ambiguous_acronym::LINT,
    broad_note::LINT,
    comma_in_term::LINT,
    contradictory_target::LINT,
    decomposed_letter::LINT,
    deprecated_but_preferred::LINT,
    duplicate_concept::LINT,
    duplicate_id::LINT,
    duplicate_term::LINT,
    faults::EMPTY_TERM,
    lookalike_letter::LINT,
    faults::MALFORMED_ENTRY,
    missing_target::LINT,
    same_words::LINT,
    stray_blank::LINT,
    sub_term::LINT,
    unbalanced_bracket::LINT,
    unknown_language::LINT,
    faults::UNKNOWN_STATUS,
    faults::UNKNOWN_VALUE,
];

/// What all lints find in files that are one glossary together, by file and line.
pub(crate) fn lint(files: &[(String, Draft)]) -> Vec<Finding> {
    let survey = Survey::new(files);
    let mut all: Vec<Finding> = Vec::new();
    for lint in LINTS {
        let mut findings = Findings { lint: &lint, list: Vec::new() };
        (lint.check)(&survey, &mut findings);
        all.append(&mut findings.list);
    }
    let place = |file: &str| files.iter().position(|(name, _)| name == file);
    all.sort_by_cached_key(|finding| {
        (place(&finding.file), finding.line, finding.lint, finding.message.clone())
    });
    all
}

/// What one lint finds.
struct Findings<'l> {
    lint: &'l Lint,
    list: Vec<Finding>,
}

impl Findings<'_> {
    fn about_term(&mut self, at: &TermAt<'_>, message: String, help: String) {
        let (concept, term) = (Some(at.concept.id.clone()), Some(at.term.text.clone()));
        self.add((at.file, at.line), concept, term, message, help);
    }

    /// Adds a finding about a concept as a whole.
    fn about_concept(&mut self, entry: &Entry<'_>, message: String, help: impl Into<String>) {
        let concept = Some(entry.concept.id.clone());
        self.add((entry.file, entry.lines.concept), concept, None, message, help.into());
    }

    /// Adds a finding for each entry that could not be understood for a reason.
    fn about_faults(&mut self, survey: &Survey<'_>, kind: FaultKind, help: &str) {
        for (file, fault) in survey.faults().filter(|(_, fault)| fault.kind == kind) {
            let (line, message) = fault.error.at_line();
            self.add((file, line), fault.concept.clone(), None, message, help.to_owned());
        }
    }

    fn add(
        &mut self,
        (file, line): (&str, usize),
        concept: Option<String>,
        term: Option<String>,
        message: String,
        help: String,
    ) {
        let Lint { name, severity, .. } = *self.lint;
        let file = file.to_owned();
        self.list.push(Finding { lint: name, severity, file, line, concept, term, message, help });
    }
}

#[cfg(test)]
mod tests;
