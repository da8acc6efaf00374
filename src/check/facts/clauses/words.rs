//! The words of a bead that may be lost.

use super::super::headings::{Heading, headings_in};
use super::explained::explained;
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::side::{Side, Sides};
use crate::words::{Form, LinkedWord, WordLinks};
use std::ops::Range;

/// The content words of one side of a bead, without numbers, symbols and headings: these have rules of their own.
pub(super) struct BeadWords {
    pub all: Vec<LinkedWord>,
    /// Whether each is missed: nothing translates it, and other wording would hardly do without it.
    pub missed: Vec<bool>,
    /// For each the word of the other side that translates it and no other.
    pub partners: Vec<Option<usize>>,
}

/// The words of either side of a bead.
pub(super) fn words_of_bead(
    bitext: &Bitext,
    links: &WordLinks,
    headings: &Sides<Vec<Heading>>,
    bead: &Bead,
) -> Sides<BeadWords> {
    let mut words = links.in_bead(bead.ranges());
    let explained = explained(bitext, links, bead, &words);
    let mut missed = Sides::from_fn(|side| {
        let headings = headings_in(&headings[side], &bead.range(side));
        let is_in_heading = |word: &LinkedWord| {
            headings.iter().any(|heading| {
                heading.place.segment == word.segment
                    && heading.place.range.contains(&word.range.start)
            })
        };
        let has_own_rule = |word: &LinkedWord| {
            let form = form(links, side, word);
            form.number.is_some() || is_symbol(&form.text) || is_in_heading(word)
        };
        let mut explained = explained[side].iter();
        words[side].retain(|word| explained.next() != Some(&true) && !has_own_rule(word));
        let is_missed =
            |word: &LinkedWord| !word.is_linked && !form(links, side, word).traits().is_general;
        words[side].iter().map(is_missed).collect::<Vec<_>>()
    });
    pair_acronyms(links, &mut words, &mut missed);
    let partners = links.one_to_one(&words);
    let join = |(all, (missed, partners))| BeadWords { all, missed, partners };
    words.zip(missed.zip(partners)).map(join)
}

/// Whether a word is a letter of statistics (`n`) or a number with its unit (`8m`).
fn is_symbol(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || word.chars().nth(1).is_none()
}

pub(super) fn form<'l>(links: &'l WordLinks, side: Side, word: &LinkedWord) -> &'l Form {
    &links.words[side].forms[word.form as usize]
}

/// Pairs the acronyms that are missed on both sides, one for one: most acronyms are of one language alone.
fn pair_acronyms(
    links: &WordLinks,
    words: &mut Sides<Vec<LinkedWord>>,
    missed: &mut Sides<Vec<bool>>,
) {
    let [sources, targets] = Side::BOTH.map(|side| {
        let is_acronym = |at: &usize| {
            missed[side][*at] && form(links, side, &words[side][*at]).traits().is_acronym
        };
        (0..words[side].len()).filter(is_acronym).collect::<Vec<_>>()
    });
    for (source, target) in sources.into_iter().zip(targets) {
        for (side, at) in [(Side::Source, source), (Side::Target, target)] {
            missed[side][at] = false;
            words[side][at].is_linked = true;
        }
    }
}

impl BeadWords {
    /// Whether the partner of a word stands beside that of the word before it or behind it that has one.
    pub(super) fn is_beside_neighbours(&self, at: usize, partner: usize) -> bool {
        const BESIDE: usize = 2;
        let is_near = |other: &usize| other.abs_diff(partner) <= BESIDE;
        let before = self.partners[..at].iter().rev().find_map(|partner| partner.as_ref());
        let after = self.partners[at + 1..].iter().find_map(|partner| partner.as_ref());
        before.is_some_and(is_near) || after.is_some_and(is_near)
    }
}

/// How many words are missed.
pub(super) fn missed(words: &[bool]) -> usize {
    words.iter().filter(|missed| **missed).count()
}

/// How many words nothing translates.
pub(super) fn unlinked(words: &[LinkedWord]) -> usize {
    words.iter().filter(|word| !word.is_linked).count()
}

/// The longest run of words that are lost.
pub(super) fn longest_run(lost: impl Iterator<Item = bool>) -> Range<usize> {
    let (mut longest, mut start) = (0..0, 0);
    for (at, lost) in lost.enumerate() {
        if !lost {
            start = at + 1;
        } else if at + 1 - start > longest.len() {
            longest = start..at + 1;
        }
    }
    longest
}

/// The run of words in which those that are lost most outnumber the others, and by how many.
pub(super) fn longest_majority(lost: impl Iterator<Item = bool>) -> (Range<usize>, f64) {
    heaviest_run(lost.map(|lost| if lost { 1.0 } else { -1.0 }))
}

/// The run of the greatest sum, and the sum; nothing where none is above 0.
pub(super) fn heaviest_run(weights: impl Iterator<Item = f64>) -> (Range<usize>, f64) {
    let (mut best, mut most) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (index, weight) in weights.enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
        }
        sum += weight;
        if sum > most {
            (best, most) = (start..index + 1, sum);
        }
    }
    (best, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::EN_ES;

    #[test]
    fn words_that_other_wording_does_without_are_not_missed() {
        for (english, spanish, missed) in [
            // nothing translates these: a general word, and two others
            ("We observed the owls.", "Los búhos.", [&[][..], &[]]),
            ("The barn owls slept.", "Los búhos.", [&["barn", "slept"], &[]]),
            // acronyms of one language each
            ("The owls had RBPQ.", "Los búhos tenían CPTR.", [&[][..], &[]]),
            ("The owls had RBPQ.", "Los búhos.", [&["RBPQ"], &[]]),
            // numbers, symbols and headings have rules of their own
            ("The owls (n of 4) were 8y old.", "Los búhos.", [&["old"], &[]]),
            ("Results: Twenty owls.", "Los búhos.", [&[][..], &[]]),
        ] {
            let found = EN_ES.with_context(&[(english, spanish)], |context| {
                let bead = &context.bitext.alignment.beads[0];
                let (links, headings) = (context.facts.links().unwrap(), context.facts.headings());
                let words = words_of_bead(context.bitext, links, headings, bead);
                Side::BOTH.map(|side| {
                    let each = words[side].all.iter().zip(&words[side].missed);
                    let missed = each.filter(|(_, missed)| **missed);
                    let text =
                        |word: &LinkedWord| context.text(side, 0)[word.range.clone()].to_owned();
                    missed.map(|(word, _)| text(word)).collect::<Vec<_>>()
                })
            });
            assert_eq!(found, missed, "{english}");
        }
    }

    #[test]
    fn the_heaviest_run_has_more_lost_words_than_others() {
        for (words, run, weight) in
            [("", 0..0, 0.0), ("...", 0..0, 0.0), (".xx.xx..x", 1..6, 3.0), ("x...xx", 4..6, 2.0)]
        {
            assert_eq!(longest_majority(words.chars().map(|c| c == 'x')), (run, weight), "{words}");
        }
    }
}
