//! Faults, and the list that they are collected in.

use super::element::{Node, attribute};
use super::requirement::requirement;
use crate::severity::Severity;
use crate::text::xml;
use std::fmt::Display;
use std::ops::Range;

/// Something that a reader would refuse (error) or misread or lose (warning).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The code of its [`Requirement`](super::Requirement).
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// From 1.
    pub line: usize,
    /// The element's name; empty where it is a matter of characters.
    pub element: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it, where that is safe.
    pub mend: Option<Edit>,
}

impl Fault {
    /// Whether it keeps the file from being well-formed, so that no XML parser reads it to its end.
    pub fn breaks_xml(&self) -> bool {
        ["not-well-formed", "illegal-character", "bare-ampersand", "unknown-entity"]
            .contains(&self.code)
    }
}

/// Bytes of the text to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub range: Range<usize>,
    /// What comes in their place.
    pub with: String,
}

impl Edit {
    pub(super) fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Edit { range, with: with.into() }
    }
}

/// The faults found so far, and the text they are found in.
pub(super) struct Faults<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Lines,
    pub(super) list: Vec<Fault>,
    /// How many faults there are that cannot be mended, and that can.
    pub(super) counts: [usize; 2],
}

/// The most faults of a file that are reported: that cannot be mended, and that can. Nobody reads more, and a file full
/// of faults must not fill the memory.
const MOST: [usize; 2] = [10_000, 200_000];

impl<'t> Faults<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Faults { text, lines: Lines::new(text), list: Vec::new(), counts: [0; 2] }
    }

    pub(super) fn add(&mut self, code: &'static str, node: &Node, what: impl Display) {
        self.at(code, node.range.start, &node.name, what, None);
    }

    pub(super) fn mendable(
        &mut self,
        code: &'static str,
        node: &Node,
        what: impl Display,
        edit: Edit,
    ) {
        self.at(code, node.range.start, &node.name, what, Some(edit));
    }

    pub(super) fn at(
        &mut self,
        code: &str,
        offset: usize,
        element: &str,
        what: impl Display,
        mend: Option<Edit>,
    ) {
        let kind = usize::from(mend.is_some());
        self.counts[kind] += 1;
        if self.counts[kind] > MOST[kind] {
            return;
        }
        let requirement = requirement(code);
        self.list.push(Fault {
            code: requirement.code,
            severity: requirement.severity,
            line: self.lines.of(offset),
            element: element.to_owned(),
            what: what.to_string(),
            mend,
        });
    }

    /// A required attribute is missing, and may be given a value.
    pub(super) fn lacks(&mut self, node: &Node, name: &str, value: Option<String>) {
        let what = format!("<{}> has no {name}", node.name);
        let old = (name == "xml:lang").then(|| attribute(self.text, node, "lang")).flatten();
        let mend = match (old, value) {
            (Some((name, _)), _) => Some(Edit::new(name, "xml:lang")),
            (None, value) => value.map(|value| self.set(node, name, &value)),
        };
        self.at("missing-attribute", node.range.start, &node.name, what, mend);
    }

    /// Gives an attribute a value, whether it is there or not.
    pub(super) fn set(&self, node: &Node, name: &str, value: &str) -> Edit {
        let value = xml::content(value).0;
        match attribute(self.text, node, name) {
            Some((_, range)) => Edit::new(range, value),
            None => {
                let at = node.range.start + 1 + node.tag.len();
                Edit::new(at..at, format!(" {name}=\"{value}\""))
            }
        }
    }
}

/// Where lines begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines(std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect())
    }

    pub(super) fn of(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset)
    }

    /// Where the line of an offset begins.
    pub(super) fn start(&self, offset: usize) -> usize {
        self.0[self.of(offset) - 1]
    }
}
