//! Whether two aligned texts are plainly no translations of each other: by words whose translations are known and are
//! not there, or by numbers and lengths that contradict. That little is known of the words is no sign.

use super::bead::{Alignment, Bead, Kind};
use crate::language::{LanguageTag, clearly_in, pack, stopword_margin, stopword_signs};
use crate::segment::{Segment, SegmentedDocument};
use crate::side::{Side, Sides};
use crate::text::number::{Number, Written, numbers};
use crate::wording::{Message, message};
use crate::words::{Lexicon, LinkedWord, WordLinks};
use std::collections::BTreeSet;

/// Why two texts are no translations of each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unrelated {
    pub contradiction: Contradiction,
    /// The beads that speak most against it, the worst first.
    pub worst: Vec<usize>,
}

/// What contradicts that one text is the translation of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Contradiction {
    /// Each text is in the language of the other.
    Swapped,
    /// A text is in another language than it is said to be in.
    Language { side: Side, said: LanguageTag, found: LanguageTag },
    /// Of so many words with a known translation so few have it on the other side.
    Words { known: usize, linked: usize },
    /// Of so many numbers so few are on the other side.
    Numbers { all: usize, common: usize },
    /// One side has so many times the length of the other.
    Lengths { times: usize },
    /// Of so many beads so many are doubtful or have one side only.
    Doubtful { beads: usize, doubtful: usize },
}

impl Contradiction {
    pub(crate) fn message(self) -> Message {
        match self {
            Contradiction::Swapped => message!("contradiction-swapped"),
            Contradiction::Language { side, said, found } => message!(
                "contradiction-language",
                side: side,
                said: said.to_string(),
                found: found.to_string(),
            ),
            Contradiction::Words { known, linked } => {
                message!("contradiction-words", known: known, linked: linked)
            }
            Contradiction::Numbers { all, common } => {
                message!("contradiction-numbers", all: all, common: common)
            }
            Contradiction::Lengths { times } => message!("contradiction-lengths", times: times),
            Contradiction::Doubtful { beads, doubtful } => {
                message!("contradiction-doubtful", beads: beads, doubtful: doubtful)
            }
        }
    }
}

/// What the words and numbers of a bead, or of all, say.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Words with a known translation, and those of them that have it on the other side.
    known: Sides<usize>,
    linked: Sides<usize>,
    /// All words that may mean something, and those that have a like one on the other side.
    words: usize,
    alike: usize,
    numbers: usize,
    common_numbers: usize,
    lengths: Sides<usize>,
}

/// Finds out whether two texts are no translations of each other. In true pairs at least a quarter of the known words
/// are linked, mostly three quarters; in texts that have only the subject in common a tenth.
pub(crate) fn unrelated(
    documents: Sides<&SegmentedDocument>,
    alignment: &Alignment,
    links: &WordLinks,
    lexicon: &Lexicon,
) -> Option<Unrelated> {
    let tally = |bead: &Bead| Tally::of_words(documents, bead, links, lexicon);
    let sum = |tallies: &[Tally]| tallies.iter().fold(Tally::default(), |all, bead| all.plus(bead));
    let mut tallies: Vec<Tally> = alignment.beads.iter().map(tally).collect();
    let swapped = are_swapped(documents).then_some(Contradiction::Swapped);
    let misnamed = || Side::BOTH.into_iter().find_map(|side| misnamed(side, documents, alignment));
    let swapped = swapped.or_else(misnamed);
    let of_words = sum(&tallies);
    if swapped.is_none() && of_words.contradiction_of_words().is_none() && of_words.is_known() {
        return None; // nearly always
    }
    for (tally, bead) in tallies.iter_mut().zip(&alignment.beads) {
        tally.add_numbers(documents, bead);
    }
    let contradiction = swapped.or_else(|| sum(&tallies).contradiction())?;
    let is_pair = |(at, _): &(usize, &Tally)| !alignment.beads[*at].is_null();
    let mut worst: Vec<(usize, &Tally)> = tallies.iter().enumerate().filter(is_pair).collect();
    worst.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.badness()));
    Some(Unrelated { contradiction, worst: worst.into_iter().map(|(at, _)| at).collect() })
}

/// What contradicts the language that a text is said to be in: its words as a whole, and those of most segments; but for what
/// stands in both texts as it is, as references do, and what has no counterpart.
fn misnamed(
    side: Side,
    documents: Sides<&SegmentedDocument>,
    alignment: &Alignment,
) -> Option<Contradiction> {
    const LEAD: usize = 4;
    let segments = |bead: &Bead, side: Side| documents[side].segments[bead.range(side)].iter();
    let is_translated = |bead: &&Bead| {
        let [source, target] = Side::BOTH.map(|side| segments(bead, side).map(Segment::as_str));
        !bead.is_null() && !source.eq(target)
    };
    let beads = alignment.beads.iter().filter(is_translated);
    let texts: Vec<&str> =
        beads.flat_map(|bead| segments(bead, side)).map(Segment::as_str).collect();
    let said = &documents[side].language;
    let found = clearly_in(&texts.join("\n"), said, LEAD)?;
    let are_most = are_mostly_in(texts.into_iter(), &found, said);
    are_most.then(|| Contradiction::Language { side, said: said.clone(), found })
}

