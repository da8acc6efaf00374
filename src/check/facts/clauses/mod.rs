//! Clauses on one side of a bead that the other side does not have.

mod explained;
mod likelihood;
mod losses;
mod words;

use super::headings::Heading;
use super::lengths::Lengths;
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::check::finding::Place;
use crate::side::{Side, Sides};
use crate::words::{LinkedWord, WordLinks};
pub(crate) use likelihood::OmissionModel;
use likelihood::{Signs, widest_gap};
use losses::{Freedom, Losses, Tally};
use std::collections::BTreeMap;
use std::ops::Range;
use words::{BeadWords, heaviest_run, longest_majority, missed, unlinked, words_of_bead};

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
    model: &OmissionModel,
) -> Vec<Clause> {
    /// So many neighbours show how free a translation is; the words of more are not held at once.
    const NEIGHBOURS: usize = 100;
    let beads = bitext.alignment.beads.iter().enumerate().filter(|(_, bead)| !bead.is_null());
    let beads: Vec<_> = beads.collect();
    let mut clauses = Vec::new();
    for beads in beads.chunks(NEIGHBOURS) {
        let words = beads.iter().map(|(_, bead)| words_of_bead(bitext, links, headings, bead));
        let words: Vec<_> = words.collect();
        let mut all = Tally::default();
        words.iter().for_each(|words| all.add(words));
        for ((index, bead), words) in beads.iter().zip(&words) {
            let mut own = Tally::default();
            own.add(words);
            let freedom = all.freedom_beside(own);
            let losses = Sides::from_fn(|side| model.losses.of(links, side, &words[side], freedom));
            let comparison = |side| Comparison {
                bitext,
                links,
                lengths,
                model,
                bead,
                side,
                words: &words[side],
                opposite: &words[side.other()],
                losses: &losses[side],
                losses_there: &losses[side.other()],
                freedom,
            };
            clauses.extend(clause_of(*index, Sides::from_fn(comparison)));
        }
    }
    clauses
}

