//! For eyes: the findings of each document as soon as it is checked, and the terms of all at the end.

use super::usage::{Usage, merge, usage};
use super::{Report, diagnostics, summary, usage_table};
use crate::check::{Finding, Scene};

/// Findings with their excerpts, then a line on the document.
pub struct Text {
    /// Columns.
    pub width: u16,
    /// Whether to show which terms stand for each concept.
    pub terms: bool,
}

pub struct Part {
    shown: String,
    usage: Vec<Usage>,
}

impl Report for Text {
    type Part = Part;

    fn part(&self, scene: &Scene<'_>, findings: &[Finding]) -> Part {
        let mut shown = diagnostics::render(scene.bitext, findings, self.width.into());
        shown.push_str(&summary::render(scene.bitext, findings));
        Part { shown, usage: if self.terms { usage(scene) } else { Vec::new() } }
    }

    fn shown_at_once(&self, part: &mut Part) -> String {
        std::mem::take(&mut part.shown)
    }

    fn whole(&self, parts: Vec<Part>) -> Vec<u8> {
        if !self.terms {
            return Vec::new();
        }
        let documents: Vec<Vec<Usage>> = parts.into_iter().map(|part| part.usage).collect();
        format!("\n{}", usage_table::render(&merge(&documents), self.width)).into_bytes()
    }
}
