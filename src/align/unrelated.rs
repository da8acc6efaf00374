//! Whether two aligned texts are plainly no translations of each other: by words whose translations are known and are
//! not there, or by numbers and lengths that contradict. That nothing is known of the words is no sign.

use super::bead::{Alignment, Bead};
use crate::language::pack;
use crate::segment::{Segment, SegmentedDocument};
use crate::side::{Side, Sides};
use crate::text::number::{Number, Written, numbers};
use crate::words::{Lexicon, LinkedWord, WordLinks};

/// Why two texts are no translations of each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unrelated {
    pub contradiction: Contradiction,
    /// The beads that speak most against it, the worst first.
    pub worst: Vec<usize>,
}

/// What contradicts that one text is the translation of the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Contradiction {
    /// Of so many words with a known translation so few have it on the other side.
    Words { known: usize, linked: usize },
    /// Of so many numbers so few are on the other side.
    Numbers { all: usize, common: usize },
    /// The target has so many times the length of the source.
    Lengths { source: usize, target: usize },
}

/// What the words and numbers of a bead say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub known: usize,
    pub linked: usize,
    pub numbers: usize,
    pub common_numbers: usize,
    pub lengths: [usize; 2],
    pub content: usize,
    pub alike: usize,
}

pub(crate) fn tallies(
    documents: Sides<&SegmentedDocument>,
    alignment: &Alignment,
    lexicon: &Lexicon,
) -> Vec<Tally> {
    let links = WordLinks::of_documents(documents, lexicon);
    alignment.beads.iter().map(|bead| tally(documents, bead, &links, lexicon)).collect()
}

fn tally(
    documents: Sides<&SegmentedDocument>,
    bead: &Bead,
    links: &WordLinks,
    lexicon: &Lexicon,
) -> Tally {
    let mut tally = Tally::default();
    let words = links.in_bead(Sides::from_fn(|side| bead.range(side)));
    for side in Side::BOTH {
        let pack = pack(&documents[side].language);
        let is_known = |word: &LinkedWord| {
            let form = &links.words[side].forms[word.form as usize];
            pack.is_some_and(|pack| lexicon.knows(pack, form.stem()))
        };
        tally.content += words[side].len();
        tally.alike += words[side].iter().filter(|word| word.is_linked).count();
        let known = words[side].iter().filter(|word| is_known(word));
        tally.known += known.clone().count();
        tally.linked += known.filter(|word| word.is_linked).count();
        let segments = &documents[side].segments[bead.range(side)];
        tally.lengths[side as usize] = segments.iter().map(|segment| segment.as_str().len()).sum();
    }
    let numbers = Sides::from_fn(|side| {
        let pack = pack(&documents[side].language).map(|pack| pack.numbers());
        let segments = documents[side].segments[bead.range(side)].iter().map(Segment::as_str);
        let digits = |number: &Number| matches!(number.written, Written::Digits);
        segments.flat_map(|text| numbers(text, pack)).filter(digits).collect::<Vec<_>>()
    });
    for side in Side::BOTH {
        let is_common = |number: &&Number| {
            numbers[side.other()].iter().any(|other| other.readings.meets(number.readings))
        };
        tally.numbers += numbers[side].len();
        tally.common_numbers += numbers[side].iter().filter(is_common).count();
    }
    tally
}
