//! Pins from a file that the user names: a bitext file, an alignment, a ladder, or a table of texts that was corrected.

use super::Failure;
use super::decisions::Kept;
use crate::align::rows::{self, Row};
use crate::align::{Bead, Status, ladder};
use crate::bitext::find::SegmentFinder;
use crate::bitext::{Bitext, file, table};
use crate::format::{self, Reads};
use crate::session::{Cotejo, Reading};
use crate::side::{Side, Sides};
use crate::text::encoding::decode;
use std::ops::Range;
use std::path::Path;

/// What a file says of the alignment of a bitext.
pub(super) fn of(
    path: &Path,
    bytes: &[u8],
    bitext: &Bitext,
    cotejo: &Cotejo,
) -> Result<Kept, Failure> {
    let name = path.display().to_string();
    let fail = |what: String| Failure::about(&name, what);
    let format = format::of(&name, bytes);
    if let Some(Reads::Bitext(_)) = format.read {
        let mut earlier = file::read(bytes).map_err(|error| fail(error.to_string()))?;
        let beads = &mut earlier.alignment.beads;
        if beads.iter().any(|bead| !bead.status.is_automatic()) {
            return Ok(Kept::of(path, &earlier, bitext));
        }
        // nobody marked any: all are taken
        beads.iter_mut().for_each(|bead| bead.status = Status::Confirmed);
        let Kept { mut pins, lost, .. } = Kept::of(path, &earlier, bitext);
        pins.iter_mut().for_each(|pin| pin.status = Status::Automatic);
        return Ok(Kept::of_all(&name, pins, lost, bitext, cotejo));
    }
    let text = match format.read {
        Some(Reads::Table(_) | Reads::Text(_)) | None => decode(bytes).ok(),
        _ => None,
    };
    let text = text.map(|text| text.into_string());
    let count = Sides::from_fn(|side| bitext.side(side).segments.len());
    if let Some(beads) = text.as_deref().and_then(|text| numbered(text, count)) {
        return Ok(Kept::of_all(&name, beads.map_err(fail)?, Vec::new(), bitext, cotejo));
    }
    let corrected = match &format.read {
        Some(Reads::Table(read)) => {
            let text = read(bytes).map_err(fail)?;
            rows_of_table(&text, bitext).map_err(fail)?
        }
        _ => rows_of_pairs(&name, bytes, bitext, cotejo)?,
    };
    let Corrected { beads, unknown } = found(corrected, bitext);
    let lost = unknown.iter().map(|row| {
        let what = "its texts are no segments of this input, and it was left out";
        format!("{name}: row {row}: {what}")
    });
    Ok(Kept::of_all(&name, beads, lost.collect(), bitext, cotejo))
}

/// The beads of a file that names segments by their numbers; none if it is no such file.
fn numbered(text: &str, count: Sides<usize>) -> Option<Result<Vec<Bead>, String>> {
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
                "row {number} names segment {} of the {side}, which has {}; the text was split otherwise then: \
                 take a table of texts (-f csv) instead",
                segments.iter().max().unwrap_or(&0),
                count[side]
            )),
            None => {
                Err(format!("row {number} names segments of the {side} that are no neighbours"))
            }
        };
        Ok(Bead::new(side(Side::Source, row.source)?, side(Side::Target, row.target)?, 1.0))
    };
    let rows = rows::parse(text).map_err(|bad| bad.to_string());
    let known = rows.map(|rows| (1..).zip(rows).filter(|(_, row)| !row.is_unknown()));
    Some(known.and_then(|rows| rows.map(bead).collect()))
}

/// The range of numbers from 1 that follow each other.
fn neighbours(numbers: &[usize]) -> Option<Range<usize>> {
    let Some(first) = numbers.first() else { return Some(0..0) };
    let are = numbers.iter().zip(*first..).all(|(number, wanted)| *number == wanted);
    are.then(|| first - 1..first - 1 + numbers.len())
}

/// A row of texts, and what a person said of it.
struct TextRow {
    texts: Sides<String>,
    status: Status,
    note: Option<String>,
}

fn rows_of_table(text: &str, bitext: &Bitext) -> Result<Vec<TextRow>, String> {
    let languages = bitext.languages();
    let wanted = Sides::new(Some(&languages.source), Some(&languages.target));
    let rows = table::Rows::new(text.as_bytes(), wanted)?;
    rows.map(|row| {
        let row = row?;
        let other = |name: &str| {
            let found = row.others.iter().find(|(column, _)| column.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
        };
        let status = match other("status").map(str::to_lowercase).as_deref() {
            Some("confirmed") => Status::Confirmed,
            Some("corrected") => Status::Corrected,
            _ => Status::Automatic,
        };
        let note = other("note").map(str::to_owned);
        Ok(TextRow { status, note, texts: Sides::new(row.source, row.target) })
    })
    .collect()
}

/// The pairs of what came aligned, in any format.
fn rows_of_pairs(
    name: &str,
    bytes: &[u8],
    bitext: &Bitext,
    cotejo: &Cotejo,
) -> Result<Vec<TextRow>, Failure> {
    let languages = bitext.languages();
    let reading = Reading {
        source: Some(languages.source),
        target: Some(languages.target),
        ..Reading::default()
    };
    let read = match cotejo.read(name, bytes, &reading) {
        Err(_) if format::of(name, bytes).is_text() => Vec::new(),
        read => read?,
    };
    let aligned: Vec<_> = read.iter().filter(|loaded| loaded.bitext.is_aligned()).collect();
    if aligned.is_empty() {
        let what = "holds no alignment; --pins takes a bitext file, `align -f tsv`, a ladder, or a table of texts";
        return Err(Failure::about(name, what));
    }
    let rows = aligned.iter().flat_map(|loaded| {
        let beads = loaded.bitext.alignment.beads.iter();
        beads.map(|bead| Sides::from_fn(|side| loaded.bitext.text(bead, side)))
    });
    Ok(rows.map(|texts| TextRow { texts, status: Status::Automatic, note: None }).collect())
}

/// What rows of texts say of a bitext.
#[derive(Default)]
struct Corrected {
    beads: Vec<Bead>,
    /// The rows, from 1, whose texts are not those of segments.
    unknown: Vec<usize>,
}

fn found(rows: Vec<TextRow>, bitext: &Bitext) -> Corrected {
    let mut finders = Sides::from_fn(|side| SegmentFinder::new(bitext.side(side)));
    let mut corrected = Corrected::default();
    for (number, TextRow { texts, status, note }) in (1..).zip(rows) {
        let source = finders.source.find(&texts.source);
        let target = finders.target.find(&texts.target);
        match (source, target) {
            (Some(source), Some(target)) if source.is_empty() && target.is_empty() => {}
            (Some(source), Some(target)) => {
                corrected.beads.push(Bead { status, note, ..Bead::new(source, target, 1.0) });
            }
            _ => corrected.unknown.push(number),
        }
    }
    corrected
}
