//! Elements while they are open, and the places of their attributes.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An element that is open.
pub(super) struct Node {
    pub(super) name: String,
    /// Its start tag.
    pub(super) range: Range<usize>,
    pub(super) attributes: Vec<(String, String)>,
    /// Its own text; that of elements within only counts for `filled`.
    pub(super) text: String,
    pub(super) filled: bool,
    /// How far its content has come in the grammar.
    pub(super) group: usize,
    pub(super) group_filled: bool,
}

impl Node {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Where the name and the value of an attribute stand in the text.
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
        let own = found.get(1).filter(|own| own.as_str() == name)?;
        let value = found.get(2).or(found.get(3))?;
        Some((shift(own.range()), shift(value.range())))
    })
}
