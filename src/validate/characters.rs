//! Faults of single characters, found before any parser stops at them.

use super::fault::{Edit, Faults};
use crate::text::xml::is_xml;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What begins with `&`, and sections in which `&` is plain text.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?s)<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|&(?:([A-Za-z_:][\w:.-]*);|#([0-9]+);|#x([0-9A-Fa-f]+);)?";
    Regex::new(pattern).expect("a fixed pattern")
});

/// Reports characters and references that no parser accepts. Returns the text with blanks in their place, so that the
/// rest can be parsed and offsets stay the same.
pub(super) fn check(text: &str, faults: &mut Faults<'_>) -> String {
    let mut masked: Vec<(std::ops::Range<usize>, &str)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !is_xml(*c)) {
        let range = at..at + c.len_utf8();
        let what = format!("the character U+{:04X} may not stand in XML", u32::from(c));
        faults.at("illegal-character", range.start, "", what, Some(Edit::new(range.clone(), "")));
        masked.push((range, " "));
    }
    for found in REFERENCE.captures_iter(text) {
        let whole = found.get(0).expect("the whole match");
        if !whole.as_str().starts_with('&') {
            continue;
        }
        let Some((code, what, with)) = fault_of(&found) else { continue };
        let edit = with.map(|with| Edit::new(whole.range(), with));
        faults.at(code, whole.start(), "", what, edit);
        masked.push((whole.range(), "_"));
    }
    // a byte order mark is not part of the text, but offsets include it
    if text.starts_with('\u{feff}') {
        masked.push((0..3, " "));
    }
    masked.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, with) in masked {
        out.push_str(&text[end..range.start]);
        out.push_str(&with.repeat(range.len()));
        end = range.end;
    }
    out.push_str(&text[end..]);
    out
}

/// What is wrong with a reference: the requirement, a message, and what to write instead.
fn fault_of(found: &Captures<'_>) -> Option<(&'static str, String, Option<&'static str>)> {
    let whole = &found[0];
    if let Some(name) = found.get(1) {
        return match name.as_str() {
            "lt" | "gt" | "amp" | "apos" | "quot" => None,
            name => {
                let what = format!("the entity &{name}; is not one of XML's own five");
                Some(("unknown-entity", what, (name == "nbsp").then_some("&#160;")))
            }
        };
    }
    let number = match (found.get(2), found.get(3)) {
        (Some(decimal), _) => decimal.as_str().parse().ok(),
        (_, Some(hex)) => u32::from_str_radix(hex.as_str(), 16).ok(),
        _ => {
            let what = "an & that begins no reference".to_owned();
            return Some(("bare-ampersand", what, Some("&amp;")));
        }
    };
    let legal = number.and_then(char::from_u32).is_some_and(is_xml);
    let what = || format!("{whole} names a character that may not stand in XML");
    (!legal).then(|| ("illegal-character", what(), Some("")))
}
