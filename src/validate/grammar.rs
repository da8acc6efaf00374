//! Which elements a format allows where. Its table has a row for each element: its content, its required attributes,
//! its other attributes.
//!
//! Content is a row of groups in order, `|` between those that may change places: `x` once, `x?` at most once, `x+`
//! once or more, `x*` any number; `#text` first where text is allowed. An attribute may list its values, `a=b|c`, or
//! name their type, `a=<nmtoken>`; `*` is any attribute.
//!
//! A table that says where elements of other vocabularies may stand, `any*`, allows them nowhere else; `ns:*` says the
//! same of attributes. What such a table does not allow makes a file invalid; with others, readers pass over it.
//!
//! A vocabulary with rows of its own has no other elements, and in a group with other names `any` is none of those. The
//! row of the element `*` has the attributes of other vocabularies, wherever they stand; `its:*` is any of one.

use super::element::Node;
use super::fault::Faults;
use super::format_check::FormatCheck;
use super::value_type::{description, is_of_type};
use rustc_hash::FxHashMap;

pub(super) struct Grammar {
    elements: FxHashMap<&'static str, Row>,
    /// Whether what the table does not allow makes a file invalid.
    is_strict: bool,
}

struct Row {
    text: bool,
    /// Whether it may have any attribute of another vocabulary.
    is_open: bool,
    groups: Vec<Group>,
    required: Vec<Attribute>,
    optional: Vec<Attribute>,
}

struct Group {
    names: Vec<&'static str>,
    needed: bool,
    many: bool,
}

struct Attribute {
    name: &'static str,
    values: Vec<&'static str>,
}

/// Stands in a table for any element or attribute of another vocabulary.
const ANY_ELEMENT: &str = "any";
const ANY_FOREIGN_ATTRIBUTE: &str = "ns:*";

