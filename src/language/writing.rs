//! How a language is written: its letters and signs, its articles, the words on its pages.

use super::Pack;

impl Pack {
    /// The value of a feature in `writing.tsv`; empty where the language has none.
    fn feature(&self, name: &str) -> &'static str {
        self.writing().get(name).copied().unwrap_or_default()
    }

    /// The words that a feature lists.
    fn feature_words(&self, name: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.feature(name).split_whitespace()
    }

    /// The vowels that endings are added to without more ado, and those with an accent.
    pub(super) fn vowels(&self) -> [&'static str; 2] {
        [self.feature("vowels"), self.feature("accented-vowels")]
    }

    /// Whether its words have no letters beyond a to z.
    pub(crate) fn is_ascii(&self) -> bool {
        self.feature("letters") == "ascii"
    }

    /// Whether a question opens with `¿`.
    pub(crate) fn has_inverted_marks(&self) -> bool {
        self.feature("inverted-marks") == "yes"
    }

    /// Whether it is known how its quotation marks pair.
    pub(crate) fn has_known_quotes(&self) -> bool {
        self.feature("quotes") == "known"
    }

    /// The articles that change with the sound that follows (`a`, `an`); where there are none, articles agree in
    /// gender.
    pub(crate) fn articles_by_sound(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.feature_words("articles-by-sound")
    }

    /// Whether a text begins with a vowel.
    pub(crate) fn begins_with_vowel(&self, text: &str) -> bool {
        let is_vowel = |letter: char| self.feature("vowels").contains(letter);
        text.chars().next().is_some_and(|first| first.to_lowercase().any(is_vowel))
    }

    /// Whether a word, in lower case, opens a clause after a verb, as `that` does, and comes after no noun but rarely.
    pub(crate) fn opens_clause(&self, word: &str) -> bool {
        self.feature_words("clause-openers").any(|opener| opener == word)
    }

    /// Whether a word introduces what is compared with, as `than` does.
    pub(crate) fn opens_standard(&self, word: &str) -> bool {
        self.feature_words("standard-openers").any(|opener| opener == word)
    }

    /// Whether a word, in lower case, may stand between two clauses of a sentence.
    pub(crate) fn joins_clauses(&self, word: &str) -> bool {
        self.feature_words("clause-joints").any(|joint| joint == word)
    }

    /// Whether a word, in lower case, is listed as one that begins sentences, besides stop words and numbers.
    pub(super) fn is_opener(&self, word: &str) -> bool {
        self.feature_words("sentence-openers").any(|opener| opener == word)
    }

    /// Whether a word, in lower case, takes a letter for its name, as `vitamin D`.
    pub(crate) fn takes_letter(&self, word: &str) -> bool {
        self.feature_words("letter-takers").any(|taker| taker == word)
    }

    /// Whether a word, in lower case, begins a caption before its number, as `Table 1.`
    pub(crate) fn begins_caption(&self, word: &str) -> bool {
        self.feature_words("caption-words").any(|opener| opener == word)
    }

    /// Whether each noun begins with a capital.
    pub(crate) fn has_nouns_in_capitals(&self) -> bool {
        self.feature("nouns") == "capitals"
    }

    /// Whether a name may follow a word, in lower case: `by J. Smith`, `professor J. Smith`.
    pub(crate) fn precedes_name(&self, word: &str) -> bool {
        self.is_stopword(word) || self.feature_words("name-openers").any(|opener| opener == word)
    }

    /// Whether a number with a full stop between two words is an ordinal, as in `am 5. Mai`; `before` is in lower case.
    pub(crate) fn is_ordinal_between(&self, before: &str, after: &str) -> bool {
        self.feature_words("ordinal-openers").any(|word| word == before)
            || self.feature_words("ordinal-followers").any(|word| word == after)
    }

    /// The words and abbreviations before a page number: `page`, `p.`
    pub(crate) fn page_words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.feature_words("page-words")
    }

    /// The words between a page number and how many there are: `3 of 12`.
    pub(crate) fn page_totals(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.feature_words("page-totals")
    }
}
