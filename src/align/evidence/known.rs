//! The content words that texts of two languages had so far, and which answer which.

use super::super::{Lexicon, StemKey, Translation};
use super::links::{ByKey, Partners, beginning};
use super::ranks::Ranks;
use super::vocabulary::{Rows, Vocabulary};
use crate::language::LanguageTag;
use crate::text::cognate::likeness;
use crate::text::forms::Forms;
use std::sync::{PoisonError, RwLock};

/// What is kept of words from one text to the next: most stood in another before. All its texts must be of the two
/// languages, be read with one lexicon, and have their forms numbered by the same
/// [`FormNumbers`](crate::text::forms::FormNumbers) on either side.
pub struct KnownWords {
    languages: [LanguageTag; 2],
    known: RwLock<Known>,
    /// Where so many words were compared no more are kept: of words that all begin alike each new one takes longer, and
    /// more room.
    most_compared: usize,
}

/// The content words of two texts; those of either side are numbered from 0.
pub(super) struct TextWords {
    /// For each form of either side its word; none where it carries little meaning.
    pub of_forms: [Vec<Option<u32>>; 2],
    /// For each word of the source those of the target that answer it.
    pub targets: Partners,
    /// For each word of the target those of the source.
    pub sources: Partners,
}

struct Known {
    sides: [Words; 2],
    /// How many words were compared to find out which answer which.
    compared: usize,
}

/// The words of a language.
struct Words {
    vocabulary: Vocabulary,
    /// For each form that was met, by its number, its word.
    of_forms: Vec<Option<Option<u32>>>,
    /// For each word those of the other side that answer it, in the order of their numbers, and how surely (0 to 1).
    partners: Vec<Vec<(u32, f32)>>,
    by_beginning: ByKey<[u8; 4]>,
    /// By their stems; those of the lexicon's first language by the stems of their translations.
    by_stem: ByKey<StemKey>,
}

/// The forms of a text, and the number of each.
type Numbered<'f> = (&'f Forms<'f>, &'f [usize]);

impl KnownWords {
    /// No words yet of the source's language and the target's.
    pub fn new(source: &LanguageTag, target: &LanguageTag) -> Self {
        let languages = [source.clone(), target.clone()];
        let known = RwLock::new(Known::new(&languages));
        KnownWords { languages, known, most_compared: 1 << 23 }
    }

    /// The words of two texts and how they answer each other. Where a form has no number, nothing is kept.
    pub(super) fn of_texts(&self, texts: [&Forms<'_>; 2], lexicon: &Lexicon) -> TextWords {
        let known = || self.known.read().unwrap_or_else(PoisonError::into_inner);
        let numbers = |forms: &Forms<'_>| {
            let numbers = || forms.with_numbers().map(|(_, number)| number);
            let list = || numbers().map(Option::unwrap_or_default).collect::<Vec<_>>();
            numbers().all(|number| number.is_some()).then(list)
        };
        let [source, target] = texts;
        if let (Some(sources), Some(targets)) = (numbers(source), numbers(target)) {
            let texts = [(source, &sources[..]), (target, &targets[..])];
            let is_full = {
                let known = known();
                if let Some(words) = known.of_texts(texts) {
                    return words;
                }
                known.compared > self.most_compared
            };
            if !is_full {
                let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
                known.take_in(texts, None);
                known.link(lexicon);
            }
            if let Some(words) = known().of_texts(texts) {
                return words;
            }
        }
        let places = texts.map(|forms| (0..forms.count()).collect::<Vec<_>>());
        let texts = [(source, &places[0][..]), (target, &places[1][..])];
        let mut alone = Known::new(&self.languages);
        alone.take_in(texts, Some(&known()));
        alone.link(lexicon);
        alone.of_texts(texts).expect("all were met")
    }
}

impl Known {
    fn new(languages: &[LanguageTag; 2]) -> Self {
        Known { sides: languages.each_ref().map(Words::new), compared: 0 }
    }

