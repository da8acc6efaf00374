//! Which words of one document answer which of the other.

use super::super::Lexicon;
use super::vocabulary::Vocabulary;
use crate::text::cognate::likeness;
use rustc_hash::FxHashMap;

/// Which types answer which.
pub(super) struct Links {
    targets: Vec<Vec<(u32, f32)>>,
    sources: Vec<Vec<(u32, f32)>>,
}

impl Links {
    pub fn between(source: &Vocabulary, target: &Vocabulary, lexicon: &Lexicon) -> Self {
        const BUCKET: usize = 4;
        let mut by_folded: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_stem: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        let mut by_beginning: FxHashMap<&[u8], Vec<u32>> = FxHashMap::default();
        for (number, word) in (0u32..).zip(&target.types) {
            by_folded.insert(&word.folded, number);
            by_stem.entry(word.stem()).or_default().push(number);
            if word.skeleton.len() >= BUCKET {
                by_beginning.entry(&word.skeleton.as_bytes()[..BUCKET]).or_default().push(number);
            }
        }
        let mut links = Links {
            targets: vec![Vec::new(); source.types.len()],
            sources: vec![Vec::new(); target.types.len()],
        };
        for (number, word) in (0u32..).zip(&source.types) {
            if let Some(&same) = by_folded.get(word.folded.as_str()) {
                links.add(number, same, 1.0);
            }
            if word.skeleton.len() >= BUCKET {
                for &other in
                    by_beginning.get(&word.skeleton.as_bytes()[..BUCKET]).into_iter().flatten()
                {
                    links.add(
                        number,
                        other,
                        likeness(&word.skeleton, &target.types[other as usize].skeleton),
                    );
                }
            }
        }
        links.add_lexicon(source, target, lexicon, &by_stem);
        links
    }

    fn add_lexicon(
        &mut self,
        source: &Vocabulary,
        target: &Vocabulary,
        lexicon: &Lexicon,
        by_stem: &FxHashMap<&str, Vec<u32>>,
    ) {
        if source.language.primary() == lexicon.first_language() {
            for (number, word) in (0u32..).zip(&source.types) {
                for (stem, strength) in lexicon.translations(word.stem()) {
                    for &other in by_stem.get(stem.as_str()).into_iter().flatten() {
                        self.add(number, other, *strength);
                    }
                }
            }
        } else {
            let mut sources: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
            for (number, word) in (0u32..).zip(&source.types) {
                sources.entry(word.stem()).or_default().push(number);
            }
            for (number, word) in (0u32..).zip(&target.types) {
                for (stem, strength) in lexicon.translations(word.stem()) {
                    for &other in sources.get(stem.as_str()).into_iter().flatten() {
                        self.add(other, number, *strength);
                    }
                }
            }
        }
    }

    fn add(&mut self, source: u32, target: u32, strength: f32) {
        if strength > 0.0 {
            self.targets[source as usize].push((target, strength));
            self.sources[target as usize].push((source, strength));
        }
    }

    pub fn targets_of(&self, source: u32) -> &[(u32, f32)] {
        &self.targets[source as usize]
    }

    pub fn sources_of(&self, target: u32) -> &[(u32, f32)] {
        &self.sources[target as usize]
    }
}
