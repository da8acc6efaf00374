//! The words of many texts, each distinct form once: what is asked of a word is asked once of its form.

use super::words::{Word, words};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{PoisonError, RwLock};

/// The forms that were met so far in the texts of one language, each with a number of its own.
#[derive(Default)]
pub struct FormNumbers(RwLock<Known>);

/// Forms in one text, so that those that are asked for stand close together.
#[derive(Default)]
struct Known {
    letters: String,
    /// For each form its number, which is its place here, and where its letters are.
    ranges: Vec<Range<u32>>,
    by_form: HashTable<u32>,
}

impl Known {
    fn number(&self, form: &str) -> Option<usize> {
        let same = |number: &u32| self.form(*number) == form;
        self.by_form.find(hash(form), same).map(|number| *number as usize)
    }

    fn form(&self, number: u32) -> &str {
        letters_at(&self.letters, &self.ranges[number as usize])
    }

    fn number_or_new(&mut self, form: &str) -> usize {
        self.number(form).unwrap_or_else(|| {
            let start = self.letters.len() as u32;
            self.letters.push_str(form);
            self.ranges.push(start..self.letters.len() as u32);
            let Known { letters, ranges, by_form } = self;
            let new = ranges.len() as u32 - 1;
            let own = |number: &u32| hash(letters_at(letters, &ranges[*number as usize]));
            by_form.insert_unique(hash(form), new, own);
            new as usize
        })
    }
}

fn letters_at<'l>(letters: &'l str, range: &Range<u32>) -> &'l str {
    &letters[range.start as usize..range.end as usize]
}

fn hash(form: &str) -> u64 {
    FxBuildHasher.hash_one(form)
}

/// Texts as the forms of their words.
pub struct Forms<'t> {
    /// The distinct forms as they are written, in the order in which they are first met.
    forms: Vec<&'t str>,
    /// The number of each among the forms of all texts, where it has one.
    numbers: Vec<Option<usize>>,
    tokens: Vec<Token>,
    /// For each text where its tokens end.
    ends: Vec<usize>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte in the text.
    at: u32,
    /// The place of its form among those of its texts.
    pub form: u32,
}

impl<'t> Forms<'t> {
    /// The words of the texts by UAX #29.
    pub fn of(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        /// A word and the blank behind it have about so many bytes.
        const WORD: usize = 6;
        /// An abstract has hardly more forms.
        const SOME: usize = 400;
        let bytes: usize = texts.clone().map(str::len).sum();
        let mut places: HashTable<u32> = HashTable::with_capacity(SOME.min(bytes / WORD));
        let mut forms: Vec<&'t str> = Vec::with_capacity(SOME.min(bytes / WORD));
        let mut tokens = Vec::with_capacity(bytes / WORD);
        let mut ends = Vec::with_capacity(texts.clone().count());
        for text in texts {
            for word in words(text) {
                let own = hash(word.text);
                let known = places.find(own, |form| forms[*form as usize] == word.text);
                let form = known.copied().unwrap_or_else(|| {
                    let new = forms.len() as u32;
                    forms.push(word.text);
                    *places.insert_unique(own, new, |form| hash(forms[*form as usize])).get()
                });
                tokens.push(Token { at: word.at as u32, form });
            }
            ends.push(tokens.len());
        }
        Forms { numbers: vec![None; forms.len()], forms, tokens, ends }
    }

    /// The same, and their forms numbered among those of other texts.
    pub fn numbered(texts: impl Iterator<Item = &'t str> + Clone, numbers: &FormNumbers) -> Self {
        let mut forms = Forms::of(texts);
        numbers.number(&mut forms);
        forms
    }

    /// How many distinct forms there are.
    pub fn count(&self) -> usize {
        self.forms.len()
    }

    /// What `ask` says of each form, by its place.
    pub fn each<T>(&self, ask: impl FnMut(&'t str) -> T) -> Vec<T> {
        self.forms.iter().copied().map(ask).collect()
    }

    /// Each form with its number, where it has one.
    pub fn with_numbers(&self) -> impl Iterator<Item = (&'t str, Option<usize>)> {
        self.forms.iter().copied().zip(self.numbers.iter().copied())
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

impl FormNumbers {
    fn number(&self, forms: &mut Forms<'_>) {
        /// Of many texts the rare words are so many that to number them gains little.
        const MOST: usize = 1 << 16;
        /// What is longer, in bytes, is no word, and would only take room.
        const LONGEST: usize = 1 << 10;
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        for (form, number) in forms.forms.iter().zip(&mut forms.numbers) {
            *number = known.number(form);
        }
        let is_full = known.ranges.len() >= MOST;
        drop(known);
        if is_full || !forms.numbers.contains(&None) {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (form, number) in forms.forms.iter().zip(&mut forms.numbers) {
            if number.is_none() && form.len() <= LONGEST && known.ranges.len() < MOST {
                // another thread may have come first
                *number = Some(known.number_or_new(form));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

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

    #[test]
    fn a_form_has_one_number_in_all_texts() {
        let numbers = FormNumbers::default();
        let numbered = |text: &'static str| {
            let forms = Forms::numbered([text].into_iter(), &numbers);
            forms.with_numbers().map(|(_, number)| number.unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(numbered("shame and pride"), [0, 1, 2]);
        assert_eq!(numbered("pride or shame"), [2, 3, 0]);
        let without = Forms::of(["pride"].into_iter());
        assert!(without.with_numbers().eq([("pride", None)]));
    }

    #[test]
    fn what_is_no_word_has_no_number() {
        let numbers = FormNumbers::default();
        let text = format!("shame {} pride", "x".repeat(5000));
        for _ in 0..2 {
            let forms = Forms::numbered([text.as_str()].into_iter(), &numbers);
            let found: Vec<_> = forms.with_numbers().map(|(_, number)| number).collect();
            assert_eq!(found, [Some(0), None, Some(1)]);
        }
    }

    #[test]
    fn threads_give_a_form_one_number() {
        let numbers = FormNumbers::default();
        let texts: Vec<String> = (0..40)
            .map(|from| (from..from + 60).map(|word| format!("w{word} ")).collect())
            .collect();
        let number = |text: &String| {
            let forms = Forms::numbered([text.as_str()].into_iter(), &numbers);
            let owned = |(form, number): (&str, Option<usize>)| (form.to_owned(), number.unwrap());
            forms.with_numbers().map(owned).collect::<Vec<_>>()
        };
        let found = std::thread::scope(|scope| {
            let threads: Vec<_> =
                texts.iter().map(|text| scope.spawn(move || number(text))).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<BTreeSet<_>>()
        });
        assert!(
            found.iter().map(|(_, number)| *number).collect::<BTreeSet<_>>().into_iter().eq(0..99)
        );
        assert_eq!(found.len(), 99, "a form and a number each once");
    }
}
