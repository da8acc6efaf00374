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
use crate::text::source_text::SourceText;
use rustc_hash::FxHashMap;

/// The texts of a unit or of a row.
type Group = Vec<FileText>;

/// A text of a file, which leads back to its bytes.
struct FileText {
    text: SourceText,
    notation: Notation,
    /// Whether it cannot be changed: the file has it more than once, or writes it in another way.
    is_locked: bool,
}

/// How a text is written in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    /// In XML, with entities.
    Xml,
    /// In a cell between quotation marks, doubled within.
    Quoted,
    /// In a cell as it is; what ends the cell cannot be in it.
    Bare(char),
}

impl Notation {
    /// A text in this notation, if it can be written in it.
    fn write(self, text: &str) -> Option<String> {
        match self {
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
            let found = &groups[*group][*at];
            let range = start + place.range.start..start + place.range.end;
            let new = found.notation.write(text).filter(|_| !found.is_locked)?;
            Some((found.text.stretches(range), new))
        });
        match edit {
            Some((stretches, new)) => {
                // markup within the place stays
                let texts = std::iter::once(new).chain(std::iter::repeat(String::new()));
                edits.extend(stretches.into_iter().zip(texts));
            }
            None => not_found.push(number),
        }
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut text, mut at) = (String::with_capacity(file.len()), 0);
    for (range, new) in edits {
        // a unit of one segment has its text twice in a way: as a whole, and as that segment
        if range.start < at {
            continue;
        }
        text += &file[at..range.start];
        text += &new;
        at = range.end;
    }
    text += &file[at..];
    Replaced { text, not_found }
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