/// Whether each text is in the language of the other.
fn are_swapped(documents: Sides<&SegmentedDocument>) -> bool {
    const ENOUGH: isize = 4;
    let texts = |side: Side| documents[side].segments.iter().map(Segment::as_str);
    let language = |side: Side| &documents[side].language;
    let margins =
        Side::BOTH.map(|side| stopword_margin(texts(side), language(side.other()), language(side)));
    margins.iter().all(|margin| *margin > 0)
        && margins.iter().sum::<isize>() >= ENOUGH
        && Side::BOTH
            .into_iter()
            .all(|side| are_mostly_in(texts(side), language(side.other()), language(side)))
}

/// Whether of the texts whose words tell two languages apart most are in the first: a long quotation has more words than the
/// sentences around it.
fn are_mostly_in<'t>(
    texts: impl Iterator<Item = &'t str>,
    language: &LanguageTag,
    other: &LanguageTag,
) -> bool {
    stopword_signs(texts, language, other).sum::<isize>() > 0
}

/// Takes confidence from beads whose words have known translations of which the other side has none: a passage that was
/// replaced by another, or a sentence that was put with its neighbour though nothing answers it.
pub(super) fn doubt(
    documents: Sides<&SegmentedDocument>,
    beads: &mut [Bead],
    links: &WordLinks,
    lexicon: &Lexicon,
) {
    const DOUBTFUL: f64 = 0.5;
    if lexicon.is_empty() {
        return;
    }
    let is_sure = |bead: &&mut Bead| {
        !bead.is_null() && bead.status.is_automatic() && bead.confidence > DOUBTFUL
    };
    for bead in beads.iter_mut().filter(is_sure) {
        if contradicted(documents, bead, links, lexicon).is_some()
            || joins_a_stranger(documents, bead, links, lexicon)
        {
            bead.confidence = DOUBTFUL;
        }
    }
}

/// Whether nothing answers the first or the last of several segments of a side, once each word has its own counterpart.
fn joins_a_stranger(
    documents: Sides<&SegmentedDocument>,
    bead: &Bead,
    links: &WordLinks,
    lexicon: &Lexicon,
) -> bool {
    if bead.kind() == Kind(1, 1) {
        return false;
    }
    let mut words = links.in_bead(bead.ranges());
    let partners = links.one_to_one(&words);
    for side in Side::BOTH {
        for (word, partner) in words[side].iter_mut().zip(&partners[side]) {
            word.is_linked = partner.is_some();
        }
    }
    let is_stranger = |side: Side, segment: usize| {
        let own: Vec<LinkedWord> =
            words[side].iter().filter(|word| word.segment == segment).cloned().collect();
        let own = Sides::of(side, own, Vec::new());
        let part = Sides::of(side, segment..segment + 1, bead.range(side.other()));
        let part = Bead::new(part.source, part.target, bead.confidence);
        let mut tally = Tally::of(documents, &part, &own, links, lexicon);
        tally.has_words_against() && {
            tally.add_numbers(documents, &part);
            tally.common_numbers == 0
        }
    };
    Side::BOTH.into_iter().any(|side| {
        let range = bead.range(side);
        range.len() > 1
            && [range.start, range.end - 1].into_iter().any(|segment| is_stranger(side, segment))
    })
}

/// Of the words of a bead whose translations are known, how many there are and how many have one on the other side, where
/// these are so few that the sides do not translate each other, and they have no number in common either.
pub(crate) fn contradicted(
    documents: Sides<&SegmentedDocument>,
    bead: &Bead,
    links: &WordLinks,
    lexicon: &Lexicon,
) -> Option<KnownWords> {
    let mut tally = Tally::of_words(documents, bead, links, lexicon);
    if !tally.has_words_against() {
        return None;
    }
    tally.add_numbers(documents, bead);
    let (known, linked) = (total(&tally.known), total(&tally.linked));
    (tally.common_numbers == 0).then_some(KnownWords { known, linked })
}

/// How many words of a bead have a known translation, and how many of them have it on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownWords {
    pub known: usize,
    pub linked: usize,
}

/// So many words with known translations tell whether one text is the translation of the other.
const KNOWN: usize = 20;

impl Tally {
    /// What the words and lengths of a bead say.
    fn of_words(
        documents: Sides<&SegmentedDocument>,
        bead: &Bead,
        links: &WordLinks,
        lexicon: &Lexicon,
    ) -> Tally {
        Tally::of(documents, bead, &links.in_bead(bead.ranges()), links, lexicon)
    }

