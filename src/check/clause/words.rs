//! The words of a bead that may be lost.

use super::super::CheckContext;
use super::super::headings::Heading;
use crate::align::Bead;
use crate::side::{Side, Sides};
use crate::words::{LinkedWord, WordLinks};
use std::ops::Range;

/// The content words of one side of a bead, without numbers and headings: these have rules of their own.
pub(super) struct Words {
    pub placed: Vec<LinkedWord>,
    /// Whether each is missed: nothing translates it, and it is none that other wording does without.
    pub missed: Vec<bool>,
    /// For each the word of the other side that translates it and no other.
    pub partners: Vec<Option<usize>>,
}

/// The words of either side of a bead.
pub(super) fn words_of_bead(
    context: &CheckContext<'_>,
    links: &WordLinks,
    bead: &Bead,
) -> Sides<Words> {
    let mut words = links.in_bead(Sides::from_fn(|side| bead.range(side)));
    let mut missed = Sides::from_fn(|side| {
        let headings = headings_of(context, bead, side);
        let is_heading = |word: &LinkedWord| {
            headings.iter().any(|own| {
                own.place.segment == word.segment && own.place.range.contains(&word.range.start)
            })
        };
        let form = |word: &LinkedWord| &context.words(side).forms[word.form as usize];
        words[side].retain(|word| form(word).number.is_none() && !is_heading(word));
        let is_missed = |word: &LinkedWord| !word.is_linked && !form(word).traits().is_general;
        words[side].iter().map(is_missed).collect::<Vec<_>>()
    });
    pair_acronyms(context, &words, &mut missed);
    let partners = links.one_to_one(&words);
    let side = |(placed, (missed, partners))| Words { placed, missed, partners };
    words.zip(missed.zip(partners)).map(side)
}

/// The headings on one side of a bead.
fn headings_of<'s>(context: &'s CheckContext<'_>, bead: &Bead, side: Side) -> &'s [Heading] {
    let headings = context.headings(side);
    let before =
        |segment: usize| headings.partition_point(|heading| heading.place.segment < segment);
    &headings[before(bead.range(side).start)..before(bead.range(side).end)]
}

/// Takes the acronyms that are missed on both sides for each other's, one for one: most are of their language alone.
fn pair_acronyms(
    context: &CheckContext<'_>,
    words: &Sides<Vec<LinkedWord>>,
    missed: &mut Sides<Vec<bool>>,
) {
    let [sources, targets] = Side::BOTH.map(|side| {
        let form = |at: usize| &context.words(side).forms[words[side][at].form as usize];
        let is_own = |at: &usize| missed[side][*at] && form(*at).traits().is_acronym;
        (0..words[side].len()).filter(is_own).collect::<Vec<_>>()
    });
    for (source, target) in sources.into_iter().zip(targets) {
        missed.source[source] = false;
        missed.target[target] = false;
    }
}

/// How many words nothing translates.
pub(super) fn unlinked(words: &[LinkedWord]) -> f64 {
    words.iter().filter(|word| !word.is_linked).count() as f64
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
    use crate::bitext::pairs::from_pairs;
    use crate::check::Checker;
    use crate::glossary::Glossary;
    use crate::language::LanguageTag;
    use crate::words::Lexicon;
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
            let context = checker.context(&bitext);
            let bead = &bitext.alignment.beads[0];
            let sides = words_of_bead(&context, context.links().unwrap(), bead);
            let found = [english, spanish].into_iter().zip(sides.iter()).map(|(text, words)| {
                let each = words.placed.iter().zip(&words.missed).filter(|(_, missed)| **missed);
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
