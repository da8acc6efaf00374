//! Words by UAX #29, with their place in the text.

use super::scan;
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
    Words { text, at: 0, is_simple: is_simple(text), chunk: None }
}

/// The iterator of [`words`].
///
/// In most texts blanks bound words, and few signs stand inside of one: only the rest needs the full algorithm.
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    is_simple: bool,
    /// Where a chunk that needs the full algorithm stands, and what is left of it.
    chunk: Option<(usize, UnicodeWordIndices<'t>)>,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    #[inline]
    fn next(&mut self) -> Option<Word<'t>> {
        if self.is_simple
            && self.chunk.is_none()
            && let Some(word) = plain_word(self.text.as_bytes(), self.at)
        {
            self.at = word.end;
            return Some(Word { text: &self.text[word.clone()], at: word.start });
        }
        self.next_unclear()
    }
}

impl<'t> Words<'t> {
    /// The next word, where more than ASCII or the full algorithm is needed to tell it.
    #[inline(never)]
    fn next_unclear(&mut self) -> Option<Word<'t>> {
        loop {
            if let Some((start, chunk)) = &mut self.chunk {
                if let Some((at, text)) = chunk.next() {
                    return Some(Word { text, at: *start + at });
                }
                self.chunk = None;
            }
            let chunk = if self.is_simple {
                match simple_word(self.text.as_bytes(), self.at) {
                    Ok(word) => {
                        self.at = word.end;
                        let word = Word { text: &self.text[word.clone()], at: word.start };
                        return Some(word).filter(|word| !word.text.is_empty());
                    }
                    Err(unclear) => unclear..unclear + end_of_chunk(&self.text[unclear..]),
                }
            } else {
                self.at..self.text.len()
            };
            if chunk.is_empty() {
                return None;
            }
            self.at = chunk.end;
            self.chunk = Some((chunk.start, self.text[chunk].unicode_word_indices()));
        }
    }
}

/// What a character does to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    Letter,
    Digit,
    /// Stands inside of a word between letters or between digits.
    Joins,
    /// Is never part of one.
    Parts,
    /// What the full algorithm must tell.
    Unclear,
    End,
}

/// What each byte does; of those that begin other characters more must be known.
static DOES: [Does; 256] = {
    let mut does = [Does::Parts; 256];
    let mut byte = 0;
    while byte < 256 {
        does[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Does::Letter,
            b'0'..=b'9' => Does::Digit,
            b'.' | b',' | b':' | b';' | b'\'' => Does::Joins,
            b'_' | 0x80.. => Does::Unclear,
            _ => Does::Parts,
        };
        byte += 1;
    }
    does
};

/// What the character at a place does, and its length in bytes.
fn does(text: &[u8], at: usize) -> (Does, usize) {
    match text.get(at) {
        Some(byte @ ..0x80) => (DOES[usize::from(*byte)], 1),
        Some(_) => does_beyond_ascii(&text[at..]),
        None => (Does::End, 0),
    }
}

fn does_beyond_ascii(text: &[u8]) -> (Does, usize) {
    match (text[0], &text[1..]) {
        (0xc3, [0x97 | 0xb7, ..]) => (Does::Parts, 2), // × ÷
        (0xc3, _) => (Does::Letter, 2),                // À to ÿ
        // no-break space ¡ « ° ± » ¿
        (0xc2, [0xa0 | 0xa1 | 0xab | 0xb0 | 0xb1 | 0xbb | 0xbf, ..]) => (Does::Parts, 2),
        // dashes “ ” … − ≤ ≥
        (
            0xe2,
            [0x80, 0x90..=0x94 | 0x9c | 0x9d | 0xa6, ..]
            | [0x88, 0x92, ..]
            | [0x89, 0xa4 | 0xa5, ..],
        ) => (Does::Parts, 3),
        _ => (Does::Unclear, 1),
    }
}

/// The next word from a place on where it is of ASCII letters and digits, and no sign behind it may join more: most are.
fn plain_word(text: &[u8], from: usize) -> Option<Range<usize>> {
    let does = |byte: &u8| DOES[usize::from(*byte)];
    let is_outside = |byte: &u8| matches!(does(byte), Does::Parts | Does::Joins);
    let start = from + text[from..].iter().position(|byte| !is_outside(byte))?;
    let end = start + run(&text[start..]);
    let joins = text.get(end).is_some_and(|byte| does(byte) == Does::Joins);
    let ends = text.get(end + usize::from(joins)).is_none_or(|byte| does(byte) == Does::Parts);
    (ends && end > start).then_some(start..end)
}

