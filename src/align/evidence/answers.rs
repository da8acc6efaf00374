//! Which words of a bitext answer which: what explanations tell and checks look at.

use super::super::{Bead, Lexicon};
use super::links::Links;
use super::vocabulary::{Vocabulary, content_words};
use crate::bitext::Side;
use crate::language::pack;
use crate::segment::SegmentedDocument;
use std::ops::Range;

/// The number of a word's type, and where it stands.
type Placed = (u32, Range<usize>);

/// The content words of two documents, and how they answer each other.
pub struct Answers {
    vocabularies: [Vocabulary; 2],
    /// For each segment of either side its words where they stand, by the number of their type.
    places: [Vec<Vec<Placed>>; 2],
    links: Links,
}

/// A content word of a bead where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedWord {
    pub segment: usize,
    /// Bytes of the segment's text.
    pub range: Range<usize>,
    /// Whether the other side of the bead has an answer.
    pub answered: bool,
    word: u32,
}

impl Answers {
    pub fn between(
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        lexicon: &Lexicon,
    ) -> Self {
        let vocabularies = [Vocabulary::of(source), Vocabulary::of(target)];
        let links = Links::between(&vocabularies[0], &vocabularies[1], lexicon);
        let places = [(source, &vocabularies[0]), (target, &vocabularies[1])]
            .map(|(document, vocabulary)| places(document, vocabulary));
        Answers { vocabularies, places, links }
    }

    /// The content words of one side of a bead, in order.
    pub fn words(&self, bead: &Bead, side: Side) -> Vec<PlacedWord> {
        let others = &self.vocabularies[side.other() as usize].segments[bead.range(side.other())];
        let mut words = Vec::new();
        for segment in bead.range(side) {
            for (word, range) in &self.places[side as usize][segment] {
                let answered = self
                    .partners(*word, side)
                    .iter()
                    .any(|(partner, _)| others.iter().any(|segment| segment.contains(partner)));
                words.push(PlacedWord { segment, range: range.clone(), answered, word: *word });
            }
        }
        words
    }

    /// Whether two words, one of either side, answer each other.
    pub fn meet(&self, source: &PlacedWord, target: &PlacedWord) -> bool {
        self.links.targets_of(source.word).iter().any(|(partner, _)| *partner == target.word)
    }

    /// The segments of the other side that answer a word.
    pub fn elsewhere(&self, word: &PlacedWord, side: Side) -> impl Iterator<Item = usize> {
        let other = &self.vocabularies[side.other() as usize];
        let partners = self.partners(word.word, side).iter();
        partners.flat_map(|(partner, _)| {
            other.types[*partner as usize].segments.iter().map(|place| *place as usize)
        })
    }

    fn partners(&self, word: u32, side: Side) -> &[(u32, f32)] {
        match side {
            Side::Source => self.links.targets_of(word),
            Side::Target => self.links.sources_of(word),
        }
    }
}

fn places(document: &SegmentedDocument, vocabulary: &Vocabulary) -> Vec<Vec<Placed>> {
    let pack = pack(&document.language);
    let numbers: rustc_hash::FxHashMap<&str, u32> =
        (0..).zip(&vocabulary.types).map(|(number, word)| (&*word.folded, number)).collect();
    let in_segment = |text: &str| {
        let mut places = Vec::new();
        content_words(text, pack, |word, folded| {
            places.extend(numbers.get(folded).map(|number| (*number, word.range())));
        });
        places
    };
    document.segments.iter().map(|segment| in_segment(segment.as_str())).collect()
}
