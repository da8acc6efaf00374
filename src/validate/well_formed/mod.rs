//! Whether a file is well-formed by XML 1.0 (fifth edition) and Namespaces in XML 1.0, in one pass over its characters.
//!
//! quick-xml, which the readers use, passes over much that other parsers refuse.

mod cursor;
mod declaration;
mod document;
mod namespaces;
mod references;

use super::fault::{Edit, Faults};
use super::repair::{self, Repair};
use crate::text::xml::is_xml;
pub(super) use cursor::BYTE_ORDER_MARK;
use document::Document;
use std::borrow::Cow;
use std::ops::Range;

/// Where a file stops being well-formed, and why. No parser goes on after it.
struct Breach {
    at: usize,
    what: String,
}

/// Reports what no parser accepts; `has_mark` is whether the text begins with a byte order mark. Returns the text with what can be passed over (forbidden characters, references to
/// nothing) masked, so that the rest can be parsed and offsets stay the same, and where the text stops being
/// well-formed otherwise.
pub(super) fn check<'t>(
    text: &'t str,
    has_mark: bool,
    faults: &mut Faults<'_>,
) -> (Cow<'t, str>, Option<usize>) {
    let legible = without_forbidden_characters(text, has_mark, faults);
    let mut document = Document::new(&legible);
    let start = if has_mark { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let breach = document.read(start).err();
    let around = document.innermost().to_owned();
    let references = document.into_references();
    // what a file declares itself may be something else than what HTML has by the name
    let is_declared = text.contains("<!ENTITY");
    for reference in &references {
        let with =
            reference.with.clone().filter(|_| !is_declared || reference.code != "unknown-entity");
        let edit = with.map(|with| Edit::new(reference.range.clone(), with));
        faults.at(reference.code, reference.range.start, "", &reference.what, edit);
    }
    let column =
        |faults: &Faults<'_>, at: usize| 1 + text[faults.lines.start(at)..at].chars().count();
    let breach = breach.map(|Breach { at, what }| {
        if let Some(repairs) = repairs(&legible, start) {
            for Repair { at, what, edit } in repairs {
                let what = match edit.with.as_str() {
                    // where its name would begin
                    "&lt;" => format!("column {}: {what}", column(faults, at + 1)),
                    _ => what,
                };
                faults.at("not-well-formed", at, &around, what, Some(edit));
            }
            return at.min(text.trim_end().len());
        }
        // what is missing at the end is missing after the last line, not on an empty one
        let at = at.min(text.trim_end().len());
        let what = format!("column {}: {what}", column(faults, at));
        faults.at("not-well-formed", at, &around, what, None);
        at
    });
    let ranges = references.into_iter().map(|reference| reference.range);
    let masked = masked(&legible, ranges, "_").map(Cow::Owned);
    (masked.unwrap_or(legible), breach)
}

/// What mends the tags of a text, which begins at `start`, if it is well-formed then.
fn repairs(text: &str, start: usize) -> Option<Vec<Repair>> {
    let mut repairs = repair::repairs(&text[start..])?;
    for Repair { at, edit, .. } in &mut repairs {
        *at += start;
        edit.range = edit.range.start + start..edit.range.end + start;
    }
    let mut whole = String::with_capacity(text.len());
    let mut end = 0;
    for Repair { edit, .. } in &repairs {
        whole.push_str(text.get(end..edit.range.start)?);
        whole.push_str(&edit.with);
        end = edit.range.end;
    }
    whole.push_str(text.get(end..)?);
    Document::new(&whole).read(start).is_ok().then_some(repairs)
}

fn without_forbidden_characters<'t>(
    text: &'t str,
    has_mark: bool,
    faults: &mut Faults<'_>,
) -> Cow<'t, str> {
    let mut ranges = Vec::new();
    // a byte order mark is not part of the text, but offsets include it
    if has_mark {
        ranges.push(0..BYTE_ORDER_MARK.len_utf8());
    }
    for (at, c) in text.char_indices().filter(|(_, c)| !is_xml(*c)) {
        let range = at..at + c.len_utf8();
        let what = format!("the character U+{:04X} may not stand in XML", u32::from(c));
        faults.at("illegal-character", at, "", what, Some(Edit::new(range.clone(), "")));
        ranges.push(range);
    }
    masked(text, ranges.into_iter(), " ").map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The text with a sign in place of each byte of these ranges, which are in order; none if there are no ranges.
fn masked(text: &str, ranges: impl Iterator<Item = Range<usize>>, with: &str) -> Option<String> {
    let mut ranges = ranges.peekable();
    ranges.peek()?;
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for range in ranges {
        out.push_str(&text[end..range.start]);
        out.push_str(&with.repeat(range.len()));
        end = range.end;
    }
    out.push_str(&text[end..]);
    Some(out)
}

#[cfg(test)]
mod tests;
