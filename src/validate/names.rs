//! The names of elements and attributes, whatever prefixes a file has.

use crate::text::namespaces::Namespaces;
use crate::text::xml::{Element, local};

/// Gives names by namespaces. The namespace of the root is that of the format.
#[derive(Default)]
pub(super) struct Names {
    namespaces: Namespaces,
    format: Option<String>,
}

impl Names {
    pub(super) fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        self.namespaces.open(element)?;
        if self.format.is_none() {
            self.format = Some(self.namespaces.of(element.name()).to_owned());
        }
        Ok(())
    }

    pub(super) fn close(&mut self) {
        self.namespaces.close();
    }

    /// The name of an element: without prefix if it is of the format, with the usual one if its namespace is known.
    pub(super) fn of_element(&self, name: &str) -> String {
        let namespace = self.namespaces.of(name);
        if self.format.as_deref() == Some(namespace) {
            return local(name).to_owned();
        }
        format!("{}:{}", prefix(namespace).unwrap_or("?"), local(name))
    }

    /// Gives attributes with a prefix the usual one, where their namespace is known.
    pub(super) fn of_attributes(&self, attributes: &mut [(String, String)]) {
        for (name, _) in attributes {
            let bound =
                name.split_once(':').filter(|(prefix, _)| !matches!(*prefix, "xml" | "xmlns"));
            let Some((own, local)) = bound else { continue };
            match prefix(self.namespaces.of(name)) {
                Some(usual) => *name = format!("{usual}:{local}"),
                // the usual prefix of another namespace
                None if known().any(|(usual, _)| usual == own) => *name = format!("?:{local}"),
                None => {}
            }
        }
    }
}

/// The usual prefix of a namespace that extends a format.
fn prefix(namespace: &str) -> Option<&'static str> {
    known().find(|(_, known)| *known == namespace).map(|(prefix, _)| prefix)
}

/// Prefixes and their namespaces.
fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = include_str!("namespaces.tsv").lines().skip(1);
    rows.filter_map(|row| row.split_once('\t'))
}
