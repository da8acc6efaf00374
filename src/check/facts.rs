//! What several rules need to know of a bitext: each fact is found once, when a rule first asks for it.

use super::CheckContext;
use super::acronyms::Acronyms;
use super::clause::{self, Clause};
use super::headings::{Heading, headings};
use super::keywords::{self, KeywordLists};
use crate::align::Bead;
use crate::bitext::Side;
use crate::segment::Segment;
use crate::side::Sides;
use crate::words::WordLinks;
use std::sync::OnceLock;

/// The facts of a bitext that were found so far.
#[derive(Default)]
pub(super) struct DocumentFacts {
    links: OnceLock<WordLinks>,
    /// For each side the characters before each segment, blanks left out, and at last those of all.
    lengths: OnceLock<Sides<Vec<usize>>>,
    acronyms: OnceLock<Acronyms>,
    clauses: OnceLock<Vec<Clause>>,
    headings: OnceLock<Sides<Vec<Heading>>>,
    keyword_lists: OnceLock<Vec<KeywordLists>>,
}

impl CheckContext<'_> {
    /// Which words of the two texts translate each other; `None` where no lexicon has the languages.
    pub(super) fn links(&self) -> Option<&WordLinks> {
        let find = || WordLinks::between(self.words.clone(), self.lexicon());
        (!self.lexicon().is_empty()).then(|| self.facts.links.get_or_init(find))
    }

    /// The acronyms of both sides.
    pub(super) fn acronyms(&self) -> &Acronyms {
        self.facts.acronyms.get_or_init(|| Acronyms::find(self))
    }

    /// The clauses that one side of a bead has and the other lacks.
    pub(super) fn clauses(&self) -> &[Clause] {
        self.facts.clauses.get_or_init(|| clause::uncovered(self))
    }

    /// The section headings of a side, in order.
    pub(super) fn headings(&self, side: Side) -> &[Heading] {
        &self.facts.headings.get_or_init(|| self.sides(headings))[side]
    }

    /// The keyword lists of the beads that have one on either side.
    pub(super) fn keyword_lists(&self) -> &[KeywordLists] {
        self.facts.keyword_lists.get_or_init(|| keywords::lists(self))
    }

    /// How many times as long as expected a side of a bead is, by the lengths of the two texts.
    pub(super) fn excess_length(&self, bead: &Bead, side: Side) -> f64 {
        /// Added to both: few characters say little of how long translations are, and of what one lacks.
        const PRIOR_OF_TEXT: f64 = 300.0;
        const PRIOR_OF_BEAD: f64 = 20.0;
        let lengths = self.facts.lengths.get_or_init(|| self.sides(lengths));
        let share = |side: Side| {
            let (before, range) = (&lengths[side], bead.range(side));
            let bead = (before[range.end] - before[range.start]) as f64 + PRIOR_OF_BEAD;
            bead / (before[before.len() - 1] as f64 + PRIOR_OF_TEXT)
        };
        let excess = share(Side::Source) / share(Side::Target);
        if side == Side::Source { excess } else { 1.0 / excess }
    }
}

fn lengths(context: &CheckContext<'_>, side: Side) -> Vec<usize> {
    // bytes that begin a character; blanks beyond ASCII are few
    let counts = |byte: &u8| (byte & 0xc0) != 0x80 && !byte.is_ascii_whitespace();
    let mut sum = 0;
    let segments = context.bitext.side(side).segments.iter().map(Segment::as_str);
    let sums = segments.map(|text| {
        sum += text.bytes().filter(counts).count();
        sum
    });
    [0].into_iter().chain(sums).collect()
}
