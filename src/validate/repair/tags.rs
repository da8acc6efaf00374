//! The tags of a file that is not well-formed.

use super::Repair;
use crate::text::xml::local;
use crate::validate::fault::Edit;
use regex::Regex;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The names of all elements of the formats.
static NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let tables = [
        include_str!("../tmx.tsv"),
        include_str!("../tbx2.tsv"),
        include_str!("../tbx3.tsv"),
        include_str!("../xliff1.tsv"),
        include_str!("../xliff2.tsv"),
    ];
    let rows = tables.into_iter().flat_map(|table| table.lines().skip(1));
    rows.filter_map(|row| row.split('\t').next()).collect()
});

pub(super) enum Kind {
    Start,
    End,
    Empty,
    /// The file ends within it.
    Unfinished,
    /// Another tag begins within it, or it goes on over what follows.
    Broken,
}

pub(super) struct Tag<'t> {
    pub(super) kind: Kind,
    pub(super) name: &'t str,
    pub(super) at: usize,
    pub(super) end: usize,
}

/// The tags of a text, whatever else is wrong with it.
pub(super) struct Tags<'t> {
    text: &'t str,
    at: usize,
    /// What was wrong within the tags and between them.
    pub(super) repairs: Vec<Repair>,
}

impl<'t> Tags<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0, repairs: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Option<Tag<'t>> {
        loop {
            let at = self.at + self.text[self.at..].find('<')?;
            let rest = &self.text[at..];
            let is_sign =
                |c: char| c.is_whitespace() || c.is_ascii_digit() || "<=.,;:-".contains(c);
            if rest[1..].starts_with(is_sign) {
                self.pass_sign(at);
                continue;
            }
            let unfinished = Tag { kind: Kind::Unfinished, name: "", at, end: self.text.len() };
            let aside = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
            if let Some((start, end)) = aside.into_iter().find(|(start, _)| rest.starts_with(start))
            {
                let content = &rest[start.len()..];
                let length = content.find(end);
                let content = &content[..length.unwrap_or(content.len())];
                match length {
                    // it ends where the next of its kind does
                    Some(_) if start.len() > 2 && content.contains(start) => {}
                    Some(length) => {
                        self.at = at + start.len() + length + end.len();
                        continue;
                    }
                    None if has_end_tag(content) => {}
                    None => return Some(unfinished),
                }
                return Some(Tag { kind: Kind::Broken, ..unfinished });
            }
            // of `x<y</seg>`, what stands before the tag is text
            let next = rest[1..].find(['<', '>']).map(|next| next + 1);
            let is_cut_by_tag = next.is_some_and(|next| rest[next..].starts_with('<'));
            if is_cut_by_tag && !NAMES.contains(name_of_tag(rest)) {
                self.pass_sign(at);
                continue;
            }
            let length = end_of_tag(rest).or_else(|| self.close_quotes(at, next?));
            let Some(length) = length else {
                let is_within = rest[1..].contains('<');
                let kind = if is_within { Kind::Broken } else { Kind::Unfinished };
                return Some(Tag { kind, ..unfinished });
            };
            self.at = at + length;
            let content = &rest[1..length - 1];
            let (is_end, is_empty) = (content.starts_with('/'), content.ends_with('/'));
            let name = content.trim_start_matches('/');
            let name =
                &name[..name.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(name.len())];
            let kind = match (is_end, is_empty) {
                (true, _) => Kind::End,
                (_, true) => Kind::Empty,
                _ => Kind::Start,
            };
            return Some(Tag { kind, name, at, end: self.at });
        }
    }

    /// Goes on behind a `<` that begins no tag.
    fn pass_sign(&mut self, at: usize) {
        let what = "a < that begins no tag; write &lt;".to_owned();
        self.repairs.push(Repair { at, what, edit: Edit::new(at..at + 1, "&lt;") });
        self.at = at + 1;
    }

    /// The length of the tag at `at` up to the `>` at `end`, if all it lacks is a quotation mark of its last attribute.
    fn close_quotes(&mut self, at: usize, end: usize) -> Option<usize> {
        static UNCLOSED: LazyLock<Regex> = LazyLock::new(|| {
            let name = r"[\w:.-]+\s*=\s*";
            let attributes = format!(r#"(?:\s+{name}(?:"[^"<>]*"|'[^'<>]*'))*"#);
            let value = r#"(?:(["'])([^"'<>=]*[^"'<>=/\s])|([^"'<>=\s][^"'<>=]*)(["']))"#;
            let tag = format!(r"^<[\w:.-]+{attributes}\s+{name}{value}\s*>$");
            Regex::new(&tag).expect("a fixed pattern")
        });
        let length = end + 1;
        let found = UNCLOSED.captures(&self.text[at..at + length])?;
        let (place, quote) = match (found.get(1), found.get(2), found.get(3), found.get(4)) {
            (Some(quote), Some(value), ..) => (value.end(), quote),
            (_, _, Some(value), Some(quote)) => (value.start(), quote),
            _ => return None,
        };
        let place = at + place;
        let what = "a quotation mark of an attribute is missing".to_owned();
        self.repairs.push(Repair { at, what, edit: Edit::new(place..place, quote.as_str()) });
        Some(length)
    }
}

/// Whether an element of the formats ends within a text.
fn has_end_tag(text: &str) -> bool {
    text.match_indices("</").any(|(at, _)| NAMES.contains(name_of_tag(&text[at..])))
}

/// The name of the element of a tag, without prefix.
fn name_of_tag(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let ends = |c: char| c.is_whitespace() || "</>".contains(c);
    local(&name[..name.find(ends).unwrap_or(name.len())])
}

/// The length of a tag, of which quotes may hold `>` but not `<`.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1) {
        match (quote, c) {
            (_, '<') => return None,
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}
