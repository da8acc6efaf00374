//! Whether a stop ends its sentence: not that of an abbreviation, an initial, an ordinal or the label of a list.

use crate::language::{Joins, Pack};
use crate::text::fold;
use crate::text::script::{has_case, is_unspaced};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// What may come between a stop and the blank behind its sentence.
const CLOSING: &[char] = &[')', ']', '}', '"', '\'', '”', '’', '»', '“'];

/// The label of a list item: `1.`, `2.)`, `(iii)`, `a.`, `• 9.`
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[•⁃‣◦▪●\s]*[(\[]?(?:\d+[ºª°]?|\p{L}|[ivxIVX]{1,4})[.)\]]{1,2}$"));

/// Several initials: `J.C.`, `U.S.A.`, `J.-P.`
static INITIALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}(?:\.-?\p{Lu})+\.$"));

/// A Roman numeral of more than one letter, or one that a letter alone cannot be mistaken for.
static ROMAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[IVXLCDM]{2,}|[VXL])$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// Whether a sentence ends between the two: `left` is what it has so far, up to a stop and the signs that close.
pub(super) fn ends_sentence(
    left: &str,
    right: &str,
    pack: Option<&Pack>,
    abbreviations: &[&BTreeSet<String>],
) -> bool {
    let left = left.trim_end();
    let right = right.trim_start();
    if !left.contains(char::is_alphanumeric) || !right.contains(char::is_alphanumeric) {
        return false; // signs alone are no sentence
    }
    let is_small = right
        .trim_start_matches(|c: char| "—–-\"'“”‘’«»( ".contains(c))
        .starts_with(char::is_lowercase);
    if is_small && !left.ends_with(['.', '…']) || right.starts_with([',', ';', ':']) {
        return false; // "Why? and how" goes on
    }
    if left.ends_with(['」', '』']) && continues_quotation(right) {
        return false;
    }
    let open = left.trim_end_matches(CLOSING);
    let is_other = is_mark_of_doubt(left) || is_omission(left) || leads_to_page(left, right);
    if is_other || LABEL.is_match(left) {
        return false;
    }
    let Some(stem) = open.strip_suffix('.') else { return true };
    if abbreviations.iter().any(|listed| ends_with_one_of(open, listed)) {
        return false;
    }
    if pack.is_some_and(|pack| is_label_of_caption(stem, pack)) {
        return false;
    }
    !ends_in_heading(stem, pack) && Stop::new(open, right, pack).ends_sentence()
}

/// Whether what follows a Japanese quotation is said of it, as in 「…。」と彼は言った.
fn continues_quotation(right: &str) -> bool {
    const PARTICLES: [&str; 7] = ["と", "っ", "など", "なんて", "の", "を", "に"];
    // words that begin a sentence of their own
    const WORDS: [&str; 14] = [
        "ところ",
        "とても",
        "とにかく",
        "とはいえ",
        "ともかく",
        "ともあれ",
        "とりあえず",
        "とりわけ",
        "とうとう",
        "ときどき",
        "ときに",
        "のち",
        "にもかかわらず",
        "にわか",
    ];
    PARTICLES.iter().any(|particle| right.starts_with(particle))
        && !WORDS.iter().any(|word| right.starts_with(word))
}

