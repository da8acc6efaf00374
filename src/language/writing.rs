//! How a language is written: its letters and signs, its articles, the words on its pages.

use super::Pack;

/// The features that `writing.tsv` names, each with its value.
#[derive(Default)]
pub(super) struct Writing {
    vowels: &'static str,
    accented_vowels: &'static str,
    is_ascii: bool,
    has_inverted_marks: bool,
    has_known_quotes: bool,
    articles_by_sound: Vec<&'static str>,
    clause_openers: Vec<&'static str>,
    ordinal_openers: Vec<&'static str>,
    ordinal_followers: Vec<&'static str>,
    page_words: Vec<&'static str>,
    page_totals: Vec<&'static str>,
}

impl Writing {
    pub(super) fn parse(rows: impl Iterator<Item = Vec<&'static str>>) -> Self {
        let mut writing = Writing::default();
        for row in rows {
            let value = row[1];
            let words = || value.split(' ').collect();
            match row[0] {
                "vowels" => writing.vowels = value,
                "accented-vowels" => writing.accented_vowels = value,
                "letters" => writing.is_ascii = value == "ascii",
                "inverted-marks" => writing.has_inverted_marks = value == "yes",
                "quotes" => writing.has_known_quotes = value == "known",
                "articles-by-sound" => writing.articles_by_sound = words(),
                "clause-openers" => writing.clause_openers = words(),
                "ordinal-openers" => writing.ordinal_openers = words(),
                "ordinal-followers" => writing.ordinal_followers = words(),
                "page-words" => writing.page_words = words(),
                "page-totals" => writing.page_totals = words(),
                feature => panic!("writing.tsv has no feature {feature}"),
            }
        }
        writing
    }

    /// Whether a letter is a vowel, accented or not.
    pub(super) fn is_vowel(&self, letter: char) -> bool {
        self.is_plain_vowel(letter) || self.accented_vowels.contains(letter)
    }

    /// Whether a letter is a vowel that endings are added to without more ado.
    pub(super) fn is_plain_vowel(&self, letter: char) -> bool {
        self.vowels.contains(letter)
    }
}

impl Pack {
    /// Whether its words have no letters beyond a to z.
    pub(crate) fn is_ascii(&self) -> bool {
        self.writing().is_ascii
    }

    /// Whether a question opens with `¿`.
    pub(crate) fn has_inverted_marks(&self) -> bool {
        self.writing().has_inverted_marks
    }

    /// Whether it is known how its quotation marks pair.
    pub(crate) fn has_known_quotes(&self) -> bool {
        self.writing().has_known_quotes
    }

    /// The articles that change with the sound that follows (`a`, `an`); where there are none, articles agree in
    /// gender.
    pub(crate) fn articles_by_sound(&self) -> &[&'static str] {
        &self.writing().articles_by_sound
    }

    /// Whether a text begins with a vowel.
    pub(crate) fn begins_with_vowel(&self, text: &str) -> bool {
        let is_vowel = |letter: char| self.writing().is_plain_vowel(letter);
        text.chars().next().is_some_and(|first| first.to_lowercase().any(is_vowel))
    }

    /// Whether a word, in lower case, opens a clause after a verb, as `that` does, and comes after no noun but rarely.
    pub(crate) fn opens_clause(&self, word: &str) -> bool {
        self.writing().clause_openers.contains(&word)
    }

    /// Whether a number with a full stop between two words is an ordinal, as in `am 5. Mai`; `before` is in lower case.
    pub(crate) fn is_ordinal_between(&self, before: &str, after: &str) -> bool {
        let writing = self.writing();
        writing.ordinal_openers.contains(&before) || writing.ordinal_followers.contains(&after)
    }

    /// The words and abbreviations before a page number: `page`, `p.`
    pub(crate) fn page_words(&self) -> &[&'static str] {
        &self.writing().page_words
    }

    /// The words between a page number and how many there are: `3 of 12`.
    pub(crate) fn page_totals(&self) -> &[&'static str] {
        &self.writing().page_totals
    }
}