/// The clause of the side that more likely has one.
fn clause_of(bead: usize, sides: Sides<Comparison<'_>>) -> Option<Clause> {
    /// What is as likely to be left out can hardly be another wording.
    const SURE: f64 = 0.92;
    /// What is less likely is not worth a look.
    const LEAST: f64 = 0.19;
    let signs = sides.as_ref().map(Comparison::signs);
    let likelihood = |side: Side, of: fn(&OmissionModel, &Signs) -> f64| match signs[side] {
        Some(signs) => of(sides[side].model, &signs),
        None => 0.0,
    };
    let likelier = |of| Side::BOTH.map(|side| (likelihood(side, of), side));
    let [source, target] = likelier(OmissionModel::left_out);
    let (most, side) = if target.0 > source.0 { target } else { source };
    let is_sure = most >= SURE && sides[side].has_clause();
    let (most, side) = if is_sure {
        (most, side)
    } else {
        let [source, target] = likelier(OmissionModel::more);
        if target.0 > source.0 { target } else { source }
    };
    if most < LEAST {
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
    model: &'c OmissionModel,
    bead: &'c Bead,
    side: Side,
    words: &'c BeadWords,
    opposite: &'c BeadWords,
    /// What each word speaks for a loss, on this side and on the other.
    losses: &'c Losses,
    losses_there: &'c Losses,
    freedom: Freedom,
}

impl Comparison<'_> {
    /// What speaks for it and against it that the side says what the other does not; none where no word of it is missed.
    fn signs(&self) -> Option<Signs> {
        let Comparison { links, lengths, bead, side, words, opposite, .. } = *self;
        if !words.missed.contains(&true) {
            return None;
        }
        let is_elsewhere =
            |word: &&LinkedWord| !word.is_linked && !links.partners_of(word, side).is_empty();
        let is_surplus =
            |(word, partner): &(&LinkedWord, &Option<usize>)| word.is_linked && partner.is_none();
        let length = |side| {
            let lengths = bead.range(side).map(|segment| links.words[side].tokens(segment).len());
            (lengths.sum::<usize>() + 3) as f64
        };
        let share = unlinked(&opposite.all) as f64 / (opposite.all.len() + 1) as f64;
        let (_, unlinked_run) = longest_majority(words.all.iter().map(|word| !word.is_linked));
        let (_, loss) = heaviest_run(self.losses.weights.iter().copied());
        let excess = lengths.excess(bead, side).ln();
        Some([
            1.0,
            (length(side) / length(side.other())).ln(),
            words.all.iter().filter(is_elsewhere).count() as f64,
            words.all.iter().zip(&words.partners).filter(is_surplus).count() as f64,
            (missed(&opposite.missed) as f64).ln_1p(),
            widest_gap(words, opposite) as f64,
            excess,
            // the same stretch of a longer side is more words
            excess * (opposite.all.len() as f64).ln_1p(),
            unlinked_run.ln_1p(),
            (unlinked_run - unlinked(&opposite.all) as f64).clamp(-6.0, 8.0),
            share,
            self.clause_alone(),
            loss,
            self.clause_loss(),
            self.freedom.0,
        ])
    }

    /// Whether so many words without a translation are together that they can be a clause: fewer may be one word of the
    /// other side (`bedtime`, que surgían a la hora de acostarse).
    fn has_clause(&self) -> bool {
        const IN_A_RUN: f64 = 3.0;
        const IN_A_CLAUSE: f64 = 3.0;
        let (_, run) = longest_majority(self.words.all.iter().map(|word| !word.is_linked));
        run >= IN_A_RUN || self.clause_loss() >= IN_A_CLAUSE
    }

    /// The words that have no partner of the clause between two signs of which they most outnumber those that have one.
    fn clause_alone(&self) -> f64 {
        const MOST: f64 = 8.0;
        let partners = &self.words.partners;
        let alone = |clause: Range<usize>| {
            let words = partners[clause].iter();
            words.map(|partner| if partner.is_none() { 1.0 } else { -2.0 }).sum::<f64>()
        };
        self.clauses().map(alone).fold(0.0, f64::max).min(MOST)
    }

    /// How much is lost in the clause between two signs of which most is, beyond what the other side has in its place.
    fn clause_loss(&self) -> f64 {
        let partners = &self.words.partners;
        // the last partner before a clause, and where the next is behind it
        let (mut before, mut next) = (None, 0);
        let mut most = 0.0f64;
        for clause in self.clauses() {
            next = next.max(clause.end);
            next += partners[next..].iter().take_while(|partner| partner.is_none()).count();
            let after = partners.get(next).copied().flatten();
            let loss: f64 = self.losses.weights[clause.clone()].iter().sum();
            most = most.max(loss - self.losses_there.between(before, after));
            before = partners[clause].iter().rev().find_map(|partner| *partner).or(before);
        }
        most
    }

    /// The words between two signs each, in order.
    fn clauses(&self) -> impl Iterator<Item = Range<usize>> {
        const SIGNS_BETWEEN: [char; 6] = [',', ';', ':', '.', '(', ')'];
        let all = &self.words.all;
        let ends = all.iter().enumerate().filter(|(at, word)| {
            let text = self.bitext.side(self.side).segments[word.segment].as_str();
            all.get(at + 1).is_none_or(|next| {
                next.segment != word.segment
                    || text[word.range.end..next.range.start].contains(SIGNS_BETWEEN)
            })
        });
        ends.scan(0, |start, (at, _)| Some(std::mem::replace(start, at + 1)..at + 1))
    }

    /// The place of the words that are lost, and the words: if that is sure, all that nothing translates, else those
    /// that are missed. A place is in one segment: of a run over several segments, in the one with most of it.
    fn lost(&self, is_sure: bool) -> Option<(Place, Vec<String>)> {
        let BeadWords { all, missed, .. } = self.words;
        let is_lost = |at: &usize| if is_sure { !all[*at].is_linked } else { missed[*at] };
        let (run, _) = longest_majority((0..all.len()).map(|at| is_lost(&at)));
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
            // one word, and a clause in the other language
            (
                "Springtime visits ceased.",
                "Las visitas que ocurrían al llegar la primavera cesaron.",
            ),
            // acronyms of one side and their words on the other
            ("The choir had CBT.", "El coro recibió terapia cognitivo-conductual."),
            ("The peak flow was 3.", "El flujo espiratorio máximo (FEM) fue 3."),
            (
                "The ratios were 3.1 (95%CI 2–4), 4.2 (95%CI 3–6) and 5.4 (95%CI 4–8).",
                "Las razones fueron 3,1 (IC95% 2-4), 4,2 (IC95% 3-6) y 5,4 (IC95% 4-8).",
            ),
            ("Shame fell in BGT and RLT.", "La vergüenza bajó en TGB y TRL."),
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
