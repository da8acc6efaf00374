//! The terms of the glossary in a bitext: what rules about terms ask.

mod found_term;
mod sense;
mod substitute;
mod word_class;

pub(crate) use found_term::FoundTerm;
pub(super) use found_term::{choice, suggestion};
pub(super) use substitute::substitute;

use super::context::CheckContext;
use super::finding::Place;
use crate::align::Bead;
use crate::glossary::matcher::TermMatch;
use crate::glossary::{Concept, Term};
use crate::language::pack;
use crate::side::Side;

impl CheckContext<'_> {
    /// The terms on one side of a bead, in order, those inside longer ones included.
    pub(crate) fn terms_in(&self, bead: &Bead, side: Side) -> impl Iterator<Item = FoundTerm<'_>> {
        bead.range(side).flat_map(move |segment| {
            let terms = self.facts.terms().in_segment(side, segment).iter();
            terms.map(move |matched| self.found_term(side, segment, matched))
        })
    }

    /// The first term of a concept, by its index, on one side of a bead.
    pub(crate) fn first_term_of(
        &self,
        concept: usize,
        bead: &Bead,
        side: Side,
    ) -> Option<FoundTerm<'_>> {
        self.terms_in(bead, side).find(|found| found.matched.concept == concept)
    }

    /// The terms that a place is part of, those inside longer ones included.
    pub(super) fn terms_at(
        &self,
        side: Side,
        place: &Place,
    ) -> impl Iterator<Item = FoundTerm<'_>> {
        let segment = place.segment;
        let terms = self.facts.terms().at(side, place);
        terms.map(move |matched| self.found_term(side, segment, matched))
    }

    /// Whether a place is part of a term that may be used.
    pub(super) fn is_accepted_term(&self, side: Side, place: &Place) -> bool {
        self.terms_at(side, place).any(|found| found.term.is_accepted())
    }

    /// The terms on one side of a bead whose concepts the other side has no term for: of those terms that are
    /// `wanted`, the first of each concept and of each place.
    pub(super) fn terms_without_counterpart(
        &self,
        bead: &Bead,
        side: Side,
        wanted: impl Fn(&Term) -> bool,
    ) -> Vec<FoundTerm<'_>> {
        let all: Vec<FoundTerm<'_>> = self.terms_in(bead, side).collect();
        let pack = pack(self.language(side));
        let has_counterpart = |sense: &&FoundTerm<'_>| {
            self.first_term_of(sense.matched.concept, bead, side.other()).is_some()
        };
        let mut lacking: Vec<FoundTerm<'_>> = Vec::new();
        for found in all.iter().filter(|found| !found.matched.hidden && wanted(found.term)) {
            let (text, concept) = (self.text(side, found.segment), found.matched.concept);
            if pack.is_some_and(|pack| word_class::is_other_than_noun(found, text, pack)) {
                continue;
            }
            // homographs: of the senses that the text speaks for, one that the other side has is the one meant
            let senses = all.iter().filter(|sense| sense.place() == found.place()).collect();
            let senses = sense::meant(senses, text, pack);
            let is_meant = senses.iter().any(|sense| sense.matched.concept == concept);
            let is_reported = lacking
                .iter()
                .any(|other| other.matched.concept == concept || other.place() == found.place());
            if is_meant
                && !is_reported
                && !senses.iter().any(has_counterpart)
                && !self.has_scattered_term(found.concept, bead, side.other())
            {
                lacking.push(*found);
            }
        }
        lacking
    }

    /// Whether a segment has all words of a term of the concept, but with others between them: the "mental health" in
    /// "mental and physical health".
    fn has_scattered_term(&self, concept: &Concept, bead: &Bead, side: Side) -> bool {
        bead.range(side).any(|segment| {
            let terms = concept.terms_in(self.language(side));
            let tokens = self.facts.words(side).tokens(segment);
            self.matchers[side].has_words_of_any(terms, tokens, &self.facts.terms().keys[side])
        })
    }

    fn found_term<'c>(
        &'c self,
        side: Side,
        segment: usize,
        matched: &'c TermMatch,
    ) -> FoundTerm<'c> {
        let concept = &self.glossary.concepts[matched.concept];
        FoundTerm {
            segment,
            matched,
            concept,
            term: &concept.terms[matched.term],
            text: &self.text(side, segment)[matched.range.clone()],
        }
    }
}
