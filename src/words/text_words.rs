//! The words of some texts.

use super::{Form, FormIndex, Rows};
use crate::language::LanguageTag;
use crate::text::words::{Word, words};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::Arc;

/// The words of the segments of a document, or of other texts of one language.
pub(crate) struct TextWords {
    pub(crate) language: LanguageTag,
    /// The distinct forms, in the order in which they are first met.
    pub(crate) forms: Vec<Arc<Form>>,
    /// For each text its words, in order.
    tokens: Rows<Token>,
    /// For each form the number of its content word, where it is one.
    content: Vec<Option<u32>>,
    /// For each content word the place of its first form.
    first_forms: Vec<u32>,
}

/// A word at its place in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its first byte in the text.
    at: u32,
    /// The place of its form among those of its texts.
    pub(crate) form: u32,
}

impl TextWords {
    /// The words of texts by UAX #29.
    pub(crate) fn read<'t>(texts: impl Iterator<Item = &'t str>, index: &FormIndex) -> Self {
        /// An abstract has hardly more forms.
        const SOME: usize = 400;
        let mut places = FxHashMap::with_capacity_and_hasher(SOME, FxBuildHasher);
        let mut distinct: Vec<&str> = Vec::with_capacity(SOME);
        let mut tokens = Rows::default();
        for text in texts {
            for word in words(text) {
                let form = *places.entry(word.text).or_insert_with(|| {
                    distinct.push(word.text);
                    distinct.len() as u32 - 1
                });
                tokens.push(Token { at: word.at as u32, form });
            }
            tokens.end_row();
        }
        let forms = index.forms(&distinct);
        let mut numbers: FxHashMap<&str, u32> =
            FxHashMap::with_capacity_and_hasher(forms.len(), FxBuildHasher);
        let mut first_forms = Vec::new();
        let mut content = Vec::with_capacity(forms.len());
        for (place, form) in (0..).zip(&forms) {
            content.push(form.is_content.then(|| {
                *numbers.entry(&form.folded).or_insert_with(|| {
                    first_forms.push(place);
                    first_forms.len() as u32 - 1
                })
            }));
        }
        TextWords { language: index.language.clone(), forms, tokens, content, first_forms }
    }

    /// The words of a text, by its index, in order.
    pub(crate) fn tokens(&self, text: usize) -> &[Token] {
        self.tokens.of(text as u32)
    }

    /// What is known of the form of a word.
    pub(crate) fn form(&self, token: Token) -> &Form {
        &self.forms[token.form as usize]
    }

    /// A word as it is written, and where.
    pub(crate) fn word(&self, token: Token) -> Word<'_> {
        Word { text: &self.form(token).text, at: token.at as usize }
    }

    /// How many content words there are; they are numbered from 0.
    pub(crate) fn content_count(&self) -> usize {
        self.first_forms.len()
    }

    /// The number of the content word that a token is, if it is one.
    pub(crate) fn content_word(&self, token: Token) -> Option<u32> {
        self.content[token.form as usize]
    }

    /// A form of each content word, in the order of their numbers.
    pub(crate) fn content_forms(&self) -> impl Iterator<Item = &Form> {
        self.first_forms.iter().map(|form| &*self.forms[*form as usize])
    }

    /// For each text its content words, each once.
    pub(crate) fn content_by_text(&self) -> Rows<u32> {
        let mut rows = Rows::default();
        // for each word the last text that has it, from 1
        let mut last = vec![0; self.content_count()];
        for (number, tokens) in (1..).zip(self.tokens.iter()) {
            for word in tokens.iter().filter_map(|token| self.content_word(*token)) {
                if std::mem::replace(&mut last[word as usize], number) != number {
                    rows.push(word);
                }
            }
            rows.end_row();
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_one_however_often_it_stands() {
        let texts = ["Shame, or shame.", "", "More shame"];
        let index = FormIndex::new(&LanguageTag::known("en"));
        let read = TextWords::read(texts.into_iter(), &index);
        let forms: Vec<&str> = read.forms.iter().map(|form| &*form.text).collect();
        assert_eq!(forms, ["Shame", "or", "shame", "More"]);
        for (text, content) in texts.into_iter().enumerate() {
            let found = read.tokens(text).iter().map(|token| read.word(*token));
            assert!(found.eq(words(content)), "{content}");
        }
        assert_eq!(read.content_count(), 1, "case makes no other word");
        assert!(read.content_by_text().iter().eq([&[0][..], &[], &[0]]));
    }
}
