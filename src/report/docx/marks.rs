//! The marks of comments in the XML of a Word document. Everything else stays byte for byte as it is: runs and texts are
//! only cut in two where a comment begins or ends within them.

use super::cut::{Cut, Text};
use super::places::Point;
use super::tree::{Child, HOSTS, Node, Tree};
use crate::text::edits::{Edit, with_edits};
use crate::text::xml;
use std::collections::BTreeMap;

/// Which end of a comment a mark is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Start,
    Last,
}

/// The marks at a place.
struct Marks {
    cut: Cut,
    /// The comments that end here, and those that start.
    last: Vec<u32>,
    start: Vec<u32>,
}

impl Tree<'_> {
    /// Where a mark goes, and what is cut there. `other` is the path to the other end.
    fn place(&self, point: &Point, other: &[usize], end: End) -> Option<(usize, Cut)> {
        let path = self.path(point.piece);
        let child = self.child(&path, other)?;
        let at = self.nodes[child.node].open.start;
        if let Some(field) = self.fields.iter().find(|field| field.place.contains(&at)) {
            let child = if end == End::Start { field.first } else { field.last };
            return Some((self.beside(child, end), Cut::None));
        }
        let beside = || Some((self.beside(child, end), Cut::None));
        let (run, inner) = (child.node, path.get(child.depth + 1).copied());
        let Some(inner) = inner.filter(|_| self.local(run) == "r" && path.len() == child.depth + 2)
        else {
            return beside();
        };
        let (element, content) = (&self.nodes[inner], self.content(run));
        let is_within = element.open.end < point.at && point.at < element.close.start;
        if self.local(inner) == "t" && is_within {
            return Some((point.at, Cut::Text(run, inner)));
        }
        let (at, rest) = match end {
            End::Start => (element.open.start, content.start..element.open.start),
            End::Last => (element.close.end, element.close.end..content.end),
        };
        if self.is_blank(rest) { beside() } else { Some((at, Cut::Run(run))) }
    }

    /// The place before or after an element, outside of all that ends there with it.
    fn beside(&self, child: Child, end: End) -> usize {
        let node = &self.nodes[child.node];
        let mut at = if end == End::Start { node.open.start } else { node.close.end };
        let mut host = node.parent;
        while let Some(node) = host.filter(|host| HOSTS.contains(&self.local(*host))) {
            let node = &self.nodes[node];
            let (rest, outside) = match end {
                End::Start => (node.open.end..at, node.open.start),
                End::Last => (at..node.close.start, node.close.end),
            };
            if !self.is_blank(rest) {
                break;
            }
            (at, host) = (outside, node.parent);
        }
        at
    }

    /// Where both marks of a comment go.
    fn both(&self, (start, last): &(Point, Point)) -> Option<[(usize, Cut); 2]> {
        let paths = [start, last].map(|point| self.path(point.piece));
        let paragraph =
            |path: &Vec<usize>| path.iter().copied().find(|node| self.local(*node) == "p");
        let (one, other) = (paragraph(&paths[0])?, paragraph(&paths[1])?);
        let first = self.place(start, &paths[1], End::Start)?;
        let last = match one == other || self.nodes[one].parent == self.nodes[other].parent {
            true => self.place(last, &paths[0], End::Last)?,
            // over cells and the like no comment goes
            false => (self.nodes[one].close.start, Cut::None),
        };
        if first.0 < last.0 {
            return Some([first, last]);
        }
        let child = self.child(&paths[0], &[])?;
        Some([End::Start, End::Last].map(|end| (self.beside(child, end), Cut::None)))
    }
}

/// The XML with the marks of comments, each with the next of the ids, at places of its text; one without a place is left out.
pub(super) fn marked(
    tree: &Tree<'_>,
    places: impl Iterator<Item = Option<(Point, Point)>>,
    ids: impl Iterator<Item = u32>,
) -> String {
    let mut marks: BTreeMap<usize, Marks> = BTreeMap::new();
    for (ends, id) in places.zip(ids) {
        let Some([start, last]) = ends.and_then(|ends| tree.both(&ends)) else { continue };
        for ((at, cut), end) in [(start, End::Start), (last, End::Last)] {
            let none = Marks { cut, last: Vec::new(), start: Vec::new() };
            let here = marks.entry(at).or_insert(none);
            let of_end = if end == End::Start { &mut here.start } else { &mut here.last };
            of_end.push(id);
        }
    }
    // by their places: a text may be cut more than once
    let mut edits: BTreeMap<usize, Edit> = BTreeMap::new();
    for marks in marks.values() {
        if let Cut::Text(_, text) = marks.cut {
            let Node { open, close, .. } = &tree.nodes[text];
            let additions = Text::of(tree, text).additions(open, close);
            edits.extend(additions.into_iter().map(|edit| (edit.0.start, edit)));
        }
    }
    let declared = tree.declared();
    for (at, marks) in &marks {
        let (end, begin) = tree.around(*at, marks.cut);
        let mark = |name: &str, id: &u32| format!("<w:{name}{declared} w:id=\"{id}\"/>");
        let last = marks.last.iter().map(|id| {
            let reference = format!("<w:commentReference w:id=\"{id}\"/>");
            mark("commentRangeEnd", id) + &format!("<w:r{declared}>{reference}</w:r>")
        });
        let start = marks.start.iter().map(|id| mark("commentRangeStart", id));
        let marks: String = last.chain(start).collect();
        edits.insert(*at, (*at..*at, [end, marks, begin].concat()));
    }
    with_edits(tree.xml, edits.into_values().collect())
}

impl Tree<'_> {
    /// The declaration that marks need where the root does not bind the prefix `w` to its own namespace.
    fn declared(&self) -> String {
        let Some(root) = self.nodes.first() else { return String::new() };
        match self.namespace() {
            Some(_) if root.name.starts_with("w:") => String::new(),
            namespace => {
                let namespace = namespace.unwrap_or(super::comments::NAMESPACE);
                format!(" xmlns:w=\"{}\"", xml::content(namespace).0)
            }
        }
    }
}
