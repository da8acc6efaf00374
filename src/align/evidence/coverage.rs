//! How much of the words of either side of a bead the other side translates.

use super::super::band::Band;
use super::super::bead::WIDEST;
use super::sums::sums;
use crate::side::{Side, Sides};
use crate::words::{Rows, WordLinks};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// Which words of each segment are linked where on the other side.
pub(crate) struct WordCoverage {
    source: SideWords,
    target: SideWords,
}

/// What the words of a bead say, in weight of words of both sides.
pub(super) struct Coverage {
    /// Of words that the other side of the bead translates.
    pub covered: f64,
    /// Of words that it does not, but other segments do.
    pub elsewhere: f64,
    /// Of words that the segment before or behind the other side translates, and that side does not.
    pub beside: f64,
    /// Of words that nothing translates.
    pub untranslated: f64,
    /// The share of either side that is covered, the lesser of the two.
    pub least_share: f64,
    /// The mean of both shares.
    pub share: f64,
}

/// The content words of one side.
struct SideWords {
    /// How much each word tells: less the more segments have it.
    weights: Vec<f32>,
    partners: Arc<Rows<(u32, f32)>>,
    /// For each segment its words.
    segments: Rows<u32>,
    /// The summed weight of the words of all segments before each, and of those that are translated within the band.
    mass: Vec<f64>,
    translated: Vec<f64>,
    /// For each word of the other side the segments that have it, in order.
    places: Rows<u32>,
    /// How many segments the other side has.
    opposite_segments: usize,
    cover: Cover,
}

struct Word<'s> {
    weight: f32,
    partners: &'s [(u32, f32)],
}

/// What the spans of the other side cover of all segments before each, counted beforehand where the band may ask:
/// what they cover of several is then one difference.
#[derive(Default)]
struct Cover {
    /// For each number of segments the first span start that is counted, and where its row begins in `values`.
    rows: Vec<(usize, usize)>,
    /// For each start the weight that spans of 1, 2 … segments cover.
    values: Vec<[f32; SPAN]>,
}

impl Cover {
    /// What a span covers of the segments before `segment`, if it was counted.
    fn before(&self, segment: usize, span: &Range<usize>) -> Option<f32> {
        let (first, row) = *self.rows.get(segment)?;
        let end = self.rows.get(segment + 1).map_or(self.values.len(), |next| next.1);
        let at = row + span.start.checked_sub(first)?;
        (at < end && span.len() <= SPAN).then(|| self.values[at][span.len() - 1])
    }
}

/// The widest span: a bead and a segment before and behind it.
const SPAN: usize = WIDEST + 2;
/// A word that more segments have is no sign, by itself, of where in a long text they belong.
const COMMON: usize = 40;

impl WordCoverage {
    pub(crate) fn new(links: &WordLinks) -> Self {
        let [source, target] = Side::BOTH.map(|side| links.words[side].content_by_text());
        let there = source.inverted(links.words.source.content_count());
        let here = target.inverted(links.words.target.content_count());
        let (sources, targets) = (source.len(), target.len());
        let weights = |places: &Rows<u32>, segments: usize| {
            places.iter().map(|having| weight(having.len(), segments)).collect::<Vec<_>>()
        };
        let (of_sources, of_targets) = (weights(&there, sources), weights(&here, targets));
        let partners = |side| Arc::clone(links.partners(side));
        WordCoverage {
            source: SideWords::new(of_sources, partners(Side::Source), source, here, targets),
            target: SideWords::new(of_targets, partners(Side::Target), target, there, sources),
        }
    }

    /// For each content word of a side the segments that have it, in order.
    pub(super) fn segments_with(&self, side: Side) -> &Rows<u32> {
        match side {
            Side::Source => &self.target.places,
            Side::Target => &self.source.places,
        }
    }

    /// For each segment of the source and each of the target the mean share of their words that the other has, 0 to 1.
    pub(crate) fn mean_shares(&self) -> Vec<Vec<f64>> {
        let segments = |side: &SideWords| (0..side.segments.len()).map(|at| at..at + 1);
        let share = |source: &Range<usize>, target: &Range<usize>| {
            let there = self.source.share(source, target).unwrap_or(1.0);
            let here = self.target.share(target, source).unwrap_or(1.0);
            f64::from(there + here) / 2.0
        };
        let row = |source| segments(&self.target).map(|target| share(&source, &target)).collect();
        segments(&self.source).map(row).collect()
    }

    /// The target segments that share words with a source segment, and the weight of the words that they share.
    pub(super) fn similar(&self, source: usize) -> FxHashMap<u32, f32> {
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for word in self.source.words_of(source) {
            for (partner, strength) in word.partners {
                let places = self.source.places.of(*partner);
                for place in places.iter().filter(|_| places.len() <= COMMON) {
                    *shared.entry(*place).or_default() += word.weight * strength;
                }
            }
        }
        shared
    }

