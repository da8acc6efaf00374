//! The trie of the terms of a glossary, by the keys of their words.

use super::{Key, Matcher, Node};
use crate::glossary::Term;
use crate::language::PartOfSpeech;
use crate::text::fold;
use crate::text::words::{is_acronym, words};
use rustc_hash::FxHashMap;

/// The keys given so far to the words of terms, by how they vary.
#[derive(Default)]
pub(super) struct KnownKeys {
    ids: FxHashMap<Inflects, FxHashMap<String, u32>>,
    count: u32,
}

impl KnownKeys {
    /// The key of a word, if it was given one.
    pub(super) fn get(&self, word: &TermWord) -> Option<u32> {
        self.ids.get(&word.inflects)?.get(&word.name).copied()
    }
}

/// A word of a term.
pub(super) struct TermWord {
    /// As written where it is an acronym, else in lower case.
    pub name: String,
    is_acronym: bool,
    inflects: Inflects,
}

/// How a word of a term may vary.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Inflects {
    Not,
    As(PartOfSpeech),
    /// A word that follows the head of its term: a noun of its own, or an adjective that agrees.
    AsModifier,
}

impl Inflects {
    /// The word classes whose forms it takes.
    fn classes(self) -> &'static [PartOfSpeech] {
        match self {
            Inflects::Not => &[],
            Inflects::As(PartOfSpeech::Noun) => &[PartOfSpeech::Noun],
            Inflects::As(PartOfSpeech::Verb) => &[PartOfSpeech::Verb],
            Inflects::As(_) => &[PartOfSpeech::Adjective],
            Inflects::AsModifier => &[PartOfSpeech::Noun, PartOfSpeech::Adjective],
        }
    }
}

impl Matcher {
    /// Takes in a term, which is the one at a place of the glossary: of a concept, and of its terms.
    pub(super) fn insert(&mut self, term: &Term, at: (u32, u32)) {
        let mut node = 0u32;
        let words: Vec<_> = self.words_of(term).collect();
        let to_ends = (0..words.len()).rev();
        for (word, to_end) in words.into_iter().zip(to_ends) {
            let key = self.key(word);
            self.nodes[node as usize].goes_on = true;
            let fresh = self.nodes.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node { to_end, ..Node::default() });
            }
            let nearest = &mut self.nodes[node as usize].to_end;
            *nearest = to_end.min(*nearest);
        }
        if node != 0 {
            self.nodes[node as usize].ends.push(at);
        }
    }

    /// The words of a term, and how they may vary.
    pub(super) fn words_of(&self, term: &Term) -> impl Iterator<Item = TermWord> {
        words(&term.text).enumerate().map(|(place, word)| {
            let is_acronym = is_acronym(word.text);
            let name =
                if is_acronym { word.text.to_owned() } else { fold::case(word.text).into_owned() };
            let inflects = self.inflects(&name, term.part_of_speech, place == 0);
            TermWord { name, is_acronym, inflects }
        })
    }

    /// The key of a word, which is made with its forms if it is not there.
    fn key(&mut self, word: TermWord) -> u32 {
        if let Some(key) = self.known.get(&word) {
            return key;
        }
        let key = self.known.count;
        self.known.count += 1;
        self.known.ids.entry(word.inflects).or_default().insert(word.name.clone(), key);
        self.add_forms(&word, key);
        key
    }

    fn inflects(&self, word: &str, part_of_speech: PartOfSpeech, head: bool) -> Inflects {
        let function_word = self.pack.is_some_and(|pack| pack.is_stopword(word));
        match (part_of_speech, head) {
            _ if function_word => Inflects::Not,
            (PartOfSpeech::Adverb | PartOfSpeech::Other | PartOfSpeech::ProperNoun, _) => {
                Inflects::Not
            }
            (part_of_speech, true) => Inflects::As(part_of_speech),
            (_, false) => Inflects::AsModifier,
        }
    }

    fn add_forms(&mut self, word: &TermWord, id: u32) {
        let TermWord { name: word, is_acronym, inflects } = word;
        let Some(pack) = self.pack else {
            let map = if *is_acronym { &mut self.exact } else { &mut self.folded };
            map.entry(word.clone()).or_default().push(Key { id, form: None });
            return;
        };
        if *is_acronym {
            // RCTs, RCT's
            self.exact.entry(word.clone()).or_default().push(Key { id, form: None });
            for (ending, form) in [("s", "plural"), ("'s", "possessive")] {
                self.exact
                    .entry([word.as_str(), ending].concat())
                    .or_default()
                    .push(Key { id, form: Some(form) });
            }
            return;
        }
        self.folded
            .entry(pack.respell(word).into_owned())
            .or_default()
            .push(Key { id, form: None });
        for form in inflects.classes().iter().flat_map(|class| pack.forms(word, *class)) {
            let keys = self.folded.entry(pack.respell(&form.word).into_owned()).or_default();
            if !keys.iter().any(|key| key.id == id) {
                keys.push(Key { id, form: Some(form.name) });
            }
        }
    }
}
