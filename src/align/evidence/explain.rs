//! What the evidence for a bead is, in the words and numbers of the texts.

use super::super::bead::{Alignment, Bead};
use super::super::known::Known;
use super::super::lattice::Lattice;
use super::super::model::BeadModel;
use super::{Evidence, WordCoverage};
use crate::segment::SegmentedDocument;
use crate::side::{Side, Sides};
use crate::text::number::{Number, Written, numbers_meant};
use crate::words::{Lexicon, LinkedWord, WordLinks};

/// What speaks for a bead and against it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The bead.
    pub bead: Bead,
    /// Whether a memory has the same pair.
    pub is_known: bool,
    /// Words of the source and of the target that translate each other.
    pub linked: Vec<(String, String)>,
    /// Words of either side that the other side of the bead has not, and the segment of the other text that has.
    pub elsewhere: [Vec<(String, usize)>; 2],
    /// The share of either side's words, by weight, that the other side has.
    pub shares: [f64; 2],
    /// Numbers that both sides have.
    pub numbers: Vec<String>,
    /// Numbers of either side that the other has not.
    pub numbers_missed: [Vec<String>; 2],
    /// Classes of the headings of either side.
    pub headings: [Vec<&'static str>; 2],
    /// How many times as long as expected the target is; none where one side is empty.
    pub stretch: Option<f64>,
    /// Other beads that would take its segments, the likeliest first.
    pub rivals: Vec<Bead>,
}

/// So many rivals are named, if they are at all likely.
const RIVALS: usize = 2;
const LEAST_RIVAL: f64 = 0.01;

/// Explains each bead of an alignment that `model` and `lexicon` made with the beads that a memory knows.
pub(crate) fn explain(
    source: &SegmentedDocument,
    target: &SegmentedDocument,
    alignment: &Alignment,
    known: &Known,
    model: &BeadModel,
    lexicon: &Lexicon,
) -> Vec<Explanation> {
    let documents = Sides::new(source, target);
    let links = WordLinks::of_documents(documents, lexicon);
    let evidence = Evidence::of_links(documents, &links, &[]);
    let lattice =
        Lattice::new(evidence.band(), |s, t| known.weight(&s, &t) + model.score(&evidence, s, t));
    let mut likely: Vec<Bead> =
        lattice.posteriors().1.filter(|bead| bead.confidence >= LEAST_RIVAL).collect();
    likely.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let texts = Texts { documents, links: &links, coverage: &evidence.words };
    let explanation = |bead: &Bead| {
        let overlaps = |rival: &&Bead| {
            let common = |side| {
                let (here, there) = (bead.range(side), rival.range(side));
                here.start < there.end && there.start < here.end
            };
            let same = rival.source == bead.source && rival.target == bead.target;
            // the place of what is alone on one side does not matter
            let both_alone = bead.is_null() && rival.is_null();
            !same && !both_alone && (common(Side::Source) || common(Side::Target))
        };
        let [numbers, lost, added] = texts.numbers(bead);
        Explanation {
            bead: bead.clone(),
            is_known: known.has(&bead.source, &bead.target),
            linked: texts.linked(bead),
            elsewhere: Side::BOTH.map(|side| texts.elsewhere(bead, side)),
            shares: evidence.words.shares(&bead.source, &bead.target),
            numbers,
            numbers_missed: [lost, added],
            headings: Side::BOTH.map(|side| evidence.headings.classes(side, bead.range(side))),
            stretch: (!bead.is_null())
                .then(|| evidence.lengths.stretch(Sides::new(&bead.source, &bead.target))),
            rivals: likely.iter().filter(overlaps).take(RIVALS).cloned().collect(),
        }
    };
    alignment.beads.iter().map(explanation).collect()
}

struct Texts<'d> {
    documents: Sides<&'d SegmentedDocument>,
    links: &'d WordLinks,
    coverage: &'d WordCoverage,
}

impl Texts<'_> {
    fn text(&self, word: &LinkedWord, side: Side) -> String {
        let segment = &self.documents[side].segments[word.segment];
        segment.as_str()[word.range.clone()].to_owned()
    }

    /// The content words of either side of a bead.
    fn words(&self, bead: &Bead) -> Sides<Vec<LinkedWord>> {
        self.links.in_bead(bead.ranges())
    }

    /// The words of the source with the first that may translate each, each pair once.
    fn linked(&self, bead: &Bead) -> Vec<(String, String)> {
        let Sides { source, target } = self.words(bead);
        let mut pairs = Vec::new();
        for word in source {
            let translation = target.iter().find(|other| self.links.are_linked(&word, other));
            if let Some(translation) = translation {
                let pair = (self.text(&word, Side::Source), self.text(translation, Side::Target));
                let small = |(a, b): &(String, String)| (a.to_lowercase(), b.to_lowercase());
                if !pairs.iter().any(|known| small(known) == small(&pair)) {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// The words of a side that only other segments of the other side translate, each with the nearest of those.
    fn elsewhere(&self, bead: &Bead, side: Side) -> Vec<(String, usize)> {
        let here = bead.range(side.other()).start;
        let mut found = Vec::new();
        for word in self.words(bead)[side].iter().filter(|word| !word.is_linked) {
            let partners = self.links.partners_of(word, side).iter();
            let segments = partners
                .flat_map(|(partner, _)| self.coverage.segments_with(side.other()).of(*partner));
            let nearest =
                segments.map(|segment| *segment as usize).min_by_key(|at| at.abs_diff(here));
            if let Some(place) = nearest.map(|place| (self.text(word, side), place))
                && !found.contains(&place)
            {
                found.push(place);
            }
        }
        found
    }

    /// The numbers that both sides have, those that the target lacks, and those that the source lacks.
    fn numbers(&self, bead: &Bead) -> [Vec<String>; 3] {
        let sides = Side::BOTH.map(|side| {
            let words = &self.links.words[side];
            let found = bead.range(side).flat_map(|segment| {
                let text = self.documents[side].segments[segment].as_str();
                let tokens = words.tokens(segment).iter();
                let meant = tokens.map(|token| (words.word(*token), words.form(*token).number));
                let number = |number: Number| (text[number.range.clone()].to_owned(), number);
                numbers_meant(text, meant).into_iter().map(number).collect::<Vec<_>>()
            });
            found.collect::<Vec<_>>()
        });
        let [source, target] = &sides;
        let has = |side: &[(String, Number)], number: &Number| {
            side.iter().any(|(_, other)| other.readings.meets(number.readings))
        };
        let needs_equal =
            |number: &Number| matches!(number.written, Written::Digits | Written::Words);
        let those = |numbers: &[(String, Number)], opposite: &[(String, Number)], common: bool| {
            let those = numbers
                .iter()
                .filter(|(_, number)| needs_equal(number) && has(opposite, number) == common);
            those.map(|(text, _)| text.clone()).collect::<Vec<_>>()
        };
        [those(source, target, true), those(source, target, false), those(target, source, false)]
    }
}