    /// The share of the words of two segments that the other has, and how many words it is of, the lesser of both; none
    /// where either has a single word.
    pub(super) fn common_share(&self, source: usize, target: usize) -> Option<(f64, usize)> {
        let count = |side: &SideWords, segment: usize| side.segments.of(segment as u32).len();
        let words = count(&self.source, source).min(count(&self.target, target));
        (words > 1).then(|| (self.least_share(source, target), words))
    }

    /// The share of the words of two segments that the other has, of the side that has the lesser; 1 for one without words.
    fn least_share(&self, source: usize, target: usize) -> f64 {
        let (source, target) = (source..source + 1, target..target + 1);
        let there = self.source.share(&source, &target).unwrap_or(1.0);
        let here = self.target.share(&target, &source).unwrap_or(1.0);
        f64::from(there.min(here))
    }

    /// The share of the words of either side, by weight, that the other side of a bead has.
    pub(super) fn shares(&self, source: &Range<usize>, target: &Range<usize>) -> [f64; 2] {
        let shares = [self.source.share(source, target), self.target.share(target, source)];
        shares.map(|share| f64::from(share.unwrap_or(0.0)))
    }

    /// The share of the words of a segment of a side that the other side of its bead has, and the share of that other side
    /// that it covers and the rest of its own side does not.
    pub(super) fn joined(
        &self,
        side: Side,
        one: &Range<usize>,
        rest: &Range<usize>,
        opposite: &Range<usize>,
    ) -> (f64, f64) {
        let (here, there) = match side {
            Side::Source => (&self.source, &self.target),
            Side::Target => (&self.target, &self.source),
        };
        let all = one.start.min(rest.start)..one.end.max(rest.end);
        let gain = match (there.share(opposite, &all), there.share(opposite, rest)) {
            (Some(all), Some(rest)) => all - rest,
            _ => 0.0,
        };
        (f64::from(here.share(one, opposite).unwrap_or(1.0)), f64::from(gain))
    }

    /// Counts beforehand what beads within the band will ask for.
    pub(super) fn prepare(&mut self, band: &Band) {
        self.source.count(|segment| band.targets_near(segment));
        self.target.count(|segment| band.sources_near(segment));
    }

    /// For each segment of either side the largest share of words that it has in common with one of the other side, of the
    /// side that has the lesser, 0 to 1.
    pub(super) fn best_shares(&self, band: &Band) -> Sides<Vec<f64>> {
        let mut best =
            Sides::new(&self.source, &self.target).map(|side| vec![0.0; side.segments.len()]);
        for source in 0..self.source.segments.len() {
            for target in band.targets_near(source) {
                let share = self.least_share(source, target);
                for place in [&mut best.source[source], &mut best.target[target]] {
                    *place = share.max(*place);
                }
            }
        }
        best
    }

    /// What the words of a bead say; one side may be empty.
    pub(super) fn coverage(&self, source: &Range<usize>, target: &Range<usize>) -> Coverage {
        let s = self.source.part(source, target);
        let t = self.target.part(target, source);
        let both = |value: fn(&Part) -> f32| f64::from(value(&s) + value(&t));
        let share = |part: &Part| if part.mass > 0.0 { part.covered / part.mass } else { 1.0 };
        Coverage {
            covered: both(|part| part.covered),
            elsewhere: both(|part| part.translated - part.covered),
            beside: both(|part| part.around - part.covered),
            untranslated: both(|part| part.mass - part.translated),
            least_share: f64::from(share(&s).min(share(&t))),
            share: f64::from(share(&s) + share(&t)) / 2.0,
        }
    }
}

/// The weight of the words of one side of a bead: all, those translated somewhere, by the other side, and by the
/// other side and its neighbours.
struct Part {
    mass: f32,
    translated: f32,
    covered: f32,
    around: f32,
}

impl SideWords {
    fn new(
        weights: Vec<f32>,
        partners: Arc<Rows<(u32, f32)>>,
        segments: Rows<u32>,
        places: Rows<u32>,
        opposite_segments: usize,
    ) -> Self {
        let weight = |word: &u32| f64::from(weights[*word as usize]);
        let mass = sums(segments.iter().map(|segment| segment.iter().map(weight).sum()));
        SideWords {
            weights,
            partners,
            segments,
            mass,
            translated: Vec::new(),
            places,
            opposite_segments,
            cover: Cover::default(),
        }
    }

