//! Elements while they are open, and the places of their attributes.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An element that is open.
pub(super) struct Node {
    /// Its name without a prefix where it is of the format; else with the prefix that `namespaces.tsv` gives its
    /// namespace, or `?:` before it.
    pub(super) name: String,
    /// Its name as written.
    pub(super) tag: String,
    /// Its start tag.
    pub(super) range: Range<usize>,
    /// Where its end tag begins, once that is read.
    pub(super) end: usize,
    pub(super) attributes: Vec<(String, String)>,
    /// Its text, without that of the elements within it.
    pub(super) text: String,
    /// Whether it or an element within it has text.
    pub(super) filled: bool,
    /// The group of the grammar that its content has reached, and whether it has an element of that group.
    pub(super) group: usize,
    pub(super) group_filled: bool,
}

impl Node {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(written, _)| written == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The places of the name and the value of an attribute in the text.
pub(super) fn attribute(
    text: &str,
    node: &Node,
    name: &str,
) -> Option<(Range<usize>, Range<usize>)> {
    static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"#).expect("a fixed pattern")
    });
    let shift = |range: Range<usize>| range.start + node.range.start..range.end + node.range.start;
    ATTRIBUTE.captures_iter(text.get(node.range.clone())?).find_map(|found| {
        let written = found.get(1).filter(|written| written.as_str() == name)?;
        let value = found.get(2).or(found.get(3))?;
        Some((shift(written.range()), shift(value.range())))
    })
}
