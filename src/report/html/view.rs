//! What the page shows of one document: beads, with their terms and findings where they stand.

use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, Place, Severity};
use crate::document::BlockKind;
use crate::glossary::Status;
use crate::report::usage::{Usage, used};
use serde::Serialize;
use std::ops::Range;

/// A checked document.
#[derive(Serialize)]
pub(crate) struct Document {
    pub name: String,
    pub languages: [String; 2],
    pub beads: Vec<BeadView>,
    pub usage: Vec<Usage>,
}

#[derive(Serialize)]
pub(crate) struct BeadView {
    pub kind: String,
    pub confidence: Confidence,
    sides: [Vec<SegmentView>; 2],
    /// The greatest severity of its findings.
    worst: Option<Severity>,
    pub findings: Vec<FindingView>,
}

/// How sure the aligner is of a bead.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Confidence {
    pub value: f64,
    /// `low` wants review, `high` needs no figure.
    grade: &'static str,
}

#[derive(Serialize)]
struct SegmentView {
    kind: BlockKind,
    runs: Vec<Run>,
}

/// A term, or the text between two.
#[derive(Serialize)]
struct Run {
    term: Option<Term>,
    pieces: Vec<Piece>,
}

#[derive(Serialize)]
struct Term {
    /// Its number in the document, and that of the term that answers it.
    number: usize,
    counterpart: Option<usize>,
    /// Concepts have colours in turn.
    colour: usize,
    concept: String,
    status: Status,
}

/// A stretch of text that the same findings are about.
#[derive(Serialize)]
struct Piece {
    text: String,
    /// Numbers of findings.
    findings: Vec<usize>,
    severity: Option<Severity>,
}

#[derive(Serialize)]
pub(crate) struct FindingView {
    /// Its number in the document, from 1.
    number: usize,
    pub rule: &'static str,
    pub severity: Severity,
    message: String,
    why: String,
    suggestion: Option<String>,
    /// Lines of the input, of source and target.
    lines: [Option<usize>; 2],
}

/// How many colours the style sheet has for terms.
const COLOURS: usize = 6;

/// Makes the views of a document, counting its terms and concepts as they come.
struct Views<'s> {
    context: &'s CheckContext<'s>,
    findings: Vec<(usize, &'s Finding)>,
    concepts: Vec<usize>,
    terms: usize,
}

/// The view of a document.
pub(super) fn document(
    context: &CheckContext<'_>,
    findings: &[Finding],
    usage: Vec<Usage>,
) -> Document {
    let mut views =
        Views { context, findings: (1..).zip(findings).collect(), concepts: Vec::new(), terms: 0 };
    Document {
        name: context.bitext.name.clone(),
        languages: [Side::Source, Side::Target].map(|side| context.language(side).to_string()),
        beads: context.beads().map(|(index, bead)| views.bead(index, bead)).collect(),
        usage,
    }
}

impl Confidence {
    fn of(bead: &Bead) -> Self {
        let grade = match bead.confidence {
            _ if bead.review => "low",
            ..0.95 => "fair",
            _ => "high",
        };
        Confidence { value: bead.confidence, grade }
    }
}

/// A term with its number, where it stands.
struct Marked {
    place: Place,
    concept: usize,
    term: Term,
}

