//! Alignment files: a bead a line, as aligners and gold standards exchange them.

use super::bead::Alignment;
use crate::format::{Format, UNNAMED, Writes};

pub(crate) static FORMAT: Format = Format {
    names: &["tsv"],
    title: "alignment",
    help: "One bead a line: source segments, target segments, kind, confidence",
    extensions: &[".tsv"],
    write: Some(Writes::Alignment(|bitext| {
        of(&bitext.alignment).iter().map(|row| format(row) + "\n").collect()
    })),
    ..UNNAMED
};

/// A bead as alignment files have it: segment indices from 1, not necessarily neighbours.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The segments of the source.
    pub source: Vec<usize>,
    /// The segments of the target.
    pub target: Vec<usize>,
    /// The kind of the bead, or what an annotator said of it.
    pub tag: String,
    /// Its confidence, where the file tells it.
    pub confidence: Option<f64>,
    /// Whether a person should look at it.
    pub review: bool,
    /// Whether its segments are elsewhere on the other side.
    pub moved: bool,
}

impl Row {
    /// Whether annotators refused to align these segments and recorded no other way.
    pub fn is_unknown(&self) -> bool {
        self.tag == "UNKNOWN"
    }

    /// Whether the two sides are only partly equivalent: where such a bead ends is often a matter of taste.
    pub fn is_partly(&self) -> bool {
        ["SOURCE_GREATER_TARGET", "TARGET_GREATER_SOURCE", "OVERLAP", "PARTIAL"]
            .contains(&self.tag.as_str())
    }
}

/// What is wrong in an alignment file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}: {what}")]
pub struct BadRow {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

/// What a row says of a bead that a person should look at.
const REVIEW: &str = "review";
/// What a row says of a bead that was moved.
const MOVED: &str = "moved";

/// Reads `source TAB target [TAB tag [TAB confidence [TAB review] [TAB moved]]]`, indices comma separated, `-` for none.
pub fn parse(text: &str) -> Result<Vec<Row>, BadRow> {
    let mut rows = Vec::new();
    for (line, content) in (1..)
        .zip(text.lines())
        .filter(|(_, content)| !content.trim().is_empty() && !content.starts_with('#'))
    {
        let cells: Vec<&str> = content.split('\t').collect();
        let bad = |what: String| BadRow { line, what };
        let [source, target, ..] = cells[..] else {
            return Err(bad("wants the segments of both sides, separated by a tab".into()));
        };
        let side = |cell: &str| -> Result<Vec<usize>, BadRow> {
            let cell = cell.trim();
            if cell.is_empty() || cell == "-" {
                return Ok(Vec::new());
            }
            let index = |text: &str| text.trim().parse().ok().filter(|index| *index > 0);
            let indices = cell.split(',').map(|text| {
                index(text).ok_or_else(|| bad(format!("{text:?} is no segment number")))
            });
            indices.collect()
        };
        let confidence = cells.get(3).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let confidence = confidence
            .map(|cell| cell.parse().map_err(|_| bad(format!("{cell:?} is no confidence"))))
            .transpose()?;
        let tag = cells.get(2).map_or("", |cell| cell.trim()).to_owned();
        let has = |mark: &str| cells.iter().skip(4).any(|cell| cell.trim() == mark);
        let (source, target) = (side(source)?, side(target)?);
        let (review, moved) = (has(REVIEW), has(MOVED));
        rows.push(Row { source, target, tag, confidence, review, moved });
    }
    Ok(rows)
}

/// The rows of an alignment.
pub fn of(alignment: &Alignment) -> Vec<Row> {
    let one_based = |range: &std::ops::Range<usize>| range.clone().map(|index| index + 1).collect();
    alignment
        .beads
        .iter()
        .zip(alignment.moved())
        .map(|(bead, moved)| Row {
            source: one_based(&bead.source),
            target: one_based(&bead.target),
            tag: bead.kind().to_string(),
            confidence: Some(bead.confidence),
            review: bead.review,
            moved,
        })
        .collect()
}

/// Writes a row as alignment files have it, without a line end. Confidence has four decimals.
pub fn format(row: &Row) -> String {
    let side = |indices: &[usize]| {
        if indices.is_empty() {
            return "-".to_owned();
        }
        indices.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
    };
    let confidence =
        row.confidence.map(|confidence| format!("\t{confidence:.4}")).unwrap_or_default();
    let mark = |is: bool, mark: &str| if is { format!("\t{mark}") } else { String::new() };
    let (review, moved) = (mark(row.review, REVIEW), mark(row.moved, MOVED));
    format!("{}\t{}\t{}{confidence}{review}{moved}", side(&row.source), side(&row.target), row.tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named() {
        assert_eq!(
            parse("1\t1\n0\t2\n").unwrap_err().to_string(),
            "line 2: \"0\" is no segment number"
        );
    }

    #[test]
    fn rows_are_written_as_they_are_read() {
        let text = "1,2\t1\t2-1\t0.9000\n-\t2\t0-1\t0.5000\treview\n";
        let written: Vec<String> =
            parse(text).unwrap().iter().map(|row| format(row) + "\n").collect();
        assert_eq!(written.concat(), text);
    }
}
