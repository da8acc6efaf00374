//! The texts of the units of TMX and XLIFF.

use super::{FileText, Group, Notation};
use crate::memory::xliff::locked::Locked;
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
                // where an attribute cannot be read, the reader of units has said so
                let _ = reader.locked.open(element.local_name(), &element);
                if UNITS.contains(&element.local_name()) {
                    reader.is_locked = reader.locked.is_unit(&element).unwrap_or_default();
                }
                let is_segment = element.local_name() == "mrk"
                    && element.attribute("mtype").is_ok_and(|kind| kind.as_deref() == Some("seg"));
                reader.open(element.local_name(), is_segment);
            }
            Part::Close(end) => {
                reader.locked.close(local(end.name()));
                reader.close(local(end.name()));
            }
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
    /// What is not to be translated, and whether the unit is.
    locked: Locked,
    is_locked: bool,
    /// For each element that is open in a unit, the text that it holds, if it holds one.
    open: Vec<Option<FileText>>,
    /// The segments that are marked in a text: the text of the group that each is, and where it begins in the other.
    marked: Vec<(usize, usize)>,
    /// How many elements deep within one whose content is not of the texts.
    other: usize,
}

impl Reader {
    fn open(&mut self, name: &str, is_segment: bool) {
        if self.other > 0 || self.in_unit && OTHERS.contains(&name) {
            self.other += 1;
        } else if UNITS.contains(&name) {
            self.groups.push(Group::new());
            (self.in_unit, self.open, self.marked) = (true, Vec::new(), Vec::new());
        } else if self.in_unit {
            let holds = TEXTS.contains(&name) || is_segment;
            self.open.push(holds.then(|| FileText::new(Notation::Xml)));
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
            group.iter_mut().for_each(|text| text.is_locked |= self.is_locked);
        } else if let Some(text) = self.open.pop().flatten() {
            let outer = self.open.iter().flatten().next();
            let start = outer.map_or(0, |outer| outer.text.len() - text.text.len());
            self.marked.push((group.len(), start));
            group.push(text);
            match name {
                "seg-source" => is_the_source_again(group, &self.marked),
                "mrk" => return,
                _ => {}
            }
            self.marked.clear();
        }
    }
}

/// Takes note that the last text of a group and the segments that are marked in it are its source once more. Where they are not
/// the same, none of them can be changed.
fn is_the_source_again(group: &mut Group, marked: &[(usize, usize)]) {
    let Some((again, before)) = group.split_last() else { return };
    let source = before.first().filter(|source| source.text.as_str() == again.text.as_str());
    if source.is_none() {
        return group.iter_mut().for_each(|text| text.is_locked = true);
    }
    group[0].again = Some((group.len() - 1, 0));
    marked.iter().for_each(|(text, start)| group[*text].again = Some((0, *start)));
}

const CDATA: &str = "<![CDATA[";
const CDATA_ENDS: &str = "]]>";

/// Appends the content of XML, each entity and line break with its bytes.
fn push_content(text: &mut FileText, content: &str, raw: &str, start: usize) {
    let section = raw.strip_prefix(CDATA).and_then(|raw| raw.strip_suffix(CDATA_ENDS));
    let (raw, start) = match section {
        Some(section) => (section, start + CDATA.len()),
        None => (raw, start),
    };
    text.sections.extend(section.map(|section| start..start + section.len()));
    if content == raw || section.is_none() && raw.starts_with('&') {
        return text.text.push(content, start..start + raw.len(), 1);
    }
    if raw.replace("\r\n", "\n").replace('\r', "\n") != content {
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
