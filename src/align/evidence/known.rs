//! The content words that texts of two languages had so far, and which answer which.

use super::super::{Lexicon, StemKey, Translation};
use super::links::{ByKey, Partners, beginning};
use super::ranks::Ranks;
use super::vocabulary::{Rows, Vocabulary};
use crate::bitext::Side;
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
}

/// The words of a language.
struct Words {
    vocabulary: Vocabulary,
    /// For each form that was met, by its number, its word.
    of_forms: Vec<Option<Option<u32>>>,
    /// For each word those of the other side that answer it, and how surely (0 to 1).
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
        KnownWords { known: RwLock::new(Known::new(&languages)), languages }
    }

    /// The words of two texts and how they answer each other. Where a form has no number, nothing is kept.
    pub(super) fn of_texts(&self, texts: [&Forms<'_>; 2], lexicon: &Lexicon) -> TextWords {
        let numbers = |forms: &Forms<'_>| {
            let numbers = || forms.with_numbers().map(|(_, number)| number);
            let known = || numbers().map(Option::unwrap_or_default).collect::<Vec<_>>();
            numbers().all(|number| number.is_some()).then(known)
        };
        let [source, target] = texts;
        let (Some(sources), Some(targets)) = (numbers(source), numbers(target)) else {
            let places = texts.map(|forms| (0..forms.count()).collect::<Vec<_>>());
            let texts = [(source, &places[0][..]), (target, &places[1][..])];
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            let mut alone = Known::new(&self.languages);
            alone.learn(texts, Some(&known), lexicon);
            return alone.of_texts(texts).expect("all were met");
        };
        let texts = [(source, &sources[..]), (target, &targets[..])];
        let read = || self.known.read().unwrap_or_else(PoisonError::into_inner).of_texts(texts);
        read().unwrap_or_else(|| {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            known.learn(texts, None, lexicon);
            known.of_texts(texts).expect("all were met")
        })
    }
}

impl Known {
    fn new(languages: &[LanguageTag; 2]) -> Self {
        Known { sides: languages.each_ref().map(Words::new) }
    }

