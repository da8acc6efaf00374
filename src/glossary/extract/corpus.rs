//! One side of a corpus: its words, and which of them are nouns.

use crate::language::{Head, LanguageTag, NounGroups, Pack, PartOfSpeech, pack};
use crate::text::fold;
use crate::text::words::{is_acronym, words};
use rustc_hash::FxHashMap;
use std::ops::Range;

pub(super) type WordId = u32;

/// The texts of one side, bead by bead.
pub(super) struct Corpus<'t> {
    pub head: Head,
    pub beads: Vec<Vec<Token>>,
    texts: Vec<&'t str>,
    words: Vec<Word>,
    signs: Option<&'static NounGroups>,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub word: WordId,
    pub role: WordRole,
    /// Whether only blanks or a hyphen separate it from the word before; whether a hyphen does.
    pub follows: bool,
    pub joined: bool,
    /// Bytes of the text.
    range: Range<usize>,
}

/// What a word may be in a noun group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordRole {
    /// A word that carries meaning.
    Content,
    /// A word that joins two nouns to one group.
    Link,
    /// A word that joins what are mostly two groups, and now and then parts of one.
    Coordinator,
    Other,
}

/// A word of the vocabulary, folded but for acronyms.
struct Word {
    name: String,
    /// The word that it is the plural of, or itself.
    singular: WordId,
    is_noun: bool,
    /// How often each spelling occurs in the texts.
    spellings: FxHashMap<String, usize>,
}

impl<'t> Corpus<'t> {
    pub(super) fn new(texts: impl Iterator<Item = &'t str>, language: &LanguageTag) -> Self {
        let pack = pack(language);
        let mut corpus = Corpus {
            head: pack.map_or(Head::Any, |pack| pack.noun_groups().head()),
            beads: Vec::new(),
            texts: texts.collect(),
            words: Vec::new(),
            signs: pack.map(Pack::noun_groups),
        };
        let mut ids: FxHashMap<String, WordId> = FxHashMap::default();
        for text in &corpus.texts {
            corpus.beads.push(tokens(text, pack, &mut ids, &mut corpus.words));
        }
        if let Some(pack) = pack {
            corpus.find_singulars(pack, &ids);
            corpus.find_nouns(pack.noun_groups());
        }
        corpus
    }

    /// Of a form of a noun in the plural, its singular, where the texts have that.
    fn find_singulars(&mut self, pack: &Pack, ids: &FxHashMap<String, WordId>) {
        for (name, id) in ids {
            for form in pack.forms(name, PartOfSpeech::Noun) {
                if let Some(plural) = ids.get(&form.word) {
                    self.words[*plural as usize].singular = *id;
                }
            }
        }
    }

    /// A word is a noun where, often enough, a determiner or a preposition comes before its group, and at its other
    /// side no word of the group.
    fn find_nouns(&mut self, signs: &NounGroups) {
        const OFTEN: usize = 8;
        let mut seen = vec![(0, 0); self.words.len()];
        for tokens in &self.beads {
            for (at, token) in
                tokens.iter().enumerate().filter(|(_, token)| token.role == WordRole::Content)
            {
                let singular = self.words[token.word as usize].singular;
                let counts: &mut (usize, usize) = &mut seen[singular as usize];
                counts.0 += 1;
                counts.1 += usize::from(self.is_used_as_noun(tokens, at, signs));
            }
        }
        for (word, (all, as_noun)) in self.words.iter_mut().zip(seen) {
            word.is_noun = as_noun * OFTEN >= all && as_noun > 0 && !signs.is_modifier(&word.name);
        }
    }

    fn is_used_as_noun(&self, tokens: &[Token], at: usize, signs: &NounGroups) -> bool {
        let next = tokens.get(at + 1).filter(|next| next.follows);
        if next.is_some_and(|next| next.role == WordRole::Content) && self.head != Head::First {
            return false;
        }
        // where the head comes last, the words before it may belong to its group
        let start = match self.head {
            Head::Last => (0..=at)
                .rev()
                .find(|at| {
                    !tokens[*at].follows || *at == 0 || tokens[*at - 1].role != WordRole::Content
                })
                .unwrap_or(at),
            _ => at,
        };
        let before = start.checked_sub(1).filter(|_| tokens[start].follows);
        let Some(before) = before.map(|before| self.name(tokens[before].word)) else {
            return false;
        };
        let determined = next.is_some_and(|next| {
            let name = self.name(next.word);
            signs.is_determiner(name) && !signs.is_link(name)
        });
        let name = self.name(tokens[at].word);
        !determined
            && (signs.is_determiner(before)
                || signs.is_preposition(before) && !signs.may_be_infinitive(name))
    }

