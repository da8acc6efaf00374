//! What rules look at: a bitext with the terms found in it.

use super::acronyms::Acronyms;
use super::clause::{self, Clause};
use super::headings::{Heading, headings};
use super::keywords::{self, Lists};
use super::{Checker, Place, sense, word_class};
use crate::align::Bead;
use crate::bitext::{Bitext, Side};
use crate::glossary::matcher::{Keys, TermMatch};
use crate::glossary::{Concept, Status, Term};
use crate::language::{LanguageTag, pack};
use crate::segment::Segment;
use crate::side::Sides;
use crate::text::scan;
use crate::together::together;
use crate::words::{Lexicon, TextWords, WordLinks};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A bitext and the terms on both its sides.
pub struct Scene<'b> {
    pub bitext: &'b Bitext,
    checker: &'b Checker,
    /// The words of either side's segments.
    words: Sides<Arc<TextWords>>,
    /// Which words translate each other; found when first asked for.
    links: OnceLock<WordLinks>,
    /// For each side how many characters that are not blank stand before each segment, and in all; counted when
    /// first asked for.
    lengths: OnceLock<[Vec<usize>; 2]>,
    /// What the forms of these words may stand for in terms.
    keys: [Keys; 2],
    /// For each segment of either side the terms in it.
    terms: [Vec<Vec<TermMatch>>; 2],
    /// Found when a rule first asks for them.
    acronyms: OnceLock<Acronyms>,
    clauses: OnceLock<Vec<Clause>>,
    headings: OnceLock<[Vec<Heading>; 2]>,
    keyword_lists: OnceLock<Vec<Lists>>,
}

/// A term where it stands.
#[derive(Clone, Copy)]
pub struct Match<'b> {
    pub segment: usize,
    pub found: &'b TermMatch,
    pub concept: &'b Concept,
    pub term: &'b Term,
    pub text: &'b str,
}

impl<'b> Scene<'b> {
    pub(super) fn new(bitext: &'b Bitext, checker: &'b Checker) -> Self {
        let worth = is_long(bitext);
        let matchers = &checker.matchers;
        let texts = |side| bitext.side(side).segments.iter().map(Segment::as_str);
        let read = |side: Side| {
            let words = checker.lexicon.read(&bitext.side(side).language, texts(side));
            let keys = matchers[side as usize].keys_of(&words);
            (Arc::new(words), keys)
        };
        let (source, target) = together(worth, || read(Side::Source), || read(Side::Target));
        let words = Sides::new(source.0, target.0);
        let keys = [source.1, target.1];
        // one side may have far more terms than the other: each thread takes half of both
        let find = |half: usize| {
            [Side::Source, Side::Target].map(|side| {
                let all = texts(side).len();
                let (start, end) = (all * half / 2, all * (half + 1) / 2);
                let texts = texts(side).enumerate().take(end).skip(start);
                matchers[side as usize].find_all(texts, &words[side], &keys[side as usize])
            })
        };
        let (mut terms, rest) = together(worth, || find(0), || find(1));
        terms.iter_mut().zip(rest).for_each(|(terms, rest)| terms.extend(rest));
        Scene {
            bitext,
            checker,
            words,
            keys,
            links: OnceLock::new(),
            lengths: OnceLock::new(),
            terms,
            acronyms: OnceLock::new(),
            clauses: OnceLock::new(),
            headings: OnceLock::new(),
            keyword_lists: OnceLock::new(),
        }
    }

    /// The words of the segments of a side.
    pub(super) fn words(&self, side: Side) -> &TextWords {
        &self.words[side]
    }

    /// Which words of the two texts translate each other; none where no lexicon knows the languages.
    pub(super) fn links(&self) -> Option<&WordLinks> {
        let find = || WordLinks::between(self.words.clone(), self.lexicon());
        (!self.lexicon().is_empty()).then(|| self.links.get_or_init(find))
    }

