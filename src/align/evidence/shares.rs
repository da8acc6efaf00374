//! How much of the words of two texts answer each other, for texts that need no alignment: keywords.

use super::answers::Answers;
use super::vocabulary::Rows;
use super::words::weight;
use crate::bitext::Side;
use rustc_hash::FxHashMap;

/// The words of one side.
struct Words {
    /// Of each segment, each once; as they stand, and in the order of their numbers.
    segments: Rows<u32>,
    sorted: Rows<u32>,
    /// How much each word tells, in the order of the segments.
    weights: Rows<f32>,
}

impl Answers {
    /// For each segment of the source and each of the target the mean share of their words that the other has, 0 to 1. A
    /// word tells less the more of the segments have it.
    pub fn shares(&self) -> Vec<Vec<f64>> {
        let [source, target] = [Side::Source, Side::Target].map(|side| Words::of(self, side));
        let share = |own: u32, other: u32| {
            let there = self.share(Side::Source, &source, own, target.sorted.of(other));
            let here = self.share(Side::Target, &target, other, source.sorted.of(own));
            f64::from(there + here) / 2.0
        };
        let row = |own| (0..target.segments.len() as u32).map(|other| share(own, other)).collect();
        (0..source.segments.len() as u32).map(row).collect()
    }

    /// The share of a segment's words, by weight, that some of the other side, which are sorted, answer; one without
    /// words lacks none.
    fn share(&self, side: Side, words: &Words, segment: u32, others: &[u32]) -> f32 {
        let weights = words.weights.of(segment);
        let mass = weights.iter().map(|weight| f64::from(*weight)).sum::<f64>() as f32;
        let answer = |word: u32| {
            let partners = self.partners(word, side).iter();
            let there = partners.filter(|(partner, _)| others.binary_search(partner).is_ok());
            there.map(|(_, strength)| *strength).fold(0.0, f32::max)
        };
        let own = words.segments.of(segment).iter().zip(weights);
        let covered: f32 = own.map(|(word, weight)| weight * answer(*word)).sum();
        if mass > 0.0 { covered / mass } else { 1.0 }
    }
}

impl Words {
    fn of(answers: &Answers, side: Side) -> Self {
        let [mut segments, mut sorted] = [Rows::default(), Rows::default()];
        // for each word how many segments have it, and the last that does
        let mut having: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
        let mut own = Vec::new();
        for (number, words) in (1..).zip(answers.words(side)) {
            own.clear();
            for word in words {
                let (count, last) = having.entry(word).or_default();
                if *last != number {
                    (*count, *last) = (*count + 1, number);
                    own.push(word);
                    segments.push(word);
                }
            }
            segments.end_row();
            own.sort_unstable();
            own.iter().for_each(|word| sorted.push(*word));
            sorted.end_row();
        }
        let count = segments.len();
        let weights = segments.map(|word| weight(having[word].0, count));
        Words { segments, sorted, weights }
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
    fn texts_share_what_their_words_answer() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let texts = ["anger; shame and guilt; owls; 12", "culpa y vergüenza; ira; culpa"];
        let forms = texts.map(|text| Forms::of(text.split("; ")));
        let lexicon = Lexicon::shipped(&en, &es);
        let answers = Answers::between(forms.each_ref(), &KnownWords::new(&en, &es), &lexicon);
        let shares = answers.shares();
        let [anger, shame, owls, number] = &shares[..] else { panic!("{shares:?}") };
        assert_eq!(anger, &[0.0, 1.0, 0.0]);
        assert_eq!(shame[0], 1.0);
        // all of the one, and not all of the other
        assert!(shame[2] > 0.5 && shame[2] < 1.0, "{shame:?}");
        assert_eq!(owls, &[0.0; 3]);
        assert_eq!(number[0], 0.5, "without words one lacks none");
    }
}
