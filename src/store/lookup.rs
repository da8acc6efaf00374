//! What was translated before: the texts of a memory that are like a given one.

use super::candidates::Finder;
use super::differences::{Difference, differences};
use super::distance::{Pattern, percent};
use super::index::Index;
use super::numbers::{self, Numbers};
use super::schema::Snapshot;
use super::tokens::{Token, is_same_text, text_hash, tokens};
use super::{Store, StoreError, StoredUnit};
use crate::language::LanguageTag;
use crate::side::Side;
use rusqlite::params;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// A text to look up.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    /// The text.
    pub text: &'q str,
    /// Its language.
    pub language: &'q LanguageTag,
    /// The texts before and after it, of which either may be none: the document begins or ends there. Nothing if they are
    /// not known.
    pub context: Option<[Option<&'q str>; 2]>,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Like {
    /// How alike texts must be, in per cent from 1.
    pub threshold: u8,
    /// How many matches are given at most.
    pub most: usize,
    /// The language of the translation, if only one will do.
    pub target: Option<LanguageTag>,
}

impl Default for Like {
    fn default() -> Self {
        Like { threshold: 70, most: 5, target: None }
    }
}

/// A unit with a text like the one that was looked up.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Match {
    /// How alike they are: 101 for the same text between the same texts, 100 for the same text, 99 and less for others.
    pub percent: u8,
    /// The unit; its source is the text that is alike.
    pub stored: StoredUnit,
    /// Whether its source is the translation in the memory.
    pub is_reversed: bool,
    /// What differs.
    pub differences: Vec<Difference>,
    /// Whether only numbers differ.
    pub only_numbers: bool,
    /// The translation with the numbers of the text that was looked up, where that is certain.
    pub put_right: Option<String>,
}

/// Looks up texts in a memory as it is now, whatever others write to it meanwhile.
pub struct Lookup<'s> {
    store: &'s Store,
    _snapshot: Snapshot<'s>,
    finder: Finder,
    languages: FxHashMap<i64, LanguageTag>,
}

impl Store {
    /// Looks up texts.
    pub fn lookup(&self) -> Result<Lookup<'_>, StoreError> {
        let snapshot = self.snapshot()?;
        let finder = Finder::new(Index::read(&self.connection)?);
        Ok(Lookup {
            store: self,
            _snapshot: snapshot,
            finder,
            languages: self.languages()?.into_iter().collect(),
        })
    }
}

/// A match of which the unit is not read yet.
struct Found {
    number: i64,
    side: Side,
    percent: u8,
}

/// A text of the memory to compare with.
struct Text {
    number: i64,
    side: Side,
    text: String,
}

