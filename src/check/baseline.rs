//! The findings that a person lives with: what was there when checking began. Only what is new counts.

use super::content::{Content, normalised};
use super::document_name::NamesIn;
use super::finding::Finding;
use crate::bitext::Bitext;
use crate::format::{self, Format, Reads, Writes};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

pub(crate) static FORMAT: Format = Format {
    names: &["baseline"],
    title: "baseline",
    help: "Accepted findings, one a row",
    extensions: &[".tsv"],
    read: Some(Reads::Baseline),
    write: Some(Writes::Baseline),
    ..format::UNNAMED
};

/// How often each finding is accepted, by document and by what it is about.
///
/// As a file it is a table with a row a finding, sorted, so that it can be read, compared and kept under version
/// control.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    documents: BTreeMap<String, BTreeMap<Content, usize>>,
    names: NamesIn,
}

/// What is left to accept of one document.
pub(super) struct Accepted(BTreeMap<Content, usize>);

const HEADER: &str = "document\trule\tsource\ttarget\ttimes";

impl Baseline {
    /// The same, with the names of documents as they are told in its file.
    pub(crate) fn with_names(self, names: NamesIn) -> Self {
        Baseline { names, ..self }
    }

    /// Accepts findings of a bitext.
    pub fn add(&mut self, bitext: &Bitext, findings: &[Finding]) {
        let name = self.names.name(&bitext.name);
        let accepted = self.documents.entry(name).or_default();
        for finding in findings {
            *accepted.entry(Content::of(bitext, finding)).or_default() += 1;
        }
    }

    /// Accepts what another accepts as well.
    pub fn extend(&mut self, other: Baseline) {
        for (document, accepted) in other.documents {
            let contents = self.documents.entry(document).or_default();
            for (content, times) in accepted {
                *contents.entry(content).or_default() += times;
            }
        }
    }

    /// Keeps what another accepts in documents that were not checked, or not wholly: those that this one does not have,
    /// and those of these names. Gives how many findings it accepts more by that.
    pub fn keep(&mut self, other: Baseline, unfinished: &[&str]) -> usize {
        let before = self.count();
        let unfinished: Vec<String> = unfinished.iter().map(|name| self.names.name(name)).collect();
        for (document, accepted) in other.documents {
            if self.documents.contains_key(&document) && !unfinished.contains(&document) {
                continue;
            }
            let contents = self.documents.entry(document).or_default();
            for (content, times) in accepted {
                let kept = contents.entry(content).or_default();
                *kept = times.max(*kept);
            }
        }
        self.count() - before
    }

    /// How many findings it accepts.
    pub fn count(&self) -> usize {
        self.documents.values().flat_map(BTreeMap::values).sum()
    }

    pub(super) fn of(&self, document: &str) -> Accepted {
        Accepted(self.documents.get(&self.names.name(document)).cloned().unwrap_or_default())
    }
}

impl Accepted {
    /// Whether one more finding of this content is accepted.
    pub(crate) fn take(&mut self, content: &Content) -> bool {
        match self.0.get_mut(content) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }
}

impl fmt::Display for Baseline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        for (document, accepted) in &self.documents {
            for (content, times) in accepted {
                let [source, target] =
                    [&content.source, &content.target].map(|text| cell(text.as_deref()));
                writeln!(f, "{document}\t{}\t{source}\t{target}\t{times}", content.rule)?;
            }
        }
        Ok(())
    }
}

/// A text in quotation marks, or nothing where the finding has no place on that side.
fn cell(text: Option<&str>) -> String {
    text.map(|text| format!("“{text}”")).unwrap_or_default()
}

/// A line of a baseline file that is none.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}: {what}; write the baseline anew with --update-baseline")]
pub struct BadBaseline {
    line: usize,
    what: &'static str,
}

impl FromStr for Baseline {
    type Err = BadBaseline;

    fn from_str(text: &str) -> Result<Self, BadBaseline> {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = (1..).zip(text.lines());
        let bad = |line, what| BadBaseline { line, what };
        if lines.next().is_none_or(|(_, header)| header != HEADER) {
            return Err(bad(1, "this is no baseline: its header is missing"));
        }
        let mut baseline = Baseline::default();
        for (line, row) in lines.filter(|(_, row)| !row.trim().is_empty()) {
            let [document, rule, source, target, times] = row.split('\t').collect::<Vec<_>>()[..]
            else {
                return Err(bad(line, "a row has five cells"));
            };
            let times: usize =
                times.parse().map_err(|_| bad(line, "the last cell is no number"))?;
            let text = |cell: &str| {
                let text = cell.strip_prefix('“').and_then(|cell| cell.strip_suffix('”'));
                match text {
                    Some(text) => Ok(Some(normalised(text))),
                    None if cell.is_empty() => Ok(None),
                    None => Err(bad(line, "a text stands between “ and ”")),
                }
            };
            let content =
                Content { rule: rule.to_owned(), source: text(source)?, target: text(target)? };
            let document = baseline.names.name(document);
            *baseline.documents.entry(document).or_default().entry(content).or_default() += times;
        }
        Ok(baseline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(rows in prop::collection::vec(("[a-c./\\\\ ]{1,5}", "\\PC{0,8}", prop::option::of("\\PC{0,8}"), 1usize..3), 0..6)) {
            let mut baseline = Baseline::default();
            for (document, source, target, times) in rows {
                let content = Content {
                    rule: "omission".into(),
                    source: Some(normalised(&source)),
                    target: target.as_deref().map(normalised),
                };
                let document = baseline.names.name(&document);
                *baseline.documents.entry(document).or_default().entry(content).or_default() += times;
            }
            prop_assert_eq!(baseline.to_string().parse::<Baseline>().unwrap(), baseline);
        }
    }

    #[test]
    fn faults_are_named_with_their_line() {
        for (text, message) in [
            ("", "line 1: this is no baseline"),
            (&format!("{HEADER}\na\tb\n")[..], "line 2: a row has five cells"),
            (&format!("{HEADER}\na\tb\t“x”\t\tmany\n"), "line 2: the last cell is no number"),
            (&format!("{HEADER}\n\na\tb\tx\t\t1\n"), "line 3: a text stands between"),
        ] {
            let error = text.parse::<Baseline>().unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
