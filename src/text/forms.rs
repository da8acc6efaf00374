//! The words of many texts, each distinct form once: what is asked of a word is asked once of its form.

use super::words::{Word, words};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// Texts as the forms of their words.
pub struct Forms<'t> {
    /// The distinct forms as they are written, in the order in which they are first met.
    forms: Vec<&'t str>,
    tokens: Vec<Token>,
    /// For each text where its tokens end.
    ends: Vec<usize>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte in the text.
    at: u32,
    /// The number of its form.
    pub form: u32,
}

impl<'t> Forms<'t> {
    /// The words of the texts by UAX #29.
    pub fn of(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        /// A word and the blank behind it have about so many bytes.
        const WORD: usize = 6;
        let bytes: usize = texts.clone().map(str::len).sum();
        let tokens = Vec::with_capacity(bytes / WORD);
        let mut forms = Forms { forms: Vec::new(), tokens, ends: Vec::new() };
        /// An abstract has about so many.
        const SOME: usize = 200;
        let mut numbers: FxHashMap<&'t str, u32> =
            FxHashMap::with_capacity_and_hasher(SOME, FxBuildHasher);
        for text in texts {
            for word in words(text) {
                let form = *numbers.entry(word.text).or_insert_with(|| {
                    forms.forms.push(word.text);
                    forms.forms.len() as u32 - 1
                });
                forms.tokens.push(Token { at: word.at as u32, form });
            }
            forms.ends.push(forms.tokens.len());
        }
        forms
    }

    /// How many distinct forms there are.
    pub fn count(&self) -> usize {
        self.forms.len()
    }

    /// What `ask` says of each form, by its number.
    pub fn each<T>(&self, ask: impl FnMut(&'t str) -> T) -> Vec<T> {
        self.forms.iter().copied().map(ask).collect()
    }

    /// The words of a text, by its index, in order.
    pub fn tokens(&self, text: usize) -> &[Token] {
        let start = if text == 0 { 0 } else { self.ends[text - 1] };
        &self.tokens[start..self.ends[text]]
    }

    /// How many texts there are.
    pub fn texts(&self) -> usize {
        self.ends.len()
    }

    /// A word with its form.
    pub fn word(&self, token: Token) -> Word<'t> {
        Word { text: self.forms[token.form as usize], at: token.at as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_one_however_often_it_stands() {
        let texts = ["Shame, or shame.", "", "More shame"];
        let forms = Forms::of(texts.into_iter());
        assert_eq!(forms.each(str::to_owned), ["Shame", "or", "shame", "More"]);
        assert_eq!(forms.texts(), texts.len());
        for (index, text) in texts.into_iter().enumerate() {
            let own = forms.tokens(index).iter().map(|token| forms.word(*token));
            assert!(own.eq(words(text)), "{text}");
        }
        assert_eq!(forms.tokens(0)[2].form, forms.tokens(2)[1].form);
    }
}