fn ends_with_one_of(text: &str, words: &BTreeSet<String>) -> bool {
    words.iter().any(|word| {
        text.strip_suffix(word.as_str())
            .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

/// Whether the stop is a sign of doubt or surprise in brackets: `(?)`, `(!)`.
fn is_mark_of_doubt(left: &str) -> bool {
    let Some(inner) = left.strip_suffix(')') else { return false };
    inner.trim_end_matches(['?', '!']).ends_with('(')
}

/// Whether dots lead to the page of a line of contents: `Methods ........ 12`.
fn leads_to_page(left: &str, right: &str) -> bool {
    const SHORTEST: usize = 4;
    // with less, the page must be all that is left
    const LONG: usize = 8;
    let dots = left.chars().rev().take_while(|c| ". …·".contains(*c));
    let dots: usize = dots.map(|c| if c == '…' { 3 } else { usize::from(c != ' ') }).sum();
    let rest = right.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_page = rest.len() < right.len() && !rest.starts_with(char::is_alphanumeric);
    is_page && (dots >= LONG || dots >= SHORTEST && rest.trim().is_empty())
}

/// Whether it stands for words that are left out: `[...]`, or three dots between blanks.
fn is_omission(left: &str) -> bool {
    if let Some(inner) = left.strip_suffix([')', ']']) {
        return inner.trim_end_matches(['.', '…', ' ']).ends_with(['(', '[']);
    }
    left.strip_suffix(". . .").is_some_and(|before| {
        before.ends_with(char::is_whitespace) && !before.trim_end().ends_with(['.', '?', '!'])
    })
}

/// Whether a text so far is the label of a caption: `Table 1`, `Fig. 2b`.
fn is_label_of_caption(stem: &str, pack: &Pack) -> bool {
    let mut words = stem.split_whitespace();
    let (Some(word), Some(number), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) || ROMAN.is_match(number);
    is_number && word.starts_with(char::is_uppercase) && pack.begins_caption(&fold::case(word))
}

/// Whether the stop is that of a heading before its text: `Objective. To describe …`.
fn ends_in_heading(stem: &str, pack: Option<&Pack>) -> bool {
    let start = stem.rfind(['.', '?', '!']).map_or(0, |end| end + 1);
    pack.is_some_and(|pack| pack.heading_class(&stem[start..]).is_some())
}

/// A full stop and the words around it.
struct Stop<'t> {
    /// The word that it belongs to, with it.
    word: &'t str,
    /// The words before that, within the sentence.
    before: &'t str,
    /// What follows it.
    right: &'t str,
    pack: Option<&'t Pack>,
}

impl<'t> Stop<'t> {
    fn new(left: &'t str, right: &'t str, pack: Option<&'t Pack>) -> Self {
        let opens = |c: char| c.is_whitespace() || "([«“\"¿¡‘—".contains(c);
        let start = left
            .rfind(opens)
            .map_or(0, |at| at + left[at..].chars().next().map_or(0, char::len_utf8));
        Stop { word: &left[start..], before: &left[..start], right, pack }
    }

    fn ends_sentence(&self) -> bool {
        let next = self.right.chars().next().unwrap_or(' ');
        if self.is_label_within() || self.is_decimal() || self.is_ordinal() {
            return false;
        }
        if is_one_letter_without_case(self.word) {
            return false; // a title, as in Arabic and Hindi
        }
        if self.is_letter_of_its_name() {
            return true;
        }
        let Some(pack) = self.pack.filter(|pack| pack.is_full()) else {
            // `obr. 2`, `г. Киев`, but `в 2019 г. Они`
            let is_letter = self.word.chars().count() == "г.".chars().count();
            let is_place = is_letter && !self.word_before().contains(char::is_numeric);
            let is_abbreviation = (next.is_numeric() || is_place && next.is_uppercase())
                && is_short_and_small(self.word);
            return !is_abbreviation && self.initial_ends_sentence();
        };
        match self.abbreviation(pack) {
            Some(_) if next.is_lowercase() => false,
            Some(Joins::Always) => false,
            Some(_) if self.is_heading_next(pack) => true,
            Some(Joins::Likely) => self.begins_sentence(),
            Some(Joins::Number) => !self.is_number_next(),
            Some(Joins::Phrase) => !self.is_only_a_phrase(pack),
            None => self.initial_ends_sentence(),
        }
    }

    /// The last word before this one.
    fn word_before(&self) -> &'t str {
        self.before.split_whitespace().next_back().unwrap_or("")
    }

    /// The first word behind the stop.
    fn word_after(&self) -> &'t str {
        self.right.split_whitespace().next().unwrap_or("")
    }

    /// Whether it belongs to the label of an item behind a colon: `the aims were: 1. To describe …`.
    fn is_label_within(&self) -> bool {
        self.before.trim_end().ends_with([':', ';']) && LABEL.is_match(self.word)
    }

    /// Whether it is a decimal point with a blank behind it: `p < 0. 05`.
    fn is_decimal(&self) -> bool {
        let digits = &self.word[..self.word.len() - 1];
        let is_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        is_whole
            && self.right.starts_with(|c: char| c.is_ascii_digit())
            && (digits == "0" || self.word_before().ends_with(['<', '>', '=', '≤', '≥', '±']))
    }

    /// Whether it belongs to an ordinal: `am 5. Mai`.
    fn is_ordinal(&self) -> bool {
        const LONGEST: usize = 2;
        let digits = &self.word[..self.word.len() - 1];
        if digits.is_empty()
            || digits.len() > LONGEST
            || !digits.bytes().all(|b| b.is_ascii_digit())
        {
            return false;
        }
        let after = self.right.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let before = fold::case(self.word_before());
        self.pack.is_some_and(|pack| pack.is_ordinal_between(&before, after))
    }

    /// What the word is as an abbreviation, by itself or with the one before or behind it: `z. B.`
    fn abbreviation(&self, pack: &Pack) -> Option<Joins> {
        const LONGEST_ELIDED: usize = 5;
        let before = self.word_before();
        let with_last = || {
            before.ends_with('.').then(|| pack.abbreviation(&[before, " ", self.word].concat()))?
        };
        let with_next = || {
            let next =
                self.word_after().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
            pack.abbreviation(&[self.word, " ", next].concat()).map(|_| Joins::Always)
        };
        // `l'ing.`, `d’env.`
        let behind_elision = || {
            let (elided, word) = self.word.rsplit_once(['\'', '’'])?;
            let is_elided = elided.chars().count() <= LONGEST_ELIDED;
            pack.abbreviation(word).filter(|_| is_elided && word != ".")
        };
        let alone = pack.abbreviation(self.word);
        with_next().or_else(with_last).or(alone).or_else(behind_elision)
    }

    /// Whether a number follows, in digits or Roman, or a letter that is no word: `vol. 2`, `cap. IX`, `No. B52`, `app. B`.
    fn is_number_next(&self) -> bool {
        let next = self.word_after().trim_matches(|c: char| !c.is_alphanumeric());
        let is_word = |letter: &str| {
            let letter = fold::case(letter);
            self.pack.is_some_and(|pack| pack.is_stopword(&letter))
        };
        if is_initial(next) && next.chars().count() == 1 && next != "I" && !is_word(next) {
            return true;
        }
        next.contains(char::is_numeric) && !next.contains(char::is_lowercase)
            || next.starts_with(char::is_numeric)
            || next.split(['-', '–']).next().is_some_and(|part| ROMAN.is_match(part))
            || next == "I" && !self.pack.is_some_and(|pack| pack.is_stopword("i"))
    }

    /// Whether the heading of a section follows: `in the U.K. Funding: none`.
    fn is_heading_next(&self, pack: &Pack) -> bool {
        const LONGEST: usize = 60;
        let beginning = &self.right[..self.right.floor_char_boundary(LONGEST)];
        let heading = beginning.split_once([':', '.']).map(|(heading, _)| heading);
        heading.is_some_and(|heading| pack.heading_class(heading).is_some())
    }

    /// Whether the sentence so far has no word that says anything: `At 5 a.m. Ana left`.
    fn is_only_a_phrase(&self, pack: &Pack) -> bool {
        const LONGEST_LETTERS: usize = 2;
        self.before.split_whitespace().all(|word| {
            let is_short = word.chars().count() <= LONGEST_LETTERS;
            is_short || word.contains(char::is_numeric) || pack.is_stopword(&fold::case(word))
        })
    }

    /// Whether what follows begins a sentence rather than a name.
    fn begins_sentence(&self) -> bool {
        self.pack.is_some_and(|pack| begins_sentence(self.right, pack))
    }

    /// Whether the word is a letter that the word before names: `vitamin D.`, `groups A, B and C.`
    fn is_letter_of_its_name(&self) -> bool {
        if !is_initial(&self.word[..self.word.len() - 1]) || INITIALS.is_match(self.word) {
            return false;
        }
        let mut words = self.before.split_whitespace().rev();
        let before = words.next().unwrap_or("");
        let is_letter = |word: &str| is_initial(word.trim_end_matches(','));
        // blood groups: `A, B, AB and O.`
        let is_name = |word: &str| {
            word.chars().count() <= 2
                && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        };
        if before.ends_with(',') && is_letter(before) {
            return true;
        }
        let Some(pack) = self.pack else { return false };
        let joined = fold::case(before);
        pack.takes_letter(&joined)
            || pack.is_conjunction(&joined)
                && words
                    .next()
                    .is_some_and(|word| is_letter(word) || is_name(word.trim_end_matches(',')))
    }

    /// Whether a word that is no abbreviation ends its sentence: any does but an initial of a name or a genus.
    fn initial_ends_sentence(&self) -> bool {
        if INITIALS.is_match(self.word) {
            if self.pack.is_some_and(|pack| self.is_heading_next(pack)) {
                return true;
            }
            return self.begins_sentence() || self.right.starts_with(char::is_numeric);
        }
        if !is_initial(&self.word[..self.word.len() - 1]) {
            return true;
        }
        let before = self.word_before();
        if before.is_empty() || self.word_after().strip_suffix(['.', ',']).is_some_and(is_initial) {
            return false; // a sentence is no letter, and another initial follows
        }
        if self.begins_sentence() {
            return true;
        }
        let is_capital_next = self.right.starts_with(char::is_uppercase);
        let opens_name = before.ends_with(['.', ',', ':', '&'])
            || before.starts_with(char::is_uppercase)
            || self.pack.is_some_and(|pack| pack.precedes_name(&fold::case(before)));
        let is_year_next = self.right.starts_with('(') && self.is_number_next();
        !(opens_name && (is_capital_next || is_year_next))
    }
}

