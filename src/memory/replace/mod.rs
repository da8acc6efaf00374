//! Texts of a memory or a table replaced in the file itself: all else stays byte for byte as it is.
//!
//! The texts of a bitext are found again in the file that it was read from, unit by unit and row by row; what is not found
//! as it was read is not changed.

mod table;
mod xml;

use crate::bitext::{Bitext, Side};
use crate::check::Fix;
use crate::format::{Format, Reads};
use crate::segment::Segment;
use crate::side::Sides;
use crate::text::edits::{Edit, with_edits};
use crate::text::source_text::SourceText;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The texts of a unit or of a row.
type Group = Vec<FileText>;

/// A text of a file, which leads back to its bytes.
struct FileText {
    text: SourceText,
    notation: Notation,
    /// Whether it cannot be changed: the file writes it in a way of its own.
    is_locked: bool,
    /// The CDATA sections in it.
    sections: Vec<Range<usize>>,
    /// Where the file has it once more: the text of the group, and the byte in it.
    again: Option<(usize, usize)>,
}

/// How a text is written in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    /// In XML, with entities but for what is in a CDATA section.
    Xml,
    /// In a cell between quotation marks, doubled within.
    Quoted,
    /// In a cell as it is; what ends the cell cannot be in it.
    Bare(char),
}

impl Notation {
    /// A text in this notation, if it can be written in it.
    fn write(self, text: &str, is_in_section: bool) -> Option<String> {
        match self {
            // what ends a section cannot be in it
            Notation::Xml if is_in_section => (!text.contains([']', '>'])).then(|| text.to_owned()),
            Notation::Xml => Some(crate::text::xml::content(text).0),
            Notation::Quoted => Some(text.replace('"', "\"\"")),
            Notation::Bare(delimiter) => {
                let ends = |c: char| c == delimiter || matches!(c, '"' | '\\' | '\n' | '\r');
                (!text.contains(ends)).then(|| text.to_owned())
            }
        }
    }
}

/// A file with other texts.
pub(crate) struct Replaced {
    pub text: String,
    /// The places of the fixes whose text was not found in the file as it was read, or cannot be changed there.
    pub not_found: Vec<usize>,
}

/// Whether texts can be replaced in files of a format.
pub(crate) fn is_possible(format: &Format) -> bool {
    match format.read {
        Some(Reads::Units(_)) => true,
        // other tables are no text
        Some(Reads::Table(_)) => ["tsv", "csv"].contains(&format.name()),
        _ => false,
    }
}

/// Applies fixes of a bitext, which do not overlap, to the file that it was read from.
pub(crate) fn replace(file: &str, format: &Format, bitext: &Bitext, fixes: &[Fix]) -> Replaced {
    let groups = match format.read {
        Some(Reads::Units(_)) => xml::groups(file),
        _ => table::groups(file),
    };
    let found = find(&groups, bitext);
    let mut edits = Vec::new();
    let mut not_found = Vec::new();
    for (number, Fix { side, place, text, .. }) in fixes.iter().enumerate() {
        let edit = found[*side].get(&place.segment).and_then(|Found { group, text: at, start }| {
            let group = &groups[*group];
            let range = start + place.range.start..start + place.range.end;
            let mut all = group[*at].edits(range.clone(), text)?;
            if let Some((again, from)) = group[*at].again {
                all.extend(group[again].edits(from + range.start..from + range.end, text)?);
            }
            Some(all)
        });
        match edit {
            Some(all) => edits.extend(all),
            None => not_found.push(number),
        }
    }
    // a unit of one segment has its text twice in a way, as a whole and as that segment: its edits are there twice
    Replaced { text: with_edits(file, edits), not_found }
}

impl FileText {
    fn new(notation: Notation) -> Self {
        let text = SourceText::default();
        FileText { text, notation, is_locked: false, sections: Vec::new(), again: None }
    }

    /// What puts other words at a place of the text; nothing where they cannot be written there. Markup within the place
    /// stays.
    fn edits(&self, range: Range<usize>, words: &str) -> Option<Vec<Edit>> {
        let stretches = self.text.stretches(range);
        let at = stretches.first()?.start;
        let is_in_section = self.sections.iter().any(|section| section.contains(&at));
        let new = self.notation.write(words, is_in_section).filter(|_| !self.is_locked)?;
        let texts = std::iter::once(new).chain(std::iter::repeat(String::new()));
        Some(stretches.into_iter().zip(texts).collect())
    }
}

/// Where a segment is in a file.
struct Found {
    group: usize,
    text: usize,
    /// The byte of the text.
    start: usize,
}

/// Where the segments of a bitext are: those of a bead in one group, the groups in order.
fn find(groups: &[Group], bitext: &Bitext) -> Sides<FxHashMap<usize, Found>> {
    let mut found = Sides::<FxHashMap<usize, Found>>::default();
    let (mut from, mut used) = (0, Vec::new());
    for bead in &bitext.alignment.beads {
        let in_group = |at: usize, used: &[usize]| {
            let mut taken = if at == from { used.to_vec() } else { Vec::new() };
            let mut starts = Sides::<Vec<(usize, usize)>>::default();
            for side in Side::BOTH {
                let segments = bitext.segments(bead, side);
                if segments.is_empty() {
                    continue;
                }
                let texts = groups[at].iter().enumerate();
                let free = texts.filter(|(number, _)| !taken.contains(number));
                let (number, places) = free
                    .filter_map(|(number, text)| Some((number, places(&text.text, segments)?)))
                    .next()?;
                taken.push(number);
                starts[side] = places.into_iter().map(|start| (number, start)).collect();
            }
            Some((taken, starts))
        };
        let first = (from..groups.len()).find_map(|at| Some((at, in_group(at, &used)?)));
        let Some((group, (taken, starts))) = first else { continue };
        (from, used) = (group, taken);
        for side in Side::BOTH {
            let places = bead.range(side).zip(&starts[side]);
            found[side].extend(
                places.map(|(segment, &(text, start))| (segment, Found { group, text, start })),
            );
        }
    }
    found
}

/// Where segments begin of which a text consists, with white space between.
fn places(text: &SourceText, segments: &[Segment]) -> Option<Vec<usize>> {
    let text = text.as_str();
    let mut at = 0;
    let behind_blanks = |at: usize| text.len() - text[at..].trim_start().len();
    let mut starts = Vec::with_capacity(segments.len());
    for segment in segments {
        at = behind_blanks(at);
        if !text[at..].starts_with(segment.as_str()) {
            return None;
        }
        starts.push(at);
        at += segment.text.len();
    }
    (behind_blanks(at) == text.len()).then_some(starts)
}
