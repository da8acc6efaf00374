//! A clause inside a bead that the other side does not cover.

mod likelihood;
mod words;

use super::{CheckContext, Place};
use crate::align::Bead;
use crate::bitext::Side;
use crate::side::Sides;
use crate::words::WordLinks;
use std::collections::BTreeMap;
use words::{Words, heaviest_run, unlinked, words_of_bead};

/// What one side of a bead says and the other does not.
#[derive(Debug)]
pub(super) struct Clause {
    /// Index of the bead.
    pub bead: usize,
    pub side: Side,
    pub place: Place,
    /// The words that nothing answers.
    pub words: Vec<String>,
    /// Whether it can hardly be another wording.
    pub sure: bool,
}

/// The clauses that the other side lacks, one a bead at most, in order. None where no lexicon knows the languages.
pub(super) fn uncovered(context: &CheckContext<'_>) -> Vec<Clause> {
    let Some(links) = context.links() else { return Vec::new() };
    let beads = context.beads().filter(|(_, bead)| !bead.is_null());
    let in_bead = |(index, bead)| {
        let Sides { source, target } = words_of_bead(context, links, bead);
        let sides = [(Side::Source, &source, &target), (Side::Target, &target, &source)];
        let sides =
            sides.map(|(side, own, other)| Against { context, links, bead, side, own, other });
        in_bead(index, sides)
    };
    beads.filter_map(in_bead).collect()
}

fn in_bead(bead: usize, sides: [Against<'_>; 2]) -> Option<Clause> {
    /// What is less likely is not worth a look.
    const LEAST: f64 = 0.25;
    let plain = sides.each_ref().map(Against::is_plain);
    let likely = sides.each_ref().map(Against::likelihood);
    let more = match plain {
        [true, false] => 0,
        [false, true] => 1,
        _ => usize::from(likely[1] > likely[0]),
    };
    if likely[more] < LEAST && !plain[more] {
        return None;
    }
    let (place, words) = sides[more].lost(plain[more])?;
    Some(Clause { bead, side: sides[more].side, place, words, sure: plain[more] })
}

/// One side of a bead against the other, by their words.
struct Against<'b> {
    context: &'b CheckContext<'b>,
    links: &'b WordLinks,
    bead: &'b Bead,
    side: Side,
    own: &'b Words,
    other: &'b Words,
}

impl Against<'_> {
    /// Whether the side has a long run of words that nothing answers, and the other next to none: that can hardly be
    /// another wording of the same.
    fn is_plain(&self) -> bool {
        /// So many words it weighs that a side is e times as long as expected.
        const LENGTH: f64 = 15.0;
        const LEAST_WORDS: f64 = 4.0;
        const LEAST: f64 = 6.0;
        let (run, weight) = heaviest_run(self.own.placed.iter().map(|word| !word.is_linked));
        let there = unlinked(&self.other.placed);
        // a word of the other side may stand for more than one of this
        unlinked(&self.own.placed[run]) >= LEAST_WORDS
            && weight - 1.5 * there >= 1.0
            && weight - there + self.context.excess_length(self.bead, self.side).ln() * LENGTH
                >= LEAST
    }

    /// Where the words stand that are lost, and which they are: those that nothing answers where that is `plain`, and
    /// else those that are missed. A place is within one segment: of a run over several segments, the one with most of
    /// it.
    fn lost(&self, plain: bool) -> Option<(Place, Vec<String>)> {
        let Words { placed, missed, .. } = self.own;
        let is_lost = |at: &usize| if plain { !placed[*at].is_linked } else { missed[*at] };
        let (run, _) = heaviest_run((0..placed.len()).map(|at| is_lost(&at)));
        let lost = run.filter(is_lost).map(|at| &placed[at]);
        let mut by_segment: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        lost.for_each(|word| by_segment.entry(word.segment).or_default().push(word));
        let (segment, lost) = by_segment.into_iter().rev().max_by_key(|(_, words)| words.len())?;
        let text = self.context.bitext.side(self.side).segments[segment].as_str();
        let range = lost.first()?.range.start..lost.last()?.range.end;
        let words = lost.iter().map(|word| text[word.range.clone()].to_owned()).collect();
        Some((Place { segment, range }, words))
    }
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

    /// What one side says and the other does not, and whether that is sure.
    fn lost(english: &str, spanish: &str, side: Side) -> Option<(String, bool)> {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let pair = (english.to_owned(), spanish.to_owned());
        let bitext = from_pairs("", (en.clone(), es.clone()), [pair]);
        let lexicon = Arc::new(Lexicon::shipped(&en, &es));
        let checker = Checker::new(Arc::new(Glossary::default()), lexicon, &en, &es);
        let context = checker.context(&bitext);
        let clause = uncovered(&context).into_iter().find(|clause| clause.side == side)?;
        let text = bitext.side(side).segments[clause.place.segment].as_str();
        Some((text[clause.place.range].to_owned(), clause.sure))
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
    fn a_word_that_stands_thousands_of_times_is_no_burden() {
        let [english, spanish] = ["owl ", "búho "].map(|word| word.repeat(20_000));
        let start = std::time::Instant::now();
        let found = lost(&(english + "barn"), &spanish, Side::Source);
        assert!(found.is_none_or(|(text, _)| text == "barn"));
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }

    #[test]
    fn nothing_is_said_of_languages_without_a_lexicon() {
        let [de, fr] = ["de", "fr"].map(LanguageTag::known);
        let pair = ["Der Weg ist weit und steil und voller Steine.", "Le chemin est long."];
        let pair = (pair[0].to_owned(), pair[1].to_owned());
        let bitext = from_pairs("", (de.clone(), fr.clone()), [pair]);
        let lexicon = Arc::new(Lexicon::between(&de, &fr));
        let checker = Checker::new(Arc::new(Glossary::default()), lexicon, &de, &fr);
        assert!(uncovered(&checker.context(&bitext)).is_empty());
    }
}