    /// What some words and the lengths of a bead say.
    fn of(
        documents: Sides<&SegmentedDocument>,
        bead: &Bead,
        words: &Sides<Vec<LinkedWord>>,
        links: &WordLinks,
        lexicon: &Lexicon,
    ) -> Tally {
        let mut tally = Tally::default();
        for side in Side::BOTH {
            let pack = pack(&documents[side].language);
            let is_known = |word: &&LinkedWord| {
                let form = &links.words[side].forms[word.form as usize];
                pack.is_some_and(|pack| lexicon.knows(pack, form.stem()))
            };
            let is_linked = |word: &&LinkedWord| word.is_linked;
            let known = words[side].iter().filter(is_known);
            tally.known[side] = known.clone().count();
            tally.linked[side] = known.filter(is_linked).count();
            tally.words += words[side].len();
            tally.alike += words[side].iter().filter(is_linked).count();
            let segments = &documents[side].segments[bead.range(side)];
            tally.lengths[side] = segments.iter().map(|one| one.as_str().len()).sum();
        }
        tally
    }

    /// Adds what its numbers say, which is dear to find and seldom asked.
    fn add_numbers(&mut self, documents: Sides<&SegmentedDocument>, bead: &Bead) {
        let digits = Sides::from_fn(|side| {
            let pack = pack(&documents[side].language).map(|pack| pack.numbers());
            let is_digits = |number: &Number| matches!(number.written, Written::Digits);
            let segments = documents[side].segments[bead.range(side)].iter();
            let all = segments.flat_map(|segment| numbers(segment.as_str(), pack));
            all.filter(is_digits).collect::<Vec<_>>()
        });
        for side in Side::BOTH {
            let opposite = digits[side.other()].iter().flat_map(|number| number.readings.iter());
            let opposite: BTreeSet<u64> = opposite.map(f64::to_bits).collect();
            let is_common = |number: &&Number| {
                number.readings.iter().any(|value| opposite.contains(&value.to_bits()))
            };
            self.numbers += digits[side].len();
            self.common_numbers += digits[side].iter().filter(is_common).count();
        }
    }

    fn plus(self, other: &Tally) -> Tally {
        Tally {
            known: Sides::from_fn(|side| self.known[side] + other.known[side]),
            linked: Sides::from_fn(|side| self.linked[side] + other.linked[side]),
            words: self.words + other.words,
            alike: self.alike + other.alike,
            numbers: self.numbers + other.numbers,
            common_numbers: self.common_numbers + other.common_numbers,
            lengths: Sides::from_fn(|side| self.lengths[side] + other.lengths[side]),
        }
    }

    /// Whether so many words are known that nothing else is asked.
    fn is_known(&self) -> bool {
        total(&self.known) >= KNOWN
    }

    /// What contradicts of the words of a whole text.
    fn contradiction_of_words(&self) -> Option<Contradiction> {
        const FEW_KNOWN: usize = 12;
        const LEAST_LINKED: f64 = 0.2;
        let (known, linked) = (total(&self.known), total(&self.linked));
        // one text may go on where the other ends
        let is_contained = |side: Side| {
            let (known, linked) = (self.known[side], self.linked[side]);
            known >= KNOWN && share(linked, known) >= LEAST_LINKED
        };
        let few_linked = self.is_known()
            && share(linked, known) < LEAST_LINKED
            && !Side::BOTH.into_iter().any(is_contained);
        let contradicts = few_linked || known >= FEW_KNOWN && linked == 0;
        contradicts.then_some(Contradiction::Words { known, linked })
    }

    /// What contradicts of a whole text.
    fn contradiction(&self) -> Option<Contradiction> {
        const NUMBERS: usize = 8;
        const LEAST_COMMON: f64 = 0.15;
        const LEAST_ALIKE: f64 = 0.05;
        const WORDS: usize = 40;
        const TIMES: usize = 6;
        let of_words = self.contradiction_of_words();
        if of_words.is_some() || self.is_known() {
            return of_words;
        }
        let (all, common) = (self.numbers, self.common_numbers);
        if all >= NUMBERS
            && share(common, all) < LEAST_COMMON
            && share(self.alike, self.words) < LEAST_ALIKE
        {
            return Some(Contradiction::Numbers { all, common });
        }
        let Sides { source, target } = self.lengths;
        let times = source.max(target) / source.min(target).max(1);
        (self.words >= WORDS && times >= TIMES).then_some(Contradiction::Lengths { times })
    }

    /// Whether the words of a bead contradict it. Of a thousand beads of good alignments without a common number this is
    /// true of one.
    fn has_words_against(&self) -> bool {
        const FEW: usize = 4;
        const MANY: usize = 7;
        const LEAST: f64 = 0.15;
        let (known, linked) = (total(&self.known), total(&self.linked));
        let few_linked = linked as f64 <= LEAST * known as f64;
        known >= FEW && linked == 0 || known >= MANY && few_linked
    }

    /// How much of a bead speaks against it.
    fn badness(&self) -> usize {
        let against =
            total(&self.known) - total(&self.linked) + 2 * (self.numbers - self.common_numbers);
        against.saturating_sub(2 * self.alike)
    }
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

fn total(sides: &Sides<usize>) -> usize {
    sides.iter().sum()
}
