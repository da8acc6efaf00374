//! Words and phrases as the tables of a language list them, found among the words of a text.
//!
//! `no longer` is two words in a row, `last/past year` one of two words and another, `aument*` any word that begins so,
//! `*less` any that ends so, `#` a number. Case and accents do not count, but for words in capitals: `OR` is the odds ratio
//! and no `or`.

use crate::text::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Patterns, each with what it means.
pub(crate) struct WordPatterns<T> {
    patterns: Vec<Pattern<T>>,
    /// The patterns by their first word.
    by_word: FxHashMap<String, Vec<u32>>,
    /// Those whose first word is a beginning, by that.
    by_beginning: FxHashMap<String, Vec<u32>>,
    /// Those whose first word is an ending, with that.
    by_ending: Vec<(String, u32)>,
    numbers: Vec<u32>,
    shortest_beginning: usize,
}

struct Pattern<T> {
    words: Vec<String>,
    /// The indices of those that are written in capitals.
    capitals: Vec<usize>,
    meanings: Vec<T>,
}

/// A pattern among words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundPattern<'p, T> {
    /// The index of the first word.
    pub(crate) first: usize,
    /// How many words it has.
    pub(crate) len: usize,
    /// Which of its words must be in capitals.
    pub(crate) capitals: &'p [usize],
    /// What it means: several where several rows list the pattern.
    pub(crate) meanings: &'p [T],
}

impl<T: Copy> WordPatterns<T> {
    /// Whether the language has no table of them.
    pub(crate) fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Reads rows of a meaning and its patterns, which stand between commas.
    pub(super) fn parse(rows: impl Iterator<Item = (T, &'static str)>) -> Self {
        let mut patterns = WordPatterns {
            patterns: Vec::new(),
            by_word: FxHashMap::default(),
            by_beginning: FxHashMap::default(),
            by_ending: Vec::new(),
            numbers: Vec::new(),
            shortest_beginning: usize::MAX,
        };
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for (meaning, listed) in rows {
            for text in listed.split(", ").flat_map(alternatives) {
                let index = *known.entry(text).or_insert_with_key(|text| patterns.add(text));
                patterns.patterns[index].meanings.push(meaning);
            }
        }
        patterns
    }

    fn add(&mut self, text: &str) -> usize {
        let words: Vec<String> = text.split(' ').map(fold::accents).collect();
        let index = self.patterns.len();
        if let Some(ending) = words[0].strip_prefix('*') {
            self.by_ending.push((ending.to_owned(), index as u32));
        } else {
            let of_first = match words[0].strip_suffix('*') {
                _ if words[0] == "#" => &mut self.numbers,
                Some(beginning) => {
                    self.shortest_beginning = self.shortest_beginning.min(beginning.len());
                    self.by_beginning.entry(beginning.to_owned()).or_default()
                }
                None => self.by_word.entry(words[0].clone()).or_default(),
            };
            of_first.push(index as u32);
        }
        let is_in_capitals = |(_, word): &(usize, &str)| {
            word.contains(char::is_alphabetic) && !word.contains(char::is_lowercase)
        };
        let capitals = text.split(' ').enumerate().filter(is_in_capitals).map(|(at, _)| at);
        let capitals = capitals.collect();
        self.patterns.push(Pattern { words, capitals, meanings: Vec::new() });
        index
    }

    /// The patterns that may begin with a folded word.
    pub(crate) fn beginning_with(&self, word: &str) -> Vec<u32> {
        let mut found = self.by_word.get(word).cloned().unwrap_or_default();
        for end in self.shortest_beginning..=word.len() {
            let beginning = word.get(..end).and_then(|start| self.by_beginning.get(start));
            found.extend(beginning.into_iter().flatten());
        }
        let with_ending = self.by_ending.iter().filter(|(ending, _)| has_ending(word, ending));
        found.extend(with_ending.map(|(_, index)| index));
        if !self.numbers.is_empty() && is_number(word) {
            found.extend(&self.numbers);
        }
        found
    }

    /// The patterns among folded words, from left to right, of several at one place the longest. `candidates` are those
    /// that [`beginning_with`](Self::beginning_with) has for the word at an index; words that are not `together` are no
    /// phrase.
    pub(crate) fn find<'c>(
        &self,
        words: &[&str],
        candidates: impl Fn(usize) -> &'c [u32],
        together: impl Fn(Range<usize>) -> bool,
    ) -> Vec<FoundPattern<'_, T>> {
        let mut found = Vec::new();
        let mut first = 0;
        while first < words.len() {
            let fitting = candidates(first).iter().map(|index| &self.patterns[*index as usize]);
            let fitting = fitting.filter(|pattern| {
                pattern.fits(&words[first..]) && together(first..first + pattern.words.len())
            });
            let longest = fitting.max_by_key(|pattern| pattern.precision());
            if let Some(Pattern { words, capitals, meanings }) = longest {
                found.push(FoundPattern { first, len: words.len(), capitals, meanings });
                first += words.len();
            } else {
                first += 1;
            }
        }
        found
    }
}

