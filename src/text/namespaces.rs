//! The namespaces that prefixes are bound to (Namespaces in XML 1.0), element by element.

use super::xml::Element;
use rustc_hash::FxHashMap;

/// What is bound where the reader is.
#[derive(Default)]
pub(crate) struct Namespaces {
    /// What each prefix is bound to, the innermost binding last; the prefix is empty where a name has none.
    bound: FxHashMap<String, Vec<String>>,
    /// The prefixes in the order they were bound, each with the depth of the element that binds it.
    order: Vec<(usize, String)>,
    depth: usize,
}

impl Namespaces {
    /// Binds what a start tag binds.
    pub(crate) fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        self.depth += 1;
        if !element.may_bind_namespaces() {
            return Ok(());
        }
        for (name, namespace) in element.attributes()? {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            self.bound.entry(prefix.to_owned()).or_default().push(namespace);
            self.order.push((self.depth, prefix.to_owned()));
        }
        Ok(())
    }

    /// Unbinds what the element bound that was opened last.
    pub(crate) fn close(&mut self) {
        self.back_to(self.depth.saturating_sub(1));
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Closes the elements within a depth.
    pub(crate) fn back_to(&mut self, depth: usize) {
        self.depth = depth;
        while let Some((_, prefix)) = self.order.pop_if(|(bound_at, _)| *bound_at > depth) {
            self.bound.get_mut(&prefix).map(Vec::pop);
        }
    }

    /// The namespace of an element by its name; empty where it has none.
    pub(crate) fn of(&self, name: &str) -> &str {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        self.bound.get(prefix).and_then(|bound| bound.last()).map_or("", String::as_str)
    }
}
