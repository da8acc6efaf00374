//! The content words of a document, each kind of word once.

use crate::language::{LanguageTag, Pack, pack};
use crate::segment::SegmentedDocument;
use crate::text::cognate::skeleton;
use crate::text::fold;
use crate::text::words::{Word, words};
use rustc_hash::FxHashMap;

/// Hands each content word of a text to `take`, where it stands and folded. Numbers are evidence of their own.
pub(in crate::align) fn content_words(
    text: &str,
    pack: Option<&Pack>,
    mut take: impl FnMut(&Word<'_>, &str),
) {
    let mut folded = String::new();
    for word in words(text) {
        if word.text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
            continue;
        }
        folded.clear();
        fold::push_accents(word.text, &mut folded);
        let folded = folded.strip_suffix("'s").unwrap_or(&folded);
        if !pack.is_some_and(|pack| pack.is_folded_stopword(folded)) {
            take(&word, folded);
        }
    }
}

/// The content words of one document.
pub(super) struct Vocabulary {
    pub language: LanguageTag,
    pub types: Vec<Type>,
    /// For each segment its words, by the number of their type.
    pub segments: Vec<Vec<u32>>,
}

pub(super) struct Type {
    pub folded: String,
    /// A stem is the beginning of its word.
    stem: usize,
    /// Spelling as cognates share it.
    pub skeleton: String,
    /// The segments that have it, in order.
    pub segments: Vec<u32>,
}

impl Vocabulary {
    pub fn of(document: &SegmentedDocument) -> Self {
        let pack = pack(&document.language);
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut types: Vec<Type> = Vec::new();
        let mut segments = Vec::with_capacity(document.segments.len());
        for (index, segment) in (0u32..).zip(&document.segments) {
            let mut own: Vec<u32> = Vec::new();
            content_words(segment.as_str(), pack, |_, folded| {
                let number = match numbers.get(folded) {
                    Some(number) => *number,
                    None => {
                        let number = types.len() as u32;
                        numbers.insert(folded.to_owned(), number);
                        types.push(Type::new(folded, pack));
                        number
                    }
                };
                let places = &mut types[number as usize].segments;
                if places.last() != Some(&index) {
                    places.push(index);
                }
                if !own.contains(&number) {
                    own.push(number);
                }
            });
            segments.push(own);
        }
        Vocabulary { language: document.language.clone(), types, segments }
    }

    /// Takes out, for each type, the segments that have it.
    pub fn take_places(&mut self) -> Vec<Vec<u32>> {
        self.types.iter_mut().map(|word| std::mem::take(&mut word.segments)).collect()
    }

    /// 1 for a word of one segment, less for one that many have. A long text is taken as so many abstracts: what
    /// counts is how many of the segments around have the word.
    pub fn weight(&self, word: u32) -> f32 {
        const AROUND: f32 = 25.0;
        let all = self.segments.len() as f32;
        let around = all.min(AROUND);
        let having = (self.types[word as usize].segments.len() as f32 * around / all).max(1.0);
        ((around + 1.0) / having).ln() / (around + 1.0).ln()
    }
}

impl Type {
    pub fn stem(&self) -> &str {
        &self.folded[..self.stem]
    }

    fn new(folded: &str, pack: Option<&'static Pack>) -> Self {
        let stem = pack.map_or(folded, |pack| pack.stem(folded)).len();
        let english = pack.map_or_else(|| folded.to_owned(), |pack| pack.english_ending(folded));
        Type { skeleton: skeleton(&english), folded: folded.to_owned(), stem, segments: Vec::new() }
    }
}
