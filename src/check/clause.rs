//! A clause inside a bead that the other side does not cover.

use super::{Place, Scene};
use crate::align::{Bead, PlacedWord};
use crate::bitext::Side;
use crate::language::pack;
use std::collections::BTreeMap;
use std::ops::Range;

/// What one side of a bead says and the other does not.
pub(super) struct Clause {
    pub place: Place,
    /// The words that nothing answers.
    pub words: Vec<String>,
    /// Whether it can hardly be another wording.
    pub sure: bool,
}

/// The clause of a side that the other lacks, if there is one.
///
/// Three signs are weighed, in words: a run of words that nothing answers; words without an answer on the other side,
/// which may be another wording of the same; and that the side is longer than its translation should be.
pub(super) fn uncovered(scene: &Scene<'_>, bead: &Bead, side: Side) -> Option<Clause> {
    /// So many words it weighs that a side is e times as long as expected.
    const LENGTH: f64 = 15.0;
    const LEAST: f64 = 3.0;
    const LEAST_WORDS: usize = 2;
    let own = words(scene, bead, side)?;
    let (run, weight) = heaviest_run(&own);
    let excess = scene.excess_length(bead, side).ln() * LENGTH;
    if weight + excess < LEAST {
        return None; // nearly always; the other side can only weigh against it
    }
    let other = words(scene, bead, side.other())?;
    let unanswered = other.iter().filter(|word| !word.answered).count() as f64;
    let evidence = weight - unanswered + excess;
    if evidence < LEAST {
        return None;
    }
    // a word of the other side may stand for more than one of this
    let sure = weight - 1.5 * unanswered >= 1.0 && evidence >= 2.0 * LEAST;
    // a place is within one segment: of a run over several, the one with most of it
    let lost = own[run].iter().filter(|word| !word.answered);
    let mut by_segment: BTreeMap<usize, Vec<&PlacedWord>> = BTreeMap::new();
    lost.for_each(|word| by_segment.entry(word.segment).or_default().push(word));
    let (segment, lost) = by_segment.into_iter().rev().max_by_key(|(_, words)| words.len())?;
    if lost.len() < LEAST_WORDS {
        return None;
    }
    let text = scene.bitext.side(side).segments[segment].as_str();
    let range = lost.first()?.range.start..lost.last()?.range.end;
    let words = lost.iter().map(|word| text[word.range.clone()].to_owned()).collect();
    Some(Clause {
        place: Place { segment, range },
        sure: sure && lost.len() >= 2 * LEAST_WORDS,
        words,
    })
}

/// The words of a side that may be lost; numbers have a rule of their own.
fn words(scene: &Scene<'_>, bead: &Bead, side: Side) -> Option<Vec<PlacedWord>> {
    let document = scene.bitext.side(side);
    let numbers = pack(&document.language).map(|pack| pack.numbers());
    let is_number = |word: &PlacedWord| {
        let text = &document.segments[word.segment].as_str()[word.range.clone()];
        numbers.is_some_and(|numbers| numbers.meaning(text).is_some())
    };
    let words = scene.answers()?.words(bead, side);
    Some(words.into_iter().filter(|word| !is_number(word)).collect())
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
        let clause = uncovered(&scene, &bitext.alignment.beads[0], side)?;
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
        assert!(
            uncovered(&checker.scene(&bitext), &bitext.alignment.beads[0], Side::Source).is_none()
        );
    }
}
