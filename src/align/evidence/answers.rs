//! Which words of a bitext answer which: what explanations tell and checks look at.

use super::super::{Bead, Lexicon};
use super::known::{KnownWords, TextWords};
use super::links::Partners;
use super::vocabulary::Rows;
use crate::bitext::Side;
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
    /// For each word of the source those of the target that answer it, and the other way round.
    targets: Partners,
    sources: Partners,
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
    links: Vec<(f32, u32, u32)>,
    by_word: ByWord,
    others: Vec<PlacedWord>,
}

/// Where each word stands in a list.
#[derive(Default)]
struct ByWord {
    /// For each word, by its number, the stretch of `grouped` that is its own.
    groups: Vec<Group>,
    /// The places, word by word.
    grouped: Vec<u32>,
}

#[derive(Clone, Default)]
struct Group {
    count: u32,
    start: u32,
    end: u32,
}

impl ByWord {
    /// Takes in a list of words, of so many that there are.
    fn list(&mut self, words: &[PlacedWord], all: usize) {
        self.groups.resize(self.groups.len().max(all), Group::default());
        self.grouped.resize(self.grouped.len().max(words.len()), 0);
        words.iter().for_each(|word| self.groups[word.word as usize].count += 1);
        let mut free = 0;
        for (at, word) in (0..).zip(words) {
            let group = &mut self.groups[word.word as usize];
            if group.start == group.end {
                (group.start, group.end) = (free, free);
                free += group.count;
            }
            self.grouped[group.end as usize] = at;
            group.end += 1;
        }
    }

    /// The places of a word, in order.
    fn of(&self, word: u32) -> &[u32] {
        let group = &self.groups[word as usize];
        &self.grouped[group.start as usize..group.end as usize]
    }

    /// Forgets the list.
    fn clear(&mut self, words: &[PlacedWord]) {
        words.iter().for_each(|word| self.groups[word.word as usize] = Group::default());
    }
}

impl Answers {
    /// Which words answer which, of two documents by the words of their segments; `known` are those of earlier documents.
    pub fn between(texts: [&Forms<'_>; 2], known: &KnownWords, lexicon: &Lexicon) -> Self {
        let TextWords { of_forms, targets, sources } = known.of_texts(texts, lexicon);
        let places = [0, 1].map(|side| places(texts[side], &of_forms[side]));
        Answers { places, targets, sources, segments: Default::default() }
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
        let Answered { words: [source, target], links, by_word, others } = answered;
        let [sources, targets] =
            [(Side::Source, &mut *source), (Side::Target, &mut *target)].map(|(side, words)| {
                self.asking_first(bead, side, |word| asks(side, word), words, others)
            });
        by_word.list(target, self.sources.len());
        links.clear();
        for (own, word) in source.iter_mut().enumerate() {
            for (partner, strength) in self.targets.of(word.word) {
                let same = by_word.of(*partner);
                let Some(first) = same.first() else { continue };
                word.answered = true;
                target[*first as usize].answered = true;
                if own >= sources {
                    continue;
                }
                let same = &same[..same.partition_point(|at| (*at as usize) < targets)];
                let place = (own as f32 + 0.5) / sources as f32;
                let opposite = (place * targets as f32) as u32;
                let middle = same.partition_point(|at| *at < opposite);
                let nearest =
                    &same[middle.saturating_sub(NEAREST)..same.len().min(middle + NEAREST)];
                links.extend(nearest.iter().map(|other| {
                    let distance = (place - (*other as f32 + 0.5) / targets as f32).abs();
                    (strength - DISTANCE * distance, own as u32, *other)
                }));
            }
        }
        for at in 0..target.len() {
            let first = by_word.of(target[at].word)[0];
            target[at].answered = target[first as usize].answered;
        }
        by_word.clear(target);
        source.truncate(sources);
        target.truncate(targets);
    }

    /// Lists the content words of one side of a bead, those first of which `asks` is true, and says how many these are;
    /// `others` is room for the rest.
    fn asking_first(
        &self,
        bead: &Bead,
        side: Side,
        asks: impl Fn(&PlacedWord) -> bool,
        asking: &mut Vec<PlacedWord>,
        others: &mut Vec<PlacedWord>,
    ) -> usize {
        asking.clear();
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
        asking.append(others);
        count
    }

    /// Whether two words, one of either side, answer each other.
    pub fn meet(&self, source: &PlacedWord, target: &PlacedWord) -> bool {
        self.targets.of(source.word).iter().any(|(partner, _)| *partner == target.word)
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

    /// For each segment of a side its words, in order.
    pub(super) fn words(&self, side: Side) -> impl Iterator<Item = impl Iterator<Item = u32>> {
        let segments = self.places[side as usize].iter();
        segments.map(|words| words.iter().map(|placed| placed.word))
    }

    pub(super) fn partners(&self, word: u32, side: Side) -> &[(u32, f32)] {
        self.partners_of(side).of(word)
    }

    fn partners_of(&self, side: Side) -> &Partners {
        match side {
            Side::Source => &self.targets,
            Side::Target => &self.sources,
        }
    }
}

impl Answered {
    /// Lists for each word of either side one answer at most, and none for two, by their places in the lists: the surest
    /// and nearest first.
    pub fn one_to_one(&mut self, [source, target]: &mut [Vec<Option<usize>>; 2]) {
        let surest = |(a, c, d): &(f32, u32, u32), (b, e, f): &(f32, u32, u32)| {
            b.total_cmp(a).then((c, d).cmp(&(e, f)))
        };
        self.links.sort_unstable_by(surest);
        for (partners, words) in [(&mut *source, &self.words[0]), (&mut *target, &self.words[1])] {
            partners.clear();
            partners.resize(words.len(), None);
        }
        for (_, own, other) in &self.links {
            let (own, other) = (*own as usize, *other as usize);
            if source[own].is_none() && target[other].is_none() {
                (source[own], target[other]) = (Some(other), Some(own));
            }
        }
    }
}

/// Where the words of a document stand in each segment.
fn places(forms: &Forms<'_>, of_forms: &[Option<u32>]) -> Rows<Placed> {
    let words: usize = (0..forms.texts()).map(|text| forms.tokens(text).len()).sum();
    // about half carry meaning
    let mut places = Rows::sized(forms.texts(), words / 2);
    for segment in 0..forms.texts() {
        for token in forms.tokens(segment) {
            let Some(word) = of_forms[token.form as usize] else { continue };
            let range = forms.word(*token).range();
            let (at, length) = (range.start as u32, range.len() as u32);
            places.push(Placed { word, at, length, form: token.form });
        }
        places.end_row();
    }
    places
}
