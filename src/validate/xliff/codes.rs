//! The inline codes of a unit of XLIFF 2.x, and what they refer to (OASIS XLIFF 2.1: id, startRef, dataRef, isolated).

use crate::side::{Side, Sides};
use crate::validate::element::Node;
use crate::validate::fault::Faults;
use crate::validate::ids::Ids;
use std::collections::HashMap;

/// The codes of the unit that is open.
#[derive(Default)]
pub(super) struct Codes {
    data: Ids,
    data_references: Vec<Reference>,
    sides: Sides<SideCodes>,
    /// The side that is read.
    side: Option<Side>,
    segment: Segment,
    /// Whether targets have another order than their sources.
    reordered: bool,
}

/// The codes of all sources of a unit, or of all its targets.
#[derive(Default)]
struct SideCodes {
    ids: Ids,
    starts: Vec<Mark>,
    ends: Vec<Mark>,
}

/// One end of a code or of an annotation that has two.
#[derive(Clone)]
struct Mark {
    at: usize,
    /// The element that begins it: sc or sm.
    start: &'static str,
    id: String,
    /// Whether its other end must be in the unit.
    pairs: bool,
    /// Whether it is copied from a source that has no target yet: its other end may be in a target. It is not checked
    /// itself.
    copied: bool,
}

impl Mark {
    fn key(&self) -> (&'static str, &str) {
        (self.start, &self.id)
    }

    /// The element that ends it.
    fn end(&self) -> &'static str {
        if self.start == "sc" { "ec" } else { "em" }
    }
}

struct Reference {
    at: usize,
    element: String,
    attribute: &'static str,
    id: String,
}

/// How many starts and ends the source had before the segment that is open, and whether that has a target.
#[derive(Default)]
struct Segment {
    starts: usize,
    ends: usize,
    translated: bool,
}

const UNIQUE_ID: &str = "give each code of its unit, and each segment, an id of its own";

impl Codes {
    pub(super) fn open(&mut self, node: &Node, faults: &mut Faults<'_>) {
        match node.name.as_str() {
            "unit" => *self = Codes::default(),
            "data" => {
                self.data.require_unique(
                    node,
                    "give it another id, and dataRef of its codes too",
                    faults,
                );
            }
            "segment" | "ignorable" => {
                let Sides { source, target } = &mut self.sides;
                let (starts, ends) = (source.starts.len(), source.ends.len());
                self.segment = Segment { starts, ends, translated: false };
                if source.ids.require_unique(node, UNIQUE_ID, faults) {
                    target.ids.require_unique(node, UNIQUE_ID, faults);
                }
            }
            "source" => self.side = Some(Side::Source),
            "target" => {
                self.side = Some(Side::Target);
                self.segment.translated = true;
                self.reordered |= node.attribute("order").is_some();
            }
            "ph" | "pc" | "sc" | "ec" | "mrk" | "sm" | "em" => self.code(node, faults),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, node: &Node, faults: &mut Faults<'_>) {
        match node.name.as_str() {
            "source" | "target" => self.side = None,
            "segment" | "ignorable" if !self.segment.translated => self.copy_source_to_target(),
            "unit" => self.check(faults),
            _ => {}
        }
    }

    fn code(&mut self, node: &Node, faults: &mut Faults<'_>) {
        let Some(side) = self.side.map(|side| &mut self.sides[side]) else { return };
        side.ids.require_unique(node, UNIQUE_ID, faults);
        let at = node.range.start;
        for attribute in ["dataRef", "dataRefStart", "dataRefEnd"] {
            if let Some(id) = node.attribute(attribute) {
                let (element, id) = (node.name.clone(), id.to_owned());
                self.data_references.push(Reference { at, element, attribute, id });
            }
        }
        let isolated = node.attribute("isolated") == Some("yes");
        let mark = |start, id: &str, pairs| {
            let id = id.to_owned();
            Mark { at, start, id, pairs, copied: false }
        };
        match (node.name.as_str(), node.attribute("id"), node.attribute("startRef")) {
            ("sc", Some(id), _) => side.starts.push(mark("sc", id, !isolated)),
            ("sm", Some(id), _) => side.starts.push(mark("sm", id, true)),
            ("ec", None, _) if isolated => {
                faults.add("missing-attribute", node, "<ec> stands alone and has no id; add one");
            }
            ("ec", _, None) if !isolated => {
                let what = "<ec> has no startRef; name the <sc> that it ends, or write isolated=\"yes\" and an id \
                            where that is in another unit";
                faults.add("missing-attribute", node, what);
            }
            ("ec", _, Some(id)) => side.ends.push(mark("sc", id, true)),
            ("em", _, Some(id)) => side.ends.push(mark("sm", id, true)),
            _ => {}
        }
    }

    /// Until a segment has a target, its source is checked in place of one.
    fn copy_source_to_target(&mut self) {
        let Sides { source, target } = &mut self.sides;
        let copied = |mark: &Mark| Mark { copied: true, ..mark.clone() };
        target.starts.extend(source.starts[self.segment.starts..].iter().map(copied));
        target.ends.extend(source.ends[self.segment.ends..].iter().map(copied));
    }

    fn check(&mut self, faults: &mut Faults<'_>) {
        let Sides { source, target } = &self.sides;
        source.check("source", false, faults);
        target.check("target", self.reordered, faults);
        for Reference { at, element, attribute, id } in self.data_references.drain(..) {
            if !self.data.contains(&id) {
                let what = format!(
                    "{attribute}=\"{id}\" names no <data> of its unit; add that to <originalData>, or leave \
                     {attribute} out"
                );
                faults.at("dangling-reference", at, &element, what, None);
            }
        }
    }
}

impl SideCodes {
    /// Whether each end has its start before it, and each start one end.
    fn check(&self, name: &str, reordered: bool, faults: &mut Faults<'_>) {
        let mut starts: HashMap<_, usize> = HashMap::new();
        for mark in &self.starts {
            starts.entry(mark.key()).or_insert(mark.at);
        }
        let mut ends: HashMap<_, usize> = HashMap::new();
        for mark in &self.ends {
            let (element, id) = (mark.end(), &mark.id);
            let twice = ends.insert(mark.key(), mark.at).is_some();
            let begun = starts.get(&mark.key()).is_some_and(|start| reordered || *start < mark.at);
            if mark.copied {
                continue;
            }
            if !begun {
                let what = format!(
                    "startRef=\"{id}\" names no <{}> before it in the {name} of its unit; name the one that it ends, \
                     or take it out",
                    mark.start
                );
                faults.at("dangling-reference", mark.at, element, what, None);
            } else if twice {
                let what = format!("<{}> {id} has ended already; take one end out", mark.start);
                faults.at("code-pair", mark.at, element, what, None);
            }
        }
        for mark in self.starts.iter().filter(|mark| mark.pairs && !mark.copied) {
            if ends.get(&mark.key()).is_some_and(|end| reordered || *end > mark.at) {
                continue;
            }
            let (element, id, end) = (mark.start, &mark.id, mark.end());
            let elsewhere = match element {
                "sc" => "; or write isolated=\"yes\" where that is in another unit",
                _ => "",
            };
            let what = format!(
                "<{element}> {id} has no <{end}> after it in the {name} of its unit; add <{end} \
                 startRef=\"{id}\"/>{elsewhere}"
            );
            faults.at("code-pair", mark.at, element, what, None);
        }
    }
}
