//! What is shown and written of checked documents: one format a file.
//!
//! A new format is a file with a [`Report`], and a line in the list of formats.

#[cfg(feature = "cli")]
pub(crate) mod decisions;
#[cfg(feature = "cli")]
pub(crate) mod diagnostics;
pub(crate) mod docx;
#[cfg(feature = "cli")]
pub(crate) mod explanation;
#[cfg(feature = "cli")]
pub(crate) mod faults;
pub(crate) mod github;
#[cfg(feature = "cli")]
pub(crate) mod html;
#[cfg(feature = "cli")]
mod items;
pub(crate) mod json;
pub(crate) mod json_lines;
pub(crate) mod junit;
#[cfg(feature = "cli")]
pub(crate) mod lint_findings;
mod region;
pub(crate) mod sarif;
#[cfg(feature = "cli")]
pub(crate) mod summary;
#[cfg(feature = "cli")]
pub(crate) mod table;
pub(crate) mod terms;
#[cfg(feature = "cli")]
mod terms_table;
#[cfg(feature = "cli")]
pub(crate) mod text;
pub(crate) mod usage;
pub(crate) mod visible;
pub(crate) mod word_groups;
pub(crate) mod xlsx;

use crate::check::{CheckContext, Finding, Severity};
use crate::glossary::Glossary;
use crate::wording::{UiLanguage, terminal};
use std::any::Any;
use std::fmt;

/// A format in which checked documents are reported.
pub(crate) trait Report: Sync {
    /// Makes the chapter on one document; several are made at the same time.
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter;

    /// Puts the chapters together, in the order of their documents, with the inputs that failed.
    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8>;
}

/// An input that could not be read or aligned, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    /// Its name; empty if it has none.
    pub input: String,
    /// What is wrong, and what can be done.
    pub reason: String,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.input {
            "" => f.write_str(&self.reason),
            input => write!(f, "{input}: {}", self.reason),
        }
    }
}

/// What a report says of one document.
pub(crate) struct Chapter {
    /// What can be shown before the other chapters are made.
    pub shown: String,
    /// The same in one line, for one document of many.
    pub line: String,
    content: Box<dyn Any + Send>,
}

impl Chapter {
    fn new<T: Any + Send>(content: T) -> Self {
        Chapter { shown: String::new(), line: String::new(), content: Box::new(content) }
    }

    /// The content that the report gave it.
    fn content<T: Any>(self) -> T {
        *self.content.downcast().expect("a report gets the chapters that it made")
    }
}

/// What documents were checked with, and when, as readers of a report should know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Provenance {
    /// The date as TMX has it; none unless the user gave one, so that the same inputs give the same report.
    pub date: Option<String>,
    /// The files of the user's glossaries.
    pub glossaries: Vec<String>,
    /// Whether the glossary that ships was used too.
    pub clinical: bool,
    /// The file of the configuration, if there is one.
    pub configuration: Option<String>,
}

/// What a report may need besides the documents.
pub(crate) struct Setup<'s> {
    /// The language of what the report itself says.
    pub language: UiLanguage,
    /// How wide the terminal is, in columns.
    pub width: u16,
    /// Whether to show which terms are used for each concept.
    pub show_terms: bool,
    /// The glossary that documents are checked by; made when it is needed.
    pub glossary: &'s (dyn Fn() -> &'s Glossary + Sync),
    /// What the documents were checked with.
    pub provenance: &'s Provenance,
    /// The least severity that is a failure, if any is.
    pub least: Option<Severity>,
    /// Reads a document again, if it is a file.
    pub file: &'s (dyn Fn(&str) -> Option<Vec<u8>> + Sync),
}

impl<'s> Setup<'s> {
    fn terms(&self) -> Option<&'s Glossary> {
        self.show_terms.then(self.glossary)
    }
}

/// A number with its noun: `1 bead`, `2 beads`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// How many there are of each severity, in the order of [`Severity::ALL`].
fn counts(severities: impl Iterator<Item = Severity> + Clone) -> [usize; 3] {
    Severity::ALL.map(|severity| severities.clone().filter(|found| *found == severity).count())
}

/// The same in words.
fn by_severity(counts: [usize; 3], language: UiLanguage) -> String {
    let counts = Severity::ALL.into_iter().zip(counts);
    counts
        .map(|(severity, count)| of_severity(severity, count, language))
        .collect::<Vec<_>>()
        .join(", ")
}

/// So many of a severity.
fn of_severity(severity: Severity, count: usize, language: UiLanguage) -> String {
    match severity {
        Severity::Error => terminal!(language, "errors", count: count),
        Severity::Warning => terminal!(language, "warnings", count: count),
        Severity::Info => terminal!(language, "infos", count: count),
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::bitext::from_pairs;
    use crate::check::{Checker, check};
    use crate::cost::grows_in_proportion;
    use crate::language::LanguageTag;
    use crate::words::Lexicon;
    use std::sync::Arc;

    #[test]
    fn the_cost_of_findings_on_one_long_line_grows_with_their_number() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let lexicon = Arc::new(Lexicon::between(&en, &es));
        let omissions = crate::model::Model::shipped().omissions;
        let checker =
            Checker::new(Arc::default(), lexicon, omissions, &(en.clone(), es.clone()).into());
        let (glossary, provenance) = (Glossary::default(), Provenance::default());
        let reports: [(&str, Box<dyn Report + '_>); 4] = [
            (
                "text",
                Box::new(text::Text { width: 100, terms: None, language: UiLanguage::English }),
            ),
            (
                "html",
                Box::new(html::Html {
                    glossary: &glossary,
                    provenance: &provenance,
                    language: UiLanguage::English,
                }),
            ),
            ("sarif", Box::new(sarif::Sarif { file: |_: &str| None })),
            ("junit", Box::new(junit::Junit { least: Some(Severity::Info) })),
        ];
        let line = |size| {
            let line = ["el el ", &"texto largo ".repeat(50)].concat().repeat(size);
            from_pairs("x", (en.clone(), es.clone()), vec![("Shame.".to_owned(), line)])
        };
        let sizes = [60, 480].map(|size| (size, line(size)));
        let bitexts = sizes.each_ref().map(|(size, bitext)| (size, checker.context(bitext)));
        let checked = bitexts.each_ref().map(|(size, context)| {
            let mut findings = check(context);
            findings.retain(|finding| finding.rule == "repeated-word");
            assert_eq!(findings.len(), **size);
            (**size, context, findings)
        });
        for (name, report) in &reports {
            grows_in_proportion(60, |size| {
                let (_, context, findings) = checked.iter().find(|one| one.0 == size).unwrap();
                let chapter = report.chapter(context, findings);
                let shown = chapter.shown.len() + report.whole(vec![chapter], &[]).len();
                assert!(shown > 100 * size, "{name}");
            });
        }
    }
}
