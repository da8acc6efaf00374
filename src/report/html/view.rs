//! What the page shows of one document: beads, with their terms and findings in place.

use crate::align::Bead;
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, FoundTerm};
use crate::glossary::name;
use crate::report::usage::{Usage, used};
use minijinja::context;
use minijinja::value::{Serde, Value};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// How many colours the style sheet has for terms.
const COLOURS: usize = 6;

/// The values of the template of a document.
pub(super) fn document(context: &CheckContext<'_>, findings: &[Finding], usage: &[Usage]) -> Value {
    let mut of_beads: FxHashMap<usize, Vec<(usize, &Finding)>> = FxHashMap::default();
    for (number, finding) in (1..).zip(findings) {
        of_beads.entry(finding.bead).or_default().push((number, finding));
    }
    let findings = of_beads;
    let mut views = Views { context, findings, concepts: Vec::new(), terms: 0 };
    context! {
        name => &context.bitext.name,
        languages => Side::BOTH.map(|side| context.language(side).to_string()),
        beads => context
            .beads()
            .zip(context.bitext.alignment.moved())
            .map(|((index, bead), moved)| views.bead(index, bead, moved))
            .collect::<Vec<_>>(),
        usage => Serde(usage),
    }
}

/// The confidence of a bead; one of grade `low` needs review, `high` is shown without a figure.
pub(super) fn confidence(bead: &Bead) -> Value {
    let grade = match bead.confidence {
        _ if bead.review => "low",
        ..0.95 => "fair",
        _ => "high",
    };
    context! { value => bead.confidence, grade }
}

/// Makes the views of a document, counting its terms and concepts as they come.
struct Views<'c> {
    context: &'c CheckContext<'c>,
    /// The findings of each bead, with their numbers in the document.
    findings: FxHashMap<usize, Vec<(usize, &'c Finding)>>,
    /// The concepts so far, which get colours in turn.
    concepts: Vec<usize>,
    terms: usize,
}

/// A term in its place.
struct Marked<'c> {
    found: FoundTerm<'c>,
    /// Its number in the document, and that of its counterpart.
    number: usize,
    counterpart: Option<usize>,
    colour: usize,
}

impl<'c> Views<'c> {
    fn bead(&mut self, index: usize, bead: &Bead, moved: bool) -> Value {
        let [mut source, mut target] = Side::BOTH.map(|side| self.marked(bead, side));
        link(&mut source, &target);
        link(&mut target, &source);
        let mut findings = self.findings.remove(&index).unwrap_or_default();
        findings.sort_by_key(|(_, finding)| Reverse(finding.severity));
        let sides = [(Side::Source, source), (Side::Target, target)];
        context! {
            kind => bead.kind().to_string().replace('-', "–"),
            moved => moved,
            confidence => confidence(bead),
            sides => sides.map(|(side, terms)| self.segments(bead, side, &terms, &findings)),
            worst => worst(findings.iter().map(|(_, finding)| *finding)),
            findings => findings.iter().map(|(number, finding)| self.finding(*number, finding)).collect::<Vec<_>>(),
        }
    }

    /// The terms on one side; of terms that overlap, only the first.
    fn marked(&mut self, bead: &Bead, side: Side) -> Vec<Marked<'c>> {
        let mut all: Vec<Marked<'c>> = Vec::new();
        for found in used(self.context, bead, side).into_iter().map(|used| used.found) {
            let overlaps = |last: &Marked<'_>| {
                last.found.segment == found.segment
                    && found.matched.range.start < last.found.matched.range.end
            };
            if all.last().is_some_and(overlaps) {
                continue;
            }
            let concept = found.matched.concept;
            let known = self.concepts.iter().position(|known| *known == concept);
            let colour = known.unwrap_or_else(|| {
                self.concepts.push(concept);
                self.concepts.len() - 1
            }) % COLOURS;
            self.terms += 1;
            all.push(Marked { found, number: self.terms, counterpart: None, colour });
        }
        all
    }

    /// The segments of one side, each in runs: terms, and the text between.
    fn segments(
        &self,
        bead: &Bead,
        side: Side,
        terms: &[Marked<'_>],
        findings: &[(usize, &Finding)],
    ) -> Vec<Value> {
        let mut terms = terms.iter().peekable();
        let mut views = Vec::new();
        for (index, segment) in
            (bead.range(side).start..).zip(self.context.bitext.segments(bead, side))
        {
            let text = segment.as_str();
            let mut about = About::new(findings, side, index, text);
            let mut runs = Vec::new();
            let mut at = 0;
            let mut push = |term: Option<Value>, range: Range<usize>| {
                if !range.is_empty() {
                    runs.push(context! { term, pieces => about.pieces(range) });
                }
            };
            while let Some(marked) = terms.next_if(|marked| marked.found.segment == index) {
                let range = marked.found.matched.range.clone();
                push(None, at..range.start);
                at = range.end;
                push(Some(marked.view()), range);
            }
            push(None, at..text.len());
            views.push(context! { kind => name(&segment.kind), runs });
        }
        views
    }

    fn finding(&self, number: usize, finding: &Finding) -> Value {
        let line = |side| Some(finding.passage(self.context.bitext, side)?.line());
        let place = |side| Some(finding.passage(self.context.bitext, side)?.text().to_owned());
        context! {
            number,
            rule => finding.rule,
            severity => finding.severity.to_string(),
            message => finding.message.to_string(),
            why => finding.why.to_string(),
            suggestion => finding.suggestion.as_ref().map(ToString::to_string),
            lines => Side::BOTH.map(line),
            places => Side::BOTH.map(place),
        }
    }
}