impl Grammar {
    /// The grammar of tables, of which a later one overrules the rows of an earlier one.
    pub(super) fn new(tables: &[&'static str]) -> Self {
        let rows = tables.iter().flat_map(|table| table.lines().skip(1)).map(|row| {
            let mut cells = row.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            let (name, content) = (cell(), cell());
            let (required, optional) = (attributes(cell()), attributes(cell()));
            let groups = content.split_whitespace().filter(|group| *group != "#text").map(group);
            let text = content.starts_with("#text");
            let is_open = optional.iter().any(|attribute| attribute.name == ANY_FOREIGN_ATTRIBUTE);
            (name, Row { text, is_open, groups: groups.collect(), required, optional })
        });
        let is_strict = tables.iter().any(|table| table.contains("any*"));
        Grammar { elements: rows.collect(), is_strict }
    }

    /// Checks an element that has just opened, and its place in its parent.
    pub(super) fn open(
        &self,
        parent: Option<&mut Node>,
        node: &Node,
        check: &dyn FormatCheck,
        faults: &mut Faults<'_>,
    ) {
        let name = node.name.as_str();
        if let Some(parent) = parent {
            self.place(parent, node, check, faults);
        }
        let Some(row) = self.elements.get(name) else { return };
        for attribute in &row.required {
            match node.attribute(attribute.name) {
                None => {
                    let value = check.default_value(faults.text, node, attribute.name);
                    faults.lacks(node, attribute.name, value);
                }
                Some(value) => value_of(node, attribute, value, faults),
            }
        }
        let any = row.optional.iter().any(|attribute| attribute.name == "*");
        for (name, value) in &node.attributes {
            match row.optional.iter().find(|attribute| attribute.name == name) {
                Some(attribute) => value_of(node, attribute, value, faults),
                None if any || name == "xmlns" || name.starts_with("xmlns:") => {}
                None if name.contains(':') && (row.is_open || !self.is_strict) => {
                    self.foreign_attribute(node, name, value, faults);
                }
                None if row.required.iter().any(|attribute| attribute.name == name) => {}
                None => {
                    let code =
                        if self.is_strict { "invalid-attribute" } else { "unknown-attribute" };
                    faults.add(code, node, format!("<{}> has no attribute {name}", node.name));
                }
            }
        }
    }

    /// Checks an attribute of another vocabulary, where the table has those of that.
    fn foreign_attribute(&self, node: &Node, name: &str, value: &str, faults: &mut Faults<'_>) {
        let Some(anywhere) = self.elements.get("*") else { return };
        let mut of_vocabulary = anywhere
            .optional
            .iter()
            .filter(|attribute| vocabulary(attribute.name) == vocabulary(name))
            .peekable();
        if of_vocabulary.peek().is_none() {
            return;
        }
        let is_any = |attribute: &&Attribute| attribute.name.ends_with(":*");
        match of_vocabulary.find(|attribute| attribute.name == name || is_any(attribute)) {
            Some(attribute) => value_of(node, attribute, value, faults),
            None => {
                let what = format!("the standard has no attribute {name}");
                faults.add("invalid-attribute", node, what);
            }
        }
    }

    /// Whether an element of another vocabulary is one that this vocabulary does not have.
    fn is_unknown_elsewhere(&self, name: &str) -> bool {
        let vocabulary_of_name = vocabulary(name);
        self.is_strict
            && vocabulary_of_name.is_some()
            && !self.elements.contains_key(name)
            && self.elements.keys().any(|known| vocabulary(known) == vocabulary_of_name)
    }

    fn place(
        &self,
        parent: &mut Node,
        node: &Node,
        check: &dyn FormatCheck,
        faults: &mut Faults<'_>,
    ) {
        let name = check.stands_for(&node.name).unwrap_or(&node.name);
        let Some(row) = self.elements.get(parent.name.as_str()) else { return };
        let is_foreign = name.contains(':');
        if self.is_unknown_elsewhere(name) {
            let what = format_args!("<{}> is no element of its vocabulary", node.tag);
            return faults.add("unknown-element", node, what);
        }
        let has_row = self.elements.contains_key(name);
        let holds = |group: &Group| {
            let is_any = is_foreign && group.names.contains(&ANY_ELEMENT);
            group.names.contains(&name) || is_any && !(has_row && group.names.len() > 1)
        };
        if is_foreign && !self.is_strict && !row.groups.iter().any(holds) {
            return;
        }
        let at = (row.groups.iter().skip(parent.group)).position(holds);
        let Some(at) = at.map(|at| at + parent.group) else {
            let known = self.elements.contains_key(name) || is_foreign;
            let late = row.groups.iter().any(holds);
            let (code, what) = match (known, late) {
                (_, true) => ("misplaced-element", "must come before what stands before it"),
                (true, _) => ("misplaced-element", "may not stand here"),
                _ => ("unknown-element", "is no element of this format"),
            };
            faults.add(code, node, format_args!("<{}> {what}, in <{}>", node.tag, parent.tag));
            return;
        };
        if at == parent.group && parent.group_filled && !row.groups[at].many {
            faults.add(
                "misplaced-element",
                node,
                format_args!("<{name}> stands twice in <{}>", parent.name),
            );
        }
        let passed = parent.group + usize::from(parent.group_filled);
        for group in lacking(row, passed.min(at)..at) {
            faults.add("missing-element", parent, has_no(parent, group));
        }
        (parent.group, parent.group_filled) = (at, true);
    }

    /// Checks an element that has just closed.
    pub(super) fn close(&self, node: &Node, check: &dyn FormatCheck, faults: &mut Faults<'_>) {
        let Some(row) = self.elements.get(node.name.as_str()) else { return };
        let passed = node.group + usize::from(node.group_filled);
        let missing = lacking(row, passed.min(row.groups.len())..row.groups.len());
        for group in missing {
            let mend = match group.names[..] {
                [name] => check.put_in(faults.text, node, name),
                _ => None,
            };
            let what = has_no(node, group);
            faults.at("missing-element", node.range.start, &node.name, what, mend);
        }
        if !row.text && !node.text.trim().is_empty() {
            let code = if self.is_strict { "invalid-text" } else { "misplaced-text" };
            faults.add(code, node, format_args!("<{}> may hold no text", node.name));
        }
    }
}

/// The prefix of a name.
fn vocabulary(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

/// The groups that must be there, of those that are not.
fn lacking(row: &Row, groups: std::ops::Range<usize>) -> impl Iterator<Item = &Group> {
    row.groups[groups].iter().filter(|group| group.needed)
}

fn has_no(node: &Node, group: &Group) -> String {
    format!("<{}> has no <{}>", node.name, group.names.join("> or <"))
}

fn value_of(node: &Node, attribute: &Attribute, value: &str, faults: &mut Faults<'_>) {
    let fits = |known: &&str| *known == value || is_of_type(value, known) == Some(true);
    if attribute.values.is_empty() || attribute.values.iter().any(fits) {
        return;
    }
    let values: Vec<&str> = attribute.values.iter().map(|known| description(known)).collect();
    let what = format!("{}=\"{value}\" is not {}", attribute.name, values.join(" or "));
    let meant = attribute.values.iter().find(|meant| meant.eq_ignore_ascii_case(value.trim()));
    let mend = meant.map(|meant| faults.set(node, attribute.name, meant));
    faults.at("unknown-value", node.range.start, &node.name, what, mend);
}

fn group(text: &'static str) -> Group {
    let names = text.trim_end_matches(['?', '*', '+']);
    Group {
        names: names.split('|').collect(),
        needed: !text.ends_with(['?', '*']),
        many: text.ends_with(['*', '+']),
    }
}

fn attributes(cell: &'static str) -> Vec<Attribute> {
    let attribute = |text: &'static str| {
        let (name, values) = text.split_once('=').unwrap_or((text, ""));
        Attribute { name, values: values.split('|').filter(|value| !value.is_empty()).collect() }
    };
    cell.split_whitespace().map(attribute).collect()
}
