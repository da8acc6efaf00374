//! The content words of a document, each kind of word once.

use crate::language::{LanguageTag, Pack, pack};
use crate::segment::SegmentedDocument;
use crate::text::cognate::push_skeleton;
use crate::text::fold;
use crate::text::forms::Forms;
use crate::text::memo::Memo;
use crate::text::words::{Word, words};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::iter::once;
use std::ops::Range;
use std::sync::Arc;

/// The words of a document.
pub(super) struct Tokens<'d> {
    pub language: &'d LanguageTag,
    /// For each segment its text and its words.
    pub segments: Vec<(&'d str, Vec<Word<'d>>)>,
}

impl<'d> Tokens<'d> {
    pub fn of(document: &'d SegmentedDocument) -> Self {
        /// A word and the blank behind it are seldom shorter in a text.
        const SHORT: usize = 5;
        let tokens = |text: &'d str| {
            let mut own = Vec::with_capacity(text.len() / SHORT + 1);
            own.extend(words(text));
            (text, own)
        };
        let texts = document.segments.iter().map(|segment| segment.as_str());
        Tokens { language: &document.language, segments: texts.map(tokens).collect() }
    }
}

/// Hands each content word to `take`, where it stands and folded. Numbers are evidence of their own.
pub(in crate::align) fn content_words<'t>(
    words: impl Iterator<Item = Word<'t>>,
    pack: Option<&Pack>,
    mut take: impl FnMut(Word<'t>, &str),
) {
    let mut folded = String::new();
    for word in words {
        if word.text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
            continue;
        }
        folded.clear();
        fold::push_accents(word.text, &mut folded);
        let folded = folded.strip_suffix("'s").unwrap_or(&folded);
        if !pack.is_some_and(|pack| pack.is_folded_stopword(folded)) {
            take(word, folded);
        }
    }
}

/// The content words of one document.
pub(super) struct Vocabulary {
    pub language: LanguageTag,
    /// For each segment its words, by the number of their type.
    pub segments: Vec<Vec<u32>>,
    types: Vec<Type>,
    /// All types: each folded, and behind it as cognates share its spelling.
    letters: String,
    numbers: HashTable<u32>,
    places: Rows<u32>,
}

/// The content words of a language that were met so far, by their forms.
#[derive(Default)]
pub struct ContentWords(Memo<Option<Arc<ContentWord>>>);

/// What documents are compared by of a word that carries meaning.
struct ContentWord {
    letters: String,
    place: Type,
}

impl ContentWord {
    /// `None` for words that carry little meaning, and numbers.
    fn of(form: &str, pack: Option<&Pack>) -> Option<Self> {
        let mut word = None;
        content_words(once(Word { text: form, at: 0 }), pack, |_, folded| {
            let mut letters = String::new();
            let place = Type::push(folded, pack, &mut String::new(), &mut letters);
            word = Some(ContentWord { letters, place });
        });
        word
    }
}

/// Where a type stands in the letters.
struct Type {
    folded: Range<u32>,
    /// A stem is the beginning of its word.
    stem: u32,
    /// The end of its skeleton, which begins where the folded word ends.
    skeleton: u32,
}

impl Vocabulary {
    pub fn of(tokens: &Tokens<'_>) -> Self {
        let pack = pack(tokens.language);
        let words: usize = tokens.segments.iter().map(|(_, words)| words.len()).sum();
        let mut vocabulary = Vocabulary::sized(tokens.language, tokens.segments.len(), words);
        let mut seen = Seen::sized(words);
        let mut english = String::new();
        for (index, (_, words)) in (0u32..).zip(&tokens.segments) {
            let mut own: Vec<u32> = Vec::with_capacity(words.len());
            content_words(words.iter().copied(), pack, |_, folded| {
                let make = |letters: &mut String| Type::push(folded, pack, &mut english, letters);
                own.extend(seen.first_in(vocabulary.number_or_new(folded, make), index));
            });
            vocabulary.segments.push(own);
        }
        vocabulary.places = Rows::new(vocabulary.types.len(), &seen.places);
        vocabulary
    }

    /// The same by the forms of the words; and for each form the number of its type, if it is of a content word.
    pub fn of_forms(
        language: &LanguageTag,
        forms: &Forms<'_>,
        known: &ContentWords,
    ) -> (Self, Vec<Option<u32>>) {
        let pack = pack(language);
        let words = (0..forms.texts()).map(|text| forms.tokens(text).len()).sum();
        let mut vocabulary = Vocabulary::sized(language, forms.texts(), words);
        let content_words = known.0.each(forms, |form| ContentWord::of(form, pack).map(Arc::new));
        let number = |word: &Option<Arc<ContentWord>>| {
            let word = word.as_ref()?;
            let make = |letters: &mut String| {
                let start = letters.len() as u32;
                letters.push_str(&word.letters);
                word.place.behind(start)
            };
            Some(vocabulary.number_or_new(word.place.folded(&word.letters), make))
        };
        let numbers: Vec<Option<u32>> = content_words.iter().map(number).collect();
        let mut seen = Seen::sized(words);
        for index in 0..forms.texts() {
            let tokens = forms.tokens(index).iter();
            let mut own = Vec::with_capacity(about(tokens.len()));
            own.extend(
                tokens
                    .filter_map(|token| seen.first_in(numbers[token.form as usize]?, index as u32)),
            );
            vocabulary.segments.push(own);
        }
        vocabulary.places = Rows::new(vocabulary.types.len(), &seen.places);
        (vocabulary, numbers)
    }

