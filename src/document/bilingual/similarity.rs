//! How much two texts of different languages look like translations of each other, before anything is aligned.

use crate::language::{LanguageTag, pack};
use crate::text::cognate::skeleton;
use crate::text::fold;
use crate::text::number::numbers;
use crate::text::words::words;
use rustc_hash::FxHashSet;

/// What of a text is likely to come back in its translation: the beginnings of its longer words, and its numbers.
pub(super) struct Fingerprint {
    cognates: FxHashSet<String>,
    words: FxHashSet<String>,
    numbers: FxHashSet<u64>,
}

impl Fingerprint {
    pub(super) fn of(text: &str, language: &LanguageTag) -> Self {
        const SHORTEST: usize = 6;
        const KEPT: usize = 5;
        let pack = pack(language);
        let (mut cognates, mut all) = (FxHashSet::default(), FxHashSet::default());
        for word in words(text) {
            let folded = fold::accents(word.text);
            all.insert(folded.to_string());
            if folded.len() < SHORTEST || !folded.is_ascii() {
                continue;
            }
            let mut key = skeleton(&folded);
            key.truncate(KEPT);
            cognates.insert(key);
        }
        let numbers = numbers(text, pack.map(|pack| pack.numbers()));
        let values =
            numbers.iter().flat_map(|number| number.readings.iter()).map(f64::to_bits).collect();
        Fingerprint { cognates, words: all, numbers: values }
    }

    /// The share of either fingerprint that the other has, 0 to 1.
    pub(super) fn similarity(&self, other: &Fingerprint) -> f64 {
        share(&self.cognates, &other.cognates).unwrap_or(0.0)
    }

    /// Whether both are nearly one text, as listings and bibliographies are: no translation of each other.
    pub(super) fn is_same_text(&self, other: &Fingerprint) -> bool {
        const SAME: f64 = 0.7;
        share(&self.words, &other.words).is_some_and(|share| share >= SAME)
    }

    /// The same for numbers; `None` where a side has none.
    pub(super) fn shared_numbers(&self, other: &Fingerprint) -> Option<f64> {
        share(&self.numbers, &other.numbers)
    }
}

/// The overlap coefficient (Szymkiewicz–Simpson) of two sets.
fn share<T: std::hash::Hash + Eq>(a: &FxHashSet<T>, b: &FxHashSet<T>) -> Option<f64> {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    (!small.is_empty()).then(|| {
        small.iter().filter(|item| large.contains(item)).count() as f64 / small.len() as f64
    })
}
