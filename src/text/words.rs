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
    /// The bytes of the text that it takes.
    pub fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// The words of a text in order; punctuation and blanks are no words.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    // In Latin script blanks bound words, and a run of letters between them is one: only the rest needs the
    // full algorithm. A mark that joins what stands before it could undo a bound.
    let latin = text.chars().all(|c| c < '\u{300}' || ('\u{2010}'..='\u{2027}').contains(&c));
    let chunk_end = move |c: char| latin && c.is_whitespace();
    text.split_inclusive(chunk_end)
        .scan(0, |at, chunk| {
            let start = *at;
            *at += chunk.len();
            Some((start, chunk))
        })
        .flat_map(move |(start, chunk)| {
            let trimmed = chunk.trim_start_matches(['(', '[']);
            let word =
                trimmed.trim_end_matches(|c: char| c.is_whitespace() || ".,;:)]".contains(c));
            let alone = latin && is_run_of_letters(word);
            let at = start + chunk.len() - trimmed.len();
            let rest = if alone { "" } else { chunk };
            let rest =
                rest.unicode_word_indices().map(move |(at, text)| Word { text, at: start + at });
            alone.then_some(Word { text: word, at }).into_iter().chain(rest)
        })
}

fn is_run_of_letters(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_alphabetic() || ('à'..='ÿ').contains(&c) && c != '÷')
}

/// Whether a word is written as an acronym: two capitals or more, and more of them than small letters.
pub fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && capitals > small
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_those_of_the_full_algorithm(text in "[a-zA-Zñéü0-9 .,;:()'’%\\-\n\u{301}]{0,60}|\\PC{0,30}") {
            let full: Vec<_> = text.unicode_word_indices().collect();
            let ours: Vec<_> = words(&text).map(|word| (word.at, word.text)).collect();
            prop_assert_eq!(ours, full);
        }
    }

    #[test]
    fn a_mark_joins_the_blank_before_it() {
        let found: Vec<_> = words("\u{2000}\u{9be}").map(|word| word.text).collect();
        assert_eq!(found, ["\u{2000}\u{9be}"]);
    }
}
