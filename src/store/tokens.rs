//! Words as look-ups compare them: without case, without stems, as numbers.

use crate::text::words::{Word, words};
use crate::text::{fnv, fold};

/// The number of a word in a language; two words may share one, which makes work but never a wrong match.
pub(crate) type Token = u64;

/// The tokens of a text. Words are those of Unicode (UAX #29), in lower case and composed form.
pub(crate) fn tokens(text: &str, language: &str) -> Vec<Token> {
    words(text).map(|word| token(word, language)).collect()
}

/// The token of a word in a language, which is named without region.
pub(crate) fn token(word: Word<'_>, language: &str) -> Token {
    fnv::hash(&[language, &fold::case(word.text)], 0)
}

/// The number of a whole text: equal texts have equal numbers, whatever blanks are around and between their words.
pub(crate) fn text_hash(text: &str) -> i64 {
    let parts: Vec<&str> = text.split_whitespace().collect();
    fnv::hash(&parts, b' ').cast_signed()
}

/// Whether two texts are the same but for blanks.
pub(crate) fn is_same_text(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}
