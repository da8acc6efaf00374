//! Words by UAX #29, with their place in the text.

use std::ops::Range;
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// A word and where it stands, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, is_latin: is_latin(text), chunk: None }
}

/// The iterator of [`words`].
///
/// In Latin script blanks bound words, and a run of letters and digits between them is one: only the rest needs the full
/// algorithm.
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    is_latin: bool,
    /// Where a chunk that needs the full algorithm stands, and what is left of it.
    chunk: Option<(usize, UnicodeWordIndices<'t>)>,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        loop {
            if let Some((start, chunk)) = &mut self.chunk {
                if let Some((at, text)) = chunk.next() {
                    return Some(Word { text, at: *start + at });
                }
                self.chunk = None;
            }
            let (start, rest) = (self.at, &self.text[self.at..]);
            if rest.is_empty() {
                return None;
            }
            if let (true, Some((word, end))) = (self.is_latin, plain_word(rest)) {
                self.at += end;
                return Some(Word { text: &rest[..word], at: start });
            }
            let chunk = if self.is_latin { &rest[..end_of_chunk(rest)] } else { rest };
            self.at += chunk.len();
            let trimmed = chunk.trim_start_matches(['(', '[']);
            let word = trimmed.trim_end_matches(|c: char| {
                matches!(c, ' ' | '.' | ',' | ';' | ':' | ')' | ']') || c.is_whitespace()
            });
            if self.is_latin && !word.is_empty() && plain_run(word) == word.len() {
                return Some(Word { text: word, at: start + chunk.len() - trimmed.len() });
            }
            self.chunk = Some((start, chunk.unicode_word_indices()));
        }
    }
}

/// The end of the run of letters and digits that a text begins with, where a blank follows it, or a sign and a blank as
/// nearly always; and where that ends.
fn plain_word(text: &str) -> Option<(usize, usize)> {
    let end = plain_run(text);
    match text.as_bytes()[end..] {
        _ if end == 0 => None,
        [b' ', ..] => Some((end, end + 1)),
        [b',' | b'.' | b';' | b':', b' ', ..] => Some((end, end + 2)),
        _ => None,
    }
}

/// The end of the run of letters and digits that a text begins with, which nothing parts (WB5, WB8 to WB10).
fn plain_run(text: &str) -> usize {
    let mut end = 0;
    loop {
        match text.as_bytes()[end..] {
            [b, ..] if b.is_ascii_alphanumeric() => end += 1,
            [0xc3, 0xb7, ..] => return end,      // ÷
            [0xc3, 0xa0..=0xbf, ..] => end += 2, // à to ÿ
            _ => return end,
        }
    }
}

/// Whether a text is in Latin script with its usual signs. A mark that joins what stands before it could undo the
/// bound at a blank.
fn is_latin(text: &str) -> bool {
    // bytes below begin characters before U+0300
    text.bytes().all(|byte| byte < 0xcc)
        || text.chars().all(|c| c < '\u{300}' || ('\u{2010}'..='\u{2027}').contains(&c))
}

/// Where the next blank of a Latin text ends, or the text.
fn end_of_chunk(text: &str) -> usize {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(at + 1)) {
            (b' ' | b'\t'..=b'\r', _) => return at + 1,
            (0xc2, Some(0x85 | 0xa0)) => return at + 2, // next line, no-break space
            _ => {}
        }
    }
    bytes.len()
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
        fn words_are_those_of_the_full_algorithm(text in "[a-zA-Zñéü0-9 .,;:()'’%\\-\n\t\u{a0}\u{85}\u{301}]{0,60}|\\PC{0,30}") {
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
