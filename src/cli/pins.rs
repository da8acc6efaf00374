//! Pins from a file that the user names: a bitext file, an alignment, a ladder, or a table of texts that was corrected.

use super::decisions::{Kept, has_decisions};
use super::{Failure, ui};
use crate::align::rows::{self, Row};
use crate::align::{Bead, ladder};
use crate::bitext::segment_finder::SegmentFinder;
use crate::bitext::{Bitext, file};
use crate::format::{self, Reads};
use crate::report::decisions::ReaderDecisions;
use crate::session::{Cotejo, Note, Reading};
use crate::side::{Side, Sides};
use crate::text::encoding::decode;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::path::Path;

/// What a file says of the alignment of a bitext.
pub(super) fn of(
    path: &Path,
    bytes: &[u8],
    bitext: &mut Bitext,
    cotejo: &Cotejo,
) -> Result<Kept, Failure> {
    let name = path.display().to_string();
    let fail = |what: String| Failure::about(&name, what);
    if let Some(read) = ReaderDecisions::read(bytes) {
        let Corrected { beads, unknown, .. } = read_back(&read.map_err(fail)?, bitext);
        let lost = unknown.iter().map(|what| format!("{name}: {what}"));
        return Ok(Kept::of_all(&name, beads, lost.collect(), bitext, cotejo));
    }
    let format = format::of(&name, bytes);
    if let Some(Reads::Bitext(_)) = format.read {
        let earlier = file::read(bytes).map_err(|error| fail(error.to_string()))?;
        return Ok(match has_decisions(&earlier) {
            true => Kept::of(path, &earlier, bitext, cotejo),
            false => Kept::of_whole(path, &earlier, bitext, cotejo),
        });
    }
    let text = match format.read {
        Some(Reads::Table(_) | Reads::Text(_)) | None => decode(bytes).ok(),
        _ => None,
    };
    if let Some(beads) = text.and_then(|text| numbered(text.as_str(), bitext)) {
        return Ok(Kept::of_all(&name, beads.map_err(fail)?, Vec::new(), bitext, cotejo));
    }
    let Corrected { beads, unknown, said } = corrected(&name, bytes, bitext, cotejo)?;
    let lost = unknown.iter().map(|what| format!("{name}: {what}")).chain(said);
    Ok(Kept::of_all(&name, beads, lost.collect(), bitext, cotejo))
}

const OTHER_SEGMENTS: &str = "its numbers are those of other segments: a text has changed or was split otherwise since; \
     correct a table of texts instead (cotejo align … -f csv)";

/// The beads of a file that names segments by their numbers; none if it is no such file.
fn numbered(text: &str, bitext: &Bitext) -> Option<Result<Vec<Bead>, String>> {
    let count = Sides::from_fn(|side| bitext.side(side).segments.len());
    let is_empty = |line: &&str| line.trim().is_empty() || line.starts_with('#');
    let first = text.lines().find(|line| !is_empty(line))?;
    let cells: Vec<&str> = first.split('\t').collect();
    let is_rung = cells.len() == 3 && cells.iter().all(|cell| cell.trim().parse::<f64>().is_ok());
    if is_rung {
        return Some(ladder::parse(text, count));
    }
    let is_side = |cell: &&str| {
        !cell.trim().is_empty() && cell.chars().all(|c| c.is_ascii_digit() || "-, ".contains(c))
    };
    if cells.len() < 2 || !cells[..2].iter().all(is_side) {
        return None;
    }
    let bead = |(number, row): (usize, Row)| {
        let side = |side: Side, segments: Vec<usize>| match neighbours(&segments) {
            Some(range) if range.end <= count[side] => Ok(range),
            Some(_) => Err(format!(
                "row {number} names segment {} of the {side}, which has {}; {OTHER_SEGMENTS}",
                segments.iter().max().unwrap_or(&0),
                count[side]
            )),
            None => {
                Err(format!("row {number} names segments of the {side} that are no neighbours"))
            }
        };
        let (source, target) = (side(Side::Source, row.source)?, side(Side::Target, row.target)?);
        Ok((number, Bead::new(source, target, 1.0)))
    };
    let Some(text) = rows::of_document(text, &bitext.name) else {
        return Some(Err(format!(
            "has beads of several documents, none of which is {}",
            bitext.name
        )));
    };
    if rows::checksum_in(&text).is_some_and(|said| said != rows::checksum(bitext)) {
        return Some(Err(OTHER_SEGMENTS.into()));
    }
    let rows = rows::parse(&text).map_err(|bad| bad.to_string());
    let known = rows.map(|rows| (1..).zip(rows).filter(|(_, row)| !row.is_unknown()));
    let beads = known.and_then(|rows| rows.map(bead).collect::<Result<Vec<_>, _>>());
    Some(beads.and_then(each_segment_once))
}

