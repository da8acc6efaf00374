//! A unit of XLIFF 2 as a whole, for what concerns several of its elements.

use crate::validate::element::Node;

/// An element and those within it.
pub(super) struct Tree {
    pub(super) name: String,
    /// Where its start tag is.
    pub(super) at: usize,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Tree>,
    /// Whether it has anything between its tags.
    pub(super) has_content: bool,
}

impl Tree {
    pub(super) fn new(node: &Node) -> Self {
        Tree {
            name: node.name.clone(),
            at: node.range.start,
            attributes: node.attributes.clone(),
            children: Vec::new(),
            has_content: false,
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(written, _)| written == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether an attribute has a value.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name) == Some(value)
    }

    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    pub(super) fn child(&self, name: &str) -> Option<&Tree> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn children(&self, names: &[&str]) -> impl Iterator<Item = &Tree> {
        self.children.iter().filter(move |child| child.is(names))
    }

    /// All elements within it, in the order of their start tags.
    pub(super) fn within(&self) -> Within<'_> {
        Within(self.children.iter().rev().collect())
    }
}

pub(super) struct Within<'t>(Vec<&'t Tree>);

impl<'t> Iterator for Within<'t> {
    type Item = &'t Tree;

    fn next(&mut self) -> Option<&'t Tree> {
        let next = self.0.pop()?;
        self.0.extend(next.children.iter().rev());
        Some(next)
    }
}
