//! One line on what was done, with one document and with all.

use super::visible::for_terminal;
use super::{Failed, by_severity, counted, counts};
use crate::bitext::Bitext;
use crate::check::{Finding, Severity};
use std::collections::BTreeMap;

/// What was done with documents.
#[derive(Default)]
pub(crate) struct Total {
    documents: usize,
    beads: usize,
    counts: [usize; 3],
    /// The document with the most errors, or warnings, or infos, and how many of each.
    worst: Option<([usize; 3], String)>,
}

impl Total {
    pub(crate) fn of(bitext: &Bitext, findings: &[Finding]) -> Self {
        let counts = counts(findings.iter().map(|finding| finding.severity));
        let worst = (!findings.is_empty()).then(|| (counts, bitext.name.clone()));
        Total { documents: 1, beads: bitext.alignment.beads.len(), counts, worst }
    }

    pub(crate) fn add(&mut self, other: Total) {
        self.documents += other.documents;
        self.beads += other.beads;
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, count)| *sum += count);
        let is_worse = |(counts, _): &([usize; 3], _)| {
            self.worst.as_ref().is_none_or(|(worst, _)| counts > worst)
        };
        if other.worst.as_ref().is_some_and(is_worse) {
            self.worst = other.worst;
        }
    }

    /// A line for each input that failed, then beads, findings by severity and the worst document; one input has its
    /// own line.
    pub(crate) fn render(&self, failed: &[Failed]) -> String {
        if self.documents + failed.len() < 2 {
            return String::new();
        }
        let line = |failed: &Failed| {
            let first = failed.reason.lines().next().unwrap_or_default();
            let Failed { input, .. } = failed;
            for_terminal(&format!("{input}: not read: {first}\n")).into_owned()
        };
        let worst = |(counts, name): &([usize; 3], String)| {
            let counts = Severity::ALL.iter().zip(counts).filter(|(_, count)| **count > 0);
            let counts = counts.map(|(severity, count)| counted(*count, &severity.to_string()));
            let counts = counts.collect::<Vec<_>>().join(", ");
            format!("; worst: {} ({counts})", for_terminal(name))
        };
        let failures = match failed.len() {
            0 => String::new(),
            count => format!("; not read: {count}"),
        };
        format!(
            "{}{}, {}: {}{}{failures}\n",
            failed.iter().map(line).collect::<String>(),
            counted(self.documents, "document"),
            counted(self.beads, "bead"),
            by_severity(self.counts),
            self.worst.as_ref().map(worst).unwrap_or_default(),
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
        by_severity(counts(findings.iter().map(|finding| finding.severity))),
    )
}
