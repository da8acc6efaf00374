//! A clause inside a bead that the other side does not cover.

use super::headings::Heading;
use super::{Place, Scene};
use crate::align::{Bead, PlacedWord};
use crate::bitext::Side;
use crate::language::pack;
use crate::segment::sentences;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

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
pub(super) fn uncovered(scene: &Scene<'_>) -> Vec<Clause> {
    let beads = scene.beads().filter(|(_, bead)| !bead.is_null());
    beads.filter_map(|(index, bead)| in_bead(scene, index, bead)).collect()
}

fn in_bead(scene: &Scene<'_>, index: usize, bead: &Bead) -> Option<Clause> {
    /// What is less likely is not worth a look.
    const LEAST: f64 = 0.22;
    let [source, target] = [words(scene, bead, Side::Source)?, words(scene, bead, Side::Target)?];
    let against = |side, own, other| Against::new(scene, bead, side, own, other);
    let sides = [against(Side::Source, &source, &target), against(Side::Target, &target, &source)];
    let likely = sides.each_ref().map(Against::probability);
    let plain = sides.each_ref().map(Against::is_plain);
    let more = match plain {
        [true, false] => 0,
        [false, true] => 1,
        _ => usize::from(likely[1] > likely[0]),
    };
    if likely[more] < LEAST && !plain[more] {
        return None;
    }
    let (place, words) = sides[more].lost()?;
    Some(Clause { bead: index, side: sides[more].side, place, words, sure: plain[more] })
}

/// One side of a bead against the other, by their words that may be lost.
struct Against<'b> {
    scene: &'b Scene<'b>,
    side: Side,
    own: &'b [PlacedWord],
    other: &'b [PlacedWord],
    /// The heaviest run of the side's words, and what it weighs.
    run: Range<usize>,
    weight: f64,
    /// The log of how many times as long as expected the side is.
    excess: f64,
}

