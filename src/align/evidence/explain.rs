//! What the evidence for a bead is, in the words and numbers of the texts.

use super::super::{Alignment, Bead, Lexicon, Model};
use super::answers::{Answered, Answers, PlacedWord};
use super::known::KnownWords;
use super::{Evidence, Lattice};
use crate::bitext::Side;
use crate::language::pack;
use crate::segment::{Segment, SegmentedDocument};
use crate::text::forms::Forms;
use crate::text::number::{Number, Written, numbers};

/// What speaks for a bead and against it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The bead.
    pub bead: Bead,
    /// Words of the source and of the target that answer each other.
    pub answered: Vec<(String, String)>,
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

/// So many rivals are told, if they are at all likely.
const RIVALS: usize = 2;
const LEAST_RIVAL: f64 = 0.01;

/// Explains each bead of an alignment that `model` and `lexicon` made.
pub fn explain(
    source: &SegmentedDocument,
    target: &SegmentedDocument,
    alignment: &Alignment,
    model: &Model,
    lexicon: &Lexicon,
) -> Vec<Explanation> {
    let evidence = Evidence::gather(source, target, lexicon);
    let lattice = Lattice::new(evidence.band(), |s, t| model.score(&evidence, s, t));
    let mut likely: Vec<Bead> =
        lattice.posteriors().1.filter(|bead| bead.confidence >= LEAST_RIVAL).collect();
    likely.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let forms =
        [source, target].map(|document| Forms::of(document.segments.iter().map(Segment::as_str)));
    let known = KnownWords::new(&source.language, &target.language);
    let answers = Answers::between(forms.each_ref(), &known, lexicon);
    let texts = Texts { documents: [source, target], answers };
    let explanation = |bead: &Bead| {
        let overlaps = |rival: &&Bead| {
            let common = |side| {
                let (own, other) = (bead.range(side), rival.range(side));
                own.start < other.end && other.start < own.end
            };
            let same = rival.source == bead.source && rival.target == bead.target;
            // the place of what is alone on one side does not matter
            let both_alone = bead.is_null() && rival.is_null();
            !same && !both_alone && (common(Side::Source) || common(Side::Target))
        };
        let coverage = evidence.words.shares(&bead.source, &bead.target);
        let [numbers, lost, added] = texts.numbers(bead);
        Explanation {
            bead: bead.clone(),
            answered: texts.answered(bead),
            elsewhere: [Side::Source, Side::Target].map(|side| texts.elsewhere(bead, side)),
            shares: coverage,
            numbers,
            numbers_missed: [lost, added],
            headings: [
                evidence.headings.classes(0, bead.source.clone()),
                evidence.headings.classes(1, bead.target.clone()),
            ],
            stretch: (!bead.is_null())
                .then(|| evidence.lengths.stretch(&bead.source, &bead.target)),
            rivals: likely.iter().filter(overlaps).take(RIVALS).cloned().collect(),
        }
    };
    alignment.beads.iter().map(explanation).collect()
}

struct Texts<'d> {
    documents: [&'d SegmentedDocument; 2],
    answers: Answers,
}

impl Texts<'_> {
    fn text(&self, word: &PlacedWord, side: Side) -> String {
        let segment = &self.documents[side as usize].segments[word.segment];
        segment.as_str()[word.range.clone()].to_owned()
    }

    /// The content words of either side of a bead.
    fn words(&self, bead: &Bead) -> [Vec<PlacedWord>; 2] {
        let mut answered = Answered::default();
        self.answers.in_bead(bead, |_, _| true, &mut answered);
        answered.words
    }

    /// The words of the source with the first that answers each, each pair once.
    fn answered(&self, bead: &Bead) -> Vec<(String, String)> {
        let [words, others] = self.words(bead);
        let mut pairs = Vec::new();
        for word in words {
            let other = others.iter().find(|other| self.answers.meet(&word, other));
            if let Some(other) = other {
                let pair = (self.text(&word, Side::Source), self.text(other, Side::Target));
                let small = |(a, b): &(String, String)| (a.to_lowercase(), b.to_lowercase());
                if !pairs.iter().any(|known| small(known) == small(&pair)) {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// The words of a side that only other segments of the other side answer, each with the nearest of those.
    fn elsewhere(&self, bead: &Bead, side: Side) -> Vec<(String, usize)> {
        let here = bead.range(side.other()).start;
        let mut found = Vec::new();
        let words = &self.words(bead)[side as usize];
        for word in words.iter().filter(|word| !word.answered) {
            let places = self.answers.elsewhere(word, side);
            let nearest = places.min_by_key(|place| place.abs_diff(here));
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
        let sides = [Side::Source, Side::Target].map(|side| {
            let document = self.documents[side as usize];
            let words = pack(&document.language).map(|pack| pack.numbers());
            let segments = document.segments[bead.range(side)].iter();
            let found = segments.flat_map(|segment| {
                let text = segment.as_str();
                let number = |number: Number| (text[number.range.clone()].to_owned(), number);
                numbers(text, words).into_iter().map(number).collect::<Vec<_>>()
            });
            found.collect::<Vec<_>>()
        });
        let [source, target] = &sides;
        let has = |side: &[(String, Number)], number: &Number| {
            side.iter().any(|(_, other)| other.readings.meets(number.readings))
        };
        let asks = |number: &Number| matches!(number.written, Written::Digits | Written::Words);
        let those = |own: &[(String, Number)], other: &[(String, Number)], common: bool| {
            let own = own.iter().filter(|(_, number)| asks(number) && has(other, number) == common);
            own.map(|(text, _)| text.clone()).collect::<Vec<_>>()
        };
        [those(source, target, true), those(source, target, false), those(target, source, false)]
    }
}
