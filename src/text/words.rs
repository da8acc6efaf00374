//! Words by UAX #29, with their place in the text.

use super::fold;
use super::script::AsciiDigits;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word and its place, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl Word<'_> {
    /// The bytes of the text that it takes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    /// The same word in a text with the digits of other scripts as ASCII has them.
    pub(crate) fn within<'a>(&self, ascii: &'a AsciiDigits) -> Word<'a> {
        let Range { start, end } = self.range();
        let at = ascii.place(start);
        Word { text: &ascii.text[at..ascii.place(end)], at }
    }
}

/// A text with one blank between words.
pub(crate) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word or a text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The words of a text in order, without case.
pub(crate) fn folded_words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    words(text).map(|word| fold::case(word.text))
}

/// The words of a text in order; punctuation and blanks are no words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let is_usual = is_usual(text);
    let chunks = text.split_inclusive(move |c| is_usual && c == ' ');
    let mut start = 0;
    chunks.flat_map(move |chunk| {
        let at = start;
        start += chunk.len();
        // most chunks are a word and a sign: the full algorithm takes several times as long
        let plain = plain_word(chunk);
        let rest = if plain.is_some() { "" } else { chunk };
        let all = plain.into_iter().chain(rest.unicode_word_indices());
        all.map(move |(place, text)| Word { text, at: at + place })
    })
}

/// The one word of a chunk that has nothing else but signs around it which belong to no word.
fn plain_word(chunk: &str) -> Option<(usize, &str)> {
    let is_sign = |c: char| matches!(c, ' ' | '.' | ',' | ';' | ':' | '(' | ')');
    let word = chunk.trim_end_matches(is_sign);
    let start = word.len() - word.trim_start_matches(is_sign).len();
    let word = &word[start..];
    let is_letter =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, 'À'..='ÿ') && !matches!(c, '×' | '÷');
    (!word.is_empty() && word.chars().all(is_letter)).then_some((start, word))
}

/// Whether a text has none but usual letters and signs, so that blanks bound its words: a mark that joins what comes
/// before it could undo the bound.
fn is_usual(text: &str) -> bool {
    // Greek, dashes and quotation marks, arrows and operators
    let is_usual = |c: char| matches!(c, ..'\u{300}' | '\u{370}'..'\u{400}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..'\u{2300}');
    text.chars().all(is_usual)
}

/// Whether a word is written as an acronym: two capitals or more, and more of them than small letters.
pub(crate) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && capitals > word.chars().filter(|c| c.is_lowercase()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_those_of_the_full_algorithm(
            text in "([a-zA-Zñéü0-9 .,;:()'’%\\-\n\t\u{a0}\u{85}\u{301}_\"«»“”–−≤ºª×·½²\u{ad}α→]|[a-zÀ-ÿ]{1,3}|[0-9]{1,3}){0,40}|\\PC{0,30}",
        ) {
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
