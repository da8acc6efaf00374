//! Which words of a bitext answer which: what explanations tell and checks look at.

use super::super::{Bead, Lexicon};
use super::links::Links;
use super::vocabulary::{ContentWords, Rows, Vocabulary};
use crate::bitext::Side;
use crate::language::LanguageTag;
use crate::text::forms::Forms;
use std::ops::Range;

/// A content word where it stands.
#[derive(Clone, Copy, Default)]
struct Placed {
    /// The number of its type.
    word: u32,
    at: u32,
    length: u32,
    form: u32,
}

/// The content words of two documents, and how they answer each other.
pub struct Answers {
    vocabularies: [Vocabulary; 2],
    /// For each segment of either side its content words.
    places: [Rows<Placed>; 2],
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
    /// The number of its form among the words that were given.
    pub form: u32,
    word: u32,
}

/// Tells of most words that they are not among a few: a bit for each of these, and several words to a bit.
struct Bits(u128);

impl Bits {
    fn of(words: impl Iterator<Item = u32>) -> Self {
        Bits(words.fold(0, |bits, word| bits | 1 << (word % 128)))
    }

    fn may_hold(&self, word: u32) -> bool {
        self.0 >> (word % 128) & 1 != 0
    }
}

impl Answers {
    /// Which words answer which, of two documents in their languages with the words of their segments; `known` are
    /// those of earlier documents.
    pub fn between(
        (source, source_words): (&LanguageTag, &Forms<'_>),
        (target, target_words): (&LanguageTag, &Forms<'_>),
        known: [&ContentWords; 2],
        lexicon: &Lexicon,
    ) -> Self {
        let (source_words, source_places) = read(source, source_words, known[0]);
        let (target_words, target_places) = read(target, target_words, known[1]);
        let links = Links::between(&source_words, &target_words, lexicon);
        let vocabularies = [source_words, target_words];
        let places = [source_places, target_places];
        Answers { vocabularies, places, links }
    }

    /// The content words of one side of a bead, in order.
    pub fn words(&self, bead: &Bead, side: Side) -> Vec<PlacedWord> {
        let others = &self.vocabularies[side.other() as usize].segments[bead.range(side.other())];
        let there = Bits::of(others.iter().flatten().copied());
        let places = bead.range(side).map(|segment| self.places[side as usize].of(segment as u32));
        let mut words = Vec::with_capacity(places.map(<[_]>::len).sum());
        for segment in bead.range(side) {
            words.extend(self.places[side as usize].of(segment as u32).iter().map(|placed| {
                let mut partners = self.partners(placed.word, side).iter();
                let answered = partners.any(|(partner, _)| {
                    there.may_hold(*partner)
                        && others.iter().any(|segment| segment.contains(partner))
                });
                let Placed { word, form, .. } = *placed;
                let (at, length) = (placed.at as usize, placed.length as usize);
                PlacedWord { segment, range: at..at + length, answered, form, word }
            }));
        }
        words
    }

    /// One answer at most for each word of the source side of a bead among those of the target side, and none for two:
    /// the surest and nearest first.
    pub fn one_to_one(&self, source: &[PlacedWord], target: &[PlacedWord]) -> Vec<Option<usize>> {
        /// So much surer an answer must be that stands a whole bead farther away.
        const DISTANCE: f32 = 2.0;
        /// Of a word that stands often, so many are looked at before and behind the place that answers.
        const NEAREST: usize = 8;
        let place = |at: usize, words: &[PlacedWord]| (at as f32 + 0.5) / words.len() as f32;
        let mut by_word: Vec<(u32, usize)> = Vec::with_capacity(target.len());
        by_word.extend(
            (0..target.len()).filter(|at| target[*at].answered).map(|at| (target[at].word, at)),
        );
        by_word.sort_unstable();
        let there = Bits::of(by_word.iter().map(|(word, _)| *word));
        let mut pairs = Vec::with_capacity(2 * source.len());
        for (own, word) in source.iter().enumerate().filter(|(_, word)| word.answered) {
            let partners = self.links.targets.of(word.word).iter();
            for (partner, strength) in partners.filter(|(partner, _)| there.may_hold(*partner)) {
                let same = &by_word[by_word.partition_point(|(word, _)| word < partner)..];
                let same = &same[..same.partition_point(|(word, _)| word == partner)];
                let opposite = (place(own, source) * target.len() as f32) as usize;
                let middle = same.partition_point(|(_, at)| *at < opposite);
                let nearest =
                    &same[middle.saturating_sub(NEAREST)..same.len().min(middle + NEAREST)];
                pairs.extend(nearest.iter().map(|(_, other)| {
                    let distance = (place(own, source) - place(*other, target)).abs();
                    (strength - DISTANCE * distance, own, *other)
                }));
            }
        }
        pairs.sort_unstable_by(|(a, c, d), (b, e, f)| b.total_cmp(a).then((c, d).cmp(&(e, f))));
        let mut answers = vec![None; source.len()];
        let mut taken = vec![false; target.len()];
        for (_, own, other) in pairs {
            if answers[own].is_none() && !taken[other] {
                answers[own] = Some(other);
                taken[other] = true;
            }
        }
        answers
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
fn read(
    language: &LanguageTag,
    forms: &Forms<'_>,
    known: &ContentWords,
) -> (Vocabulary, Rows<Placed>) {
    let (vocabulary, numbers) = Vocabulary::of_forms(language, forms, known);
    let mut all = Vec::new();
    for segment in 0..forms.texts() {
        all.extend(forms.tokens(segment).iter().filter_map(|token| {
            let word = numbers[token.form as usize]?;
            let range = forms.word(*token).range();
            let (at, length) = (range.start as u32, range.len() as u32);
            let placed = Placed { word, at, length, form: token.form };
            Some((segment as u32, placed))
        }));
    }
    (vocabulary, Rows::new(forms.texts(), &all))
}
