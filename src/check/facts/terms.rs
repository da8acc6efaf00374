//! Where a bitext has terms of the glossary.

use crate::bitext::Bitext;
use crate::check::finding::Place;
use crate::glossary::matcher::{Keys, Matcher, TermMatch};
use crate::join::join;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use crate::words::TextWords;
use std::ops::Range;
use std::sync::Arc;

/// The terms of both sides.
pub(in crate::check) struct Terms {
    /// For each segment the terms in it.
    of_segments: Sides<Vec<Vec<TermMatch>>>,
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
        Terms { of_segments: first.zip(second).map(join), keys }
    }

    /// The terms of a segment, in order, those inside longer ones included.
    pub(crate) fn in_segment(&self, side: Side, segment: usize) -> &[TermMatch] {
        &self.of_segments[side][segment]
    }

    /// The terms that a place is part of.
    pub(crate) fn at(
        &self,
        side: Side,
        place: &Place,
    ) -> impl Iterator<Item = &TermMatch> + use<'_> {
        let Range { start, end } = place.range;
        let covers = move |term: &&TermMatch| term.range.start <= start && end <= term.range.end;
        self.in_segment(side, place.segment).iter().filter(covers)
    }
}