    fn sized(language: &LanguageTag, segments: usize, words: usize) -> Self {
        let about = about(words);
        Vocabulary {
            language: language.clone(),
            segments: Vec::with_capacity(segments),
            types: Vec::with_capacity(about),
            letters: String::with_capacity(16 * about),
            numbers: HashTable::with_capacity(about),
            places: Rows::default(),
        }
    }

    /// The number of a word's type; where it is not there, `make` puts it behind the letters.
    fn number_or_new(&mut self, folded: &str, make: impl FnOnce(&mut String) -> Type) -> u32 {
        if let Some(number) = self.number(folded) {
            return number;
        }
        let number = self.types.len() as u32;
        self.types.push(make(&mut self.letters));
        let Vocabulary { numbers, types, letters, .. } = self;
        let hash = |number: &u32| FxBuildHasher.hash_one(types[*number as usize].folded(letters));
        numbers.insert_unique(FxBuildHasher.hash_one(folded), number, hash);
        number
    }

    /// The number of the type of a folded word.
    pub fn number(&self, folded: &str) -> Option<u32> {
        let same = |number: &u32| self.folded(*number) == folded;
        self.numbers.find(FxBuildHasher.hash_one(folded), same).copied()
    }

    /// How many types there are; they are numbered from 0.
    pub fn len(&self) -> u32 {
        self.types.len() as u32
    }

    pub fn folded(&self, word: u32) -> &str {
        self.types[word as usize].folded(&self.letters)
    }

    pub fn stem(&self, word: u32) -> &str {
        let word = &self.types[word as usize];
        &self.letters[word.folded.start as usize..word.stem as usize]
    }

    /// Spelling as cognates share it.
    pub fn skeleton(&self, word: u32) -> &str {
        let word = &self.types[word as usize];
        &self.letters[word.folded.end as usize..word.skeleton as usize]
    }

    /// The segments that have a word, in order.
    pub fn places(&self, word: u32) -> &[u32] {
        self.places.of(word)
    }

    /// Takes out the segments that have each type.
    pub fn take_places(&mut self) -> Rows<u32> {
        std::mem::take(&mut self.places)
    }

    /// 1 for a word of one segment, less for one that many have. A long text is taken as so many abstracts: what
    /// counts is how many of the segments around have the word.
    pub fn weight(&self, word: u32) -> f32 {
        const AROUND: f32 = 25.0;
        let all = self.segments.len() as f32;
        let around = all.min(AROUND);
        let having = (self.places(word).len() as f32 * around / all).max(1.0);
        ((around + 1.0) / having).ln() / (around + 1.0).ln()
    }
}

/// How many types so many words may have: about half carry meaning, and in a short text most of them stand once.
fn about(words: usize) -> usize {
    (words / 2).min(1 << 12)
}

/// Where types were met so far.
struct Seen {
    /// For each type the last segment that has it.
    last: Vec<u32>,
    /// Types and the segments that have them, each once.
    places: Vec<(u32, u32)>,
}

impl Seen {
    fn sized(words: usize) -> Self {
        Seen { last: Vec::with_capacity(about(words)), places: Vec::with_capacity(words / 2) }
    }

    /// Takes in a type of a segment; gives it back if it is the first of its kind there.
    fn first_in(&mut self, number: u32, segment: u32) -> Option<u32> {
        const NOWHERE: u32 = u32::MAX;
        let at = number as usize;
        if self.last.len() <= at {
            self.last.resize(at + 1, NOWHERE);
        }
        let last = &mut self.last[at];
        if std::mem::replace(last, segment) == segment {
            return None;
        }
        self.places.push((number, segment));
        Some(number)
    }
}

impl Type {
    /// Puts a folded word behind the letters; `english` is room for its spelling in English.
    fn push(folded: &str, pack: Option<&Pack>, english: &mut String, letters: &mut String) -> Self {
        let start = letters.len();
        letters.push_str(folded);
        let end = letters.len();
        let (rest, ending) = pack.map_or((folded, ""), |pack| pack.english_ending(folded));
        english.clear();
        english.extend([rest, ending]);
        push_skeleton(english, letters);
        Type {
            folded: start as u32..end as u32,
            stem: (start + pack.map_or(folded, |pack| pack.stem(folded)).len()) as u32,
            skeleton: letters.len() as u32,
        }
    }

    /// The same behind so many letters.
    fn behind(&self, start: u32) -> Self {
        let Type { folded, stem, skeleton } = self;
        let folded = start + folded.start..start + folded.end;
        Type { folded, stem: start + stem, skeleton: start + skeleton }
    }

    fn folded<'l>(&self, letters: &'l str) -> &'l str {
        &letters[self.folded.start as usize..self.folded.end as usize]
    }
}

/// What belongs to each type, all in one list.
pub(super) struct Rows<T> {
    /// Where the row of each type begins, and the end.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { starts: vec![0], values: Vec::new() }
    }
}

impl<T: Copy + Default> Rows<T> {
    /// Rows of so many types; what belongs to one stays in order.
    pub fn new(types: usize, all: &[(u32, T)]) -> Self {
        let mut starts = vec![0u32; types + 1];
        for (word, _) in all {
            starts[*word as usize + 1] += 1;
        }
        for word in 0..types {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut values = vec![T::default(); all.len()];
        for (word, value) in all {
            let next = &mut next[*word as usize];
            values[*next as usize] = *value;
            *next += 1;
        }
        Rows { starts, values }
    }

    pub fn of(&self, word: u32) -> &[T] {
        let word = word as usize;
        &self.values[self.starts[word] as usize..self.starts[word + 1] as usize]
    }
}
