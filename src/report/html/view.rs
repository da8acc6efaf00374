//! What the page shows of one document: beads, with their terms and findings in place.

use super::anchors::Anchors;
use crate::align::Bead;
use crate::bitext::Side;
use crate::check::content::telling;
use crate::check::{CheckContext, Finding, FoundTerm, Severity};
use crate::document::BlockKind;
use crate::glossary::name;
use crate::report::usage::{Usage, marked};
use minijinja::context;
use minijinja::value::{Serde, Value};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// How many colours the style sheet has for terms.
const COLOURS: usize = 6;

/// The values of the template of a document.
pub(super) fn document(context: &CheckContext<'_>, findings: &[Finding], usage: &[Usage]) -> Value {
    let mut of_beads: FxHashMap<usize, Vec<Addressed<'_>>> = FxHashMap::default();
    for finding in findings {
        let addressed = Addressed { anchor: finding.rule.to_owned(), finding };
        of_beads.entry(finding.bead).or_default().push(addressed);
    }
    for findings in of_beads.values_mut() {
        let mut anchors = Anchors::default();
        for one in findings.iter_mut() {
            one.anchor = anchors.unique(std::mem::take(&mut one.anchor));
        }
        findings.sort_by_key(|one| {
            let is_info = one.finding.severity == Severity::Info;
            (Reverse(one.finding.severity), is_info.then_some(one.finding.rule))
        });
    }
    let mut views = Views {
        context,
        findings: of_beads,
        anchors: Anchors::default(),
        concepts: Vec::new(),
        terms: 0,
    };
    context! {
        name => &context.bitext.name,
        title => title(context),
        languages => Side::BOTH.map(|side| context.language(side).to_string()),
        beads => context
            .beads()
            .zip(context.bitext.alignment.moved())
            .map(|((index, bead), moved)| views.bead(index, bead, moved))
            .collect::<Vec<_>>(),
        found => found(findings),
        usage => Serde(usage),
    }
}

/// The title of the article and its language: that of the source, if it has one.
fn title(context: &CheckContext<'_>) -> Option<Value> {
    let title = |side: Side| {
        let mut segments = context.bitext.side(side).segments.iter();
        let title = segments.find(|segment| segment.kind == BlockKind::Title)?;
        Some(context! { text => title.as_str(), language => context.language(side).to_string() })
    };
    Side::BOTH.into_iter().find_map(title)
}

/// Where each rule found something: the numbers of its beads, errors first.
fn found(findings: &[Finding]) -> Vec<Value> {
    let mut rules: Vec<(Severity, &str, Vec<usize>)> = Vec::new();
    for finding in findings {
        let of_rule =
            rules.iter_mut().find(|one| (one.0, one.1) == (finding.severity, finding.rule));
        match of_rule {
            Some((.., beads)) => beads.push(finding.bead),
            None => rules.push((finding.severity, finding.rule, vec![finding.bead])),
        }
    }
    rules.sort_by_key(|(severity, rule, _)| (Reverse(*severity), *rule));
    let view = |(severity, rule, mut beads): (Severity, &str, Vec<usize>)| {
        let count = beads.len();
        beads.dedup();
        context! { severity => severity.to_string(), rule, count, beads }
    };
    rules.into_iter().map(view).collect()
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
    /// The findings of each bead, errors first.
    findings: FxHashMap<usize, Vec<Addressed<'c>>>,
    /// The addresses of the beads so far.
    anchors: Anchors,
    /// The concepts so far, which get colours in turn.
    concepts: Vec<usize>,
    terms: usize,
}

