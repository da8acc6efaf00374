//! What a memory holds, in numbers.

use super::{Store, StoreError};
use crate::language::Languages;
use serde::Serialize;

/// What a memory holds, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stats {
    /// Different units.
    pub units: u64,
    /// How often these were found, at a place or with attributes of its own.
    pub occurrences: u64,
    /// Sources that have several targets.
    pub conflicting_sources: u64,
    /// Units of each pair of languages, the most first.
    pub languages: Vec<OfLanguages>,
    /// The files that units came from, in order.
    pub files: Vec<OfFile>,
    /// Segments of the index of words.
    pub index_segments: u64,
}

/// Units of a pair of languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfLanguages {
    /// The languages.
    #[serde(flatten)]
    pub languages: Languages,
    /// How many units.
    pub units: u64,
}

/// Units of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfFile {
    /// Its name.
    pub name: String,
    /// How many units.
    pub units: u64,
}

impl Store {
    /// What the memory holds.
    pub fn stats(&self) -> Result<Stats, StoreError> {
        let count = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, u64>(0));
        let mut select = self.connection.prepare(
            "SELECT name, count(DISTINCT unit) FROM occurrence JOIN origin ON origin.id = occurrence.origin
             GROUP BY origin.id ORDER BY origin.id",
        )?;
        let files =
            select.query_map([], |row| Ok(OfFile { name: row.get(0)?, units: row.get(1)? }))?;
        Ok(Stats {
            units: count("SELECT count(*) FROM unit")?,
            occurrences: count("SELECT count(*) FROM occurrence")?,
            conflicting_sources: count(
                "SELECT count(*) FROM (SELECT 1 FROM unit GROUP BY source_hash, source_language, target_language
                 HAVING count(*) > 1)",
            )?,
            languages: self.units_of_languages()?,
            files: files.collect::<Result<_, _>>()?,
            index_segments: count("SELECT count(*) FROM segment")?,
        })
    }

    /// The languages of most units.
    pub fn commonest_languages(&self) -> Result<Option<Languages>, StoreError> {
        Ok(self.units_of_languages()?.into_iter().next().map(|most| most.languages))
    }

    fn units_of_languages(&self) -> Result<Vec<OfLanguages>, StoreError> {
        let names = self.languages()?;
        let name = |id: i64| {
            let known = names.iter().find(|(known, _)| *known == id);
            let known = known.map(|(_, tag)| tag.clone());
            known.ok_or_else(|| StoreError::Damaged("a unit without a language".into()))
        };
        let mut select = self.connection.prepare(
            "SELECT source_language, target_language, count(*) AS units FROM unit
             GROUP BY 1, 2 ORDER BY units DESC, min(id)",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.map(|row| {
            let (source, target, units) = row?;
            Ok(OfLanguages { languages: Languages::new(name(source)?, name(target)?), units })
        })
        .collect()
    }
}
