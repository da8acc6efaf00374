//! Identifiers that must be unique.

use super::element::Node;
use super::fault::Faults;
use std::collections::HashMap;

/// The place of each identifier, and how often it occurs.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, (usize, usize)>);

impl Ids {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Takes the identifier of an element that others refer to, so that it cannot be changed, and returns whether it is
    /// new. A duplicate is a fault, with this advice.
    pub(super) fn require_unique(
        &mut self,
        node: &Node,
        advice: &str,
        faults: &mut Faults<'_>,
    ) -> bool {
        let Some(id) = node.attribute("id").filter(|id| !id.is_empty()) else { return true };
        let at = node.range.start;
        if let Some((first, _)) = self.0.get(id) {
            let line = faults.lines.of(*first);
            let what = format!("id=\"{id}\" stands at line {line} too; {advice}");
            faults.add("duplicate-id", node, what);
            return false;
        }
        self.0.insert(id.to_owned(), (at, 1));
        true
    }

    /// Takes the identifier of an element. A duplicate is a fault; it is mended by adding a number.
    pub(super) fn make_unique(&mut self, node: &Node, name: &str, faults: &mut Faults<'_>) {
        let Some(id) = node.attribute(name).filter(|id| !id.is_empty()) else { return };
        let at = node.range.start;
        let Some((first, times)) = self.0.get(id).copied() else {
            self.0.insert(id.to_owned(), (at, 1));
            return;
        };
        let numbered = (times + 1..).map(|number| (number, format!("{id}-{number}")));
        let mut free = numbered.filter(|(_, id)| !self.contains(id));
        let (number, free) = free.next().expect("numbers do not end");
        let what = format!("{name}=\"{id}\" stands at line {} too", faults.lines.of(first));
        let edit = faults.set(node, name, &free);
        faults.mendable("duplicate-id", node, what, edit);
        self.0.insert(id.to_owned(), (first, number));
        self.0.insert(free, (at, 1));
    }
}