    fn words_of(&self, segment: usize) -> impl Iterator<Item = Word<'_>> {
        self.segments.of(segment as u32).iter().map(|word| Word {
            weight: self.weights[*word as usize],
            partners: self.partners.of(*word),
        })
    }

    /// The share of the words of some segments, by weight, that a span of the other side covers; none where they have no
    /// words.
    fn share(&self, segments: &Range<usize>, span: &Range<usize>) -> Option<f32> {
        let mass = (self.mass[segments.end] - self.mass[segments.start]) as f32;
        (mass > 0.0).then(|| self.covered(segments, span) / mass)
    }

    fn part(&self, segments: &Range<usize>, span: &Range<usize>) -> Part {
        let around = span.start.saturating_sub(1)..(span.end + 1).min(self.opposite_segments);
        Part {
            mass: (self.mass[segments.end] - self.mass[segments.start]) as f32,
            translated: (self.translated[segments.end] - self.translated[segments.start]) as f32,
            covered: self.covered(segments, span),
            around: self.covered(segments, &around),
        }
    }

    /// The weight of the words of some segments that a span of the other side translates.
    fn covered(&self, segments: &Range<usize>, span: &Range<usize>) -> f32 {
        if segments.is_empty() || span.is_empty() {
            return 0.0;
        }
        match (self.cover.before(segments.start, span), self.cover.before(segments.end, span)) {
            (Some(before), Some(after)) => (after - before).max(0.0),
            _ => segments.clone().map(|segment| self.weigh(segment, span)).sum(),
        }
    }

    /// The same for one segment, counted now.
    fn weigh(&self, segment: usize, span: &Range<usize>) -> f32 {
        self.words_of(segment).map(|word| word.weight * word.strength(span, &self.places)).sum()
    }

    /// Counts what is translated of each segment within its range, and what spans that start there cover. Ranges never
    /// go back.
    fn count(&mut self, range_of: impl Fn(usize) -> Range<usize>) {
        let count = self.segments.len();
        let mut cover = Cover::default();
        let mut translated = Vec::with_capacity(count);
        let mut near = Near::default();
        let mut of_segment: Vec<[f32; SPAN]> = Vec::new();
        let first = if count == 0 { 0..0 } else { range_of(0) };
        cover.rows.push((first.start, 0));
        cover.values.resize(first.len(), [0.0; SPAN]);
        for segment in 0..count {
            let range = range_of(segment);
            near.surest.resize(range.len() + SPAN, 0.0);
            of_segment.clear();
            of_segment.resize(range.len(), [0.0; SPAN]);
            for word in self.words_of(segment) {
                word.count(&range, &self.places, &mut near, &mut of_segment);
            }
            translated.push(f64::from(self.weigh(segment, &range)));
            // the next row goes on with what this one has, and begins what only the next segment needs
            let (before, row) = cover.rows[segment];
            let end = if segment + 1 < count { range_of(segment + 1).end } else { range.end };
            cover.rows.push((range.start, cover.values.len()));
            let row_end = cover.values.len();
            for start in range.start..end.max(range.end) {
                let so_far = row + start - before;
                let mut values = if so_far < row_end { cover.values[so_far] } else { [0.0; SPAN] };
                if let Some(added) = of_segment.get(start - range.start) {
                    values.iter_mut().zip(added).for_each(|(sum, added)| *sum += added);
                }
                cover.values.push(values);
            }
        }
        self.cover = cover;
        self.translated = sums(translated.into_iter());
    }
}

impl Word<'_> {
    /// How surely a span translates the word.
    fn strength(&self, span: &Range<usize>, places: &Rows<u32>) -> f32 {
        let there = |partner: u32| {
            let places = from(places.of(partner), span.start);
            places.first().is_some_and(|place| (*place as usize) < span.end)
        };
        let strengths = self.partners.iter().filter(|(partner, _)| there(*partner));
        strengths.map(|(_, strength)| *strength).fold(0.0, f32::max)
    }

    /// Adds the word's weight to each span that holds a translation, for the starts of `range`.
    fn count(
        &self,
        range: &Range<usize>,
        places: &Rows<u32>,
        near: &mut Near,
        values: &mut [[f32; SPAN]],
    ) {
        for (partner, strength) in self.partners {
            for place in from(places.of(*partner), range.start) {
                let place = *place as usize - range.start;
                if place >= near.surest.len() {
                    break;
                }
                if near.surest[place] == 0.0 {
                    near.places.push(place);
                }
                near.surest[place] = near.surest[place].max(*strength);
            }
        }
        near.places.sort_unstable();
        let mut next = 0;
        for &place in &near.places {
            // only spans that start up to their width before a translation hold it; each is counted once
            for start in next.max((place + 1).saturating_sub(SPAN))..(place + 1).min(values.len()) {
                let mut surest = 0.0f32;
                for (value, strength) in values[start].iter_mut().zip(&near.surest[start..]) {
                    surest = surest.max(*strength);
                    *value += self.weight * surest;
                }
            }
            next = place + 1;
        }
        near.places.drain(..).for_each(|place| near.surest[place] = 0.0);
    }
}

/// The places of the translations of one word; the room is used again for the next.
#[derive(Default)]
struct Near {
    /// For each place from the start of the range how surely it translates the word.
    surest: Vec<f32>,
    /// The places that do.
    places: Vec<usize>,
}

/// The places from `start` on.
fn from(places: &[u32], start: usize) -> &[u32] {
    &places[places.partition_point(|place| (*place as usize) < start)..]
}

/// How much a word tells that so many segments of a document have: 1 where it is one, less where there are more. A long
/// text is taken as so many abstracts: what counts is how many of the segments around have the word.
pub(super) fn weight(having: usize, segments: usize) -> f32 {
    const AROUND: f32 = 25.0;
    let all = segments as f32;
    let around = all.min(AROUND);
    let having = (having as f32 * around / all).max(1.0);
    ((around + 1.0) / having).ln() / (around + 1.0).ln()
}