impl Lookup<'_> {
    /// The languages of the memory, each once, whatever their regions.
    pub fn languages(&self) -> Vec<LanguageTag> {
        let mut languages: Vec<LanguageTag> = Vec::new();
        let mut all: Vec<_> = self.languages.iter().collect();
        all.sort_unstable();
        for (_, language) in all {
            if !languages.iter().any(|known| known.is_same_language(language)) {
                languages.push(language.clone());
            }
        }
        languages
    }

    /// The units with a text like a given one, the likest first, then the newest.
    pub fn find(&mut self, query: Query<'_>, like: &Like) -> Result<Vec<Match>, StoreError> {
        let mut found = self.same(query, like)?;
        let is_enough = found.len() >= like.most && like.most > 0;
        if like.threshold < 100 && !is_enough {
            self.similar(query, like, &mut found)?;
        }
        let mut matches = Vec::with_capacity(found.len());
        for Found { number, side, percent } in found {
            matches.extend(self.read(query, number, side, percent)?);
        }
        matches.sort_by_cached_key(|found| {
            (
                Reverse(found.percent),
                Reverse(found.stored.date().map(str::to_owned)),
                Reverse(found.stored.number),
            )
        });
        matches.truncate(like.most);
        Ok(matches)
    }

    /// The best percentage of all matches; 0 below the threshold.
    pub fn best(&mut self, query: Query<'_>, like: &Like) -> Result<u8, StoreError> {
        let mut found = self.same(query, like)?;
        if found.is_empty() && like.threshold < 100 {
            self.similar(query, &Like { most: 1, ..like.clone() }, &mut found)?;
        }
        Ok(found.iter().map(|found| found.percent).max().unwrap_or(0))
    }

    /// The units with the same text.
    fn same(&self, query: Query<'_>, like: &Like) -> Result<Vec<Found>, StoreError> {
        let hash = text_hash(query.text);
        let mut found = Vec::new();
        for (side, sql) in [
            (Side::Source, "SELECT id FROM unit WHERE source_hash = ?1"),
            (Side::Target, "SELECT id FROM unit WHERE target_hash = ?1"),
        ] {
            let mut select = self.store.connection.prepare_cached(sql)?;
            let ids =
                select.query_map([hash], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
            for number in ids {
                let text = self.text(number, side, query.language, like)?;
                if text.is_some_and(|text| is_same_text(&text.text, query.text)) {
                    let is_in_context =
                        side == Side::Source && self.is_in_context(number, query)?;
                    found.push(Found { number, side, percent: 100 + u8::from(is_in_context) });
                }
            }
        }
        found.sort_by_key(|found| Reverse(found.percent));
        Ok(found)
    }

    /// Whether the text was between the same texts.
    fn is_in_context(&self, number: i64, query: Query<'_>) -> Result<bool, StoreError> {
        let Some(context) = query.context else { return Ok(false) };
        let [before, after] = context.map(|text| text.map_or(0, text_hash));
        let sql = "SELECT 1 FROM occurrence WHERE unit = ?1 AND before = ?2 AND after = ?3";
        Ok(self.store.connection.prepare_cached(sql)?.exists(params![number, before, after])?)
    }

    /// Adds units with texts that are alike.
    fn similar(
        &mut self,
        query: Query<'_>,
        like: &Like,
        found: &mut Vec<Found>,
    ) -> Result<(), StoreError> {
        let words = tokens(query.text, query.language.primary());
        if words.is_empty() {
            return Ok(());
        }
        let pattern = Pattern::new(&words);
        let threshold = like.threshold.max(1);
        let candidates = self.finder.candidates(&self.store.connection, &words, threshold)?;
        // the percentages of the best so far, the least last
        let mut best: Vec<u8> = found.iter().map(|found| found.percent).collect();
        for candidate in candidates {
            let least = best.get(like.most.wrapping_sub(1)).copied().unwrap_or(0);
            if candidate.at_most.min(99) < least {
                break;
            }
            let (number, side) = (i64::from(candidate.text / 2), side_of(candidate.text));
            if found.iter().any(|known| known.number == number && known.side == side) {
                continue;
            }
            let Some(text) = self.text(number, side, query.language, like)? else { continue };
            let percent =
                similarity(&pattern, &words, &tokens(&text.text, query.language.primary()));
            if percent >= threshold && percent >= least {
                found.push(Found { number: text.number, side: text.side, percent });
                let at = best.partition_point(|known| *known >= percent);
                best.insert(at, percent);
            }
        }
        let least = best.get(like.most.wrapping_sub(1)).copied().unwrap_or(0);
        found.retain(|found| found.percent >= least);
        Ok(())
    }

    /// A text of a unit, if it is in the language and its translation in the one that is wanted.
    fn text(
        &self,
        number: i64,
        side: Side,
        language: &LanguageTag,
        like: &Like,
    ) -> Result<Option<Text>, StoreError> {
        let sql = match side {
            Side::Source => {
                "SELECT source_language, target_language, source FROM unit WHERE id = ?1"
            }
            Side::Target => {
                "SELECT target_language, source_language, target FROM unit WHERE id = ?1"
            }
        };
        let mut select = self.store.connection.prepare_cached(sql)?;
        let mut rows = select.query([number])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let is = |at: usize, wanted: &LanguageTag| -> Result<bool, StoreError> {
            let known = self.languages.get(&row.get(at)?);
            Ok(known.is_some_and(|known| known.is_same_language(wanted)))
        };
        if !is(0, language)? {
            return Ok(None);
        }
        if let Some(target) = &like.target
            && !is(1, target)?
        {
            return Ok(None);
        }
        Ok(Some(Text { number, side, text: row.get(2)? }))
    }

    fn read(
        &self,
        query: Query<'_>,
        number: i64,
        side: Side,
        percent: u8,
    ) -> Result<Option<Match>, StoreError> {
        let mut all = self.store.unit(number)?;
        // of what was said of it in several places, the newest counts
        all.sort_by_cached_key(|stored| stored.date().map(str::to_owned));
        let Some(mut stored) = all.pop() else { return Ok(None) };
        let is_reversed = side == Side::Target;
        if is_reversed {
            let languages = stored.unit.languages.clone().reversed();
            let Some(unit) = stored.unit.between(&languages) else { return Ok(None) };
            stored.unit = unit;
        }
        let unit = &stored.unit;
        let is_same = percent >= 100;
        let (only_numbers, put_right) =
            match numbers::compare(query.text, &unit.source, &unit.target) {
                _ if is_same => (false, None),
                Numbers::OtherWords => (false, None),
                Numbers::Uncertain => (true, None),
                Numbers::PutRight(text) => (true, Some(text)),
            };
        let differences = if is_same { Vec::new() } else { differences(&unit.source, query.text) };
        Ok(Some(Match { percent, stored, is_reversed, differences, only_numbers, put_right }))
    }
}

fn side_of(text: u32) -> Side {
    if text.is_multiple_of(2) { Side::Source } else { Side::Target }
}

/// How alike two texts are that are not the same.
fn similarity(pattern: &Pattern, query: &[Token], text: &[Token]) -> u8 {
    let longest = query.len().max(text.len());
    percent(pattern.distance(text), longest).min(99)
}