    /// How many times as long as expected a side of a bead is, by the lengths of the two texts.
    pub(super) fn excess_length(&self, bead: &Bead, side: Side) -> f64 {
        /// Few characters say little of how long translations are, and of what one lacks.
        const PRIOR: f64 = 300.0;
        const LEAST: f64 = 20.0;
        let lengths = self.lengths.get_or_init(|| {
            [Side::Source, Side::Target].map(|side| {
                let mut sum = 0;
                // bytes that begin characters; blanks beyond ASCII are few
                let counts = |byte: &u8| (byte & 0xc0) != 0x80 && !byte.is_ascii_whitespace();
                let length = |segment: &Segment| scan::count(segment.as_str().as_bytes(), counts);
                let segments = self.bitext.side(side).segments.iter().map(|segment| {
                    sum += length(segment);
                    sum
                });
                [0].into_iter().chain(segments).collect()
            })
        });
        let [source, target] = [Side::Source, Side::Target].map(|side| {
            let (sums, range) = (&lengths[side as usize], bead.range(side));
            let own = (sums[range.end] - sums[range.start]) as f64 + LEAST;
            own / (sums[sums.len() - 1] as f64 + PRIOR)
        });
        let stretch = source / target;
        if side == Side::Source { stretch } else { 1.0 / stretch }
    }

    /// Whether there is enough to look at that several threads are worth starting.
    pub(super) fn is_long(&self) -> bool {
        is_long(self.bitext)
    }

    /// The beads with their indices.
    pub fn beads(&self) -> impl Iterator<Item = (usize, &'b Bead)> + use<'b> {
        self.bitext.alignment.beads.iter().enumerate()
    }

    /// The bead that a segment is in.
    pub(super) fn bead_of(&self, side: Side, segment: usize) -> usize {
        self.bitext.alignment.beads.partition_point(|bead| bead.range(side).end <= segment)
    }

    /// The segments on one side of a bead, each with its index.
    pub fn texts(
        &self,
        bead: &Bead,
        side: Side,
    ) -> impl Iterator<Item = (usize, &'b str)> + use<'b> {
        let segments = self.bitext.segments(bead, side).iter().map(Segment::as_str);
        (bead.range(side).start..).zip(segments)
    }

    /// The terms on one side of a bead, in order, those inside longer ones included.
    pub fn matches(&self, bead: &Bead, side: Side) -> impl Iterator<Item = Match<'_>> {
        self.found(bead, side).map(move |(segment, found)| self.view(side, segment, found))
    }

    /// The first term of a concept, by its index, on one side of a bead.
    pub fn first_of(&self, concept: usize, bead: &Bead, side: Side) -> Option<Match<'_>> {
        let mut found = self.found(bead, side).filter(|(_, found)| found.concept == concept);
        found.next().map(|(segment, found)| self.view(side, segment, found))
    }

    /// The terms on one side of a bead, each with its segment.
    fn found(&self, bead: &Bead, side: Side) -> impl Iterator<Item = (usize, &TermMatch)> {
        let segments = &self.terms[side as usize];
        bead.range(side)
            .flat_map(|segment| segments[segment].iter().map(move |found| (segment, found)))
    }

