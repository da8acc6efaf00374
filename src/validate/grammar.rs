//! Which elements a format allows where. Its table has a row for each element: its content, its required attributes,
//! its other attributes.
//!
//! Content is a row of groups in order, `|` between those that may change places: `x` once, `x?` at most once, `x+`
//! once or more, `x*` any number; `#text` first where text is allowed. An attribute may list its values, `a=b|c`; `*`
//! is any attribute.

use super::element::Node;
use super::fault::Faults;
use super::format_check::FormatCheck;
use rustc_hash::FxHashMap;

pub(super) struct Grammar {
    elements: FxHashMap<&'static str, Row>,
}

struct Row {
    text: bool,
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

impl Grammar {
    pub(super) fn new(table: &'static str) -> Self {
        let rows = table.lines().skip(1).map(|row| {
            let mut cells = row.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            let (name, content) = (cell(), cell());
            let (required, optional) = (attributes(cell()), attributes(cell()));
            let groups = content.split_whitespace().filter(|group| *group != "#text").map(group);
            let text = content.starts_with("#text");
            (name, Row { text, groups: groups.collect(), required, optional })
        });
        Grammar { elements: rows.collect() }
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
        // what has a prefix is of another vocabulary
        if name.contains(':') {
            return;
        }
        if let Some(parent) = parent {
            self.place(parent, node, faults);
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
                None if any || name.contains(':') || name == "xmlns" => {}
                None if row.required.iter().any(|attribute| attribute.name == name) => {}
                None => faults.add(
                    "unknown-attribute",
                    node,
                    format_args!("<{}> has no attribute {name}", node.name),
                ),
            }
        }
    }

    fn place(&self, parent: &mut Node, node: &Node, faults: &mut Faults<'_>) {
        let name = node.name.as_str();
        let Some(row) = self.elements.get(parent.name.as_str()) else { return };
        let at = (row.groups.iter().skip(parent.group))
            .position(|group| group.names.contains(&name))
            .map(|at| at + parent.group);
        let Some(at) = at else {
            let known = self.elements.contains_key(name);
            let late = row.groups.iter().any(|group| group.names.contains(&name));
            let (code, what) = match (known, late) {
                (_, true) => ("misplaced-element", "must come before what stands before it"),
                (true, _) => ("misplaced-element", "may not stand here"),
                _ => ("unknown-element", "is no element of this format"),
            };
            faults.add(code, node, format_args!("<{name}> {what}, in <{}>", parent.name));
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
        lacking(row, passed.min(at)..at, parent, faults);
        (parent.group, parent.group_filled) = (at, true);
    }

    /// Checks an element that has just closed.
    pub(super) fn close(&self, node: &Node, faults: &mut Faults<'_>) {
        let Some(row) = self.elements.get(node.name.as_str()) else { return };
        let passed = node.group + usize::from(node.group_filled);
        lacking(row, passed.min(row.groups.len())..row.groups.len(), node, faults);
        if !row.text && !node.text.trim().is_empty() {
            faults.add("misplaced-text", node, format_args!("<{}> may hold no text", node.name));
        }
    }
}

fn lacking(row: &Row, groups: std::ops::Range<usize>, node: &Node, faults: &mut Faults<'_>) {
    for group in row.groups[groups].iter().filter(|group| group.needed) {
        let names = group.names.join("> or <");
        faults.add("missing-element", node, format_args!("<{}> has no <{names}>", node.name));
    }
}

fn value_of(node: &Node, attribute: &Attribute, value: &str, faults: &mut Faults<'_>) {
    if attribute.values.is_empty() || attribute.values.contains(&value) {
        return;
    }
    let what = format!("{}=\"{value}\" is not {}", attribute.name, attribute.values.join(" or "));
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
