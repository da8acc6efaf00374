//! The part of a Word document that holds its comments (ECMA-376, part 1, section 17.13.4).

use crate::report::visible::visible;
use crate::text::xml::{self, BadXml, Part, Parts};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

/// The namespace of WordprocessingML where a document names none.
pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// What the declaration of a new part says.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const AUTHOR: &str = "cotejo";

/// A comment on a range of the text of a document.
pub(super) struct Comment<'c> {
    /// Its paragraphs; the first is a heading.
    pub lines: &'c [String],
    /// Where it is; at the first words of the document if it is nowhere.
    pub place: Option<Range<usize>>,
}

/// The part with the comments of a document, added to those that are there. Each has the next of the ids.
pub(super) fn part(
    there: Option<&str>,
    namespace: &str,
    comments: &[Comment<'_>],
    ids: impl Iterator<Item = u32>,
    date: Option<&str>,
) -> Result<String, BadXml> {
    let date = date.map_or(String::new(), |date| format!(" w:date=\"{}\"", iso(date)));
    let mut added = String::new();
    for (comment, id) in comments.iter().zip(ids) {
        let _ = write!(
            added,
            "<w:comment xmlns:w=\"{namespace}\" w:id=\"{id}\" w:author=\"{AUTHOR}\"{date} w:initials=\"co\">"
        );
        for (number, line) in comment.lines.iter().enumerate() {
            let bold = if number == 0 { "<w:rPr><w:b/></w:rPr>" } else { "" };
            let text = text(line);
            let _ = write!(
                added,
                "<w:p><w:r>{bold}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
            );
        }
        added.push_str("</w:comment>");
    }
    let new = format!("{DECLARATION}<w:comments xmlns:w=\"{namespace}\"></w:comments>");
    with_children(there.unwrap_or(&new), |_| added)
}

/// A date as XML Schema has it, of one as TMX has it: `20260131T120000Z`.
fn iso(date: &str) -> String {
    let part = |range: Range<usize>| date.get(range).unwrap_or_default();
    let day = [part(0..4), part(4..6), part(6..8)].join("-");
    let time = [part(9..11), part(11..13), part(13..15)].join(":");
    format!("{day}T{time}Z")
}

/// A text as content of XML, on one line.
pub(super) fn text(text: &str) -> String {
    xml::content(&visible(text).replace(['\n', '\t'], " ")).0
}

/// The ids of comments in a part; those that are no such number cannot be met again.
pub(super) fn ids(part: &str) -> Result<BTreeSet<u32>, BadXml> {
    let (mut parts, mut buffer) = (Parts::new(part), Vec::new());
    let mut ids = BTreeSet::new();
    while let Some(part) = parts.next(&mut buffer)? {
        let Part::Open(element) = part else { continue };
        if !element.local_name().starts_with("comment") {
            continue;
        }
        let attributes = element.attributes().unwrap_or_default();
        let id = attributes.iter().find(|(name, _)| xml::local(name) == "id");
        ids.extend(id.and_then(|(_, id)| id.trim().parse::<u32>().ok()));
    }
    Ok(ids)
}

/// XML with something added at the end of its root, which is given the prefix of the root.
pub(super) fn with_children(
    xml: &str,
    children: impl FnOnce(&str) -> String,
) -> Result<String, BadXml> {
    let (mut parts, mut buffer) = (Parts::new(xml), Vec::new());
    let (mut name, mut open, mut end) = (String::new(), 0..0, 0..0);
    while let Some(part) = parts.next(&mut buffer)? {
        match part {
            Part::Open(element) if name.is_empty() => {
                (name, open) = (element.name().to_owned(), parts.range());
            }
            Part::Close(_) => end = parts.range(),
            _ => {}
        }
    }
    let prefix = name.split_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
    let children = children(&prefix);
    Ok(match xml[open.clone()].strip_suffix("/>") {
        Some(tag) => {
            [&xml[..open.start], tag, ">", &children, "</", &name, ">", &xml[open.end..]].concat()
        }
        None => [&xml[..end.start], &children, &xml[end.start..]].concat(),
    })
}
