//! Words by UAX #29, with their place in the text.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word and where it stands, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl Word<'_> {
    pub fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// The words of a text in order; punctuation and blanks are no words.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.unicode_word_indices().map(|(at, text)| Word { text, at })
}

/// Whether a word is written as an acronym or a code: two capitals or more, or letters and digits.
pub fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && capitals > small
}