impl<T> Pattern<T> {
    fn fits(&self, words: &[&str]) -> bool {
        self.words.len() <= words.len()
            && self.words.iter().zip(words).all(|(pattern, word)| match pattern.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None if pattern == "#" => is_number(word),
                None => match pattern.strip_prefix('*') {
                    Some(ending) => has_ending(word, ending),
                    None => pattern == word,
                },
            })
    }

    /// More words say more, then whole words more than beginnings, then long beginnings more than short ones.
    fn precision(&self) -> (usize, usize, usize) {
        let whole = self.words.iter().filter(|word| !word.contains('*')).count();
        (self.words.len(), whole, self.words.iter().map(|word| word.len()).sum())
    }
}

/// The patterns that one with `/` between words stands for, each word of a place with each of the others.
fn alternatives(pattern: &str) -> Vec<String> {
    pattern.split(' ').fold(vec![String::new()], |begun, place| {
        let with_each = |start: &String| -> Vec<String> {
            let blank = if start.is_empty() { "" } else { " " };
            place.split('/').map(|word| format!("{start}{blank}{word}")).collect()
        };
        begun.iter().flat_map(with_each).collect()
    })
}

/// Whether a word has an ending, and before it enough to be a word: *treeless*, not *bless*.
fn has_ending(word: &str, ending: &str) -> bool {
    const SHORTEST: usize = 3;
    word.strip_suffix(ending).is_some_and(|before| before.len() >= SHORTEST)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_pattern_at_a_place_counts() {
        let rows = [
            ("not", "no, non*, *less"),
            ("none", "no obstante, nonagen*, no #"),
            ("up", "no"),
            ("time", "last/past year/week*"),
        ];
        let patterns = WordPatterns::parse(rows.into_iter());
        for (text, found) in [
            ("no obstante", &[(0, "none")][..]),
            ("si no", &[(1, "not up")]),
            ("nonverbal no no 5", &[(0, "not"), (1, "not up"), (2, "none")]),
            ("nonagenarian", &[(0, "none")]),
            ("nothing", &[]),
            ("treeless bless less", &[(0, "not")]),
            ("past weeks last year year past", &[(0, "time"), (2, "time")]),
            // not over a comma
            ("a b c d, no obstante", &[(4, "not up")]),
            ("", &[]),
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            let candidates: Vec<_> =
                words.iter().map(|word| patterns.beginning_with(word)).collect();
            let all = patterns.find(&words, |index| &candidates[index], |words| words != (4..6));
            let all: Vec<_> = all.iter().map(|one| (one.first, one.meanings.join(" "))).collect();
            let found: Vec<_> = found.iter().map(|(at, one)| (*at, one.to_string())).collect();
            assert_eq!(all, found, "{text}");
        }
    }
}