    /// The terms that a place is part of, those inside longer ones included.
    pub(super) fn terms_at(
        &self,
        side: Side,
        segment: usize,
        range: &Range<usize>,
    ) -> Vec<Match<'_>> {
        let terms = &self.terms[side as usize][segment];
        let covers =
            |found: &&TermMatch| found.range.start <= range.start && range.end <= found.range.end;
        terms.iter().filter(covers).map(|found| self.view(side, segment, found)).collect()
    }

    /// Whether a place is part of a term that may be used.
    pub(super) fn is_accepted(&self, side: Side, segment: usize, range: &Range<usize>) -> bool {
        self.terms_at(side, segment, range).iter().any(|found| found.term.is_accepted())
    }

    /// The terms on one side of a bead, of those that `asks` takes, that nothing on the other side answers; the
    /// first of each concept and of each place.
    pub(super) fn unanswered(
        &self,
        bead: &Bead,
        side: Side,
        asks: impl Fn(&Term) -> bool,
    ) -> Vec<Match<'_>> {
        let own: Vec<Match<'_>> = self.matches(bead, side).collect();
        if own.is_empty() {
            return Vec::new();
        }
        let pack = pack(self.language(side));
        let text = |found: &Match<'_>| self.bitext.side(side).segments[found.segment].as_str();
        let is_used = |found: &Match<'_>| {
            !pack.is_some_and(|pack| word_class::is_other_than_noun(found, text(found), pack))
        };
        let mut unanswered: Vec<Match<'_>> = Vec::new();
        for found in
            own.iter().filter(|found| !found.found.hidden && asks(found.term) && is_used(found))
        {
            // homographs: of the senses that the text speaks for one that the other side has is the one meant
            let senses = own.iter().filter(|sense| sense.place() == found.place()).collect();
            let senses = sense::meant(senses, text(found), pack);
            if senses.iter().all(|sense| sense.found.concept != found.found.concept) {
                continue;
            }
            let answered = senses
                .iter()
                .any(|sense| self.first_of(sense.found.concept, bead, side.other()).is_some());
            let known = unanswered.iter().any(|known| {
                known.found.concept == found.found.concept || known.place() == found.place()
            });
            if !answered && !known && !self.is_scattered(found.concept, bead, side.other()) {
                unanswered.push(*found);
            }
        }
        unanswered
    }

    /// Whether a side has all words of a term of the concept, though others stand between them: the "mental health"
    /// in "mental and physical health".
    fn is_scattered(&self, concept: &Concept, bead: &Bead, side: Side) -> bool {
        let matcher = &self.checker.matchers[side as usize];
        bead.range(side).any(|segment| {
            let terms = concept.terms_in(self.language(side));
            let tokens = self.words(side).tokens(segment);
            matcher.has_words_of_any(terms, tokens, &self.keys[side as usize])
        })
    }

    fn view<'s>(&'s self, side: Side, segment: usize, found: &'s TermMatch) -> Match<'s> {
        let concept = &self.checker.glossary.concepts[found.concept];
        Match {
            segment,
            found,
            concept,
            term: &concept.terms[found.term],
            text: &self.bitext.side(side).segments[segment].as_str()[found.range.clone()],
        }
    }

    /// The acronyms of both sides.
    pub(super) fn acronyms(&self) -> &Acronyms {
        self.acronyms.get_or_init(|| Acronyms::of(self.bitext, &self.words))
    }

    /// The clauses that one side of a bead has and the other lacks.
    pub(super) fn clauses(&self) -> &[Clause] {
        self.clauses.get_or_init(|| clause::uncovered(self))
    }

    /// The section headings of a side, in order.
    pub(super) fn headings(&self, side: Side) -> &[Heading] {
        let sides = [Side::Source, Side::Target];
        let of_side = |side| headings(self.bitext, self.words(side), side);
        let find = || sides.map(of_side);
        &self.headings.get_or_init(find)[side as usize]
    }

    /// The beads that have a keyword list on either side.
    pub(super) fn keyword_lists(&self) -> &[Lists] {
        self.keyword_lists.get_or_init(|| keywords::lists(self))
    }

    /// The words of the two languages that answer each other.
    pub fn lexicon(&self) -> &Lexicon {
        &self.checker.lexicon
    }

    /// The language of a side.
    pub fn language(&self, side: Side) -> &LanguageTag {
        &self.bitext.side(side).language
    }

    /// The whole of a segment, as a place.
    pub(super) fn whole(&self, side: Side, segment: usize) -> Place {
        Place { segment, range: 0..self.bitext.side(side).segments[segment].as_str().len() }
    }
}

fn is_long(bitext: &Bitext) -> bool {
    const MANY: usize = 500;
    bitext.alignment.beads.len() >= MANY
}

impl Match<'_> {
    /// Where it stands.
    pub fn place(&self) -> Place {
        Place { segment: self.segment, range: self.found.range.clone() }
    }

    /// How the words in the text are the term, and then `what`: a term that stands there as the glossary has it
    /// needs no explanation.
    pub(super) fn because(&self, what: &str) -> String {
        match self.found.form {
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
