//! Alignment files: a bead a line, as aligners and gold standards exchange them.

use super::bead::Alignment;
use crate::bitext::Bitext;
use crate::format::{Format, UNNAMED, Writes};
use crate::side::Side;
use crate::text::fnv;

pub(crate) static FORMAT: Format = Format {
    names: &["tsv"],
    title: "alignment",
    help: "One bead a line: source segments, target segments, kind, confidence",
    extensions: &[".tsv"],
    write: Some(Writes::Alignment(write)),
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
        self.is_unequal() || self.tag == "PARTIAL"
    }

    /// Whether one side is judged to say more than the other. A sentence that nothing answers is often put with its
    /// neighbour in such a bead; one that is PARTIAL translates freely.
    pub(super) fn is_unequal(&self) -> bool {
        ["SOURCE_GREATER_TARGET", "TARGET_GREATER_SOURCE", "OVERLAP"].contains(&self.tag.as_str())
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

/// What stands before the checksum of the segments, in a cell of the first row.
const SEGMENTS: &str = "segments:";

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

/// The alignment of a bitext as a file. The first row also says which segments are counted.
fn write(bitext: &Bitext) -> String {
    let mut rows = of(&bitext.alignment).iter().map(format).collect::<Vec<_>>();
    if let Some(first) = rows.first_mut() {
        *first += &format!("\t{SEGMENTS}{}", checksum(bitext));
    }
    rows.into_iter().map(|row| row + "\n").collect()
}

/// The rows of one of the documents of a file, each of which begins with a line `# NAME`; the other lines are empty. All rows
/// if the file has no more than one such line; none if it has several and none of that name.
pub(crate) fn of_document(text: &str, name: &str) -> Option<String> {
    let title = |line: &str| line.strip_prefix('#').map(|name| name.trim().to_owned());
    let titles: Vec<String> = text.lines().filter_map(title).collect();
    if !titles.iter().any(|title| title == name) {
        return (titles.len() < 2).then(|| text.to_owned());
    }
    let mut is_of_it = false;
    let lines = text.lines().map(|line| {
        is_of_it = title(line).map_or(is_of_it, |title| title == name);
        if is_of_it { line } else { "" }
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// The checksum of the segments that an alignment file counts, where it tells it.
pub(crate) fn checksum_in(text: &str) -> Option<&str> {
    text.lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with('#'))?
        .split('\t')
        .find_map(|cell| cell.trim().strip_prefix(SEGMENTS))
}

/// A checksum of the texts of all segments: another if a text is split otherwise or has changed.
pub(crate) fn checksum(bitext: &Bitext) -> String {
    let texts = Side::BOTH.map(|side| {
        let texts = bitext.side(side).segments.iter().map(|segment| segment.text.as_str());
        fnv::hash(&texts.collect::<Vec<_>>(), 0)
    });
    format!("{:016x}", texts[0].rotate_left(1) ^ texts[1])
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
