//! The ladder, as hunalign writes it: segments done on either side, and a score.

use super::bead::{Alignment, Bead};
use crate::format::{self, Format, Writes};
use crate::side::Sides;

pub(crate) static FORMAT: Format = Format {
    names: &["ladder"],
    title: "ladder",
    help: "Segments covered so far on either side, and a score, as hunalign writes them",
    write: Some(Writes::Alignment(|bitext| write(&bitext.alignment))),
    ..format::UNNAMED
};

/// For each bead how many segments stand before it on either side, and its confidence; then how many there are.
fn write(alignment: &Alignment) -> String {
    let mut rungs = String::new();
    let (mut source, mut target) = (0, 0);
    for bead in &alignment.beads {
        rungs += &format!("{source}\t{target}\t{}\n", bead.confidence);
        (source, target) = (source + bead.source.len(), target + bead.target.len());
    }
    rungs + &format!("{source}\t{target}\t1\n")
}

/// The beads of a ladder of documents with so many segments. The error says what is wrong.
pub(crate) fn parse(text: &str, count: Sides<usize>) -> Result<Vec<Bead>, String> {
    let mut beads = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let rungs = (1..).zip(text.lines()).filter(|(_, rung)| !rung.trim().is_empty());
    for (line, rung) in rungs {
        let mut cells = rung.split('\t').map(str::trim);
        let mut number = || cells.next()?.parse::<usize>().ok();
        let (Some(source), Some(target)) = (number(), number()) else {
            return Err(format!("line {line}: a rung wants two numbers of segments and a score"));
        };
        let (s, t) = before.unwrap_or((0, 0));
        if source < s || target < t || before.is_none() && (source, target) != (0, 0) {
            return Err(format!("line {line}: rungs begin with 0 and 0 and never go back"));
        }
        if (source, target) != (s, t) {
            beads.push(Bead::new(s..source, t..target, 1.0));
        }
        before = Some((source, target));
    }
    if before != Some((count.source, count.target)) {
        let (s, t) = before.unwrap_or((0, 0));
        return Err(format!(
            "the ladder ends with {s} and {t} segments, the texts have {} and {}; they were split otherwise then: \
             take a table of texts (-f csv) instead",
            count.source, count.target
        ));
    }
    Ok(beads)
}
