//! Which words of one document answer which of the other.

use super::super::{Lexicon, StemKey};
use super::vocabulary::{Rows, Vocabulary};
use crate::text::cognate::likeness;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// For each word those of the other side that answer it, by number, and how surely (0 to 1).
pub(super) type Partners = Rows<(u32, f32)>;

/// Which types answer which.
pub(super) struct Links {
    pub targets: Partners,
    pub sources: Partners,
}

impl Links {
    pub fn between(source: &Vocabulary, target: &Vocabulary, lexicon: &Lexicon) -> Self {
        let mut links = Vec::with_capacity(2 * source.len() as usize);
        add_lookalikes(source, target, &mut links);
        let mut add = |source, target, strength| links.push((source, (target, strength)));
        if source.language.primary() == lexicon.first_language() {
            translate(lexicon, source, target, add);
        } else {
            translate(lexicon, target, source, |target, source, strength| {
                add(source, target, strength);
            });
        }
        let mut targets = Partners::sized(source.len() as usize, links.len());
        let mut back = Vec::with_capacity(links.len());
        let mut own: Vec<(u32, f32)> = Vec::new();
        for (word, row) in (0..).zip(Partners::new(source.len() as usize, &links).iter()) {
            own.clear();
            own.extend(row);
            // of several links of two words the surest
            own.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            own.dedup_by_key(|(target, _)| *target);
            for (target, strength) in &own {
                targets.push((*target, *strength));
                back.push((*target, (word, *strength)));
            }
            targets.end_row();
        }
        Links { targets, sources: Partners::new(target.len() as usize, &back) }
    }
}

/// Adds the words that are the same, and the cognates.
fn add_lookalikes(source: &Vocabulary, target: &Vocabulary, links: &mut Vec<(u32, (u32, f32))>) {
    let mut by_beginning = ByKey::with_capacity(target.len());
    for number in 0..target.len() {
        if let Some(beginning) = beginning(target.skeleton(number)) {
            by_beginning.insert(beginning, number);
        }
    }
    for number in 0..source.len() {
        if let Some(same) = target.number(source.folded(number)) {
            links.push((number, (same, 1.0)));
        }
        let skeleton = source.skeleton(number);
        let Some(beginning) = beginning(skeleton) else { continue };
        for other in by_beginning.of(beginning) {
            let likeness = likeness(skeleton, target.skeleton(other));
            if likeness > 0.0 {
                links.push((number, (other, likeness)));
            }
        }
    }
}

/// What cognates begin with; none where a skeleton is too short for one.
pub(super) fn beginning(skeleton: &str) -> Option<[u8; 4]> {
    skeleton.as_bytes().first_chunk().copied()
}

/// Hands over what the lexicon has of the words of its first language and its second.
fn translate(
    lexicon: &Lexicon,
    first: &Vocabulary,
    second: &Vocabulary,
    mut add: impl FnMut(u32, u32, f32),
) {
    if lexicon.is_empty() {
        return;
    }
    let mut by_stem = ByKey::with_capacity(second.len());
    for number in 0..second.len() {
        by_stem.insert(StemKey::of(second.stem(number)), number);
    }
    for number in 0..first.len() {
        let translations = lexicon.translations(first.stem(number)).iter();
        for found in translations.filter(|found| found.strength > 0.0) {
            let is_it = |other: &u32| second.stem(*other) == found.stem;
            by_stem.of(found.key).filter(is_it).for_each(|other| {
                add(number, other, found.strength);
            });
        }
    }
}

/// Words by something that several may have.
pub(super) struct ByKey<K> {
    /// For each key the place of the last word that has it.
    last: FxHashMap<K, u32>,
    /// Words, each with the place of the one before that has the same key.
    words: Vec<(u32, Option<u32>)>,
}

impl<K> Default for ByKey<K> {
    fn default() -> Self {
        ByKey { last: FxHashMap::default(), words: Vec::new() }
    }
}

impl<K: Hash + Eq> ByKey<K> {
    fn with_capacity(words: u32) -> Self {
        let mut by_key = ByKey::default();
        by_key.last.reserve(words as usize);
        by_key.words.reserve(words as usize);
        by_key
    }

    pub fn insert(&mut self, key: K, word: u32) {
        let place = self.words.len() as u32;
        self.words.push((word, self.last.insert(key, place)));
    }

    /// The words of a key, the last first.
    pub fn of(&self, key: K) -> impl Iterator<Item = u32> + '_ {
        let place = |place: &u32| self.words[*place as usize];
        let last = self.last.get(&key).map(place);
        std::iter::successors(last, move |(_, before)| before.as_ref().map(place))
            .map(|(word, _)| word)
    }
}
