//! The content words of a document, each kind of word once.

use crate::language::{LanguageTag, Pack, pack};
use crate::segment::SegmentedDocument;
use crate::text::cognate::push_skeleton;
use crate::text::fold;
use crate::text::words::{Word, words};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::iter::once;
use std::ops::Range;

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

/// Content words of a language: of one document, or of many.
pub(super) struct Vocabulary {
    pub language: LanguageTag,
    types: Vec<Type>,
    /// All types: each folded, and behind it as cognates share its spelling.
    letters: String,
    numbers: HashTable<u32>,
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
    /// The words of a document; and for each segment its own, each once, by the number of their type.
    pub fn of(tokens: &Tokens<'_>) -> (Self, Rows<u32>) {
        let pack = pack(tokens.language);
        let words = tokens.segments.iter().map(|(_, words)| words.len()).sum();
        let mut vocabulary = Vocabulary::sized(tokens.language, about(words));
        let mut segments = Rows::sized(tokens.segments.len(), words / 2);
        // for each type the last segment that has it, from 1
        let mut last: Vec<u32> = Vec::with_capacity(about(words));
        let mut english = String::new();
        for (segment, (_, words)) in (1..).zip(&tokens.segments) {
            content_words(words.iter().copied(), pack, |_, folded| {
                let make = |letters: &mut String| Type::push(folded, pack, &mut english, letters);
                let number = vocabulary.number_or_new(folded, make);
                last.resize(vocabulary.types.len(), 0);
                if std::mem::replace(&mut last[number as usize], segment) != segment {
                    segments.push(number);
                }
            });
            segments.end_row();
        }
        (vocabulary, segments)
    }

    /// No words yet.
    pub fn new(language: &LanguageTag) -> Self {
        Vocabulary::sized(language, 0)
    }

    /// The number of the word's type that a form is of, which is put behind the others if it is new; none of a form that
    /// carries little meaning, and of a number.
    pub fn number_of_form(&mut self, form: &str) -> Option<u32> {
        let pack = pack(&self.language);
        let mut number = None;
        content_words(once(Word { text: form, at: 0 }), pack, |_, folded| {
            let make = |letters: &mut String| Type::push(folded, pack, &mut String::new(), letters);
            number = Some(self.number_or_new(folded, make));
        });
        number
    }

    /// The number of the type of a word of another vocabulary of the language, which is put behind the others if it is new.
    pub fn adopt(&mut self, other: &Vocabulary, word: u32) -> u32 {
        let own = &other.types[word as usize];
        self.number_or_new(other.folded(word), |letters| {
            let start = letters.len() as u32;
            letters.push_str(&other.letters[own.folded.start as usize..own.skeleton as usize]);
            own.moved(start)
        })
    }

    /// Room for so many types.
    fn sized(language: &LanguageTag, types: usize) -> Self {
        Vocabulary {
            language: language.clone(),
            types: Vec::with_capacity(types),
            letters: String::with_capacity(16 * types),
            numbers: HashTable::with_capacity(types),
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
}

/// How many types so many words may have: about half carry meaning, and in a short text most of them stand once.
fn about(words: usize) -> usize {
    (words / 2).min(1 << 12)
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

    /// The same where its letters begin at another place.
    fn moved(&self, start: u32) -> Self {
        let Type { folded, stem, skeleton } = self;
        let place = |place: u32| place - folded.start + start;
        let [end, stem, skeleton] = [folded.end, *stem, *skeleton].map(place);
        Type { folded: start..end, stem, skeleton }
    }

    fn folded<'l>(&self, letters: &'l str) -> &'l str {
        &letters[self.folded.start as usize..self.folded.end as usize]
    }
}

/// Rows of values, all in one list: the words of each segment, the segments that have each word.
pub(super) struct Rows<T> {
    /// Where each row begins, and the end.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows::sized(0, 0)
    }
}

impl<T> Rows<T> {
    /// No rows, with room for so many and for so many values.
    pub fn sized(rows: usize, values: usize) -> Self {
        let mut starts = Vec::with_capacity(rows + 1);
        starts.push(0);
        Rows { starts, values: Vec::with_capacity(values) }
    }

    /// Puts a value into the row that comes next.
    pub fn push(&mut self, value: T) {
        self.values.push(value);
    }

    /// Ends the row that its values were put into.
    pub fn end_row(&mut self) {
        self.starts.push(self.values.len() as u32);
    }

    /// What `value` makes of each value, in the same rows.
    pub fn map<U>(&self, value: impl FnMut(&T) -> U) -> Rows<U> {
        Rows { starts: self.starts.clone(), values: self.values.iter().map(value).collect() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn of(&self, row: u32) -> &[T] {
        let row = row as usize;
        &self.values[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len() as u32).map(|row| self.of(row))
    }
}

impl<T: Copy + Default> Rows<T> {
    /// So many rows of these values, of which each comes with its row; the values of one row stay in order.
    pub fn new(rows: usize, all: &[(u32, T)]) -> Self {
        let mut starts = vec![0u32; rows + 1];
        for (row, _) in all {
            starts[*row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut values = vec![T::default(); all.len()];
        for (row, value) in all {
            let next = &mut next[*row as usize];
            values[*next as usize] = *value;
            *next += 1;
        }
        Rows { starts, values }
    }
}

impl Rows<u32> {
    /// For each of so many values the rows that have it, in order.
    pub fn inverted(&self, values: u32) -> Self {
        let rows = (0..).zip(self.iter());
        let all: Vec<_> =
            rows.flat_map(|(row, values)| values.iter().map(move |value| (*value, row))).collect();
        Rows::new(values as usize, &all)
    }
}