/// A finding with its address within its bead.
#[derive(Clone)]
struct Addressed<'f> {
    anchor: String,
    finding: &'f Finding,
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
        let findings = self.findings.remove(&index).unwrap_or_default();
        let texts = Side::BOTH.map(|side| self.context.bitext.text(bead, side));
        let sides = [(Side::Source, source), (Side::Target, target)];
        context! {
            anchor => self.anchors.of(&[&texts[0], &texts[1]]),
            kind => bead.kind().to_string().replace('-', "–"),
            moved => moved,
            confidence => confidence(bead),
            sides => sides.map(|(side, terms)| self.segments(bead, side, &terms, &findings)),
            worst => worst(&findings),
            findings => findings.chunk_by(|one, next| is_alike(one, next)).map(|alike| self.alike(alike)).collect::<Vec<_>>(),
        }
    }

    /// The terms on one side.
    fn marked(&mut self, bead: &Bead, side: Side) -> Vec<Marked<'c>> {
        let mut all: Vec<Marked<'c>> = Vec::new();
        for found in marked(self.context, bead, side).into_iter().map(|used| used.found) {
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
        findings: &[Addressed<'_>],
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

    /// A finding, or infos of one rule.
    fn alike(&self, findings: &[Addressed<'_>]) -> Value {
        context! {
            rule => findings[0].finding.rule,
            severity => findings[0].finding.severity.to_string(),
            all => findings.iter().map(|one| self.finding(one)).collect::<Vec<_>>(),
        }
    }

    fn finding(&self, Addressed { anchor, finding }: &Addressed<'_>) -> Value {
        let line = |side| Some(finding.passage(self.context.bitext, side)?.line());
        let place = |side| Some(telling(&finding.passage(self.context.bitext, side)?).to_owned());
        context! {
            anchor,
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
fn worst(findings: &[Addressed<'_>]) -> Option<String> {
    findings.iter().map(|one| one.finding.severity).max().map(|severity| severity.to_string())
}

/// Whether findings are shown in one line until they are wanted: infos of one rule.
fn is_alike(one: &Addressed<'_>, next: &Addressed<'_>) -> bool {
    let key = |one: &Addressed<'_>| (one.finding.severity, one.finding.rule);
    key(one) == key(next) && one.finding.severity == Severity::Info
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
    /// Those that begin further on, the last first.
    ahead: Vec<(Range<usize>, Addressed<'f>)>,
    /// Those that may be about the text that comes next.
    here: Vec<(Range<usize>, Addressed<'f>)>,
}

impl<'f> About<'f> {
    fn new(findings: &[Addressed<'f>], side: Side, segment: usize, text: &'f str) -> Self {
        let place = |one: &Addressed<'f>| {
            let place = one.finding.place(side)?;
            let part = place.segment == segment && place.range.len() < text.len();
            part.then(|| (place.range.clone(), one.clone()))
        };
        let mut ahead: Vec<_> = findings.iter().filter_map(place).collect();
        ahead.sort_by_key(|(place, _)| Reverse(place.start));
        About { text, ahead, here: Vec::new() }
    }

    /// The next range of the text, cut where findings begin and end: each piece with the findings about it.
    fn pieces(&mut self, range: Range<usize>) -> Vec<Value> {
        let ahead = self.ahead.iter().rev().take_while(|(place, _)| place.start < range.end);
        let mut cuts: Vec<usize> = (self.here.iter().chain(ahead))
            .flat_map(|(place, _)| [place.start, place.end])
            .chain([range.start, range.end])
            .filter(|cut| (range.start..=range.end).contains(cut))
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2).map(|cut| self.piece(cut[0]..cut[1])).collect()
    }

    fn piece(&mut self, piece: Range<usize>) -> Value {
        self.here.retain(|(place, _)| piece.end <= place.end);
        while let Some(next) = self.ahead.pop_if(|(place, _)| place.start <= piece.start) {
            if piece.end <= next.0.end {
                self.here.push(next);
            }
        }
        self.here.sort_by_key(|(_, one)| Reverse(one.finding.severity));
        context! {
            text => &self.text[piece],
            severity => self.here.first().map(|(_, one)| one.finding.severity.to_string()),
            findings => self.here.iter().map(|(_, one)| one.anchor.clone()).collect::<Vec<_>>(),
        }
    }
}
