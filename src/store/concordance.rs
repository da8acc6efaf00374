//! Where words and phrases are in a memory, and how they were translated.

use super::index::{Index, TextNumber};
use super::tokens::{Token, tokens};
use super::units::Wanted;
use super::{Store, StoreError, StoredUnit};
use crate::language::{LanguageTag, Pack, pack};
use crate::side::Side;
use crate::text::fold;
use crate::text::words::words;
use crate::words::Form;
use regex::Regex;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What to search for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Sought {
    /// Words one after the other, whatever their case.
    Phrase(String),
    /// Words in any order.
    Words(String),
    /// Words one after the other, in any of their inflected forms.
    Forms(String),
    /// What a regular expression matches.
    Pattern(Regex),
}

/// A text of a memory in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// The unit.
    pub stored: StoredUnit,
    /// Which of its texts.
    pub side: Side,
    /// What was found there, in bytes of the text.
    pub places: Vec<Range<usize>>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Concordance {
    /// The first hits, in the order of units.
    pub hits: Vec<Hit>,
    /// Whether there may be more.
    pub is_cut: bool,
    /// The translations of the texts that were found, each with how often, the most frequent first.
    pub translations: Vec<(String, usize)>,
}

impl Store {
    /// Searches for something in texts of a language, or of any; no more hits than `most` are given.
    pub fn search(
        &self,
        sought: &Sought,
        language: Option<&LanguageTag>,
        most: usize,
    ) -> Result<Concordance, StoreError> {
        let _snapshot = self.snapshot()?;
        let mut found = Concordance::default();
        match sought {
            Sought::Phrase(text) | Sought::Words(text) if words(text).next().is_some() => {
                self.search_index(sought, text, language, most, &mut found)?;
            }
            _ => self.search_all(sought, language, most, &mut found)?,
        }
        for hit in &found.hits {
            let translation = hit.text(hit.side.other());
            match found.translations.iter_mut().find(|(known, _)| known == translation) {
                Some((_, count)) => *count += 1,
                None => found.translations.push((translation.to_owned(), 1)),
            }
        }
        found.translations.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Ok(found)
    }

    /// Searches the texts that have all the words, by the index.
    fn search_index(
        &self,
        sought: &Sought,
        text: &str,
        language: Option<&LanguageTag>,
        most: usize,
        found: &mut Concordance,
    ) -> Result<(), StoreError> {
        let index = Index::read(&self.connection)?;
        let mut languages: Vec<String> =
            self.languages()?.iter().map(|(_, tag)| tag.primary().to_owned()).collect();
        languages.retain(|known| language.is_none_or(|wanted| wanted.primary() == known));
        languages.sort_unstable();
        languages.dedup();
        let mut texts: Vec<TextNumber> = Vec::new();
        for language in &languages {
            texts.extend(self.with_all(&index, &tokens(text, language))?);
        }
        texts.sort_unstable();
        texts.dedup();
        for text in texts {
            if found.hits.len() == most {
                found.is_cut = true;
                break;
            }
            let side = if text.is_multiple_of(2) { Side::Source } else { Side::Target };
            // of what was said of it in several places, the last counts
            let Some(stored) = self.unit((text / 2).into())?.pop() else { continue };
            found.hits.extend(hit(stored, side, sought, language));
        }
        Ok(())
    }

    /// The texts that have all of some words.
    fn with_all(&self, index: &Index, words: &[Token]) -> Result<Vec<TextNumber>, StoreError> {
        /// So few are looked at one by one.
        const FEW: usize = 500;
        let mut counted = Vec::with_capacity(words.len());
        for word in words {
            counted.push((index.count(&self.connection, *word)?, *word));
        }
        counted.sort_unstable();
        counted.dedup();
        let mut counted = counted.into_iter();
        let Some((_, rarest)) = counted.next() else { return Ok(Vec::new()) };
        let mut texts = Vec::new();
        index.each(&self.connection, rarest, |text| texts.push(text))?;
        for (_, word) in counted {
            if texts.len() <= FEW {
                break;
            }
            let mut both = Vec::new();
            let mut at = 0;
            index.each(&self.connection, word, |text| {
                while texts.get(at).is_some_and(|known| *known < text) {
                    at += 1;
                }
                if texts.get(at) == Some(&text) {
                    both.push(text);
                }
            })?;
            texts = both;
        }
        Ok(texts)
    }