/// The next word from a place on, empty at the end; or where something begins that its signs alone do not tell.
fn simple_word(text: &[u8], from: usize) -> Result<Range<usize>, usize> {
    let mut start = from;
    loop {
        match does(text, start) {
            (Does::Joins | Does::Parts, length) => start += length,
            (Does::Unclear, _) => return Err(start),
            (Does::End, _) => return Ok(start..start),
            (Does::Letter | Does::Digit, _) => break,
        }
    }
    let mut end = start;
    loop {
        end += run(&text[end..]);
        match does(text, end) {
            (Does::Letter | Does::Digit, length) => end += length,
            // WB6, WB7, WB11 and WB12
            (Does::Joins, length) => {
                let is_number = text[end - 1].is_ascii_digit();
                match (is_number, text[end], does(text, end + length).0) {
                    (false, b'.' | b':' | b'\'', Does::Letter)
                    | (true, b'.' | b',' | b';' | b'\'', Does::Digit) => end += length,
                    (_, _, Does::Unclear) => return Err(start),
                    _ => return Ok(start..end),
                }
            }
            (Does::Unclear, _) => return Err(start),
            (Does::Parts | Does::End, _) => return Ok(start..end),
        }
    }
}

/// With how many ASCII letters and digits a text begins.
fn run(text: &[u8]) -> usize {
    let (eights, _) = text.as_chunks::<8>();
    let others = eights.iter().map(|eight| others(u64::from_le_bytes(*eight)));
    for (start, others) in (0..).step_by(8).zip(others) {
        if others != 0 {
            return start + (others.trailing_zeros() / 8) as usize;
        }
    }
    let rest = &text[8 * eights.len()..];
    8 * eights.len() + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// The highest bit of each of eight bytes that is no ASCII letter or digit.
fn others(bytes: u64) -> u64 {
    const HIGHEST: u64 = each(0x80);
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    // sums of seven bits each: the highest bit tells that a bound is reached
    let from = |bytes: u64, bound: u8| bytes + each(0x80 - bound);
    let low = bytes & !HIGHEST;
    let small = low | each(0x20);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(low, b'0') & !from(low, b'9' + 1);
    (!(letters | digits) | bytes) & HIGHEST
}

/// Whether a text has none but usual letters and signs. A mark that joins what stands before it could undo the bound at
/// a blank.
fn is_simple(text: &str) -> bool {
    // Greek, dashes and quotation marks, arrows and operators
    let is_usual = |c: char| matches!(c, '\u{370}'..'\u{400}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..'\u{2300}');
    // bytes below begin characters before U+0300, or continue one
    let mut others = scan::positions(text.as_bytes(), |byte| *byte >= 0xcc);
    others.all(|at| text[at..].starts_with(is_usual))
}

/// Where the next blank of a simple text ends, or the text.
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
        fn words_are_those_of_the_full_algorithm(
            text in "([a-zA-Zñéü0-9 .,;:()'’%\\-\n\t\u{a0}\u{85}\u{301}_\"«»“”–−≤ºª×·½²\u{ad}α→]|[a-zÀ-ÿ]{1,3}|[0-9]{1,3}){0,40}|\\PC{0,30}",
        ) {
            let full: Vec<_> = text.unicode_word_indices().collect();
            let ours: Vec<_> = words(&text).map(|word| (word.at, word.text)).collect();
            prop_assert_eq!(ours, full);
        }
    }

    #[test]
    fn a_run_is_of_ascii_letters_and_digits() {
        for before in 0..17 {
            for byte in 0..=u8::MAX {
                let mut text = vec![b'k'; before];
                text.push(byte);
                let goes_on = byte.is_ascii_alphanumeric();
                assert_eq!(run(&text), before + usize::from(goes_on), "{byte}");
                text.extend(*b" 0Az9");
                assert_eq!(run(&text), before + usize::from(goes_on), "{byte}");
                assert_eq!(run(&text[before + 2..]), 4);
            }
        }
    }

    #[test]
    fn a_mark_joins_the_blank_before_it() {
        let found: Vec<_> = words("\u{2000}\u{9be}").map(|word| word.text).collect();
        assert_eq!(found, ["\u{2000}\u{9be}"]);
    }
}
