//! The terms of the glossary in a bitext: what rules about terms ask.

mod derived;
mod found_term;
mod likeness;
mod rendered;
mod sense;
mod substitute;
mod unmeant;
mod word_class;

pub(crate) use found_term::FoundTerm;
pub(super) use found_term::{best_terms, choice, suggestion_for, suggestion_of};
pub(super) use rendered::MissingTerm;
pub(super) use substitute::substitute;

use super::context::CheckContext;
use super::finding::Place;
use crate::align::Bead;
use crate::glossary::Concept;
use crate::glossary::matcher::TermMatch;
use crate::language::pack;
use crate::side::Side;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

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
        bead.range(side).find_map(|segment| {
            let matched = self.facts.terms().first_of(concept, side, segment)?;
            Some(self.found_term(side, segment, matched))
        })
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

    /// The concepts that a term may stand for where it was found, its own first.
    pub(super) fn senses_of(&self, found: &FoundTerm<'_>) -> Vec<&Concept> {
        let side = Side::Source;
        let same = self.facts.terms().at(side, &found.place());
        let same = same.filter(|matched| matched.range == found.matched.range && !matched.hidden);
        let mut senses = vec![found.matched.concept];
        for matched in same {
            if !senses.contains(&matched.concept) {
                senses.push(matched.concept);
            }
        }
        senses.into_iter().map(|concept| &self.glossary.concepts[concept]).collect()
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
        wanted: impl Fn(&FoundTerm<'_>) -> bool,
    ) -> Vec<FoundTerm<'_>> {
        let all: Vec<FoundTerm<'_>> = self.terms_in(bead, side).collect();
        let pack = pack(self.language(side));
        let has_counterpart = |sense: &&FoundTerm<'_>| {
            self.first_term_of(sense.matched.concept, bead, side.other()).is_some()
                || self.may_have_term_of(sense.concept, bead, side.other())
        };
        let mut scattered: FxHashMap<usize, bool> = FxHashMap::default();
        let mut is_scattered = |found: &FoundTerm<'_>| {
            let known = scattered.entry(found.matched.concept);
            *known.or_insert_with(|| self.has_scattered_term(found.concept, bead, side.other()))
        };
        let mut lacking: Vec<FoundTerm<'_>> = Vec::new();
        let mut reported: FxHashSet<usize> = FxHashSet::default();
        // homographs: of the senses that the text speaks for, one that the other side has is the one meant
        for of_segment in all.chunk_by(|one, next| one.segment == next.segment) {
            let text = self.text(side, of_segment[0].segment);
            let around = LazyCell::new(|| sense::content_words(text, pack).collect());
            for senses in of_segment.chunk_by(|one, next| one.place() == next.place()) {
                let is_wanted = |found: &&FoundTerm<'_>| {
                    !found.matched.hidden
                        && wanted(found)
                        && !pack
                            .is_some_and(|pack| word_class::is_other_than_noun(found, text, pack))
                        && !self.is_unmeant(found, bead, side)
                };
                let mut wanted = senses.iter().filter(is_wanted).peekable();
                if wanted.peek().is_none() {
                    continue;
                }
                let of_user = senses.iter().any(|sense| sense.concept.comes_first);
                let senses = senses.iter().filter(|sense| sense.concept.comes_first || !of_user);
                let meant = sense::meant(senses.collect(), || LazyCell::force(&around), pack);
                if meant.iter().any(has_counterpart) {
                    continue;
                }
                let meant: FxHashSet<usize> =
                    meant.iter().map(|sense| sense.matched.concept).collect();
                let is_lacking = |found: &&FoundTerm<'_>| {
                    let concept = found.matched.concept;
                    let is_derived =
                        || side == Side::Source && self.is_said_by_derived_words(found, bead);
                    meant.contains(&concept)
                        && !reported.contains(&concept)
                        && !is_scattered(found)
                        && !is_derived()
                };
                if let Some(found) = wanted.find(is_lacking) {
                    reported.insert(found.matched.concept);
                    lacking.push(*found);
                }
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