    /// Searches all texts.
    fn search_all(
        &self,
        sought: &Sought,
        language: Option<&LanguageTag>,
        most: usize,
        found: &mut Concordance,
    ) -> Result<(), StoreError> {
        let mut searched_before: FxHashSet<i64> = FxHashSet::default();
        let searched = self.each_unit(&Wanted::default(), |stored| {
            // what is known from several places is searched once
            if !searched_before.insert(stored.number) {
                return Ok(());
            }
            for side in Side::BOTH {
                let hit = hit(stored.clone(), side, sought, language);
                if hit.is_some() && found.hits.len() == most {
                    found.is_cut = true;
                    return Err(Stop::Enough);
                }
                found.hits.extend(hit);
            }
            Ok(())
        });
        match searched {
            Err(Stop::Failed(error)) => Err(error),
            Ok(()) | Err(Stop::Enough) => Ok(()),
        }
    }
}

/// Why a search ends before all was seen.
enum Stop {
    Enough,
    Failed(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Failed(error)
    }
}

impl Hit {
    /// A text of the unit.
    pub fn text(&self, side: Side) -> &str {
        match side {
            Side::Source => &self.stored.unit.source,
            Side::Target => &self.stored.unit.target,
        }
    }
}

fn hit(
    stored: StoredUnit,
    side: Side,
    sought: &Sought,
    language: Option<&LanguageTag>,
) -> Option<Hit> {
    let own = &stored.unit.languages[side];
    if language.is_some_and(|wanted| !wanted.is_same_language(own)) {
        return None;
    }
    let text = if side == Side::Source { &stored.unit.source } else { &stored.unit.target };
    let places = places(text, sought, own);
    (!places.is_empty()).then_some(Hit { stored, side, places })
}

/// Where in a text something is.
fn places(text: &str, sought: &Sought, language: &LanguageTag) -> Vec<Range<usize>> {
    let pack = pack(language);
    let case = |word: &str| fold::case(word).into_owned();
    match sought {
        Sought::Phrase(phrase) => in_a_row(text, phrase, case),
        Sought::Forms(phrase) => in_a_row(text, phrase, |word| stem(word, pack)),
        Sought::Words(wanted) => {
            let wanted: Vec<String> = words(wanted).map(|word| case(word.text)).collect();
            let is_wanted = |word: &str| wanted.iter().position(|wanted| *wanted == case(word));
            let found: Vec<_> = words(text)
                .filter_map(|word| Some((is_wanted(word.text)?, word.range())))
                .collect();
            let has_all = (0..wanted.len())
                .all(|at| found.iter().any(|(found, _)| wanted[*found] == wanted[at]));
            if has_all { found.into_iter().map(|(_, range)| range).collect() } else { Vec::new() }
        }
        Sought::Pattern(pattern) => pattern
            .find_iter(text)
            .map(|found| found.range())
            .filter(|range| !range.is_empty())
            .collect(),
    }
}

/// Where the words of a phrase follow each other in a text, made comparable by `key`.
fn in_a_row(text: &str, phrase: &str, key: impl Fn(&str) -> String) -> Vec<Range<usize>> {
    let wanted: Vec<String> = words(phrase).map(|word| key(word.text)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let there: Vec<(String, Range<usize>)> =
        words(text).map(|word| (key(word.text), word.range())).collect();
    let mut places: Vec<Range<usize>> = Vec::new();
    for window in there.windows(wanted.len()) {
        let (start, end) = (window[0].1.start, window[window.len() - 1].1.end);
        let is_behind = places.last().is_none_or(|before| before.end <= start);
        if is_behind && window.iter().map(|(word, _)| word).eq(&wanted) {
            places.push(start..end);
        }
    }
    places
}

/// What the inflected forms of a word have in common.
fn stem(word: &str, pack: Option<&'static Pack>) -> String {
    Form::new(word, pack).stem().to_owned()
}
