//! What the evidence for a bead is, in the words and numbers of the texts.

use super::super::{Alignment, Bead, Lexicon, Model};
use super::links::Links;
use super::vocabulary::{Vocabulary, content_words};
use super::{Evidence, Lattice};
use crate::bitext::Side;
use crate::language::pack;
use crate::segment::SegmentedDocument;
use crate::text::number::{Number, Written, numbers};
use rustc_hash::FxHashMap;

/// What speaks for a bead and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
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
        lattice.posteriors().filter(|bead| bead.confidence >= LEAST_RIVAL).collect();
    likely.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let vocabularies = [Vocabulary::of(source), Vocabulary::of(target)];
    let links = Links::between(&vocabularies[0], &vocabularies[1], lexicon);
    let texts = Texts { documents: [source, target], vocabularies, links };
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
    vocabularies: [Vocabulary; 2],
    links: Links,
}

impl Texts<'_> {
    /// The words of one side of a bead as they are written, by the number of their type.
    fn words(&self, bead: &Bead, side: Side) -> Vec<(u32, String)> {
        let (document, vocabulary) =
            (self.documents[side as usize], &self.vocabularies[side as usize]);
        let mut forms: FxHashMap<String, String> = FxHashMap::default();
        for segment in &document.segments[bead.range(side)] {
            content_words(segment.as_str(), pack(&document.language), |form, folded| {
                forms.entry(folded.to_owned()).or_insert_with(|| form.to_owned());
            });
        }
        let mut words: Vec<u32> =
            vocabulary.segments[bead.range(side)].iter().flatten().copied().collect();
        let mut seen = Vec::new();
        words.retain(|word| {
            !seen.contains(word) && {
                seen.push(*word);
                true
            }
        });
        let form =
            |word: u32| Some((word, forms.get(&vocabulary.types[word as usize].folded)?.clone()));
        words.into_iter().filter_map(form).collect()
    }

    fn partners(&self, word: u32, side: Side) -> &[(u32, f32)] {
        match side {
            Side::Source => self.links.targets_of(word),
            Side::Target => self.links.sources_of(word),
        }
    }

    fn answered(&self, bead: &Bead) -> Vec<(String, String)> {
        let others = self.words(bead, Side::Target);
        let answer = |(word, form): (u32, String)| {
            let partners = self.partners(word, Side::Source);
            let is_partner = |other: &u32| partners.iter().any(|(partner, _)| partner == other);
            let (_, other) = others.iter().find(|(other, _)| is_partner(other))?;
            Some((form, other.clone()))
        };
        self.words(bead, Side::Source).into_iter().filter_map(answer).collect()
    }

    fn elsewhere(&self, bead: &Bead, side: Side) -> Vec<(String, usize)> {
        let here = bead.range(side.other());
        let place = |(word, form): (u32, String)| {
            let places = self.partners(word, side).iter().flat_map(|(partner, _)| {
                let other = &self.vocabularies[side.other() as usize].types[*partner as usize];
                other.segments.iter().map(|place| *place as usize)
            });
            let places: Vec<usize> = places.collect();
            if places.iter().any(|place| here.contains(place)) {
                return None;
            }
            let distance = |place: &usize| place.abs_diff(here.start);
            Some((form, places.into_iter().min_by_key(distance)?))
        };
        self.words(bead, side).into_iter().filter_map(place).collect()
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
