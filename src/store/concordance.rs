//! Where words and phrases are in a memory, and how they were translated.

use super::index::{Index, TextNumber};
use super::tokens::{Token, tokens};
use super::{Store, StoreError, StoredUnit};
use crate::language::{LanguageTag, Pack, pack};
use crate::side::Side;
use crate::text::fold;
use crate::text::words::words;
use crate::words::Form;
use regex::Regex;
use rustc_hash::FxHashMap;
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
        let mut seekers: FxHashMap<LanguageTag, Seeker<'_>> = FxHashMap::default();
        for text in texts {
            if found.hits.len() == most {
                found.is_cut = true;
                break;
            }
            let side = if text.is_multiple_of(2) { Side::Source } else { Side::Target };
            // of what was said of it in several places, the last counts
            let Some(stored) = self.unit((text / 2).into())?.pop() else { continue };
            let own = &stored.unit.languages[side];
            if language.is_some_and(|wanted| !wanted.is_same_language(own)) {
                continue;
            }
            let seeker = seekers.entry(own.clone()).or_insert_with(|| Seeker::new(sought, own));
            let mut hit = Hit { stored, side, places: Vec::new() };
            hit.places = seeker.places(hit.text(side));
            found.hits.extend((!hit.places.is_empty()).then_some(hit));
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

    /// Searches all texts; what else is said of a unit is read where something is found.
    fn search_all(
        &self,
        sought: &Sought,
        language: Option<&LanguageTag>,
        most: usize,
        found: &mut Concordance,
    ) -> Result<(), StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, source_language, target_language, source, target FROM unit ORDER BY id",
        )?;
        let known = self.languages()?;
        let mut seekers: FxHashMap<i64, Seeker<'_>> = known
            .iter()
            .filter(|(_, tag)| language.is_none_or(|wanted| wanted.is_same_language(tag)))
            .map(|(id, tag)| (*id, Seeker::new(sought, tag)))
            .collect();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for (side, language_at, text_at) in [(Side::Source, 1, 3), (Side::Target, 2, 4)] {
                let Some(seeker) = seekers.get_mut(&row.get(language_at)?) else { continue };
                let text = row.get_ref(text_at)?.as_str().map_err(rusqlite::Error::from)?;
                let places = seeker.places(text);
                if places.is_empty() {
                    continue;
                }
                if found.hits.len() == most {
                    found.is_cut = true;
                    return Ok(());
                }
                let stored = self.unit(row.get(0)?)?.pop();
                found.hits.extend(stored.map(|stored| Hit { stored, side, places }));
            }
        }
        Ok(())
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

/// Finds something in texts of a language.
struct Seeker<'s> {
    sought: &'s Sought,
    pack: Option<&'static Pack>,
    /// The words that are sought, made comparable.
    wanted: Vec<String>,
    /// Which of them each word is that was met, if any: texts have few words that others have not.
    met: FxHashMap<String, Option<usize>>,
}

impl<'s> Seeker<'s> {
    fn new(sought: &'s Sought, language: &LanguageTag) -> Self {
        let pack = pack(language);
        let (text, is_in_forms) = match sought {
            Sought::Phrase(text) | Sought::Words(text) => (text.as_str(), false),
            Sought::Forms(text) => (text.as_str(), true),
            Sought::Pattern(_) => ("", false),
        };
        let pack = pack.filter(|_| is_in_forms);
        let mut seeker = Seeker { sought, pack, wanted: Vec::new(), met: FxHashMap::default() };
        seeker.wanted = words(text).map(|word| seeker.key(word.text)).collect();
        seeker
    }

    /// A word without case, and where forms are sought what its forms have in common.
    fn key(&self, word: &str) -> String {
        match self.sought {
            Sought::Forms(_) => Form::new(word, self.pack).stem().to_owned(),
            _ => fold::case(word).into_owned(),
        }
    }

    /// The first of the words that are sought that a word is.
    fn which(&mut self, word: &str) -> Option<usize> {
        if let Some(known) = self.met.get(word) {
            return *known;
        }
        let key = self.key(word);
        let which = self.wanted.iter().position(|wanted| *wanted == key);
        self.met.insert(word.to_owned(), which);
        which
    }

    /// Where in a text it is.
    fn places(&mut self, text: &str) -> Vec<Range<usize>> {
        match self.sought {
            Sought::Pattern(pattern) => pattern
                .find_iter(text)
                .map(|found| found.range())
                .filter(|range| !range.is_empty())
                .collect(),
            Sought::Words(_) => self.in_any_order(text),
            Sought::Phrase(_) | Sought::Forms(_) => self.in_a_row(text),
        }
    }

    fn in_any_order(&mut self, text: &str) -> Vec<Range<usize>> {
        let found: Vec<(usize, Range<usize>)> =
            words(text).filter_map(|word| Some((self.which(word.text)?, word.range()))).collect();
        let wanted = &self.wanted;
        let has_all =
            wanted.iter().all(|word| found.iter().any(|(which, _)| wanted[*which] == *word));
        if has_all { found.into_iter().map(|(_, range)| range).collect() } else { Vec::new() }
    }

    /// Where the words follow each other.
    fn in_a_row(&mut self, text: &str) -> Vec<Range<usize>> {
        let there: Vec<(Option<usize>, Range<usize>)> =
            words(text).map(|word| (self.which(word.text), word.range())).collect();
        let wanted = &self.wanted;
        let mut places: Vec<Range<usize>> = Vec::new();
        if wanted.is_empty() {
            return places;
        }
        for window in there.windows(wanted.len()) {
            let (start, end) = (window[0].1.start, window[window.len() - 1].1.end);
            let is_behind = places.last().is_none_or(|before| before.end <= start);
            let is = |((which, _), word): (&(Option<usize>, _), &String)| {
                which.is_some_and(|which| wanted[which] == *word)
            };
            if is_behind && window.iter().zip(wanted).all(is) {
                places.push(start..end);
            }
        }
        places
    }
}
