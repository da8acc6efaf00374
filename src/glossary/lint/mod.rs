//! Faults of glossaries: what a careful terminologist would put right.
//!
//! A lint is a file of its own; [`LINTS`] lists them.

mod ambiguous_acronym;
mod broad_note;
mod contradictory_target;
mod decomposed_letter;
mod deprecated_but_preferred;
mod duplicate_concept;
mod duplicate_id;
mod duplicate_term;
mod empty_term;
mod lookalike_letter;
mod malformed_entry;
mod missing_target;
mod stray_blank;
mod sub_term;
mod survey;
mod unbalanced_bracket;
mod unknown_language;
mod unknown_status;
mod unknown_value;

use super::Draft;
use crate::severity::Severity;
use serde::Serialize;
use survey::{Survey, TermAt};

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
pub(crate) trait Lint: Sync {
    /// Its stable name, in kebab case.
    fn name(&self) -> &'static str;
    /// How much its findings matter.
    fn severity(&self) -> Severity;
    /// All it finds.
    fn check(&self, survey: &Survey<'_>) -> Vec<Finding>;
}

/// All lints, in the order of their names.
pub(crate) const LINTS: [&dyn Lint; 18] = [
    &ambiguous_acronym::AmbiguousAcronym,
    &broad_note::BroadNote,
    &contradictory_target::ContradictoryTarget,
    &decomposed_letter::DecomposedLetter,
    &deprecated_but_preferred::DeprecatedButPreferred,
    &duplicate_concept::DuplicateConcept,
    &duplicate_id::DuplicateId,
    &duplicate_term::DuplicateTerm,
    &empty_term::EmptyTerm,
    &lookalike_letter::LookalikeLetter,
    &malformed_entry::MalformedEntry,
    &missing_target::MissingTarget,
    &stray_blank::StrayBlank,
    &sub_term::SubTerm,
    &unbalanced_bracket::UnbalancedBracket,
    &unknown_language::UnknownLanguage,
    &unknown_status::UnknownStatus,
    &unknown_value::UnknownValue,
];

/// What all lints find in files that are one glossary together, by file and line.
pub(crate) fn lint(files: &[(String, Draft)]) -> Vec<Finding> {
    let survey = Survey::new(files);
    let mut findings: Vec<Finding> = LINTS.iter().flat_map(|lint| lint.check(&survey)).collect();
    let place = |file: &str| files.iter().position(|(name, _)| name == file);
    findings.sort_by_cached_key(|finding| {
        (place(&finding.file), finding.line, finding.lint, finding.message.clone())
    });
    findings
}

impl Finding {
    fn of_term(lint: &dyn Lint, at: &TermAt<'_>, message: String, help: impl Into<String>) -> Self {
        Finding {
            lint: lint.name(),
            severity: lint.severity(),
            file: at.file.to_owned(),
            line: at.line,
            concept: Some(at.concept.id.clone()),
            term: Some(at.term.text.clone()),
            message,
            help: help.into(),
        }
    }
}

#[cfg(test)]
mod tests;
