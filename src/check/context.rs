//! What a rule may ask: the bitext, its beads, its languages, its words.

use super::facts::DocumentFacts;
use super::terms::Terms;
use super::{Checker, Place};
use crate::align::Bead;
use crate::bitext::{Bitext, Side};
use crate::language::LanguageTag;
use crate::segment::Segment;
use crate::side::Sides;
use crate::together::together;
use crate::words::{Lexicon, TextWords};
use std::sync::Arc;

/// A bitext that is checked, with the terms in it and what else rules share.
pub struct CheckContext<'b> {
    /// The bitext.
    pub bitext: &'b Bitext,
    pub(super) checker: &'b Checker,
    pub(super) words: Sides<Arc<TextWords>>,
    pub(super) terms: Terms,
    pub(super) facts: DocumentFacts,
}

impl<'b> CheckContext<'b> {
    pub(super) fn new(bitext: &'b Bitext, checker: &'b Checker) -> Self {
        let words = |side: Side| {
            let texts = bitext.side(side).segments.iter().map(Segment::as_str);
            Arc::new(checker.lexicon.read(&bitext.side(side).language, texts))
        };
        let (source, target) =
            together(is_long(bitext), || words(Side::Source), || words(Side::Target));
        let words = Sides::new(source, target);
        let terms = Terms::find(bitext, &words, checker.matchers.as_ref(), is_long(bitext));
        CheckContext { bitext, checker, words, terms, facts: DocumentFacts::default() }
    }

    /// The words of the segments of a side.
    pub(super) fn words(&self, side: Side) -> &TextWords {
        &self.words[side]
    }

    /// Whether the bitext is so long that several threads are worth starting.
    pub(super) fn is_long(&self) -> bool {
        is_long(self.bitext)
    }

    /// The beads with their indices.
    pub fn beads(&self) -> impl Iterator<Item = (usize, &'b Bead)> + use<'b> {
        self.bitext.alignment.beads.iter().enumerate()
    }

    /// The index of the bead that a segment is in.
    pub(super) fn bead_of(&self, side: Side, segment: usize) -> usize {
        self.bitext.alignment.beads.partition_point(|bead| bead.range(side).end <= segment)
    }

    /// The text of a segment.
    pub(super) fn text(&self, side: Side, segment: usize) -> &'b str {
        self.bitext.side(side).segments[segment].as_str()
    }

    /// The texts of the segments on one side of a bead, each with the index of its segment.
    pub(super) fn texts(
        &self,
        bead: &Bead,
        side: Side,
    ) -> impl Iterator<Item = (usize, &'b str)> + use<'b> {
        let segments = self.bitext.segments(bead, side).iter().map(Segment::as_str);
        (bead.range(side).start..).zip(segments)
    }

    /// The text at a place.
    pub(super) fn text_at(&self, side: Side, place: &Place) -> &'b str {
        &self.text(side, place.segment)[place.range.clone()]
    }

    /// The whole of a segment, as a place.
    pub(super) fn whole(&self, side: Side, segment: usize) -> Place {
        Place { segment, range: 0..self.text(side, segment).len() }
    }

    /// The language of a side.
    pub fn language(&self, side: Side) -> &LanguageTag {
        &self.bitext.side(side).language
    }

    /// The lexicon of the two languages.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.checker.lexicon
    }

    /// What `find` gives for each side.
    pub(super) fn sides<T>(&self, find: impl Fn(&Self, Side) -> T) -> Sides<T> {
        Sides::from_fn(|side| find(self, side))
    }
}

fn is_long(bitext: &Bitext) -> bool {
    const MANY_BEADS: usize = 500;
    bitext.alignment.beads.len() >= MANY_BEADS
}