impl Views<'_> {
    fn bead(&mut self, index: usize, bead: &Bead) -> BeadView {
        let [mut source, mut target] =
            [Side::Source, Side::Target].map(|side| self.marked(bead, side));
        link(&mut source, &target);
        link(&mut target, &source);
        let own: Vec<(usize, &Finding)> =
            self.findings.iter().copied().filter(|(_, finding)| finding.bead == index).collect();
        let [source, target] = [(Side::Source, source), (Side::Target, target)]
            .map(|(side, terms)| self.segments(bead, side, terms, &own));
        BeadView {
            kind: bead.kind().to_string().replace('-', "–"),
            confidence: Confidence::of(bead),
            sides: [source, target],
            worst: own.iter().map(|(_, finding)| finding.severity).max(),
            findings: own.iter().map(|(number, finding)| self.finding(*number, finding)).collect(),
        }
    }

    /// The terms on one side; of those that overlap the first.
    fn marked(&mut self, bead: &Bead, side: Side) -> Vec<Marked> {
        let mut all: Vec<Marked> = Vec::new();
        for used in used(self.context, bead, side) {
            let place = used.found.place();
            let overlaps = |last: &Marked| {
                last.place.segment == place.segment && place.range.start < last.place.range.end
            };
            if all.last().is_some_and(overlaps) {
                continue;
            }
            let concept = used.found.matched.concept;
            let known = self.concepts.iter().position(|known| *known == concept);
            let colour = known.unwrap_or_else(|| {
                self.concepts.push(concept);
                self.concepts.len() - 1
            }) % COLOURS;
            self.terms += 1;
            let term = Term {
                number: self.terms,
                counterpart: None,
                colour,
                concept: used.found.concept.id.clone(),
                status: used.found.term.status,
            };
            all.push(Marked { place, concept, term });
        }
        all
    }

    fn segments(
        &self,
        bead: &Bead,
        side: Side,
        terms: Vec<Marked>,
        findings: &[(usize, &Finding)],
    ) -> Vec<SegmentView> {
        let mut terms = terms.into_iter().peekable();
        let mut views = Vec::new();
        for (segment, content) in
            (bead.range(side).start..).zip(self.context.bitext.segments(bead, side))
        {
            let text = content.as_str();
            let about = about(findings, side, segment, text.len());
            let mut runs = Vec::new();
            let mut at = 0;
            while let Some(marked) = terms.next_if(|marked| marked.place.segment == segment) {
                let range = marked.place.range;
                if at < range.start {
                    runs.push(Run { term: None, pieces: pieces(text, at..range.start, &about) });
                }
                at = range.end;
                runs.push(Run { term: Some(marked.term), pieces: pieces(text, range, &about) });
            }
            if at < text.len() {
                runs.push(Run { term: None, pieces: pieces(text, at..text.len(), &about) });
            }
            views.push(SegmentView { kind: content.kind, runs });
        }
        views
    }

    fn finding(&self, number: usize, finding: &Finding) -> FindingView {
        let line = |side: Side, place: &Option<Place>| {
            let place = place.as_ref()?;
            let segment = &self.context.bitext.side(side).segments[place.segment];
            Some(segment.text.line(place.range.start))
        };
        FindingView {
            number,
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.clone(),
            why: finding.why.clone(),
            suggestion: finding.suggestion.clone(),
            lines: [line(Side::Source, &finding.source), line(Side::Target, &finding.target)],
        }
    }
}

/// Gives each term the one on the other side that answers it: the first the first, the second the second.
fn link(own: &mut [Marked], other: &[Marked]) {
    for at in 0..own.len() {
        let concept = own[at].concept;
        let before = own[..at].iter().filter(|own| own.concept == concept).count();
        let answers: Vec<&Marked> = other.iter().filter(|other| other.concept == concept).collect();
        own[at].term.counterpart =
            answers.get(before).or(answers.last()).map(|other| other.term.number);
    }
}

/// The findings about parts of a segment; those about all of it need no mark.
fn about<'f>(
    findings: &[(usize, &'f Finding)],
    side: Side,
    segment: usize,
    length: usize,
) -> Vec<(Range<usize>, usize, &'f Finding)> {
    let place = |(number, finding): &(usize, &'f Finding)| {
        let place = match side {
            Side::Source => finding.source.as_ref(),
            Side::Target => finding.target.as_ref(),
        }?;
        let part = place.segment == segment && place.range.len() < length;
        part.then(|| (place.range.clone(), *number, *finding))
    };
    findings.iter().filter_map(place).collect()
}

/// A range of the text, cut where findings begin and end.
fn pieces(
    text: &str,
    range: Range<usize>,
    about: &[(Range<usize>, usize, &Finding)],
) -> Vec<Piece> {
    let mut cuts: Vec<usize> = about
        .iter()
        .flat_map(|(place, ..)| [place.start, place.end])
        .chain([range.start, range.end])
        .filter(|cut| (range.start..=range.end).contains(cut))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let here: Vec<_> = about
                .iter()
                .filter(|(place, ..)| place.start <= cut[0] && cut[1] <= place.end)
                .collect();
            Piece {
                text: text[cut[0]..cut[1]].to_owned(),
                findings: here.iter().map(|(_, number, _)| *number).collect(),
                severity: here.iter().map(|(.., finding)| finding.severity).max(),
            }
        })
        .collect()
}
