//! One line on what was done, with one document and with all.

use super::visible::for_terminal;
use super::{Failed, by_severity, counts, of_severity};
use crate::bitext::Bitext;
use crate::check::{Finding, Severity};
use crate::wording::{UiLanguage, terminal};
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
    pub(crate) fn render(&self, failed: &[Failed], language: UiLanguage) -> String {
        if self.documents + failed.len() < 2 {
            return String::new();
        }
        let line = |failed: &Failed| {
            let first = failed.reason.lines().next().unwrap_or_default();
            let Failed { input, .. } = failed;
            let line = terminal!(language, "not-read", input: input.as_str(), reason: first);
            for_terminal(&line).into_owned() + "\n"
        };
        let worst = |(counts, name): &([usize; 3], String)| {
            let counts = Severity::ALL.into_iter().zip(*counts).filter(|(_, count)| *count > 0);
            let counts = counts.map(|(severity, count)| of_severity(severity, count, language));
            let counts = counts.collect::<Vec<_>>().join(", ");
            terminal!(language, "total-worst", name: for_terminal(name).as_ref(), findings: counts)
        };
        let failures = match failed.len() {
            0 => String::new(),
            count => terminal!(language, "total-failures", count: count),
        };
        let total = terminal!(
            language,
            "total",
            documents: terminal!(language, "documents", count: self.documents),
            beads: terminal!(language, "beads", count: self.beads),
            findings: by_severity(self.counts, language),
            worst: self.worst.as_ref().map(worst).unwrap_or_default(),
            failures: failures,
        );
        failed.iter().map(line).collect::<String>() + &total + "\n"
    }
}

/// Beads by kind, the least confidence, findings by severity.
pub(crate) fn render(bitext: &Bitext, findings: &[Finding], language: UiLanguage) -> String {
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
    let review = match review {
        0 => String::new(),
        count => terminal!(language, "summary-review", count: count),
    };
    let summary = terminal!(
        language,
        "summary",
        name: for_terminal(&bitext.name).as_ref(),
        beads: terminal!(language, "beads", count: beads.len()),
        kinds: kinds.join(", "),
        least: least,
        review: review,
        findings: by_severity(counts(findings.iter().map(|finding| finding.severity)), language),
    );
    summary + "\n"
}
