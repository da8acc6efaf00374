//! What XLIFF 2 requires of the attributes of one element, as `constraints.tsv` lists it.
//!
//! A row names elements (`*` for all), what must hold for it to apply, and what must hold then: `a` and `!a`, whether an
//! attribute is there; `a=b|c` and `a!=b|c`, whether it has a value; `a^b`, whether its value begins so; `one:a|b`,
//! whether exactly one of them is there, `some:a|b`, whether at least one is; `foreign`, whether one of another
//! vocabulary is.

use crate::validate::element::Node;
use crate::validate::fault::Faults;
use std::sync::LazyLock;

struct Constraint {
    elements: Vec<&'static str>,
    applies: Vec<Condition>,
    requires: Vec<Condition>,
    message: &'static str,
}

enum Condition {
    Is(&'static str, Vec<&'static str>),
    IsNot(&'static str, Vec<&'static str>),
    Begins(&'static str, &'static str),
    There(&'static str),
    NotThere(&'static str),
    One(Vec<&'static str>),
    Some(Vec<&'static str>),
    Foreign,
}

static CONSTRAINTS: LazyLock<Vec<Constraint>> = LazyLock::new(|| {
    let rows = include_str!("constraints.tsv").lines().skip(1);
    let read = |row: &'static str| {
        let cells: Vec<&'static str> = row.split('\t').collect();
        let [elements, applies, requires, message] = cells[..] else {
            panic!("four columns: {row}")
        };
        let conditions = |cell: &'static str| cell.split_whitespace().map(Condition::new).collect();
        Constraint {
            elements: elements.split(' ').collect(),
            applies: conditions(applies),
            requires: conditions(requires),
            message,
        }
    };
    rows.map(read).collect()
});

impl Condition {
    fn new(text: &'static str) -> Self {
        let values = |text: &'static str| text.split('|').collect();
        if text == "foreign" {
            Condition::Foreign
        } else if let Some(names) = text.strip_prefix("one:") {
            Condition::One(values(names))
        } else if let Some(names) = text.strip_prefix("some:") {
            Condition::Some(values(names))
        } else if let Some(name) = text.strip_prefix('!') {
            Condition::NotThere(name)
        } else if let Some((name, list)) = text.split_once("!=") {
            Condition::IsNot(name, values(list))
        } else if let Some((name, list)) = text.split_once('=') {
            Condition::Is(name, values(list))
        } else if let Some((name, start)) = text.split_once('^') {
            Condition::Begins(name, start)
        } else {
            Condition::There(text)
        }
    }

    fn holds(&self, node: &Node) -> bool {
        let is_there = |name: &&&str| node.attribute(name).is_some();
        let has = |name: &str, values: &[&str]| {
            node.attribute(name).is_some_and(|value| values.contains(&value))
        };
        match self {
            Condition::There(name) => is_there(&name),
            Condition::NotThere(name) => !is_there(&name),
            Condition::Is(name, values) => has(name, values),
            Condition::IsNot(name, values) => !has(name, values),
            Condition::Begins(name, start) => {
                node.attribute(name).is_some_and(|value| value.starts_with(start))
            }
            Condition::One(names) => names.iter().filter(is_there).count() == 1,
            Condition::Some(names) => names.iter().any(|name| is_there(&name)),
            Condition::Foreign => node.attributes.iter().any(|(name, _)| name.contains(':')),
        }
    }
}

/// Reports what the attributes of an element lack or have too much.
pub(super) fn check(node: &Node, faults: &mut Faults<'_>) {
    let all = |conditions: &[Condition]| conditions.iter().all(|condition| condition.holds(node));
    for constraint in CONSTRAINTS.iter() {
        let is_meant =
            constraint.elements.iter().any(|element| *element == "*" || *element == node.name);
        if is_meant && all(&constraint.applies) && !all(&constraint.requires) {
            faults.add("constraint", node, constraint.message);
        }
    }
}
