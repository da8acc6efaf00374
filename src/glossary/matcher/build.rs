//! The trie of the terms of a glossary, by the keys of their words.

use super::spelling::spellings;
use super::{Ending, Key, Matcher, Node, is_joint, is_open, signs};
use crate::glossary::{Status, Term};
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

/// What parts a word of a term from the word before it.
#[derive(Default)]
pub(super) struct Gap {
    /// The signs that else part terms.
    signs: Option<String>,
    /// Whether it must be closed: an "in-patient" is not the "in patient" of "changes in patient safety".
    hyphened: bool,
}

/// How a word of a term may vary.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Inflects {
    Not,
    As(PartOfSpeech),
    /// A noun, or an adjective that agrees: a word that follows the head of its term, or one listed under a noun.
    AsNounOrAdjective,
}

impl Inflects {
    /// The word classes whose forms it takes.
    fn classes(self) -> &'static [PartOfSpeech] {
        match self {
            Inflects::Not => &[],
            Inflects::As(PartOfSpeech::Noun) => &[PartOfSpeech::Noun],
            Inflects::As(PartOfSpeech::Verb) => &[PartOfSpeech::Verb],
            Inflects::As(_) => &[PartOfSpeech::Adjective],
            Inflects::AsNounOrAdjective => &[PartOfSpeech::Noun, PartOfSpeech::Adjective],
        }
    }
}

impl Matcher {
    /// Takes in a term, which is the one at a place of the glossary: of a concept, and of its terms.
    pub(super) fn insert(&mut self, term: &Term, (concept, index): (u32, u32), status: Status) {
        let ending = Ending { concept, term: index, status };
        for text in spellings(&term.text, self.pack) {
            self.insert_spelling(term, &text, ending);
        }
    }

    fn insert_spelling(&mut self, term: &Term, text: &str, ending: Ending) {
        let mut node = 0u32;
        let words: Vec<_> = self.words_of(term, text).collect();
        let to_ends = (0..words.len()).rev();
        for ((gap, word), to_end) in words.into_iter().zip(to_ends) {
            let key = self.key(word);
            self.nodes[node as usize].goes_on = true;
            let fresh = self.nodes.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node { to_end, hyphened: true, ..Node::default() });
            }
            if let Some(signs) = gap.signs {
                self.signs.insert((node, signs));
            }
            self.nodes[node as usize].hyphened &= gap.hyphened;
            let nearest = &mut self.nodes[node as usize].to_end;
            *nearest = to_end.min(*nearest);
        }
        if node != 0 && !self.nodes[node as usize].ends.contains(&ending) {
            self.nodes[node as usize].ends.push(ending);
        }
    }

    /// The words of a term and how they may vary, each with what parts it from the word before.
    /// `text` is one of its spellings.
    pub(super) fn words_of(
        &self,
        term: &Term,
        text: &str,
    ) -> impl Iterator<Item = (Gap, TermWord)> {
        let mut end = 0;
        let mut after_function_word = false;
        words(text).enumerate().map(move |(place, word)| {
            let gap = &text[std::mem::replace(&mut end, word.range().end)..word.at];
            let signs = (place > 0 && !is_joint(gap)).then(|| signs(gap));
            let hyphened = after_function_word && !is_open(gap);
            let is_acronym = is_acronym(word.text);
            let name =
                if is_acronym { word.text.to_owned() } else { fold::case(word.text).into_owned() };
            after_function_word = self.is_function_word(&name);
            let inflects = self.inflects(&name, term, place == 0);
            (Gap { signs, hyphened }, TermWord { name, is_acronym, inflects })
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

    fn is_function_word(&self, word: &str) -> bool {
        self.pack.is_some_and(|pack| pack.is_stopword(word))
    }

    fn inflects(&self, word: &str, term: &Term, head: bool) -> Inflects {
        match (term.word_class(), head) {
            _ if self.is_function_word(word) => Inflects::Not,
            (PartOfSpeech::Adverb | PartOfSpeech::Other | PartOfSpeech::ProperNoun, _) => {
                Inflects::Not
            }
            // an adjective listed under a noun: "ambulatorio" for an outpatient
            (PartOfSpeech::Noun, true) if !term.names_its_concept() => Inflects::AsNounOrAdjective,
            (part_of_speech, true) => Inflects::As(part_of_speech),
            (_, false) => Inflects::AsNounOrAdjective,
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
        self.add_form(pack.respell(word).into_owned(), Key { id, form: None });
        for form in inflects.classes().iter().flat_map(|class| pack.forms(word, *class)) {
            self.add_form(pack.respell(&form.word).into_owned(), Key { id, form: Some(form.name) });
        }
    }

    fn add_form(&mut self, form: String, key: Key) {
        const SHORTEST: usize = 6;
        let add = |keys: &mut Vec<Key>, key: Key| {
            if !keys.iter().any(|known| known.id == key.id) {
                keys.push(key);
            }
        };
        if form.len() > SHORTEST {
            let bare = fold::accents(&form);
            if bare != form {
                let key = Key { form: Some("without its accent"), ..key };
                add(self.unaccented.entry(bare).or_default(), key);
            }
        }
        add(self.folded.entry(form).or_default(), key);
    }
}