    pub(super) fn is_noun(&self, word: WordId) -> bool {
        let singular = self.words[word as usize].singular;
        self.words[singular as usize].is_noun
    }

    /// The words of a group, in the singular.
    pub(super) fn singular(&self, tokens: &[Token]) -> Vec<WordId> {
        tokens.iter().map(|token| self.words[token.word as usize].singular).collect()
    }

    /// Whether a word is a coordinator.
    pub(super) fn is_coordinator(&self, word: WordId) -> bool {
        self.signs.is_some_and(|signs| signs.is_coordinator(self.name(word)))
    }

    /// How many beads have each word, in the singular.
    pub(super) fn counts(&self) -> FxHashMap<WordId, usize> {
        let mut counts: FxHashMap<WordId, (usize, usize)> = FxHashMap::default();
        for (bead, tokens) in (1..).zip(&self.beads) {
            for word in self.singular(tokens) {
                let (last, count) = counts.entry(word).or_default();
                *count += usize::from(std::mem::replace(last, bead) != bead);
            }
        }
        counts.into_iter().map(|(word, (_, count))| (word, count)).collect()
    }

    /// A word, folded.
    pub(super) fn name(&self, word: WordId) -> &str {
        &self.words[word as usize].name
    }

    /// The bytes of a run of tokens.
    pub(super) fn place(&self, bead: usize, range: &Range<usize>) -> Range<usize> {
        let tokens = &self.beads[bead][range.clone()];
        let first = tokens.first().map_or(0, |first| first.range.start);
        first..tokens.last().map_or(first, |last| last.range.end)
    }

    /// A run of tokens as it is written, without capitals that are due to the beginning of a sentence.
    pub(super) fn spelled(&self, bead: usize, range: Range<usize>) -> String {
        let (text, mut out, mut end) = (self.texts[bead], String::new(), None);
        for token in &self.beads[bead][range] {
            out.push_str(&text[end.unwrap_or(token.range.start)..token.range.start]);
            out.push_str(self.words[token.word as usize].spelling());
            end = Some(token.range.end);
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Word {
    /// In small letters where the texts have it so, and else as it is most often.
    fn spelling(&self) -> &str {
        let small = |spelling: &str| !spelling.chars().any(char::is_uppercase);
        let best = self.spellings.iter().max_by_key(|(text, count)| (small(text), **count, *text));
        best.map_or(&self.name, |(text, _)| text)
    }
}

fn tokens(
    text: &str,
    pack: Option<&'static Pack>,
    ids: &mut FxHashMap<String, WordId>,
    vocabulary: &mut Vec<Word>,
) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for word in words(text) {
        let acronym = is_acronym(word.text);
        let name = if acronym { word.text.to_owned() } else { fold::case(word.text).into_owned() };
        let gap = tokens.last().map_or(",", |last| &text[last.range.end..word.at]);
        let joined = matches!(gap, "-" | "\u{2010}" | "\u{2011}");
        let role = role(&name, acronym, pack);
        let id = *ids.entry(name).or_insert_with_key(|name| {
            let id = vocabulary.len() as WordId;
            vocabulary.push(Word {
                name: name.clone(),
                singular: id,
                is_noun: !pack.is_some_and(Pack::is_full),
                spellings: FxHashMap::default(),
            });
            id
        });
        *vocabulary[id as usize].spellings.entry(word.text.to_owned()).or_default() += 1;
        tokens.push(Token {
            word: id,
            role,
            follows: joined || gap.chars().all(char::is_whitespace),
            joined,
            range: word.range(),
        });
    }
    tokens
}

fn role(name: &str, acronym: bool, pack: Option<&'static Pack>) -> WordRole {
    const SHORTEST: usize = 2;
    let signs = pack.map(Pack::noun_groups);
    if signs.is_some_and(|signs| signs.is_link(name)) {
        return WordRole::Link;
    }
    if signs.is_some_and(|signs| signs.is_coordinator(name)) {
        return WordRole::Coordinator;
    }
    let is_little = pack.is_some_and(|pack| pack.is_stopword(name));
    let is_apart = !acronym && signs.is_some_and(|signs| signs.is_apart(name));
    let is_short = name.chars().filter(|c| c.is_alphabetic()).count() < SHORTEST;
    if is_short || is_little || is_apart { WordRole::Other } else { WordRole::Content }
}
