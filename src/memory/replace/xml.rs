//! The texts of the units of TMX and XLIFF.

use super::{FileText, Group, Notation};
use crate::text::source_text::SourceText;
use crate::text::xml::{Part, Parts, local};

/// The elements of which each is a unit, or in XLIFF 2 a segment of one.
const UNITS: [&str; 3] = ["tu", "trans-unit", "segment"];
/// The elements that hold a text; in XLIFF 1.2 segments are marked within it.
const TEXTS: [&str; 4] = ["seg", "source", "seg-source", "target"];
/// The elements within a unit whose content is not of its texts.
const OTHERS: [&str; 7] = ["bpt", "ept", "ph", "it", "ut", "alt-trans", "matches"];

/// The texts of all units, as far as the file can be read.
pub(super) fn groups(file: &str) -> Vec<Group> {
    let mut parts = Parts::new(file);
    let mut buffer = Vec::new();
    let mut reader = Reader::default();
    while let Ok(Some(part)) = parts.next(&mut buffer) {
        let range = parts.range();
        match part {
            Part::Open(element) => {
                let is_segment = element.local_name() == "mrk"
                    && element.attribute("mtype").is_ok_and(|kind| kind.as_deref() == Some("seg"));
                reader.open(element.local_name(), is_segment);
            }
            Part::Close(end) => reader.close(local(end.name())),
            Part::Text(text) if reader.other == 0 => {
                reader.open.iter_mut().flatten().for_each(|open| {
                    push_content(open, &text, &file[range.clone()], range.start);
                });
            }
            _ => {}
        }
    }
    reader.groups
}

#[derive(Default)]
struct Reader {
    groups: Vec<Group>,
    /// Whether a unit is open.
    in_unit: bool,
    /// For each element that is open in a unit, the text that it holds, if it holds one.
    open: Vec<Option<FileText>>,
    /// How many elements deep within one whose content is not of the texts.
    other: usize,
}

impl Reader {
    fn open(&mut self, name: &str, is_segment: bool) {
        if self.other > 0 || self.in_unit && OTHERS.contains(&name) {
            self.other += 1;
        } else if UNITS.contains(&name) {
            self.groups.push(Group::new());
            (self.in_unit, self.open) = (true, Vec::new());
        } else if self.in_unit {
            let holds = TEXTS.contains(&name) || is_segment;
            self.open.push(holds.then(|| FileText {
                text: SourceText::default(),
                notation: Notation::Xml,
                is_locked: false,
            }));
        }
    }

    fn close(&mut self, name: &str) {
        if self.other > 0 {
            self.other -= 1;
            return;
        }
        let Some(group) = self.groups.last_mut().filter(|_| self.in_unit) else { return };
        if UNITS.contains(&name) {
            self.in_unit = false;
        } else if let Some(mut text) = self.open.pop().flatten() {
            if name == "seg-source" {
                // it and its segments are the source once more
                group.iter_mut().for_each(|text| text.is_locked = true);
                text.is_locked = true;
            }
            group.push(text);
        }
    }
}

/// Appends the content of XML, each entity and line break with its bytes.
fn push_content(text: &mut FileText, content: &str, raw: &str, start: usize) {
    if content == raw || raw.starts_with('&') {
        return text.text.push(content, start..start + raw.len(), 1);
    }
    if raw.replace("\r\n", "\n").replace('\r', "\n") != content {
        // as in CDATA
        text.is_locked = true;
        return text.text.push(content, start..start + raw.len(), 1);
    }
    let mut signs = raw.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let is_pair = sign == '\r' && signs.next_if(|(_, next)| *next == '\n').is_some();
        let end = at + sign.len_utf8() + usize::from(is_pair);
        let sign = if sign == '\r' { "\n" } else { &raw[at..end] };
        text.text.push(sign, start + at..start + end, 1);
    }
}