impl Marked<'_> {
    fn view(&self) -> Value {
        context! {
            number => self.number,
            counterpart => self.counterpart,
            colour => self.colour,
            concept => &self.found.concept.id,
            status => name(&self.found.status()),
        }
    }
}

/// The greatest severity of findings.
fn worst<'f>(findings: impl Iterator<Item = &'f Finding>) -> Option<String> {
    findings.map(|finding| finding.severity).max().map(|severity| severity.to_string())
}

/// Gives each term its counterpart on the other side: of one concept the first to the first, the second to the second.
fn link(terms: &mut [Marked<'_>], others: &[Marked<'_>]) {
    for at in 0..terms.len() {
        let concept = terms[at].found.matched.concept;
        let is_same = |term: &&Marked<'_>| term.found.matched.concept == concept;
        let before = terms[..at].iter().filter(is_same).count();
        let others: Vec<&Marked<'_>> = others.iter().filter(is_same).collect();
        terms[at].counterpart = others.get(before).or(others.last()).map(|other| other.number);
    }
}

/// The findings about parts of a segment, on the way through its text; those about all of it need no mark.
struct About<'f> {
    text: &'f str,
    /// Those that begin further on, with their numbers, the last first.
    ahead: Vec<(Range<usize>, usize, &'f Finding)>,
    /// Those that may be about the text that comes next.
    here: Vec<(Range<usize>, usize, &'f Finding)>,
}

impl<'f> About<'f> {
    fn new(findings: &[(usize, &'f Finding)], side: Side, segment: usize, text: &'f str) -> Self {
        let place = |(number, finding): &(usize, &'f Finding)| {
            let place = finding.place(side)?;
            let part = place.segment == segment && place.range.len() < text.len();
            part.then(|| (place.range.clone(), *number, *finding))
        };
        let mut ahead: Vec<_> = findings.iter().filter_map(place).collect();
        ahead.sort_by_key(|(place, ..)| Reverse(place.start));
        About { text, ahead, here: Vec::new() }
    }

    /// The next range of the text, cut where findings begin and end: each piece with the numbers of the findings about it.
    fn pieces(&mut self, range: Range<usize>) -> Vec<Value> {
        let ahead = self.ahead.iter().rev().take_while(|(place, ..)| place.start < range.end);
        let mut cuts: Vec<usize> = (self.here.iter().chain(ahead))
            .flat_map(|(place, ..)| [place.start, place.end])
            .chain([range.start, range.end])
            .filter(|cut| (range.start..=range.end).contains(cut))
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2).map(|cut| self.piece(cut[0]..cut[1])).collect()
    }

    fn piece(&mut self, piece: Range<usize>) -> Value {
        self.here.retain(|(place, ..)| piece.end <= place.end);
        while let Some(next) = self.ahead.pop_if(|(place, ..)| place.start <= piece.start) {
            if piece.end <= next.0.end {
                self.here.push(next);
            }
        }
        self.here.sort_by_key(|(_, number, _)| *number);
        context! {
            text => &self.text[piece],
            severity => worst(self.here.iter().map(|(.., finding)| *finding)),
            findings => self.here.iter().map(|(_, number, _)| *number).collect::<Vec<_>>(),
        }
    }
}
