//! The trie of the terms of a glossary, by the keys of their words.

use super::{Key, Matcher, Node, is_joint, signs};
use crate::glossary::Term;
use crate::language::PartOfSpeech;
use crate::text::fold;
use crate::text::words::{is_acronym, words};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

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

/// How a term may be written: with a blank behind each full stop within it, and with none (`E. coli`, `EE.UU.`).
fn spellings(term: &str) -> Vec<Cow<'_, str>> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let mut spellings = vec![Cow::Borrowed(term)];
    if !term.trim_end_matches('.').contains('.') {
        return spellings;
    }
    let (mut close, mut wide) = (String::new(), String::new());
    for (at, c) in term.char_indices() {
        let after_stop = close.ends_with('.');
        if c == ' ' && after_stop {
            wide.push(c);
            continue;
        }
        let before = term[..at].chars().rev().nth(1);
        if after_stop && !wide.ends_with(' ') && is_letter(Some(c)) && is_letter(before) {
            wide.push(' ');
        }
        close.push(c);
        wide.push(c);
    }
    spellings.extend([close, wide].into_iter().filter(|other| other != term).map(Cow::Owned));
    spellings
}

impl Matcher {
    /// Takes in a term, which is the one at a place of the glossary: of a concept, and of its terms.
    pub(super) fn insert(&mut self, term: &Term, at: (u32, u32)) {
        for spelling in spellings(&term.text) {
            self.insert_spelling(&spelling, term.word_class(), at);
        }
    }

    fn insert_spelling(&mut self, text: &str, class: PartOfSpeech, at: (u32, u32)) {
        let mut node = 0u32;
        let words: Vec<_> = self.words_of(text, class).collect();
        let to_ends = (0..words.len()).rev();
        for ((signs, word), to_end) in words.into_iter().zip(to_ends) {
            let key = self.key(word);
            self.nodes[node as usize].goes_on = true;
            let fresh = self.nodes.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node { to_end, ..Node::default() });
            }
            if let Some(signs) = signs {
                self.signs.insert((node, signs));
            }
            let nearest = &mut self.nodes[node as usize].to_end;
            *nearest = to_end.min(*nearest);
        }
        if node != 0 && !self.nodes[node as usize].ends.contains(&at) {
            self.nodes[node as usize].ends.push(at);
        }
    }

    /// The words of a term and how they may vary, each with the signs before it that part it from the word before.
    pub(super) fn words_of(
        &self,
        text: &str,
        class: PartOfSpeech,
    ) -> impl Iterator<Item = (Option<String>, TermWord)> {
        let mut end = 0;
        words(text).enumerate().map(move |(place, word)| {
            let gap = &text[std::mem::replace(&mut end, word.range().end)..word.at];
            let signs = (place > 0 && !is_joint(gap)).then(|| signs(gap));
            let is_acronym = is_acronym(word.text);
            let name =
                if is_acronym { word.text.to_owned() } else { fold::case(word.text).into_owned() };
            let inflects = self.inflects(&name, class, place == 0);
            (signs, TermWord { name, is_acronym, inflects })
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
