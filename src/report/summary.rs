//! One line on what was done, with one document and with all.

use super::visible::for_terminal;
use super::{by_severity, counted};
use crate::bitext::Bitext;
use crate::check::{Finding, Severity};
use std::collections::BTreeMap;

/// What was done with documents.
#[derive(Default)]
pub(crate) struct Total {
    documents: usize,
    beads: usize,
    severities: Vec<Severity>,
}

impl Total {
    pub(crate) fn of(bitext: &Bitext, findings: &[Finding]) -> Self {
        let severities = findings.iter().map(|finding| finding.severity).collect();
        Total { documents: 1, beads: bitext.alignment.beads.len(), severities }
    }

    pub(crate) fn add(&mut self, other: Total) {
        self.documents += other.documents;
        self.beads += other.beads;
        self.severities.extend(other.severities);
    }

    /// Beads, and findings by severity, of several documents; one has its own line.
    pub(crate) fn render(&self) -> String {
        if self.documents < 2 {
            return String::new();
        }
        format!(
            "all {}: {}; {}\n",
            counted(self.documents, "document"),
            counted(self.beads, "bead"),
            by_severity(self.severities.iter().copied()),
        )
    }
}

/// Beads by kind, the least confidence, findings by severity.
pub(crate) fn render(bitext: &Bitext, findings: &[Finding]) -> String {
    let beads = &bitext.alignment.beads;
    let mut kinds = BTreeMap::new();
    for bead in beads {
        *kinds.entry(bead.kind()).or_insert(0usize) += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let least = beads.iter().map(|bead| bead.confidence).fold(1.0, f64::min);
    let review = beads.iter().filter(|bead| bead.review).count();
    let review = if review > 0 { format!(" ({review} to review)") } else { String::new() };
    format!(
        "{}: {} ({}), least confidence {least:.2}{review}; {}\n",
        for_terminal(&bitext.name),
        counted(beads.len(), "bead"),
        kinds.join(", "),
        by_severity(findings.iter().map(|finding| finding.severity)),
    )
}
