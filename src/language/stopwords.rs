//! Which languages the words of a text are stop words of: enough to tell close languages apart.

use super::{LanguageTag, PACKS, Pack};
use crate::text::fold;
use crate::text::words::words;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::LazyLock;

/// The stop words of all languages, and which of [`PACKS`] have each.
static STOPWORDS: LazyLock<FxHashMap<&'static str, [bool; PACKS.len()]>> = LazyLock::new(|| {
    // about as many as there are, so that the map need not grow
    const EXPECTED: usize = 3000;
    let mut having: FxHashMap<_, [bool; PACKS.len()]> =
        FxHashMap::with_capacity_and_hasher(EXPECTED, FxBuildHasher);
    for (place, pack) in PACKS.iter().enumerate() {
        pack.all_stopwords().for_each(|word| having.entry(word).or_default()[place] = true);
    }
    having
});

/// For each language how many words of a text are its stop words.
#[derive(Clone, Copy, Default)]
pub(super) struct StopwordCounts([usize; PACKS.len()]);

impl StopwordCounts {
    pub(super) fn of(text: &str) -> Self {
        let mut counts = StopwordCounts::default();
        words(text).for_each(|word| counts.add(word.text));
        counts
    }

    /// Counts a word.
    pub(super) fn add(&mut self, word: &str) {
        let Some(having) = STOPWORDS.get(&*fold::case(word)) else { return };
        for (count, has) in self.0.iter_mut().zip(having) {
            *count += usize::from(*has);
        }
    }

    /// How many are of a language; none where it has no list of them.
    pub(super) fn get(&self, language: &LanguageTag) -> usize {
        place(language).map_or(0, |place| self.0[place])
    }

    /// Whether a language has so many more than each other.
    pub(super) fn is_ahead(&self, language: &LanguageTag, lead: usize) -> bool {
        let this = place(language);
        let others = self.0.iter().enumerate().filter(|(place, _)| Some(*place) != this);
        others.map(|(_, count)| *count).max().unwrap_or(0) + lead <= self.get(language)
    }

    /// How many the language with the most has.
    pub(super) fn highest(&self) -> usize {
        self.0.into_iter().max().unwrap_or(0)
    }

    /// The language with the most, the first of them in the order of [`PACKS`].
    pub(super) fn most(&self) -> Option<&'static Pack> {
        let place = self.0.iter().position(|count| *count == self.highest());
        place.filter(|_| self.highest() > 0).map(|place| &PACKS[place])
    }
}

/// The place of a language among [`PACKS`].
pub(super) fn place(language: &LanguageTag) -> Option<usize> {
    PACKS.iter().position(|pack| pack.code == language.primary())
}

/// The language that a line is likeliest in by its stop words.
pub(crate) fn likeliest_pack(line: &str) -> Option<&'static Pack> {
    StopwordCounts::of(line).most()
}

/// Whether one phrase is in another language than the next, by the stop words of both.
pub(crate) fn changes_language(phrase: &str, next: &str) -> bool {
    let [before, behind] = [phrase, next].map(StopwordCounts::of);
    let (Some(one), Some(other)) = (before.most(), behind.most()) else { return false };
    let (one, other) = (one.tag(), other.tag());
    before.get(&one) > before.get(&other) && behind.get(&other) > behind.get(&one)
}

/// Whether a word, in lower case, is a stop word of the language that its line is likeliest in.
pub(crate) fn is_stopword_of_line(word: &str, line: &str) -> bool {
    STOPWORDS.contains_key(word) && likeliest_pack(line).is_some_and(|pack| pack.is_stopword(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_in_another_language_than_the_next_if_both_say_so() {
        for (phrase, next, changes) in [
            ("A laser for the school", "Un láser para la escuela", true),
            ("Pain in the wards", "Dolor en las plantas de la ciudad", true),
            ("Pain in the wards", "a survey of nurses", false),
            ("Pain", "Dolor en las plantas", false),
            ("", "Dolor en las plantas", false),
        ] {
            assert_eq!(changes_language(phrase, next), changes, "{phrase} / {next}");
        }
    }

    #[test]
    fn a_line_is_in_the_language_that_has_the_most_of_its_words_for_stop_words() {
        for (line, code) in [
            ("the shame that they had hidden and their", Some("en")),
            ("the patients who die in", Some("en")),
            ("la vergüenza que las personas sienten con", Some("es")),
            ("a vergonha que as pessoas sentem com uma", Some("pt")),
            ("a vergoña que senten as persoas cunha", Some("gl")),
            ("la vergonya que senten les persones amb una", Some("ca")),
            ("la vergogna che le persone sentono e gli", Some("it")),
            ("la honte que les personnes ressentent et leurs", Some("fr")),
            ("die Scham, die sie empfinden, und ihre", Some("de")),
            ("Scham", None),
        ] {
            assert_eq!(likeliest_pack(line).map(|pack| pack.code), code, "{line}");
        }
    }
}
