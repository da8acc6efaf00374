//! Which words of a bitext answer which: what explanations tell and checks look at.

use super::super::{Bead, Lexicon};
use super::links::Links;
use super::vocabulary::{Tokens, Vocabulary};
use crate::bitext::Side;
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
        let (source_words, source_places) = read(source);
        let (target_words, target_places) = read(target);
        let links = Links::between(&source_words, &target_words, lexicon);
        let vocabularies = [source_words, target_words];
        let places = [source_places, target_places];
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
        self.links.targets.of(source.word).iter().any(|(partner, _)| *partner == target.word)
    }

    /// The segments of the other side that answer a word.
    pub fn elsewhere(&self, word: &PlacedWord, side: Side) -> impl Iterator<Item = usize> {
        let other = &self.vocabularies[side.other() as usize];
        let partners = self.partners(word.word, side).iter();
        partners.flat_map(|(partner, _)| other.places(*partner).iter().map(|place| *place as usize))
    }

    fn partners(&self, word: u32, side: Side) -> &[(u32, f32)] {
        match side {
            Side::Source => self.links.targets.of(word),
            Side::Target => self.links.sources.of(word),
        }
    }
}

/// The words of a document, and where they stand in each segment.
fn read(document: &SegmentedDocument) -> (Vocabulary, Vec<Vec<Placed>>) {
    let mut places = vec![Vec::new(); document.segments.len()];
    let vocabulary = Vocabulary::placed(&Tokens::of(document), |number, segment, word| {
        places[segment].push((number, word.range()));
    });
    (vocabulary, places)
}
