//! Where a bitext has terms of the glossary.

use crate::bitext::Bitext;
use crate::check::finding::Place;
use crate::glossary::matcher::{Keys, Matcher, TermMatch};
use crate::join::join;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use crate::words::TextWords;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// The terms of both sides.
pub(in crate::check) struct Terms {
    /// For each segment the terms in it, by their places.
    of_segments: Sides<Vec<Vec<TermMatch>>>,
    /// For a segment and a concept, by their indexes, the index of its first term there.
    first: Sides<FxHashMap<(usize, usize), usize>>,
    /// The length of the longest in bytes.
    longest: Sides<usize>,
    /// Which words of terms the words of the segments may be.
    pub keys: Sides<Keys>,
}

impl Terms {
    pub(super) fn find(
        bitext: &Bitext,
        words: &Sides<Arc<TextWords>>,
        matchers: &Sides<Matcher>,
        is_long: bool,
    ) -> Self {
        let keys = |side: Side| matchers[side].keys_of(&words[side]);
        let (source, target) = join(is_long, || keys(Side::Source), || keys(Side::Target));
        let keys = Sides::new(source, target);
        // one side may have far more terms than the other: each thread takes half of both
        let find = |half: usize| {
            Sides::from_fn(|side| {
                let texts = bitext.side(side).segments.iter().map(Segment::as_str);
                let (start, end) = (texts.len() * half / 2, texts.len() * (half + 1) / 2);
                let texts = texts.enumerate().take(end).skip(start);
                matchers[side].find_all(texts, &words[side], &keys[side])
            })
        };
        let (first, second) = join(is_long, || find(0), || find(1));
        let join = |(mut first, second): (Vec<_>, Vec<_>)| {
            first.extend(second);
            first
        };
        let of_segments = first.zip(second).map(join);
        let longest = of_segments.as_ref().map(|segments| {
            segments.iter().flatten().map(|term| term.range.len()).max().unwrap_or(0)
        });
        Terms {
            first: of_segments.as_ref().map(|segments| first_terms(segments)),
            of_segments,
            longest,
            keys,
        }
    }

    /// The terms of a segment, in order, those inside longer ones included.
    pub(crate) fn in_segment(&self, side: Side, segment: usize) -> &[TermMatch] {
        &self.of_segments[side][segment]
    }

    /// The first term of a concept, by its index, in a segment.
    pub(crate) fn first_of(
        &self,
        concept: usize,
        side: Side,
        segment: usize,
    ) -> Option<&TermMatch> {
        let index = self.first[side].get(&(segment, concept))?;
        self.of_segments[side][segment].get(*index)
    }

    /// The terms that a place is part of.
    pub(crate) fn at(
        &self,
        side: Side,
        place: &Place,
    ) -> impl Iterator<Item = &TermMatch> + use<'_> {
        let Range { start, end } = place.range;
        let terms = self.in_segment(side, place.segment);
        let longest = self.longest[side];
        let from = terms.partition_point(|term| term.range.start + longest < end);
        let to = terms.partition_point(|term| term.range.start <= start);
        let terms = terms.get(from..to).unwrap_or_default();
        terms.iter().filter(move |term| end <= term.range.end)
    }
}

fn first_terms(segments: &[Vec<TermMatch>]) -> FxHashMap<(usize, usize), usize> {
    let mut first = FxHashMap::default();
    for (segment, terms) in segments.iter().enumerate() {
        for (index, term) in terms.iter().enumerate() {
            first.entry((segment, term.concept)).or_insert(index);
        }
    }
    first
}
