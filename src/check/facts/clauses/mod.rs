//! Clauses on one side of a bead that the other side does not have.

mod likelihood;
mod words;

use super::headings::Heading;
use super::lengths::Lengths;
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::check::finding::Place;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use crate::words::{LinkedWord, WordLinks};
use likelihood::{likelihood, missed, widest_gap};
use std::collections::BTreeMap;
use words::{BeadWords, heaviest_run, unlinked, words_of_bead};

/// What one side of a bead says and the other does not.
#[derive(Debug)]
pub(in crate::check) struct Clause {
    /// Index of the bead.
    pub bead: usize,
    pub side: Side,
    pub place: Place,
    /// The words that nothing translates.
    pub words: Vec<String>,
    /// Whether it can hardly be another wording.
    pub is_sure: bool,
}

/// The clauses that the other side lacks, one a bead at most, in order.
pub(super) fn uncovered(
    bitext: &Bitext,
    links: &WordLinks,
    headings: &Sides<Vec<Heading>>,
    lengths: &Lengths,
) -> Vec<Clause> {
    let beads = bitext.alignment.beads.iter().enumerate().filter(|(_, bead)| !bead.is_null());
    let clause = |(index, bead)| {
        let words = words_of_bead(links, headings, bead);
        let comparison = |side| {
            let (words, opposite) = (&words[side], &words[side.other()]);
            Comparison { bitext, links, lengths, bead, side, words, opposite }
        };
        clause_of(index, Sides::from_fn(comparison))
    };
    beads.filter_map(clause).collect()
}

/// The clause of the side that more likely has one.
fn clause_of(bead: usize, sides: Sides<Comparison<'_>>) -> Option<Clause> {
    /// What is less likely is not worth a look.
    const LEAST: f64 = 0.25;
    let is_sure = sides.as_ref().map(Comparison::is_sure);
    let likelihood = sides.as_ref().map(Comparison::likelihood);
    let side = match (is_sure.source, is_sure.target) {
        (true, false) => Side::Source,
        (false, true) => Side::Target,
        _ if likelihood.target > likelihood.source => Side::Target,
        _ => Side::Source,
    };
    let is_sure = is_sure[side];
    if likelihood[side] < LEAST && !is_sure {
        return None;
    }
    let (place, words) = sides[side].lost(is_sure)?;
    Some(Clause { bead, side, place, words, is_sure })
}

/// One side of a bead compared with the other, by their words.
struct Comparison<'c> {
    bitext: &'c Bitext,
    links: &'c WordLinks,
    lengths: &'c Lengths,
    bead: &'c Bead,
    side: Side,
    words: &'c BeadWords,
    opposite: &'c BeadWords,
}

