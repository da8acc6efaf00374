//! Names with prefixes, and what the prefixes are bound to (Namespaces in XML 1.0, third edition).

use super::Breach;
use super::cursor::is_name_start;
use quick_xml::escape::unescape;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// An attribute: where it stands, its name and its value as written.
pub(super) struct Attribute<'t> {
    pub(super) at: usize,
    pub(super) name: &'t str,
    pub(super) value: &'t str,
}

/// The prefixes that are bound where the reader is.
#[derive(Default)]
pub(super) struct Namespaces<'t> {
    /// What each prefix is bound to, the innermost binding last.
    bound: FxHashMap<&'t str, Vec<Cow<'t, str>>>,
    /// The prefixes in the order they were bound.
    order: Vec<&'t str>,
}

impl<'t> Namespaces<'t> {
    /// Binds what a start tag binds, and checks the names in it. Returns how many prefixes to unbind at its end.
    pub(super) fn open(
        &mut self,
        at: usize,
        element: &'t str,
        attributes: &[Attribute<'t>],
    ) -> Result<usize, Breach> {
        let before = self.order.len();
        let mut names = FxHashSet::default();
        for attribute in attributes {
            let Attribute { at, name, value } = *attribute;
            if !names.insert(name) {
                return breach(
                    at,
                    format!("the attribute {name} stands twice in this tag; delete one of them"),
                );
            }
            let (prefix, local) = split(at, name)?;
            match prefix {
                Some("xmlns") => self.bind(at, Some(local), value)?,
                None if local == "xmlns" => self.bind(at, None, value)?,
                _ => {}
            }
        }
        let (prefix, _) = split(at, element)?;
        if let Some(prefix) = prefix {
            self.namespace(at, prefix)?;
        }
        let mut names = FxHashSet::default();
        for Attribute { at, name, .. } in attributes {
            if let (Some(prefix), local) = split(*at, name)?
                && prefix != "xmlns"
                && !names.insert((self.namespace(*at, prefix)?, local))
            {
                let what = format!(
                    "the attribute {name} stands twice in this tag, under two prefixes of one namespace; delete one of them"
                );
                return breach(*at, what);
            }
        }
        Ok(self.order.len() - before)
    }

    /// Unbinds the prefixes bound last.
    pub(super) fn close(&mut self, count: usize) {
        for prefix in self.order.drain(self.order.len() - count..) {
            self.bound.get_mut(prefix).map(Vec::pop);
        }
    }

    fn bind(&mut self, at: usize, prefix: Option<&'t str>, value: &'t str) -> Result<(), Breach> {
        let namespace = unescape(value).unwrap_or(Cow::Borrowed(value));
        let what = match (prefix, &*namespace) {
            (Some("xmlns"), _) => "the prefix xmlns may not be declared; delete this attribute",
            (Some("xml"), XML) => "",
            (Some("xml"), _) => "the prefix xml has a namespace of its own; delete this attribute",
            (_, XML) => {
                "the namespace of the prefix xml may have no other prefix; delete this attribute"
            }
            (_, XMLNS) => {
                "the namespace of the prefix xmlns may not be declared; delete this attribute"
            }
            (Some(_), "") => {
                "a prefix may not be bound to nothing; give the namespace, or delete this attribute"
            }
            _ => "",
        };
        if !what.is_empty() {
            return breach(at, what);
        }
        if let Some(prefix) = prefix {
            self.bound.entry(prefix).or_default().push(namespace);
            self.order.push(prefix);
        }
        Ok(())
    }

    fn namespace(&self, at: usize, prefix: &str) -> Result<&str, Breach> {
        match self.bound.get(prefix).and_then(|bound| bound.last()) {
            Some(namespace) => Ok(namespace),
            None if prefix == "xml" => Ok(XML),
            None => breach(
                at,
                format!(
                    "the prefix {prefix} is bound to no namespace; declare it with xmlns:{prefix}=\"…\", or leave it out"
                ),
            ),
        }
    }
}

/// The prefix and the local part of a name (section 4, QName).
fn split(at: usize, name: &str) -> Result<(Option<&str>, &str), Breach> {
    let Some((prefix, local)) = name.split_once(':') else { return Ok((None, name)) };
    if prefix.is_empty() || !local.starts_with(is_name_start) || local.contains(':') {
        let what =
            format!("{name} is no name; one colon may stand in it, between a prefix and a name");
        return breach(at, what);
    }
    Ok((Some(prefix), local))
}

fn breach<T>(at: usize, what: impl Into<String>) -> Result<T, Breach> {
    Err(Breach { at, what: what.into() })
}
