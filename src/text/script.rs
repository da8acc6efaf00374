//! Scripts other than Latin: their digits, and how much their letters say.

use std::ops::Range;

/// Where the digits of each script begin in Unicode; ten follow each other, 0 to 9.
const ZEROS: [u32; 36] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// The ASCII digit of the same value, or the ASCII sign of the same use in numbers.
fn ascii(c: char) -> Option<char> {
    match c {
        '٫' | '．' => return Some('.'),
        '٬' | '，' => return Some(','),
        '٪' | '％' => return Some('%'),
        _ => {}
    }
    let zero = ZEROS[..ZEROS.partition_point(|zero| *zero <= u32::from(c))].last()?;
    char::from_digit(u32::from(c) - zero, 10)
}

/// A text with the digits of other scripts as ASCII has them, and the way back to its places.
pub(crate) struct AsciiDigits {
    pub(crate) text: String,
    /// Behind each character that became shorter: its place here, and in the text that it is of.
    places: Vec<(usize, usize)>,
}

impl AsciiDigits {
    /// None where there are no such digits, as in nearly all texts.
    pub(crate) fn of(text: &str) -> Option<AsciiDigits> {
        let has_digit = |c: char| c.is_numeric() && ascii(c).is_some();
        if text.is_ascii() || !text.contains(has_digit) {
            return None;
        }
        let mut folded =
            AsciiDigits { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, c) in text.char_indices() {
            folded.text.push(ascii(c).unwrap_or(c));
            if ascii(c).is_some() {
                folded.places.push((folded.text.len(), at + c.len_utf8()));
            }
        }
        Some(folded)
    }

    /// The place here of a place in the text that it is of.
    pub(crate) fn place(&self, original: usize) -> usize {
        let behind = self.places.partition_point(|(_, place)| *place <= original);
        let (here, there) = behind.checked_sub(1).map_or((0, 0), |last| self.places[last]);
        here + (original - there)
    }

    /// The place in that text of a place here.
    pub(crate) fn original(&self, place: usize) -> usize {
        let behind = self.places.partition_point(|(here, _)| *here <= place);
        let (here, there) = behind.checked_sub(1).map_or((0, 0), |last| self.places[last]);
        there + (place - here)
    }

    /// The same for the bytes of a range.
    pub(crate) fn original_range(&self, range: &Range<usize>) -> Range<usize> {
        self.original(range.start)..self.original(range.end)
    }
}

/// Whether a letter is of a script that has capitals.
pub(crate) fn has_case(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

/// How many letters of a Latin text say as much as this one: translations from English into Chinese have about a third
/// of its letters, into Japanese and Korean about half.
fn weight(c: char) -> f64 {
    match c {
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => 3.0,
        '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' => 2.0,
        _ => 1.0,
    }
}

/// The length of a text in letters and signs, those of denser scripts counted as what they say.
pub(crate) fn length(text: &str) -> f64 {
    text.chars().filter(|c| !c.is_whitespace()).map(weight).sum()
}

/// How many words a text has, or would have if its script had blanks between them.
pub(crate) fn word_count(text: &str) -> usize {
    const LETTERS_OF_WORD: usize = 2;
    text.split_whitespace()
        .map(|chunk| {
            let unspaced = if chunk.is_ascii() {
                0
            } else {
                chunk.chars().filter(|c| is_unspaced(*c)).count()
            };
            (unspaced / LETTERS_OF_WORD).max(1)
        })
        .sum()
}

/// Whether a letter is of a script that has no blanks between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}')
        || weight(c) == 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_read_and_found_again() {
        for (text, folded) in [
            ("٢٥ حرف", "25 حرف"),
            ("۱۲٫۵٪ از", "12.5% از"),
            ("४२ नर्स", "42 नर्स"),
            ("共２５名，３．５％", "共25名,3.5%"),
            ("๗ คน", "7 คน"),
        ] {
            let ascii = AsciiDigits::of(text).unwrap();
            assert_eq!(ascii.text, folded);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(ascii.original(ascii.place(at)), at, "{text}");
            }
        }
        for plain in ["25 nurses", "m² and ½", "Ⅳ", "二十五"] {
            assert!(AsciiDigits::of(plain).is_none(), "{plain}");
        }
    }

    #[test]
    fn words_are_counted_in_scripts_without_blanks() {
        for (text, words) in [("ten nurses", 2), ("护士参加研究", 3), ("", 0), ("年", 1)] {
            assert_eq!(word_count(text), words, "{text}");
        }
    }
}