/// Whether the first word is one that begins sentences rather than names: an article, a pronoun, a preposition, a
/// number.
fn begins_sentence(right: &str, pack: &Pack) -> bool {
    if right.starts_with(['¿', '¡']) {
        return true;
    }
    let right = right.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = right.find(|c: char| !c.is_alphanumeric()).unwrap_or(right.len());
    let (first, rest) = right.split_at(end);
    let is_initial = is_initial(first) && rest.starts_with('.');
    first.starts_with(char::is_uppercase) && !is_initial && pack.begins_sentence(&fold::case(first))
}

fn is_short_and_small(word: &str) -> bool {
    const LONGEST: usize = 4;
    let letters = word.trim_end_matches('.');
    letters.chars().count() <= LONGEST && letters.chars().all(char::is_lowercase)
}

/// Whether a word is one letter, marks on it aside, of a script without capitals: `د.`, `डॉ.`
fn is_one_letter_without_case(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars().filter(|c| !is_combining_mark(*c));
    let is_caseless = |c: char| c.is_alphabetic() && !has_case(c) && !is_unspaced(c);
    letters.next().is_some_and(is_caseless) && letters.next().is_none()
}

/// Whether it ends in a capital alone: `J`, `J.C`, `J.-P`.
fn is_initial(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| !c.is_alphanumeric())
}
