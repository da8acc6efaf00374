//! The units of a memory as they were taken in.

use super::{Store, StoreError, attributes};
use crate::language::{LanguageTag, Languages};
use crate::memory::TranslationUnit;
use rusqlite::{Row, params};
use rustc_hash::FxHashMap;
use std::ops::ControlFlow;

/// A unit of a memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredUnit {
    /// Its number in the memory.
    pub number: i64,
    /// The unit, with what was said of it in one place.
    pub unit: TranslationUnit,
    /// The name of the file that it came from.
    pub origin: String,
}

impl StoredUnit {
    /// When it was changed last, or made, as far as that is said.
    pub fn date(&self) -> Option<&str> {
        let variants = self.unit.variants.iter().map(|variant| &variant.provenance);
        let all = std::iter::once(&self.unit.provenance).chain(variants);
        all.filter_map(|of| of.changed.as_deref().max(of.created.as_deref())).max()
    }
}

/// Which units are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those between these languages, in either direction; all otherwise.
    pub languages: Option<Languages>,
    /// Those with this number.
    pub number: Option<i64>,
}

impl Store {
    /// Hands all units to `take` in the order in which they were taken in. One that is known from several places comes
    /// once for each that says something else of it.
    pub fn each_unit<E: From<StoreError>>(
        &self,
        wanted: &Wanted,
        mut take: impl FnMut(StoredUnit) -> Result<(), E>,
    ) -> Result<(), E> {
        self.units_until(wanted, |unit| take(unit).map(ControlFlow::Continue))
    }

    /// The same until `take` breaks off.
    pub fn units_until<E: From<StoreError>>(
        &self,
        wanted: &Wanted,
        mut take: impl FnMut(StoredUnit) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        self.read_units(wanted, &mut take)
    }

    /// The unit of a number, as often as something is said of it.
    pub fn unit(&self, number: i64) -> Result<Vec<StoredUnit>, StoreError> {
        let mut found = Vec::new();
        let wanted = Wanted { number: Some(number), languages: None };
        self.each_unit(&wanted, |unit| {
            found.push(unit);
            Ok::<_, StoreError>(())
        })?;
        Ok(found)
    }

    fn read_units<E: From<StoreError>>(
        &self,
        wanted: &Wanted,
        take: &mut dyn FnMut(StoredUnit) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let languages = self.languages()?.into_iter().collect();
        // of the same said in two files, the first counts
        let sql = "SELECT unit.id, source_language, target_language, source, target, attributes, name
             FROM occurrence JOIN unit ON unit.id = occurrence.unit JOIN origin ON origin.id = occurrence.origin
             WHERE NOT EXISTS (SELECT 1 FROM occurrence AS earlier WHERE earlier.unit = occurrence.unit
                 AND earlier.hash = occurrence.hash AND earlier.id < occurrence.id)";
        let sql = match wanted.number {
            Some(_) => format!("{sql} AND unit.id = ?1 ORDER BY occurrence.id"),
            None => format!("{sql} AND ?1 IS NULL ORDER BY occurrence.id"),
        };
        let mut select = self.connection.prepare_cached(&sql).map_err(StoreError::from)?;
        let mut rows = select.query(params![wanted.number]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let stored = stored(row, &languages)?;
            let is_wanted =
                wanted.languages.as_ref().is_none_or(|languages| are(&stored.unit, languages));
            if is_wanted && take(stored)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// Whether a unit is between languages, whatever their regions and its direction.
fn are(unit: &TranslationUnit, Languages { source, target }: &Languages) -> bool {
    let Languages { source: one, target: other } = &unit.languages;
    let are = |one: &LanguageTag, other: &LanguageTag| {
        one.is_same_language(source) && other.is_same_language(target)
    };
    are(one, other) || are(other, one)
}

fn stored(
    row: &Row<'_>,
    languages: &FxHashMap<i64, LanguageTag>,
) -> Result<StoredUnit, StoreError> {
    let language = |at: usize| -> Result<LanguageTag, StoreError> {
        let known = languages.get(&row.get(at)?).cloned();
        known.ok_or_else(|| StoreError::Damaged("a unit without a language".into()))
    };
    let (source, target): (String, String) = (row.get(3)?, row.get(4)?);
    let languages = Languages::new(language(1)?, language(2)?);
    let mut unit = TranslationUnit::new("", languages, source, target);
    attributes::read(&mut unit, &row.get::<_, String>(5)?)?;
    Ok(StoredUnit { number: row.get(0)?, unit, origin: row.get(6)? })
}
