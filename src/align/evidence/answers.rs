//! Which words of a bitext answer which: what explanations tell and checks look at.

use super::super::{Bead, Lexicon};
use super::links::{Links, Partners};
use super::vocabulary::{ContentWords, Rows, Vocabulary};
use crate::bitext::Side;
use crate::language::LanguageTag;
use crate::text::forms::Forms;
use std::ops::Range;
use std::sync::OnceLock;

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
    /// For each segment of either side its content words.
    places: [Rows<Placed>; 2],
    links: Links,
    /// For each word of either side the segments that have it; found when first asked for.
    segments: [OnceLock<Rows<u32>>; 2],
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

/// The words of a bead and how they answer each other. For many beads one is enough, so that its lists are not made
/// anew.
#[derive(Default)]
pub struct Answered {
    /// Those of the source and those of the target.
    pub words: [Vec<PlacedWord>; 2],
    /// Words of the source and of the target that answer each other, by their places in the lists, and how well they do.
    links: Vec<(f32, usize, usize)>,
    /// The words of the target, and their places in the list, in the order of the words.
    by_word: Vec<(u32, usize)>,
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
        Answers { places: [source_places, target_places], links, segments: Default::default() }
    }

    /// Fills `answered` with the content words of a bead, in order, and how they answer each other; what it held of
    /// another bead is dropped. Words of which `asks` is not true answer, but are left out themselves.
    pub fn in_bead(
        &self,
        bead: &Bead,
        asks: impl Fn(Side, &PlacedWord) -> bool,
        answered: &mut Answered,
    ) {
        /// So much surer an answer must be that stands a whole bead farther away.
        const DISTANCE: f32 = 2.0;
        /// Of a word that stands often, so many are looked at before and behind the place that answers.
        const NEAREST: usize = 8;
        let Answered { words: [source, target], links, by_word } = answered;
        let [sources, targets] = [(Side::Source, &mut *source), (Side::Target, &mut *target)]
            .map(|(side, words)| self.asking_first(bead, side, |word| asks(side, word), words));
        by_word.clear();
        by_word.extend(target.iter().enumerate().map(|(at, word)| (word.word, at)));
        by_word.sort_unstable();
        let there = Bits::of(by_word.iter().map(|(word, _)| *word));
        links.clear();
        for (own, word) in source.iter_mut().enumerate() {
            let partners = self.links.targets.of(word.word).iter();
            for (partner, strength) in partners.filter(|(partner, _)| there.may_hold(*partner)) {
                let same = &by_word[by_word.partition_point(|(word, _)| word < partner)..];
                let Some((_, first)) = same.first().filter(|(word, _)| word == partner) else {
                    continue;
                };
                word.answered = true;
                target[*first].answered = true;
                if own >= sources {
                    continue;
                }
                let asks = |(word, at): &(u32, usize)| word == partner && *at < targets;
                let same = &same[..same.partition_point(asks)];
                let place = (own as f32 + 0.5) / sources as f32;
                let opposite = (place * targets as f32) as usize;
                let middle = same.partition_point(|(_, at)| *at < opposite);
                let nearest =
                    &same[middle.saturating_sub(NEAREST)..same.len().min(middle + NEAREST)];
                links.extend(nearest.iter().map(|(_, other)| {
                    let distance = (place - (*other as f32 + 0.5) / targets as f32).abs();
                    (strength - DISTANCE * distance, own, *other)
                }));
            }
        }
        for same in by_word.chunk_by(|(a, _), (b, _)| a == b) {
            if target[same[0].1].answered {
                same.iter().for_each(|(_, at)| target[*at].answered = true);
            }
        }
        source.truncate(sources);
        target.truncate(targets);
    }

    /// Lists the content words of one side of a bead, those first of which `asks` is true, and says how many these are.
    fn asking_first(
        &self,
        bead: &Bead,
        side: Side,
        asks: impl Fn(&PlacedWord) -> bool,
        asking: &mut Vec<PlacedWord>,
    ) -> usize {
        asking.clear();
        let mut others = Vec::new();
        for segment in bead.range(side) {
            for placed in self.places[side as usize].of(segment as u32) {
                let Placed { word, form, .. } = *placed;
                let (at, length) = (placed.at as usize, placed.length as usize);
                let range = at..at + length;
                let word = PlacedWord { segment, range, answered: false, form, word };
                if asks(&word) { asking.push(word) } else { others.push(word) }
            }
        }
        let count = asking.len();
        asking.append(&mut others);
        count
    }

    /// Whether two words, one of either side, answer each other.
    pub fn meet(&self, source: &PlacedWord, target: &PlacedWord) -> bool {
        self.links.targets.of(source.word).iter().any(|(partner, _)| *partner == target.word)
    }

    /// Whether the other side answers a word anywhere.
    pub fn has_answer(&self, word: &PlacedWord, side: Side) -> bool {
        !self.partners(word.word, side).is_empty()
    }

    /// The segments of the other side that answer a word.
    pub fn elsewhere(&self, word: &PlacedWord, side: Side) -> impl Iterator<Item = usize> {
        let segments = self.segments_with(side.other());
        let partners = self.partners(word.word, side).iter();
        partners.flat_map(|(partner, _)| segments.of(*partner).iter().map(|place| *place as usize))
    }

    fn segments_with(&self, side: Side) -> &Rows<u32> {
        self.segments[side as usize].get_or_init(|| {
            let segments = (0..).zip(self.places[side as usize].iter());
            let all: Vec<_> = segments
                .flat_map(|(segment, words)| words.iter().map(move |placed| (placed.word, segment)))
                .collect();
            Rows::new(self.partners_of(side).len(), &all)
        })
    }

    fn partners(&self, word: u32, side: Side) -> &[(u32, f32)] {
        self.partners_of(side).of(word)
    }

    fn partners_of(&self, side: Side) -> &Partners {
        match side {
            Side::Source => &self.links.targets,
            Side::Target => &self.links.sources,
        }
    }
}

impl Answered {
    /// Lists for each word of either side one answer at most, and none for two, by their places in the lists: the surest
    /// and nearest first.
    pub fn one_to_one(&mut self, [source, target]: &mut [Vec<Option<usize>>; 2]) {
        let surest = |(a, c, d): &(f32, usize, usize), (b, e, f): &(f32, usize, usize)| {
            b.total_cmp(a).then((c, d).cmp(&(e, f)))
        };
        self.links.sort_unstable_by(surest);
        for (partners, words) in [(&mut *source, &self.words[0]), (&mut *target, &self.words[1])] {
            partners.clear();
            partners.resize(words.len(), None);
        }
        for (_, own, other) in &self.links {
            if source[*own].is_none() && target[*other].is_none() {
                (source[*own], target[*other]) = (Some(*other), Some(*own));
            }
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
    let words: usize = (0..forms.texts()).map(|text| forms.tokens(text).len()).sum();
    // about half carry meaning
    let mut places = Rows::sized(forms.texts(), words / 2);
    for segment in 0..forms.texts() {
        for token in forms.tokens(segment) {
            let Some(word) = numbers[token.form as usize] else { continue };
            let range = forms.word(*token).range();
            let (at, length) = (range.start as u32, range.len() as u32);
            places.push(Placed { word, at, length, form: token.form });
        }
        places.end_row();
    }
    (vocabulary, places)
}
