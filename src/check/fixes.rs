//! The certain suggestions of findings, as they can be applied together.

use super::finding::{Finding, Fix};
use crate::bitext::{Bitext, Operation};

impl Fix {
    /// The fix as an operation on the bitext that it was found in.
    pub fn operation(&self) -> Operation {
        let range = &self.place.range;
        Operation::Fix {
            side: self.side,
            segment: self.place.segment,
            from: range.start,
            to: range.end,
            text: self.text.clone(),
        }
    }

    /// What it replaces and what by, with the rest of the words at either end.
    pub(crate) fn shown(&self, bitext: &Bitext) -> (String, String) {
        let text = bitext.side(self.side).segments[self.place.segment].as_str();
        let range = self.place.range.clone();
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let before = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = after.split(char::is_whitespace).next().unwrap_or_default();
        let with = |changed: &str| [before, changed, after].concat();
        (with(&text[range]), with(&self.text))
    }
}

/// Fixes that do not overlap, and those that do.
#[derive(Debug, Default)]
pub(crate) struct Fixes<'f> {
    /// In order of their places, each with its finding.
    pub certain: Vec<(&'f Finding, &'f Fix)>,
    /// What is in the place of another, which comes first.
    pub overlapping: Vec<(&'f Finding, &'f Fix)>,
}

impl<'f> Fixes<'f> {
    pub(crate) fn of(findings: &'f [Finding]) -> Self {
        let fixes = findings.iter().filter_map(|finding| Some((finding, finding.fix.as_ref()?)));
        let mut all: Vec<_> = fixes.filter(|(_, fix)| fix.is_certain).collect();
        all.sort_by_key(|(finding, fix)| {
            let range = &fix.place.range;
            (finding.bead, fix.side, fix.place.segment, range.start, range.end)
        });
        let mut fixes = Fixes::default();
        for (finding, fix) in all {
            let last = fixes.certain.last().map(|(_, last)| *last);
            let same_segment = last
                .filter(|last| last.side == fix.side && last.place.segment == fix.place.segment);
            match same_segment {
                // two rules may say the same
                Some(last) if last == fix => {}
                Some(last) if fix.place.range.start < last.place.range.end => {
                    fixes.overlapping.push((finding, fix));
                }
                _ => fixes.certain.push((finding, fix)),
            }
        }
        fixes
    }
}
