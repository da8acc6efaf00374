//! Units changed and taken out by hand, with a log.

use super::import::Import;
use super::{Store, StoreError, attributes};
use crate::memory::TranslationUnit;
use crate::side::{Side, Sides};
use rusqlite::params;
use serde::Serialize;
use serde_json::json;

/// A change that was made by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// When, as `YYYYMMDDThhmmssZ`.
    pub at: String,
    /// `edit` or `delete`.
    pub action: String,
    /// The number that the unit had.
    pub unit: i64,
    /// The texts before, as JSON.
    pub before: String,
    /// The texts after, as JSON, with the new number of the unit.
    pub after: Option<String>,
}

impl Store {
    /// Takes a unit out; returns whether there was one.
    pub fn delete(&mut self, number: i64, at: &str) -> Result<bool, StoreError> {
        let Some(stored) = self.unit(number)?.pop() else { return Ok(false) };
        let before = json!({ "source": stored.unit.source, "target": stored.unit.target });
        let mut import = self.import(&stored.origin)?;
        import.remove(number)?;
        import.log(at, "delete", number, &before.to_string(), None)?;
        import.finish()?;
        Ok(true)
    }

    /// Gives a unit another source, target, or both. It gets a new number, which is returned; none where there is no such
    /// unit. Its place among the units and what was said of it stay, but for the inline codes of a text that is another now.
    pub fn edit(
        &mut self,
        number: i64,
        source: Option<&str>,
        target: Option<&str>,
        at: &str,
    ) -> Result<Option<i64>, StoreError> {
        let Some(first) = self.unit(number)?.into_iter().next() else { return Ok(None) };
        let before = json!({ "source": first.unit.source, "target": first.unit.target });
        let mut import = self.import(&first.origin)?;
        let occurrences = import.occurrences(number)?;
        import.remove(number)?;
        let mut new = number;
        let mut after = (first.unit.source.clone(), first.unit.target.clone());
        for Occurrence { id, origin, context, attributes } in occurrences {
            let mut unit = first.unit.clone();
            attributes::read(&mut unit, &attributes)?;
            for (side, text) in [(Side::Source, source), (Side::Target, target)] {
                let Some(text) = text else { continue };
                unit.codes[side].clear();
                match side {
                    Side::Source => unit.source = text.to_owned(),
                    Side::Target => unit.target = text.to_owned(),
                }
            }
            unit.provenance.changed = Some(at.to_owned());
            after = (unit.source.clone(), unit.target.clone());
            new = import.add_from(id, origin, context, unit)?;
        }
        let after = json!({ "unit": new, "source": after.0, "target": after.1 }).to_string();
        import.log(at, "edit", number, &before.to_string(), Some(&after))?;
        import.finish()?;
        Ok(Some(new))
    }

    /// Takes units out, without a log: what takes them out keeps them elsewhere.
    pub fn remove(&mut self, numbers: &[i64]) -> Result<(), StoreError> {
        let mut import = self.import("")?;
        numbers.iter().try_for_each(|number| import.remove(*number))?;
        import.finish().map(drop)
    }

    /// Takes out the units with the texts and languages of others, without a log.
    pub fn remove_same<'u>(
        &mut self,
        units: impl Iterator<Item = &'u TranslationUnit>,
    ) -> Result<(), StoreError> {
        let mut import = self.import("")?;
        units.into_iter().try_for_each(|unit| match import.number_of(unit)? {
            Some(number) => import.remove(number),
            None => Ok(()),
        })?;
        import.finish().map(drop)
    }

    /// What was changed by hand, in order.
    pub fn changes(&self) -> Result<Vec<Change>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT at, action, unit, before, after FROM log ORDER BY id")?;
        let rows = select.query_map([], |row| {
            Ok(Change {
                at: row.get(0)?,
                action: row.get(1)?,
                unit: row.get(2)?,
                before: row.get(3)?,
                after: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What is said of a unit in one of the places that it is known from.
struct Occurrence {
    /// Its place in the order of import.
    id: i64,
    origin: i64,
    /// The hashes of the sources before and after it.
    context: Sides<i64>,
    attributes: String,
}

impl Import<'_> {
    fn occurrences(&self, number: i64) -> Result<Vec<Occurrence>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, origin, before, after, attributes FROM occurrence WHERE unit = ?1 ORDER BY id",
        )?;
        let rows = select.query_map([number], |row| {
            let context = Sides::new(row.get(2)?, row.get(3)?);
            let (id, origin) = (row.get(0)?, row.get(1)?);
            Ok(Occurrence { id, origin, context, attributes: row.get(4)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn remove(&mut self, number: i64) -> Result<(), StoreError> {
        let connection = &self.connection;
        connection.prepare_cached("DELETE FROM occurrence WHERE unit = ?1")?.execute([number])?;
        // the index still names its texts, and look-ups pass over them
        connection.prepare_cached("DELETE FROM unit WHERE id = ?1")?.execute([number])?;
        Ok(())
    }

    fn log(
        &self,
        at: &str,
        action: &str,
        number: i64,
        before: &str,
        after: Option<&str>,
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO log (at, action, unit, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![at, action, number, before, after])?;
        Ok(())
    }
}
