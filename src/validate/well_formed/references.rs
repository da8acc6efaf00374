//! References: `&amp;`, `&#233;`, and what looks like one.

use super::cursor::{is_name_character, is_name_start};
use crate::text::xml::{self, is_xml};
use std::ops::Range;

/// A reference that stands for nothing.
pub(super) struct BadReference {
    pub(super) range: Range<usize>,
    /// The code of the requirement.
    pub(super) code: &'static str,
    pub(super) what: String,
    /// What is to be written in its place, where that is clear.
    pub(super) with: Option<String>,
}

/// The references in a part of a text, from `start` on, that stand for nothing.
pub(super) fn bad_references(part: &str, start: usize) -> impl Iterator<Item = BadReference> {
    memchr::memchr_iter(b'&', part.as_bytes()).filter_map(move |at| {
        let (length, code, what, with) = bad_reference(&part[at..])?;
        Some(BadReference { range: start + at..start + at + length, code, what, with })
    })
}

/// How long it is, the code of the requirement, a message, and what to write instead.
fn bad_reference(text: &str) -> Option<(usize, &'static str, String, Option<String>)> {
    let end =
        text[1..].find(|c| c != '#' && !is_name_character(c)).map_or(text.len(), |end| end + 1);
    let name = text[end..].starts_with(';').then(|| &text[1..end]);
    let bare = || {
        let what = "an & that begins no reference; write &amp;".to_owned();
        Some((1, "bare-ampersand", what, Some("&amp;".to_owned())))
    };
    let Some(name) = name else { return bare() };
    let digits = |digits: &str, radix| {
        let all = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        all.then(|| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32))
    };
    let character = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
        (Some(hex), _) => digits(hex, 16),
        (_, Some(decimal)) => digits(decimal, 10),
        _ if matches!(name, "lt" | "gt" | "amp" | "apos" | "quot") => return None,
        _ if name.starts_with(is_name_start) && !name.contains('#') => {
            let what = format!("the entity &{name}; is not one of XML's own five");
            let with = match name {
                "nbsp" => Some("&#160;".to_owned()),
                name => xml::named_character(name).map(|text| xml::content(text).0),
            };
            return Some((end + 1, "unknown-entity", what, with));
        }
        _ => None,
    };
    let Some(character) = character else { return bare() };
    let what = || format!("&{name}; names a character that may not stand in XML");
    (!character.is_some_and(is_xml))
        .then(|| (end + 1, "illegal-character", what(), Some(String::new())))
}