/// The weights of the signs, in the order of the table.
static WEIGHTS: LazyLock<[f64; 8]> = LazyLock::new(|| {
    let rows = include_str!("clause.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let weights: Vec<f64> = rows
        .map(|row| row.split('\t').nth(1).and_then(|weight| weight.parse().ok()))
        .collect::<Option<_>>()
        .expect("clause.tsv has weights");
    weights.try_into().expect("clause.tsv has a weight for each sign")
});

impl<'b> Against<'b> {
    fn new(
        scene: &'b Scene<'b>,
        bead: &Bead,
        side: Side,
        own: &'b [PlacedWord],
        other: &'b [PlacedWord],
    ) -> Self {
        let (run, weight) = heaviest_run(own);
        let excess = scene.excess_length(bead, side).ln();
        Against { scene, side, own, other, run, weight, excess }
    }

    /// How likely it is that the side says what the other does not, by a logistic model.
    fn probability(&self) -> f64 {
        let answered = |words: &[PlacedWord]| words.len() as f64 - unanswered(words) + 2.0;
        let is_elsewhere = |word: &&PlacedWord| {
            let answers = self.scene.answers();
            let mut places = answers.into_iter().flat_map(|own| own.elsewhere(word, self.side));
            !word.answered && places.next().is_some()
        };
        let signs = [
            1.0,
            self.excess,
            (answered(self.own) / answered(self.other)).ln(),
            self.own.iter().filter(is_elsewhere).count() as f64,
            self.barest_sentence(),
            unanswered(self.own).ln_1p(),
            unanswered(self.other).ln_1p(),
            self.weight.ln_1p(),
        ];
        let sum: f64 = signs.iter().zip(&*WEIGHTS).map(|(sign, weight)| sign * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Whether the side has a long run of words that nothing answers, and the other next to none: that can hardly be
    /// another wording of the same.
    fn is_plain(&self) -> bool {
        /// So many words it weighs that a side is e times as long as expected.
        const LENGTH: f64 = 15.0;
        const LEAST_WORDS: f64 = 4.0;
        const LEAST: f64 = 6.0;
        let there = unanswered(self.other);
        // a word of the other side may stand for more than one of this
        unanswered(&self.own[self.run.clone()]) >= LEAST_WORDS
            && self.weight - 1.5 * there >= 1.0
            && self.weight - there + self.excess * LENGTH >= LEAST
    }

    /// The largest share of unanswered words that a sentence has, of several.
    fn barest_sentence(&self) -> f64 {
        let document = self.scene.bitext.side(self.side);
        let mut shares = Vec::new();
        for own in self.own.chunk_by(|a, b| a.segment == b.segment) {
            let text = document.segments[own[0].segment].as_str();
            // what came aligned may have several sentences in a segment
            let several = text.trim_end().trim_end_matches('.').contains(['.', '?', '!']);
            let ends: Vec<usize> = match several {
                true => {
                    sentences(text, pack(&document.language)).iter().map(|own| own.end).collect()
                }
                false => Vec::new(),
            };
            let sentence = |word: &PlacedWord| ends.partition_point(|end| *end <= word.range.start);
            let sentences = own.chunk_by(|a, b| sentence(a) == sentence(b));
            shares.extend(sentences.map(|words| unanswered(words) / (words.len() + 1) as f64));
        }
        if shares.len() > 1 { shares.into_iter().fold(0.0, f64::max) } else { 0.0 }
    }

    /// Where the words stand that are lost, and which they are. A place is within one segment: of a run over several
    /// segments, the one with most of it.
    fn lost(&self) -> Option<(Place, Vec<String>)> {
        let lost = self.own[self.run.clone()].iter().filter(|word| !word.answered);
        let mut by_segment: BTreeMap<usize, Vec<&PlacedWord>> = BTreeMap::new();
        lost.for_each(|word| by_segment.entry(word.segment).or_default().push(word));
        let (segment, lost) = by_segment.into_iter().rev().max_by_key(|(_, words)| words.len())?;
        let text = self.scene.bitext.side(self.side).segments[segment].as_str();
        let range = lost.first()?.range.start..lost.last()?.range.end;
        let words = lost.iter().map(|word| text[word.range.clone()].to_owned()).collect();
        Some((Place { segment, range }, words))
    }
}

fn unanswered(words: &[PlacedWord]) -> f64 {
    words.iter().filter(|word| !word.answered).count() as f64
}

/// The words of a side that may be lost; numbers and headings have rules of their own.
fn words(scene: &Scene<'_>, bead: &Bead, side: Side) -> Option<Vec<PlacedWord>> {
    let document = scene.bitext.side(side);
    let numbers = pack(&document.language).map(|pack| pack.numbers());
    let is_number = |word: &PlacedWord| {
        let text = &document.segments[word.segment].as_str()[word.range.clone()];
        numbers.is_some_and(|numbers| numbers.meaning(text).is_some())
    };
    let mut words = scene.answers()?.words(bead, side);
    let headings = scene.headings(side);
    let first = headings.partition_point(|heading| heading.place.segment < bead.range(side).start);
    let of_bead = |heading: &&Heading| heading.place.segment < bead.range(side).end;
    let headings: Vec<&Heading> = headings[first..].iter().take_while(of_bead).collect();
    let is_heading = |word: &PlacedWord| {
        let mut of_segment = headings.iter().filter(|own| own.place.segment == word.segment);
        of_segment.any(|own| own.place.range.contains(&word.range.start))
    };
    words.retain(|word| !is_heading(word) && !is_number(word));
    Some(words)
}

/// The run of words in which those that nothing answers most outnumber the others, and by how many.
fn heaviest_run(words: &[PlacedWord]) -> (Range<usize>, f64) {
    let (mut best, mut most) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (index, word) in words.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
        }
        sum += if word.answered { -1.0 } else { 1.0 };
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

    /// What one side says and the other does not, and whether that is sure.
    fn lost(english: &str, spanish: &str, side: Side) -> Option<(String, bool)> {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let pair = (english.to_owned(), spanish.to_owned());
        let bitext = from_pairs("", (en.clone(), es.clone()), [pair]);
        let lexicon = Arc::new(Lexicon::shipped(&en, &es));
        let checker = Checker::new(Arc::new(Glossary::default()), lexicon, &en, &es);
        let scene = checker.scene(&bitext);
        let clause = uncovered(&scene).into_iter().find(|clause| clause.side == side)?;
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
        ] {
            for side in [Side::Source, Side::Target] {
                let found = lost(english, spanish, side);
                assert!(found.as_ref().is_none_or(|(_, sure)| !sure), "{english}: {found:?}");
            }
        }
    }

    #[test]
    fn nothing_is_said_of_languages_without_a_lexicon() {
        let [de, fr] = ["de", "fr"].map(LanguageTag::known);
        let pair = ["Der Weg ist weit und steil und voller Steine.", "Le chemin est long."];
        let pair = (pair[0].to_owned(), pair[1].to_owned());
        let bitext = from_pairs("", (de.clone(), fr.clone()), [pair]);
        let lexicon = Arc::new(Lexicon::between(&de, &fr));
        let checker = Checker::new(Arc::new(Glossary::default()), lexicon, &de, &fr);
        assert!(uncovered(&checker.scene(&bitext)).is_empty());
    }
}
