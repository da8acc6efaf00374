//! The terms of the glossary in a bitext.

use super::{CheckContext, Place, sense, word_class};
use crate::align::Bead;
use crate::bitext::{Bitext, Side};
use crate::glossary::matcher::{Keys, Matcher, TermMatch};
use crate::glossary::{Concept, Status, Term};
use crate::language::{LanguageTag, pack};
use crate::segment::Segment;
use crate::side::Sides;
use crate::together::together;
use crate::words::TextWords;
use std::ops::Range;
use std::sync::Arc;

/// The terms of both sides.
pub(super) struct Terms {
    /// For each segment the terms in it.
    of_segments: Sides<Vec<Vec<TermMatch>>>,
    /// Which words of terms the words of the segments may be.
    keys: Sides<Keys>,
}

/// A term that was found in a segment.
#[derive(Clone, Copy)]
pub struct FoundTerm<'c> {
    /// Index of the segment.
    pub segment: usize,
    /// How the text matches the term.
    pub matched: &'c TermMatch,
    /// The concept.
    pub concept: &'c Concept,
    /// The term as the glossary has it.
    pub term: &'c Term,
    /// The words of the text.
    pub text: &'c str,
}

impl Terms {
    /// Finds the terms, with two threads where that is worth it.
    pub fn find(
        bitext: &Bitext,
        words: &Sides<Arc<TextWords>>,
        matchers: Sides<&Matcher>,
        worth: bool,
    ) -> Self {
        let keys = |side: Side| matchers[side].keys_of(&words[side]);
        let (source, target) = together(worth, || keys(Side::Source), || keys(Side::Target));
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
        let (first, second) = together(worth, || find(0), || find(1));
        let joined = |(mut first, second): (Vec<_>, _)| {
            first.extend(second);
            first
        };
        Terms { of_segments: first.zip(second).map(joined), keys }
    }
}

impl CheckContext<'_> {
    /// The terms on one side of a bead, in order, those inside longer ones included.
    pub fn terms_in(&self, bead: &Bead, side: Side) -> impl Iterator<Item = FoundTerm<'_>> {
        bead.range(side).flat_map(move |segment| self.terms_of(side, segment))
    }

    /// The first term of a concept, by its index, on one side of a bead.
    pub fn first_term_of(&self, concept: usize, bead: &Bead, side: Side) -> Option<FoundTerm<'_>> {
        self.terms_in(bead, side).find(|found| found.matched.concept == concept)
    }

    /// The terms that a place is part of, those inside longer ones included.
    pub(super) fn terms_at<'c>(
        &'c self,
        side: Side,
        place: &Place,
    ) -> impl Iterator<Item = FoundTerm<'c>> + use<'c> {
        let Range { start, end } = place.range;
        self.terms_of(side, place.segment).filter(move |found| {
            let term = &found.matched.range;
            term.start <= start && end <= term.end
        })
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
        let mut lacking: Vec<FoundTerm<'_>> = Vec::new();
        for found in all.iter().filter(|found| !found.matched.hidden && wanted(found.term)) {
            let (text, concept) = (self.text(side, found.segment), found.matched.concept);
            if pack.is_some_and(|pack| word_class::is_other_than_noun(found, text, pack)) {
                continue;
            }
            // homographs: of the senses that the text speaks for, one that the other side has is the one meant
            let senses = all.iter().filter(|sense| sense.place() == found.place()).collect();
            let senses = sense::meant(senses, text, pack);
            if senses.iter().all(|sense| sense.matched.concept != concept) {
                continue;
            }
            let has_counterpart = senses.iter().any(|sense| {
                self.first_term_of(sense.matched.concept, bead, side.other()).is_some()
            });
            let is_reported = lacking
                .iter()
                .any(|other| other.matched.concept == concept || other.place() == found.place());
            if !has_counterpart
                && !is_reported
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
            let tokens = self.words(side).tokens(segment);
            self.checker.matchers[side].has_words_of_any(terms, tokens, &self.terms.keys[side])
        })
    }

    /// The terms of a segment.
    fn terms_of(&self, side: Side, segment: usize) -> impl Iterator<Item = FoundTerm<'_>> {
        self.terms.of_segments[side][segment].iter().map(move |matched| {
            let concept = &self.checker.glossary.concepts[matched.concept];
            FoundTerm {
                segment,
                matched,
                concept,
                term: &concept.terms[matched.term],
                text: &self.text(side, segment)[matched.range.clone()],
            }
        })
    }
}

impl FoundTerm<'_> {
    /// Where it stands.
    pub fn place(&self) -> Place {
        Place { segment: self.segment, range: self.matched.range.clone() }
    }

    /// How the words in the text are the term, and then `what`: a term that stands there as the glossary has it
    /// needs no explanation.
    pub(super) fn because(&self, what: &str) -> String {
        match self.matched.form {
            Some(form) => format!("“{}” is “{}” ({form}); {what}", self.text, self.term.text),
            None => what.to_owned(),
        }
    }
}

/// What to write for a concept: its preferred terms, or where there is none its admitted ones.
pub(super) fn suggestion(concept: &Concept, language: &LanguageTag) -> Option<String> {
    let accepted = concept.accepted(language);
    let preferred: Vec<&Term> =
        accepted.iter().copied().filter(|term| term.status == Status::Preferred).collect();
    let terms = if preferred.is_empty() { accepted } else { preferred };
    (!terms.is_empty()).then(|| format!("write {}", list(&terms)))
}

/// Terms as a person lists them: “a”, “b” or “c”; at most a few.
pub(super) fn list(terms: &[&Term]) -> String {
    const SHOWN: usize = 3;
    let quoted: Vec<String> =
        terms.iter().take(SHOWN).map(|term| format!("“{}”", term.text)).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