/// The beads of rows, if none has a segment that another has.
fn each_segment_once(beads: Vec<(usize, Bead)>) -> Result<Vec<Bead>, String> {
    for side in Side::BOTH {
        let mut rows = FxHashMap::default();
        for (row, bead) in &beads {
            for segment in bead.range(side) {
                if let Some(other) = rows.insert(segment, row) {
                    return Err(format!(
                        "rows {other} and {row} both have segment {} of the {side}; leave it in one of them",
                        segment + 1
                    ));
                }
            }
        }
    }
    Ok(beads.into_iter().map(|(_, bead)| bead).collect())
}

/// The range of numbers from 1 that follow each other.
fn neighbours(numbers: &[usize]) -> Option<Range<usize>> {
    let Some(first) = numbers.first() else { return Some(0..0) };
    let are = numbers.iter().zip(*first..).all(|(number, wanted)| *number == wanted);
    are.then(|| first - 1..first - 1 + numbers.len())
}

/// What rows of texts say of the alignment of a bitext.
#[derive(Default)]
struct Corrected {
    beads: Vec<Bead>,
    /// What is said of the rows that could not be read, or whose texts are not those of segments.
    unknown: Vec<String>,
    /// What else is said of the file, with its name.
    said: Vec<String>,
}

/// What a reader of the HTML page said of beads of a bitext.
fn read_back(decisions: &ReaderDecisions, bitext: &Bitext) -> Corrected {
    let mut finders = Sides::from_fn(|side| SegmentFinder::new(bitext.side(side)));
    let mut corrected = Corrected::default();
    let on_this = decisions.on(&[&bitext.name]).into_iter().filter(|(at, _)| at.is_some());
    for on in on_this.flat_map(|(_, document)| &document.beads) {
        let source = finders.source.find(&on.source);
        let (Some(source), Some(target)) = (source, finders.target.find(&on.target)) else {
            corrected.unknown.push(format!("the decision on {} fits no more", on.shown()));
            continue;
        };
        let (status, note) = (on.status, on.note.clone());
        corrected.beads.push(Bead { status, note, ..Bead::new(source, target, 1.0) });
    }
    corrected
}

/// The pairs of what came aligned, in any format, as beads of the segments of which their texts consist.
fn corrected(
    name: &str,
    bytes: &[u8],
    bitext: &Bitext,
    cotejo: &Cotejo,
) -> Result<Corrected, Failure> {
    let languages = bitext.languages();
    let reading = Reading {
        source: Some(languages.source),
        target: Some(languages.target),
        ..Reading::default()
    };
    let format = format::of(name, bytes);
    let read = match cotejo.read(name, bytes, &reading) {
        // what is text and no alignment; what is no text is named for what it is
        Err(_) if format.is_text() && format.text(bytes, None).is_ok() => Vec::new(),
        read => read?,
    };
    let aligned: Vec<_> = read.iter().filter(|loaded| loaded.bitext.is_aligned()).collect();
    if aligned.is_empty() {
        let what = "holds no alignment; --pins takes a bitext file, `align -f tsv`, a ladder, or a table of texts";
        return Err(Failure::about(name, what));
    }
    let mut finders = Sides::from_fn(|side| SegmentFinder::new(bitext.side(side)));
    let mut corrected = Corrected::default();
    let (mut unfit, mut exchanged) = (0, 0);
    for loaded in aligned {
        corrected.unknown.extend(loaded.unread.messages());
        let marks = loaded.notes.iter().filter(|note| matches!(note, Note::UnknownMark { .. }));
        let said = |note: &Note| note.message().in_language(ui::language()).to_string();
        corrected.said.extend(marks.map(said));
        for (index, row) in loaded.bitext.alignment.beads.iter().enumerate() {
            let Sides { source, target } = Sides::from_fn(|side| loaded.bitext.text(row, side));
            let found = finders.source.find(&source).zip(finders.target.find(&target));
            if let Some((source, target)) = found {
                let (status, note) = (row.status, row.note.clone());
                corrected.beads.push(Bead { status, note, ..Bead::new(source, target, 1.0) });
                continue;
            }
            unfit += 1;
            exchanged += usize::from(finders.source.has(&target) && finders.target.has(&source));
            let what = match finders.source.has(&source) && finders.target.has(&target) {
                true => "rows above it have its segments already",
                false => "its texts are no segments of this input",
            };
            let number = loaded.rows.get(index).copied().unwrap_or(index as u64 + 1);
            corrected.unknown.push(format!("row {number}: {what}, and it was left out"));
        }
    }
    if corrected.beads.is_empty() && unfit > 0 {
        let why = match 2 * exchanged > unfit {
            true => "its two columns of texts are exchanged; exchange their names in the first row",
            false => {
                "is it a table of this document, with its letters and accents as they are there? Save it as UTF-8 if not"
            }
        };
        return Err(Failure::about(
            name,
            format!("no row has the texts of segments of {}: {why}", bitext.name),
        ));
    }
    Ok(corrected)
}
