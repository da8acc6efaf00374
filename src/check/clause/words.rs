//! The words of a bead that may be lost.

use super::super::Scene;
use super::super::headings::Heading;
use crate::align::{Answered, Answers, Bead, PlacedWord};
use crate::bitext::Side;
use crate::language::{Pack, pack};
use crate::text::fold;
use crate::text::words::is_acronym;
use std::ops::Range;

/// The content words of one side of a bead, but numbers and headings: these have rules of their own.
#[derive(Clone, Copy)]
pub(super) struct Words<'b> {
    pub placed: &'b [PlacedWord],
    /// Whether each is missed: nothing answers it, and it is none that other wording does without.
    pub missed: &'b [bool],
    /// For each the word of the other side that answers it and no other; not looked for where no word is missed.
    pub partners: &'b [Option<usize>],
}

/// The words of either side of a bead, to be read one bead after the other.
#[derive(Default)]
pub(super) struct OfBead {
    answered: Answered,
    missed: [Vec<bool>; 2],
    partners: [Vec<Option<usize>>; 2],
}

/// What there is to know of a form of a word.
#[derive(Clone, Copy)]
pub(in crate::check) struct Kind {
    is_number: bool,
    is_general: bool,
    is_acronym: bool,
}

/// What there is to know of the words of either side, by their forms.
pub(super) fn kinds(scene: &Scene<'_>) -> [Vec<Kind>; 2] {
    [Side::Source, Side::Target].map(|side| {
        let pack = pack(&scene.bitext.side(side).language);
        let is_general = |form: &str, pack: &Pack| {
            let folded = fold::accents(form);
            pack.is_general(folded.strip_suffix("'s").unwrap_or(&folded))
        };
        scene.memos(side).kinds.each(scene.words(side), |form| Kind {
            is_number: pack.is_some_and(|pack| pack.numbers().meaning(form).is_some()),
            is_general: pack.is_some_and(|pack| is_general(form, pack)),
            is_acronym: is_acronym(form),
        })
    })
}

impl OfBead {
    /// Reads the words of a bead.
    pub fn read(
        &mut self,
        scene: &Scene<'_>,
        answers: &Answers,
        kinds: &[Vec<Kind>; 2],
        bead: &Bead,
    ) -> [Words<'_>; 2] {
        let OfBead { answered, missed, partners } = self;
        let headings = [Side::Source, Side::Target].map(|side| headings_of(scene, bead, side));
        let is_heading = |side: Side, word: &PlacedWord| {
            headings[side as usize].iter().any(|own| {
                own.place.segment == word.segment && own.place.range.contains(&word.range.start)
            })
        };
        let kind = |side: Side, word: &PlacedWord| kinds[side as usize][word.form as usize];
        let asks = |side, word: &PlacedWord| !kind(side, word).is_number && !is_heading(side, word);
        answers.in_bead(bead, asks, answered);
        for side in [Side::Source, Side::Target] {
            let is_missed = |word: &PlacedWord| !word.answered && !kind(side, word).is_general;
            missed[side as usize].clear();
            missed[side as usize].extend(answered.words[side as usize].iter().map(is_missed));
            partners[side as usize].clear();
        }
        pair_acronyms(kinds, &answered.words, missed);
        if missed.iter().any(|missed| missed.contains(&true)) {
            answered.one_to_one(partners);
        }
        [0, 1].map(|side| Words {
            placed: &self.answered.words[side],
            missed: &self.missed[side],
            partners: &self.partners[side],
        })
    }
}

/// The headings on one side of a bead.
fn headings_of<'s>(scene: &'s Scene<'_>, bead: &Bead, side: Side) -> &'s [Heading] {
    let headings = scene.headings(side);
    let before =
        |segment: usize| headings.partition_point(|heading| heading.place.segment < segment);
    &headings[before(bead.range(side).start)..before(bead.range(side).end)]
}

/// Takes the acronyms that are missed on both sides for each other's, one for one: most are of their language alone.
fn pair_acronyms(
    kinds: &[Vec<Kind>; 2],
    words: &[Vec<PlacedWord>; 2],
    missed: &mut [Vec<bool>; 2],
) {
    let of_side = |side: Side| {
        let (words, kinds, missed) =
            (&words[side as usize], &kinds[side as usize], &missed[side as usize]);
        let is_own = |at: &usize| missed[*at] && kinds[words[*at].form as usize].is_acronym;
        (0..words.len()).filter(is_own).collect::<Vec<_>>()
    };
    for (own, other) in of_side(Side::Source).into_iter().zip(of_side(Side::Target)) {
        missed[0][own] = false;
        missed[1][other] = false;
    }
}

pub(super) fn unanswered(words: &[PlacedWord]) -> f64 {
    words.iter().filter(|word| !word.answered).count() as f64
}

/// The run of words in which those that are lost most outnumber the others, and by how many.
pub(super) fn heaviest_run(lost: impl Iterator<Item = bool>) -> (Range<usize>, f64) {
    let (mut best, mut most) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (index, lost) in lost.enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
        }
        sum += if lost { 1.0 } else { -1.0 };
        if sum > most {
            (best, most) = (start..index + 1, sum);
        }
    }
    (best, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Lexicon;
    use crate::bitext::pairs::from_pairs;
    use crate::check::Checker;
    use crate::glossary::Glossary;
    use crate::language::LanguageTag;
    use std::sync::Arc;

    #[test]
    fn words_that_other_wording_does_without_are_not_missed() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        for (english, spanish, missed) in [
            // nothing answers these: a general word, and one that is none
            ("We observed the owls.", "Los búhos.", [vec![], vec![]]),
            ("The barn owls slept.", "Los búhos.", [vec!["barn", "slept"], vec![]]),
            // acronyms of one language each
            ("The owls had RBPQ.", "Los búhos tenían CPTR.", [vec![], vec![]]),
            ("The owls had RBPQ.", "Los búhos.", [vec!["RBPQ"], vec![]]),
            // numbers and headings have rules of their own
            ("Results: Twenty owls.", "Los búhos.", [vec![], vec![]]),
        ] {
            let pair = (english.to_owned(), spanish.to_owned());
            let bitext = from_pairs("", (en.clone(), es.clone()), [pair]);
            let lexicon = Arc::new(Lexicon::shipped(&en, &es));
            let checker = Checker::new(Arc::new(Glossary::default()), lexicon, &en, &es);
            let scene = checker.scene(&bitext);
            let (answers, bead) = (scene.answers().unwrap(), &bitext.alignment.beads[0]);
            let mut of_bead = OfBead::default();
            let sides = of_bead.read(&scene, answers, &kinds(&scene), bead);
            let found = [english, spanish].into_iter().zip(&sides).map(|(text, words)| {
                let each = words.placed.iter().zip(words.missed).filter(|(_, missed)| **missed);
                each.map(|(word, _)| &text[word.range.clone()]).collect::<Vec<_>>()
            });
            assert_eq!(found.collect::<Vec<_>>(), missed, "{english}");
        }
    }

    #[test]
    fn the_heaviest_run_has_more_lost_words_than_others() {
        for (words, run, weight) in
            [("", 0..0, 0.0), ("...", 0..0, 0.0), (".xx.xx..x", 1..6, 3.0), ("x...xx", 4..6, 2.0)]
        {
            assert_eq!(heaviest_run(words.chars().map(|c| c == 'x')), (run, weight), "{words}");
        }
    }
}