impl Comparison<'_> {
    /// Whether the side has a long run of words that nothing translates, and the other next to none: that can hardly be
    /// another wording of the same.
    fn is_sure(&self) -> bool {
        /// A side that is e times as long as expected counts as so many words.
        const LENGTH: f64 = 15.0;
        const LEAST_WORDS: f64 = 4.0;
        const LEAST: f64 = 6.0;
        let (run, weight) = heaviest_run(self.words.all.iter().map(|word| !word.is_linked));
        let opposite = unlinked(&self.opposite.all);
        // a word of the other side may translate more than one of this
        unlinked(&self.words.all[run]) >= LEAST_WORDS
            && weight - 1.5 * opposite >= 1.0
            && weight - opposite + self.lengths.excess(self.bead, self.side).ln() * LENGTH >= LEAST
    }

    /// How likely it is that the side says what the other does not; 0 where no word of it is missed.
    fn likelihood(&self) -> f64 {
        let Comparison { bitext, links, bead, side, words, opposite, .. } = *self;
        if !words.missed.contains(&true) {
            return 0.0;
        }
        let is_elsewhere =
            |word: &&LinkedWord| !word.is_linked && !links.partners_of(word, side).is_empty();
        let is_surplus =
            |(word, partner): &(&LinkedWord, &Option<usize>)| word.is_linked && partner.is_none();
        let length = |side| {
            let lengths = bead.range(side).map(|segment| links.words[side].tokens(segment).len());
            (lengths.sum::<usize>() + 3) as f64
        };
        let brackets = |side| -> usize {
            let opening =
                |text: &Segment| text.as_str().bytes().filter(|byte| *byte == b'(').count();
            bitext.segments(bead, side).iter().map(opening).sum()
        };
        let (_, run) = heaviest_run(words.missed.iter().copied());
        likelihood([
            1.0,
            (length(side) / length(side.other())).ln(),
            brackets(side).saturating_sub(brackets(side.other())) as f64,
            words.all.iter().filter(is_elsewhere).count() as f64,
            words.all.iter().zip(&words.partners).filter(is_surplus).count() as f64,
            unlinked(&words.all) / (words.all.len() + 1) as f64,
            (missed(&opposite.missed) as f64).ln_1p(),
            run.ln_1p(),
            widest_gap(words, opposite) as f64,
        ])
    }

    /// The place of the words that are lost, and the words: if that is sure, all that nothing translates, else those
    /// that are missed. A place is in one segment: of a run over several segments, in the one with most of it.
    fn lost(&self, is_sure: bool) -> Option<(Place, Vec<String>)> {
        let BeadWords { all, missed, .. } = self.words;
        let is_lost = |at: &usize| if is_sure { !all[*at].is_linked } else { missed[*at] };
        let (run, _) = heaviest_run((0..all.len()).map(|at| is_lost(&at)));
        let lost = run.filter(is_lost).map(|at| &all[at]);
        let mut by_segment: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        lost.for_each(|word| by_segment.entry(word.segment).or_default().push(word));
        let (segment, lost) = by_segment.into_iter().rev().max_by_key(|(_, words)| words.len())?;
        let text = self.bitext.side(self.side).segments[segment].as_str();
        let range = lost.first()?.range.start..lost.last()?.range.end;
        let words = lost.iter().map(|word| text[word.range.clone()].to_owned()).collect();
        Some((Place { segment, range }, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::cost::grows_in_proportion;

    /// What one side says and the other does not, and whether that is sure.
    fn lost(english: &str, spanish: &str, side: Side) -> Option<(String, bool)> {
        EN_ES.with_context(&[(english, spanish)], |context| {
            let mut clauses = context.facts.clauses().iter();
            let clause = clauses.find(|clause| clause.side == side)?;
            Some((context.text_at(side, &clause.place).to_owned(), clause.is_sure))
        })
    }

    #[test]
    fn a_clause_without_a_counterpart_is_found() {
        for (english, spanish, side, clause) in [
            (
                "Sleep improved, although several nurses complained about noisy corridors and late meals.",
                "El sueño mejoró.",
                Side::Source,
                "nurses complained about noisy corridors and late meals",
            ),
            (
                "The talks were short.",
                "Las charlas fueron breves y se grabaron con dos cámaras prestadas por una emisora del barrio.",
                Side::Target,
                "grabaron con dos cámaras prestadas por una emisora del barrio",
            ),
        ] {
            let (found, sure) = lost(english, spanish, side).expect(english);
            assert!(clause.ends_with(&found) || found.ends_with(clause), "{found}");
            assert!(sure, "{english}");
            let other = lost(english, spanish, side.other());
            assert!(other.is_none(), "{other:?}");
        }
    }

    #[test]
    fn other_words_for_the_same_are_no_loss() {
        for (english, spanish) in [
            ("The choir was a hit.", "El coro gozó de muy buena acogida."),
            (
                "It was found that those who had been bullied slept worse.",
                "Quienes habían sufrido acoso dormían peor.",
            ),
            ("Shame fell in both groups.", "La vergüenza disminuyó en ambos grupos."),
            ("The twenty-fifth percentile is shown.", "Se muestra el percentil 25."),
            (
                "A total of 12 choirs were observed to sing the anthem.",
                "Doce coros cantaron el himno.",
            ),
        ] {
            for side in [Side::Source, Side::Target] {
                let found = lost(english, spanish, side);
                assert!(found.as_ref().is_none_or(|(_, sure)| !sure), "{english}: {found:?}");
            }
        }
    }

    #[test]
    fn the_cost_of_a_word_that_is_repeated_grows_with_its_number() {
        grows_in_proportion(2_500, |size| {
            let [english, spanish] = ["owl ", "búho "].map(|word| word.repeat(size));
            let found = lost(&(english + "barn"), &spanish, Side::Source);
            assert!(found.is_none_or(|(text, _)| text == "barn"));
        });
    }

    #[test]
    fn nothing_is_said_of_languages_without_a_lexicon() {
        let german = RuleTest { languages: ("de", "fr"), ..EN_ES };
        let pair = ("Der Weg ist weit und steil und voller Steine.", "Le chemin est long.");
        assert!(german.with_context(&[pair], |context| context.facts.clauses().is_empty()));
    }
}
