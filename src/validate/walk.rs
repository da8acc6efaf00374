//! Goes through a file once, element by element: the grammar of its format, then what the format requires besides.

use super::element::Node;
use super::fault::Faults;
use super::format_check::FormatCheck;
use super::grammar::Grammar;
use super::language;
use super::names::Names;
use super::tbx::Tbx;
use super::tmx::Tmx;
use super::xliff::Xliff;
use crate::text::xml::{self, Part, Parts, local};

/// Whether the file is of a format that is known. Where it stops being well-formed, the walk ends.
pub(super) fn walk(text: &str, breach: Option<usize>, faults: &mut Faults<'_>) -> bool {
    let mut parts = Parts::new(text);
    let mut buffer = Vec::new();
    let mut stack: Vec<Node> = Vec::new();
    let mut format: Option<(Grammar, Box<dyn FormatCheck>)> = None;
    let mut names = Names::default();
    loop {
        let part = parts.next(&mut buffer);
        if breach.is_some_and(|breach| part.is_err() || parts.range().end > breach) {
            return format.is_some() || looks_known(text);
        }
        let part = match part {
            Ok(Some(part)) => part,
            Ok(None) => break,
            Err(error) => {
                let around = stack.last().map(|node| node.name.clone()).unwrap_or_default();
                let at = parts.range().start.min(text.trim_end().len());
                faults.at("not-well-formed", at, &around, error.what, None);
                return format.is_some() || looks_known(text);
            }
        };
        match part {
            Part::Open(element) => {
                let attributes = element.attributes().and_then(|mut attributes| {
                    names.open(&element)?;
                    names.of_attributes(&mut attributes);
                    Ok(attributes)
                });
                let attributes = match attributes {
                    Ok(attributes) => attributes,
                    Err(what) => {
                        let at = parts.range().start;
                        faults.at("not-well-formed", at, element.name(), what, None);
                        return format.is_some() || looks_known(text);
                    }
                };
                let node = Node {
                    name: names.of_element(element.name()),
                    tag: element.name().to_owned(),
                    range: parts.range(),
                    attributes,
                    end: parts.range().end,
                    text: String::new(),
                    filled: false,
                    group: 0,
                    group_filled: false,
                };
                if format.is_none() {
                    format = of_root(&node);
                }
                let Some((grammar, check)) = &mut format else {
                    return breach.is_some() && looks_known(text);
                };
                grammar.open(stack.last_mut(), &node, check.as_ref(), faults);
                language::check(&node, faults);
                check.open(&node, faults);
                stack.push(node);
            }
            Part::Close(_) => {
                names.close();
                let (Some(mut node), Some((grammar, check))) = (stack.pop(), &mut format) else {
                    continue;
                };
                node.end = parts.range().start.max(node.range.end);
                if let Some(parent) = stack.last_mut() {
                    parent.filled |= node.filled;
                }
                grammar.close(&node, check.as_ref(), faults);
                check.close(&node, faults);
            }
            Part::Text(content) => {
                if let Some(node) = stack.last_mut() {
                    node.filled |= !content.trim().is_empty();
                    node.text.push_str(&content);
                }
            }
            Part::DocType(content) => doctype(&content, parts.range().start, faults),
            Part::Aside => {}
        }
    }
    match &mut format {
        Some((_, check)) if breach.is_none() => check.end(faults),
        None if breach.is_some() => return looks_known(text),
        _ => {}
    }
    format.is_some()
}

fn of_root(root: &Node) -> Option<(Grammar, Box<dyn FormatCheck>)> {
    Some(match local(&root.tag) {
        "tmx" => {
            let tables: &[_] = match root.attribute("version").unwrap_or_default() {
                "1.1" | "1.2" | "1.3" => {
                    &[include_str!("tmx.tsv"), include_str!("tmx_with_lang.tsv")]
                }
                _ => &[include_str!("tmx.tsv")],
            };
            (Grammar::new(tables), Box::new(Tmx::default()))
        }
        "tbx" => (Grammar::new(&[include_str!("tbx3.tsv")]), Box::new(Tbx::default())),
        "martif" => (Grammar::new(&[include_str!("tbx2.tsv")]), Box::new(Tbx::default())),
        "xliff" => {
            let tables: &[_] = match root.attribute("version").unwrap_or_default() {
                version if version.starts_with('1') => &[include_str!("xliff1.tsv")],
                "2.2" => &[include_str!("xliff2.tsv"), include_str!("xliff22.tsv")],
                _ => &[include_str!("xliff2.tsv")],
            };
            (Grammar::new(tables), Box::new(Xliff::default()))
        }
        _ => return None,
    })
}

/// Whether a file that is not well-formed seems to be of a known format.
fn looks_known(text: &str) -> bool {
    let known = |root: &str| ["tmx", "tbx", "martif", "xliff"].contains(&root);
    xml::root(text).is_some_and(known)
        || ["<tmx", "<tbx", "<martif", "<xliff"].iter().any(|root| text.contains(root))
}

fn doctype(content: &str, at: usize, faults: &mut Faults<'_>) {
    if content.contains('[') {
        let what = "the DOCTYPE declares entities or elements of its own; safe parsers refuse it";
        faults.at("doctype", at, "", what, None);
    } else if content.contains("://") {
        let what = "the DOCTYPE is to be fetched from the network; offline, a parser stops there";
        faults.at("doctype", at, "", what, None);
    }
}
