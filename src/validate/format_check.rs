//! What a format requires beyond its grammar, as a check that sees each element.

use super::element::Node;
use super::fault::Faults;

/// The requirements of a format beyond its grammar.
pub(super) trait FormatCheck {
    /// An element that has just opened.
    fn open(&mut self, _node: &Node, _faults: &mut Faults<'_>) {}
    /// An element that has just closed.
    fn close(&mut self, _node: &Node, _faults: &mut Faults<'_>) {}
    /// The end of the file.
    fn end(&mut self, _faults: &mut Faults<'_>) {}
    /// A value for a missing attribute that says nothing wrong.
    fn default_value(&self, _text: &str, _node: &Node, _attribute: &str) -> Option<String> {
        None
    }
}
