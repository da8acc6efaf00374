//! The elements of a Word document, as far as marks of comments need them.

use crate::text::xml::{BadXml, Part, Parts, local};
use std::ops::Range;

/// What may have marks of comments between its children (EG_PContent of the schema); a mark at the end of one of these
/// can as well be outside of it, but not outside of its paragraph. Smart tags may have them by the schema, but LibreOffice
/// loses where a comment in one begins.
pub(super) const HOSTS: [&str; 5] = ["hyperlink", "ins", "moveTo", "dir", "bdo"];
/// Kinds of content controls whose text programs put in anew.
const CONTROLS: [&str; 8] = [
    "dataBinding",
    "text",
    "date",
    "dropDownList",
    "comboBox",
    "citation",
    "bibliography",
    "docPartList",
];

/// The elements of a document.
pub(super) struct Tree<'x> {
    pub(super) xml: &'x str,
    /// The namespace of the root.
    namespace: Option<String>,
    pub(super) nodes: Vec<Node<'x>>,
    pub(super) fields: Vec<Field>,
}

pub(super) struct Node<'x> {
    /// As it is written, with its prefix.
    pub(super) name: &'x str,
    pub(super) open: Range<usize>,
    pub(super) close: Range<usize>,
    pub(super) parent: Option<usize>,
}

/// A complex field within a paragraph: its instruction and its result, which programs put in anew.
pub(super) struct Field {
    pub(super) place: Range<usize>,
    /// Indices of elements: its first and last run, or what has them.
    pub(super) first: Child,
    pub(super) last: Child,
}

/// An element whose parent may have marks.
#[derive(Clone, Copy)]
pub(super) struct Child {
    pub(super) node: usize,
    /// Its depth in the path to it.
    pub(super) depth: usize,
}

impl<'x> Tree<'x> {
    pub(super) fn of(xml: &'x str) -> Result<Self, BadXml> {
        let (mut parts, mut buffer) = (Parts::new(xml), Vec::new());
        let mut nodes: Vec<Node<'_>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut field_signs = Vec::new();
        let mut namespace = None;
        while let Some(part) = parts.next(&mut buffer)? {
            let place = parts.range();
            match part {
                Part::Open(element) => {
                    if element.local_name() == "fldChar" {
                        let attributes = element.attributes().unwrap_or_default();
                        let kind =
                            attributes.into_iter().find(|(name, _)| local(name) == "fldCharType");
                        field_signs.extend(kind.map(|(_, kind)| (nodes.len(), kind)));
                    }
                    if nodes.is_empty() {
                        let declaration = match element.name().split_once(':') {
                            Some((prefix, _)) => format!("xmlns:{prefix}"),
                            None => "xmlns".to_owned(),
                        };
                        namespace = element.attribute(&declaration).unwrap_or_default();
                    }
                    let name = place.start + 1..place.start + 1 + element.name().len();
                    let parent = open.last().copied();
                    open.push(nodes.len());
                    let close = place.end..place.end;
                    nodes.push(Node { name: &xml[name], open: place, close, parent });
                }
                Part::Close(_) => {
                    if let Some(closed) = open.pop() {
                        nodes[closed].close = place;
                    }
                }
                _ => {}
            }
        }
        let mut tree = Tree { xml, namespace, nodes, fields: Vec::new() };
        tree.fields = tree.fields(&field_signs);
        Ok(tree)
    }

    /// The namespace of the root.
    pub(super) fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    pub(super) fn local(&self, node: usize) -> &'x str {
        local(self.nodes[node].name)
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &'x str {
        &self.xml[range.clone()]
    }

    pub(super) fn is_blank(&self, range: Range<usize>) -> bool {
        self.xml.get(range).is_some_and(|text| text.trim().is_empty())
    }

    /// The elements that a byte is in, from the root.
    pub(super) fn path(&self, at: usize) -> Vec<usize> {
        let before = self.nodes.partition_point(|node| node.open.start <= at);
        let mut next = before.checked_sub(1);
        let mut path = Vec::new();
        while let Some(node) = next {
            if at < self.nodes[node].close.end || at < self.nodes[node].open.end {
                path.push(node);
            }
            next = self.nodes[node].parent;
        }
        path.reverse();
        path
    }

    /// What a byte is in that may have a mark beside it: the innermost such in the outermost paragraph, as comments do
    /// not stand in text boxes.
    pub(super) fn child(&self, path: &[usize], other: &[usize]) -> Option<Child> {
        let mut host = path.iter().position(|node| self.local(*node) == "p")?;
        loop {
            let node = *path.get(host + 1)?;
            let inner = path.get(host + 2).copied();
            match self.local(node) {
                name if HOSTS.contains(&name) => host += 1,
                "sdt" if other.contains(&node) && self.is_text_control(node, inner) => host += 2,
                _ => return Some(Child { node, depth: host + 1 }),
            }
        }
    }

    /// Whether a content control holds text that stays, and its `inner` element is that.
    fn is_text_control(&self, control: usize, inner: Option<usize>) -> bool {
        let Some(inner) = inner.filter(|inner| self.local(*inner) == "sdtContent") else {
            return false;
        };
        (control + 1..inner).all(|node| !CONTROLS.contains(&self.local(node)))
    }

    /// The fields that begin and end in the same paragraph; those within others are parts of them.
    fn fields(&self, signs: &[(usize, String)]) -> Vec<Field> {
        let mut open = Vec::new();
        let mut fields = Vec::new();
        for (node, kind) in signs {
            let path = self.path(self.nodes[*node].open.start);
            let paragraph = path.iter().copied().find(|node| self.local(*node) == "p");
            match kind.as_str() {
                "begin" => open.push((paragraph, self.child(&path, &path))),
                "end" => {
                    let Some((begun, first)) = open.pop() else { continue };
                    let (Some(first), Some(last)) = (first, self.child(&path, &path)) else {
                        continue;
                    };
                    if begun == paragraph && open.is_empty() {
                        let place =
                            self.nodes[first.node].open.start..self.nodes[last.node].close.end;
                        fields.push(Field { place, first, last });
                    }
                }
                _ => {}
            }
        }
        fields
    }

    /// What a run has behind its properties.
    pub(super) fn content(&self, run: usize) -> Range<usize> {
        let start = self.properties(run).map_or(self.nodes[run].open.end, |place| place.end);
        start..self.nodes[run].close.start
    }

    pub(super) fn properties(&self, run: usize) -> Option<Range<usize>> {
        let first = self.nodes.get(run + 1)?;
        let is_own = first.parent == Some(run) && local(first.name) == "rPr";
        is_own.then_some(first.open.start..first.close.end)
    }
}
