//! Findings as comments in a Word document: in the article itself if it is one, else beside its beads.

mod beads;
mod comments;
mod cut;
mod marks;
mod package;
mod places;
#[cfg(test)]
mod tests;
mod tree;

use super::{Chapter, Failed, Report};
use crate::bitext::{Bitext, Side};
use crate::check::{CheckContext, Finding};
use crate::document::archive::Archive;
use crate::document::docx;
use crate::format::{self, Format, Writes};
use crate::text::shortened::shortened;
use places::Places;
use std::ops::Range;

pub(crate) static FORMAT: Format = Format {
    names: &["docx"],
    title: "Word document with comments",
    help: "The article with a comment at each finding if it is one Word document, else its beads with comments",
    extensions: &[".docx"],
    write: Some(Writes::Findings(|setup| {
        Box::new(Docx { file: setup.file, date: setup.provenance.date.as_deref() })
    })),
    is_for_people: true,
    ..format::UNNAMED
};

/// A comment at each finding.
pub(crate) struct Docx<'d, F> {
    /// The bytes of the file that a document is named after, if there is one.
    pub file: F,
    /// The date of the comments, as `YYYYMMDDThhmmssZ`.
    pub date: Option<&'d str>,
}

/// What a document with comments has of one bitext.
struct Content {
    name: String,
    languages: [String; 2],
    /// The texts of each bead.
    rows: Vec<[String; 2]>,
    remarks: Vec<Remark>,
    /// The Word file that holds both texts, if there is one.
    file: Option<String>,
}

/// What is said of a finding, and where.
struct Remark {
    /// The paragraphs of the comment.
    lines: Vec<String>,
    side: Side,
    row: usize,
    /// Bytes of the text of that side in that row.
    range: Range<usize>,
    /// Bytes of the text of the Word file, if they are known.
    in_file: Option<Range<usize>>,
}

impl<F: Fn(&str) -> Option<Vec<u8>> + Sync> Report for Docx<'_, F> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let bitext = context.bitext;
        let mut places = self.places(bitext);
        let rows = Rows::of(bitext);
        let remarks = findings.iter().map(|finding| {
            let (side, segment, range) = subject(bitext, finding);
            let (row, before) = rows.place(side, segment);
            let segments = &bitext.side(side).segments;
            let in_file = places
                .as_mut()
                .and_then(|places| places.find(side, segments, segment, range.clone()));
            let range = before + range.start..before + range.end;
            Remark { lines: lines(bitext, finding, side), side, row, range, in_file }
        });
        Chapter::new(Content {
            name: bitext.name.clone(),
            languages: Side::BOTH.map(|side| context.language(side).to_string()),
            remarks: remarks.collect(),
            rows: bitext
                .alignment
                .beads
                .iter()
                .map(|bead| Side::BOTH.map(|side| bitext.text(bead, side)))
                .collect(),
            file: places.map(|_| bitext.source.name.clone()),
        })
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let contents: Vec<Content> = chapters.into_iter().map(Chapter::content).collect();
        let reviewed = match (&contents[..], failed) {
            ([content], []) => self.reviewed(content),
            _ => None,
        };
        reviewed.unwrap_or_else(|| beads::document(&contents, failed, self.date))
    }
}

impl<F: Fn(&str) -> Option<Vec<u8>>> Docx<'_, F> {
    /// The text of the Word file that both sides of a bitext come from, if they do.
    fn places(&self, bitext: &Bitext) -> Option<Places> {
        let name = &bitext.source.name;
        let bytes = (self.file)(name).filter(|_| *name == bitext.target.name)?;
        if *format::of(name, &bytes) != docx::FORMAT {
            return None;
        }
        let (_, xml) = docx::main_part(&mut Archive::new(&bytes).ok()?).ok()?;
        Places::of(&xml).ok()
    }

    /// The Word file with its comments; none if it cannot be read again.
    fn reviewed(&self, content: &Content) -> Option<Vec<u8>> {
        let bytes = (self.file)(content.file.as_ref()?)?;
        let comments = content.remarks.iter().map(|remark| comments::Comment {
            lines: &remark.lines,
            place: remark.in_file.clone(),
        });
        package::with_comments(&bytes, &comments.collect::<Vec<_>>(), self.date).ok()
    }
}

/// Where a finding is shown: the side that is to be corrected, if it is known; else the segment its bead begins with.
fn subject(bitext: &Bitext, finding: &Finding) -> (Side, usize, Range<usize>) {
    let sides = [Side::Target, Side::Source];
    let place = sides.into_iter().find_map(|side| Some((side, finding.place(side)?)));
    if let Some((side, place)) = place {
        return (side, place.segment, place.range.clone());
    }
    let bead = &bitext.alignment.beads[finding.bead];
    let side = if bead.target.is_empty() { Side::Source } else { Side::Target };
    let segment = bead.range(side).start;
    (side, segment, 0..bitext.side(side).segments[segment].text.len())
}

/// The paragraphs of a comment: rule and severity, what is wrong, what to write, why, and the text of the other side.
fn lines(bitext: &Bitext, finding: &Finding, side: Side) -> Vec<String> {
    /// The most characters of the other side's text.
    const LONGEST: usize = 240;
    let mut lines =
        vec![format!("{}: {}", finding.severity, finding.rule), finding.message.to_string()];
    lines.extend(finding.suggestion.as_ref().map(|suggestion| format!("→ {suggestion}")));
    lines.push(finding.why.to_string());
    lines.retain(|line| !line.is_empty());
    let other = side.other();
    let text = bitext.text(&bitext.alignment.beads[finding.bead], other);
    if !text.is_empty() {
        let language = &bitext.side(other).language;
        lines.push(format!("{language}: “{}”", shortened(&text, LONGEST)));
    }
    lines
}

/// Which row each segment is in, a row a bead, and how many bytes of the row are before it.
struct Rows([Vec<(usize, usize)>; 2]);

impl Rows {
    fn of(bitext: &Bitext) -> Self {
        Rows(Side::BOTH.map(|side| {
            let segments = &bitext.side(side).segments;
            let mut places = vec![(0, 0); segments.len()];
            for (row, bead) in bitext.alignment.beads.iter().enumerate() {
                let mut before = 0;
                for segment in bead.range(side) {
                    places[segment] = (row, before);
                    // segments have a blank between
                    before += segments[segment].text.len() + 1;
                }
            }
            places
        }))
    }

    fn place(&self, side: Side, segment: usize) -> (usize, usize) {
        self.0[side as usize][segment]
    }
}
