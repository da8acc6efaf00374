//! How much of the words of two texts answer each other, for texts that need no alignment: keywords.

use super::answers::Answers;
use super::vocabulary::Rows;
use super::words::weight;
use crate::bitext::Side;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A stretch of a segment, by the index of that and the bytes of its text.
pub type Stretch = (usize, Range<usize>);

/// The words of stretches of one side.
struct Words {
    /// Of each stretch, each once; as they stand, and in the order of their numbers.
    stretches: Rows<u32>,
    sorted: Rows<u32>,
    /// How much each of these words tells, in the same order.
    weights: Rows<f32>,
}

impl Answers {
    /// For each stretch of the source and each of the target the mean share of their words that the other has, 0 to 1.
    /// A word tells less the more of the stretches have it.
    pub fn shares(&self, source: &[Stretch], target: &[Stretch]) -> Vec<Vec<f64>> {
        let source = Words::of(self, Side::Source, source);
        let target = Words::of(self, Side::Target, target);
        let share = |own: u32, other: u32| {
            let there = self.share(Side::Source, &source, own, target.sorted.of(other));
            let here = self.share(Side::Target, &target, other, source.sorted.of(own));
            f64::from(there + here) / 2.0
        };
        let row = |own| (0..target.stretches.len() as u32).map(|other| share(own, other)).collect();
        (0..source.stretches.len() as u32).map(row).collect()
    }

    /// The share of a stretch's words, by weight, that some of the other side, which are sorted, answer; one without
    /// words lacks none.
    fn share(&self, side: Side, words: &Words, stretch: u32, others: &[u32]) -> f32 {
        let weights = words.weights.of(stretch);
        let mass = weights.iter().map(|weight| f64::from(*weight)).sum::<f64>() as f32;
        let answer = |word: u32| {
            let partners = self.partners(word, side).iter();
            let there = partners.filter(|(partner, _)| others.binary_search(partner).is_ok());
            there.map(|(_, strength)| *strength).fold(0.0, f32::max)
        };
        let own = words.stretches.of(stretch).iter().zip(weights);
        let covered: f32 = own.map(|(word, weight)| weight * answer(*word)).sum();
        if mass > 0.0 { covered / mass } else { 1.0 }
    }
}

impl Words {
    fn of(answers: &Answers, side: Side, stretches: &[Stretch]) -> Self {
        let mut rows = Rows::sized(stretches.len(), 2 * stretches.len());
        let mut sorted = Rows::sized(stretches.len(), 2 * stretches.len());
        // for each word how many stretches have it, and the last that does
        let mut having: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
        let mut own = Vec::new();
        for (number, (segment, range)) in (1..).zip(stretches) {
            own.clear();
            for word in answers.words_in(side, *segment, range) {
                let (count, last) = having.entry(word).or_default();
                if *last != number {
                    (*count, *last) = (*count + 1, number);
                    own.push(word);
                    rows.push(word);
                }
            }
            rows.end_row();
            own.sort_unstable();
            own.iter().for_each(|word| sorted.push(*word));
            sorted.end_row();
        }
        let weights = rows.map(|word| weight(having[word].0, stretches.len()));
        Words { stretches: rows, sorted, weights }
    }
}

#[cfg(test)]
mod tests {
    use super::super::known::KnownWords;
    use super::*;
    use crate::align::Lexicon;
    use crate::language::LanguageTag;
    use crate::text::forms::Forms;

    #[test]
    fn stretches_share_what_their_words_answer() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let texts = ["anger; shame and guilt; owls; 12", "culpa y vergüenza; ira; culpa"];
        let stretches = texts.map(|text| {
            let start = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
            let stretch = |part: &str| (0, start(part)..start(part) + part.len());
            text.split("; ").map(stretch).collect::<Vec<Stretch>>()
        });
        let forms = texts.map(|text| Forms::of([text].into_iter()));
        let lexicon = Lexicon::shipped(&en, &es);
        let answers = Answers::between(forms.each_ref(), &KnownWords::new(&en, &es), &lexicon);
        let [source, target] = &stretches;
        let shares = answers.shares(source, target);
        let [anger, shame, owls, number] = &shares[..] else { panic!("{shares:?}") };
        assert_eq!(anger, &[0.0, 1.0, 0.0]);
        assert_eq!(shame[0], 1.0);
        // all of the one, and not all of the other
        assert!(shame[2] > 0.5 && shame[2] < 1.0, "{shame:?}");
        assert_eq!(owls, &[0.0; 3]);
        assert_eq!(number[0], 0.5, "without words one lacks none");
    }
}
