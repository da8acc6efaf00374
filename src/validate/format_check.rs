//! Checks of what a format requires beyond its grammar, element by element.

use super::element::Node;
use super::fault::{Edit, Faults};

/// The requirements of a format beyond its grammar.
pub(super) trait FormatCheck {
    /// Checks an element that has just opened.
    fn open(&mut self, _node: &Node, _faults: &mut Faults<'_>) {}
    /// Checks an element that has just closed.
    fn close(&mut self, _node: &Node, _faults: &mut Faults<'_>) {}
    /// Checks the file at its end.
    fn end(&mut self, _faults: &mut Faults<'_>) {}
    /// A value that is safe for a missing attribute, if there is one.
    fn default_value(&self, _text: &str, _node: &Node, _attribute: &str) -> Option<String> {
        None
    }
    /// What puts in an element that is missing in one that has closed, where that is safe.
    fn put_in(&self, _text: &str, _node: &Node, _missing: &str) -> Option<Edit> {
        None
    }
    /// The element of the format whose place an element of another vocabulary takes, if it takes one.
    fn stands_for(&self, _name: &str) -> Option<&'static str> {
        None
    }
}