    /// Takes in the forms that were not met before; `elsewhere` is where those of all texts may have been.
    fn take_in(&mut self, texts: [Numbered<'_>; 2], elsewhere: Option<&Known>) {
        for (side, (forms, numbers)) in texts.into_iter().enumerate() {
            let words = &mut self.sides[side];
            let elsewhere = elsewhere.map(|known| &known.sides[side]);
            for ((form, of_all), number) in forms.with_numbers().zip(numbers) {
                if words.of_form(*number).is_some() {
                    continue;
                }
                let met = elsewhere.and_then(|elsewhere| {
                    let word = elsewhere.of_form(of_all?)?;
                    Some(word.map(|word| words.vocabulary.adopt(&elsewhere.vocabulary, word)))
                });
                let word = met.unwrap_or_else(|| words.vocabulary.number_of_form(form));
                words.of_forms.resize(words.of_forms.len().max(number + 1), None);
                words.of_forms[*number] = Some(word);
            }
        }
    }

    /// Finds what answers the words that are new.
    fn link(&mut self, lexicon: &Lexicon) {
        let languages = self.sides.each_ref().map(|words| &words.vocabulary.language);
        let first = usize::from(languages[0].primary() != lexicon.first_language());
        for side in [0, 1] {
            let [source, target] = &mut self.sides;
            let (own, other) = if side == 0 { (source, target) } else { (target, source) };
            for word in own.partners.len() as u32..own.vocabulary.len() {
                self.compared += own.link(word, other, side == 0, side == first, lexicon);
            }
        }
    }

    /// The words of two texts and how they answer each other, where all their forms were met.
    fn of_texts(&self, texts: [Numbered<'_>; 2]) -> Option<TextWords> {
        let [source, target] = &self.sides;
        let (sources, targets) = (source.of_text(texts[0].1)?, target.of_text(texts[1].1)?);
        let (here, there) = (source.ranks(&sources), target.ranks(&targets));
        let ranked = |mut words: Vec<Option<u32>>, ranks: &Ranks| {
            words.iter_mut().for_each(|word| *word = word.and_then(|word| ranks.of(word)));
            words
        };
        Some(TextWords {
            targets: source.partners_among(&here, &there),
            sources: target.partners_among(&there, &here),
            of_forms: [ranked(sources, &here), ranked(targets, &there)],
        })
    }
}

impl Words {
    fn new(language: &LanguageTag) -> Self {
        Words {
            vocabulary: Vocabulary::new(language),
            of_forms: Vec::new(),
            partners: Vec::new(),
            by_beginning: ByKey::default(),
            by_stem: ByKey::default(),
        }
    }

    /// Finds what answers the word that is next among those of the other side that have their partners, and says how many
    /// it was compared with.
    fn link(
        &mut self,
        word: u32,
        other: &mut Words,
        is_source: bool,
        is_first: bool,
        lexicon: &Lexicon,
    ) -> usize {
        let mut partners: Vec<(u32, f32)> = Vec::new();
        let mut compared = 0;
        let same = other.vocabulary.number(self.vocabulary.folded(word));
        let same = same.filter(|same| (*same as usize) < other.partners.len());
        partners.extend(same.map(|same| (same, 1.0)));
        let skeleton = self.vocabulary.skeleton(word);
        if let Some(beginning) = beginning(skeleton) {
            for found in other.by_beginning.of(beginning) {
                let there = other.vocabulary.skeleton(found);
                let (one, two) = if is_source { (skeleton, there) } else { (there, skeleton) };
                let likeness = likeness(one, two);
                partners.extend((likeness > 0.0).then_some((found, likeness)));
                compared += 1;
            }
            self.by_beginning.insert(beginning, word);
        }
        let stem = self.vocabulary.stem(word);
        let is_sure = |translation: &&Translation| translation.strength > 0.0;
        if is_first {
            for translation in lexicon.translations(stem).iter().filter(is_sure) {
                let found = other.by_stem.of(translation.key);
                let is_it = |found: &u32| other.vocabulary.stem(*found) == translation.stem;
                partners.extend(found.filter(is_it).map(|found| (found, translation.strength)));
                self.by_stem.insert(translation.key, word);
            }
        } else {
            let key = StemKey::of(stem);
            for found in other.by_stem.of(key) {
                let all = lexicon.translations(other.vocabulary.stem(found)).iter();
                let it = all.filter(is_sure).filter(|translation| translation.stem == stem);
                partners.extend(it.map(|translation| (found, translation.strength)));
            }
            self.by_stem.insert(key, word);
        }
        // of several links of two words the surest
        partners.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        partners.dedup_by_key(|(partner, _)| *partner);
        for (partner, strength) in &partners {
            other.partners[*partner as usize].push((word, *strength));
        }
        self.partners.push(partners);
        compared
    }

    /// The word of a form, if that was met and is one.
    fn of_form(&self, number: usize) -> Option<Option<u32>> {
        self.of_forms.get(number).copied().flatten()
    }

    /// The word of each form of a text, where all were met.
    fn of_text(&self, numbers: &[usize]) -> Option<Vec<Option<u32>>> {
        let mut words = Vec::with_capacity(numbers.len());
        for number in numbers {
            words.push(self.of_form(*number)?);
        }
        Some(words)
    }

    /// For each of some words which of some of the other side answer it, by their ranks.
    fn partners_among(&self, own: &Ranks, others: &Ranks) -> Partners {
        // a word has about one answer
        let mut partners = Rows::sized(own.len(), own.len() + others.len());
        for word in own.iter() {
            for (partner, strength) in &self.partners[word as usize] {
                if let Some(rank) = others.of(*partner) {
                    partners.push((rank, *strength));
                }
            }
            partners.end_row();
        }
        partners
    }

    fn ranks(&self, words: &[Option<u32>]) -> Ranks {
        Ranks::among(self.vocabulary.len(), words.iter().flatten().copied())
    }
}

#[cfg(test)]
mod tests;
