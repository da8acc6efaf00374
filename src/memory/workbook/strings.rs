//! The texts that cells of a workbook refer to by number (ECMA-376, part 1, section 18.4).

use super::bounds::refuse_much;
use crate::text::xml::{BadXml, Part, Parts};
use regex::{Captures, Regex};
use std::io::BufRead;
use std::sync::LazyLock;

#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(super) fn read(mut parts: Parts<impl BufRead>) -> Result<Self, BadXml> {
        let (mut strings, mut text) = (Strings::default(), Text::of("t"));
        let (mut buffer, mut count) = (Vec::new(), 0);
        while let Some(part) = parts.next(&mut buffer)? {
            count += 1;
            text.part(&part);
            if let Part::Close(end) = part
                && end.local_name() == "si"
            {
                strings.text.push_str(&text.take());
                strings.ends.push(strings.text.len());
            }
            let ends = strings.ends.len() * size_of::<usize>();
            let bytes = strings.text.len() + ends + text.len();
            refuse_much(count, bytes).map_err(|what| parts.bad(what))?;
        }
        Ok(strings)
    }

    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start..end])
    }
}

/// Collects the text of the elements of one name, without phonetic text.
pub(super) struct Text {
    text: String,
    name: &'static str,
    is_inside: bool,
    is_phonetic: bool,
}

impl Text {
    pub(super) fn of(name: &'static str) -> Self {
        Text { text: String::new(), name, is_inside: false, is_phonetic: false }
    }

    pub(super) fn part(&mut self, part: &Part) {
        match part {
            Part::Open(element) if element.local_name() == self.name => self.is_inside = true,
            Part::Close(end) if end.local_name() == self.name => self.is_inside = false,
            Part::Open(element) if element.local_name() == "rPh" => self.is_phonetic = true,
            Part::Close(end) if end.local_name() == "rPh" => self.is_phonetic = false,
            Part::Text(text) if self.is_inside && !self.is_phonetic => self.text.push_str(text),
            _ => {}
        }
    }

    /// Its bytes so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What was collected, with characters in place of their escapes.
    pub(super) fn take(&mut self) -> String {
        unescaped(&std::mem::take(&mut self.text))
    }
}

/// Text with its characters in place of their escapes (ECMA-376, part 1, section 22.9.2.19): `_x000D_`, in UTF-16.
fn unescaped(text: &str) -> String {
    static ESCAPES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?:_x[0-9A-Fa-f]{4}_)+").expect("a valid pattern"));
    let characters = |escapes: &Captures| {
        let units = escapes[0].split("_x").skip(1);
        let units =
            units.filter_map(|unit| u16::from_str_radix(unit.trim_end_matches('_'), 16).ok());
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    ESCAPES.replace_all(text, characters).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_units_of_utf_16() {
        for (escaped, text) in [
            ("a_x000D_b", "a\rb"),
            ("_xD83D__xDE00_", "😀"),
            ("_x005F_x000A_", "_x000A_"),
            ("_xD83D_", "\u{fffd}"),
            ("_x00_ _xyz_", "_x00_ _xyz_"),
        ] {
            assert_eq!(unescaped(escaped), text);
        }
    }

    #[test]
    fn strings_are_their_runs_without_phonetic_text() {
        let list = "<sst><si><t>en</t></si><si/><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>x</t></rPh></si></sst>";
        let strings = Strings::read(Parts::new(list)).unwrap();
        assert_eq!(
            [0, 1, 2, 3].map(|number| strings.get(number)),
            [Some("en"), Some(""), Some("rich text"), None]
        );
    }
}