    /// Takes in the forms that were not met before; `elsewhere` is where those of all texts may have been.
    fn learn(&mut self, texts: [Numbered<'_>; 2], elsewhere: Option<&Known>, lexicon: &Lexicon) {
        for (side, (forms, numbers)) in [Side::Source, Side::Target].into_iter().zip(texts) {
            let elsewhere = elsewhere.map(|known| &known.sides[side as usize]);
            for ((form, of_all), number) in forms.with_numbers().zip(numbers) {
                let words = &mut self.sides[side as usize];
                if words.of_form(*number).is_some() {
                    continue;
                }
                let count = words.vocabulary.len();
                let met = elsewhere.and_then(|elsewhere| {
                    let word = elsewhere.of_form(of_all?)?;
                    Some(word.map(|word| words.vocabulary.adopt(&elsewhere.vocabulary, word)))
                });
                let word = met.unwrap_or_else(|| words.vocabulary.number_of_form(form));
                words.of_forms.resize(words.of_forms.len().max(number + 1), None);
                words.of_forms[*number] = Some(word);
                if let Some(word) = word.filter(|word| *word == count) {
                    self.link(side, word, lexicon);
                }
            }
        }
    }

    /// Finds what answers the word that is the last of its side, and lists it for those that come.
    fn link(&mut self, side: Side, word: u32, lexicon: &Lexicon) {
        let [source, target] = &mut self.sides;
        let (own, other) = match side {
            Side::Source => (source, target),
            Side::Target => (target, source),
        };
        let mut partners: Vec<(u32, f32)> = Vec::new();
        // of several links of two words the surest
        let mut add = |found: u32, strength: f32| match partners
            .iter_mut()
            .find(|(known, _)| *known == found)
        {
            Some((_, known)) => *known = known.max(strength),
            None => partners.push((found, strength)),
        };
        if let Some(same) = other.vocabulary.number(own.vocabulary.folded(word)) {
            add(same, 1.0);
        }
        let skeleton = own.vocabulary.skeleton(word);
        if let Some(beginning) = beginning(skeleton) {
            for found in other.by_beginning.of(beginning) {
                let there = other.vocabulary.skeleton(found);
                let likeness = match side {
                    Side::Source => likeness(skeleton, there),
                    Side::Target => likeness(there, skeleton),
                };
                if likeness > 0.0 {
                    add(found, likeness);
                }
            }
            own.by_beginning.insert(beginning, word);
        }
        let stem = own.vocabulary.stem(word);
        let is_sure = |translation: &&Translation| translation.strength > 0.0;
        if own.vocabulary.language.primary() == lexicon.first_language() {
            for translation in lexicon.translations(stem).iter().filter(is_sure) {
                let is_it = |found: &u32| other.vocabulary.stem(*found) == translation.stem;
                other
                    .by_stem
                    .of(translation.key)
                    .filter(is_it)
                    .for_each(|found| add(found, translation.strength));
                own.by_stem.insert(translation.key, word);
            }
        } else {
            let key = StemKey::of(stem);
            for found in other.by_stem.of(key) {
                let translations = lexicon.translations(other.vocabulary.stem(found)).iter();
                translations
                    .filter(is_sure)
                    .filter(|it| it.stem == stem)
                    .for_each(|it| add(found, it.strength));
            }
            own.by_stem.insert(key, word);
        }
        for (partner, strength) in &partners {
            other.partners[*partner as usize].push((word, *strength));
        }
        own.partners.push(partners);
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
mod tests {
    use super::*;
    use crate::text::forms::FormNumbers;
    use std::collections::BTreeMap;

    /// For each two forms that answer each other how surely they do, as either side has it.
    fn answers(words: &TextWords, [source, target]: [&Forms<'_>; 2]) -> [BTreeMap<String, f32>; 2] {
        let forms = |forms: &Forms<'_>, side: usize, word: u32| {
            let all = forms.each(str::to_owned).into_iter().zip(&words.of_forms[side]);
            all.filter(move |(_, own)| **own == Some(word)).map(|(form, _)| form)
        };
        [(&words.targets, 0), (&words.sources, 1)].map(|(partners, side)| {
            let mut found = BTreeMap::new();
            for (word, partners) in (0..).zip(partners.iter()) {
                for (partner, strength) in partners {
                    let pair = if side == 0 { (word, *partner) } else { (*partner, word) };
                    for own in forms(source, 0, pair.0) {
                        for other in forms(target, 1, pair.1) {
                            found.insert(format!("{own} {other}"), *strength);
                        }
                    }
                }
            }
            found
        })
    }

    #[test]
    fn texts_before_change_nothing() {
        let texts = [
            ("Shame and guilt", "La culpa"),
            ("Guilt in 30 nurses", "La culpa y la vergüenza en 30 enfermeras"),
            ("NURSES' shame", "VERGÜENZA de la enfermera"),
            ("The respiratory function", "La función respiratoria del HIV"),
            ("Functional HIV", "Funciones; culpas"),
            ("", "Nada"),
        ];
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let lexicon = Lexicon::shipped(&en, &es);
        for turned in [false, true] {
            let (one, two) = if turned { (&es, &en) } else { (&en, &es) };
            let known = KnownWords::new(one, two);
            let numbers: [FormNumbers; 2] = Default::default();
            let mut some = 0;
            for (english, spanish) in texts.into_iter().chain(texts.into_iter().rev()) {
                let sides = if turned { [spanish, english] } else { [english, spanish] };
                let numbered =
                    [0, 1].map(|side| Forms::numbered([sides[side]].into_iter(), &numbers[side]));
                let forms = sides.map(|text| Forms::of([text].into_iter()));
                let alone = KnownWords::new(one, two).of_texts(forms.each_ref(), &lexicon);
                let found = known.of_texts(numbered.each_ref(), &lexicon);
                let [there, back] = answers(&found, numbered.each_ref());
                assert_eq!(there, back);
                let expected = [there, back];
                assert_eq!(answers(&alone, forms.each_ref()), expected);
                // one word without a number: the others are known all the same
                let longer = sides.map(|text| [text, " ", &"x".repeat(5000)].concat());
                let forms = [0, 1]
                    .map(|side| Forms::numbered([&*longer[side]].into_iter(), &numbers[side]));
                let mut found =
                    answers(&known.of_texts(forms.each_ref(), &lexicon), forms.each_ref());
                for pairs in &mut found {
                    pairs.retain(|pair, _| !pair.contains("xxx"));
                }
                assert_eq!(found, expected);
                let [there, _] = expected;
                some += there.len();
            }
            assert!(some > 10, "{some}");
        }
    }

    #[test]
    fn words_answer_each_other_by_lexicon_and_looks() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let texts = ["Shame of 12 HIV functions and owls", "Vergüenza de 12 funciones HIV y nada"];
        let forms = texts.map(|text| Forms::of([text].into_iter()));
        let known = KnownWords::new(&en, &es);
        let words = known.of_texts(forms.each_ref(), &Lexicon::shipped(&en, &es));
        let [found, _] = answers(&words, forms.each_ref());
        let pairs: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(pairs, ["HIV HIV", "Shame Vergüenza", "functions funciones"]);
        let by_looks = known_by_looks(&en, &es, forms.each_ref());
        assert_eq!(by_looks, ["HIV HIV", "functions funciones"]);
    }

    fn known_by_looks(en: &LanguageTag, es: &LanguageTag, forms: [&Forms<'_>; 2]) -> Vec<String> {
        let words = KnownWords::new(en, es).of_texts(forms, &Lexicon::between(en, es));
        let [found, _] = answers(&words, forms);
        found.into_keys().collect()
    }
}
