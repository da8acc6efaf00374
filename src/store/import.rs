//! Units taken into a memory.

use super::index::{IndexWriter, last_text, merge};
use super::tokens::{Token, text_hash, tokens};
use super::{Store, StoreError, Wanted, attributes};
use crate::join::behind;
use crate::language::{LanguageTag, Languages};
use crate::memory::{TranslationUnit, property};
use crate::side::Sides;
use crate::text::fnv;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// Units that are new.
    pub new: usize,
    /// Units that were there, and are known from another place or with other attributes now.
    pub known: usize,
    /// Units that were there with all that is said of them.
    pub same: usize,
    /// New units of which the source is there with another target.
    pub conflicting: usize,
}

impl Imported {
    /// How many units were taken in, new or not.
    pub fn taken(&self) -> usize {
        self.new + self.known + self.same
    }
}

/// An import, which takes in units all or none.
pub struct Import<'s> {
    pub(super) connection: &'s mut Connection,
    is_finished: bool,
    origin: i64,
    index: IndexWriter,
    languages: FxHashMap<LanguageTag, i64>,
    next: u32,
    /// The units whose context is known once the next one between their languages is, in order, and the number of the
    /// first of them: a unit in several languages comes as one for each two.
    waiting: VecDeque<Prepared>,
    first: usize,
    /// The last unit between two languages.
    last: FxHashMap<Languages, Last>,
    done: Imported,
}

/// The number of a unit in an import, and what the next one wants to know of it.
struct Last {
    number: usize,
    document: u64,
    source: i64,
}

/// How many units wait for the next ones; of more, the first have none.
const MOST_WAITING: usize = 1_000;

/// A unit made ready, so that another thread can write it.
struct Prepared {
    unit: TranslationUnit,
    attributes: String,
    document: u64,
    context: Sides<Option<i64>>,
    hashes: Sides<i64>,
    tokens: Sides<Vec<Token>>,
}

/// Properties in which CAT tools keep the source before and after a unit.
const BEFORE: [&str; 3] = ["x-context-pre", "prev", "x-prev"];
const AFTER: [&str; 3] = ["x-context-post", "next", "x-next"];

impl Store {
    /// Takes in the units of a file, in order; `origin` is its name. Nothing is taken in before [`Import::finish`].
    pub fn import(&mut self, origin: &str) -> Result<Import<'_>, StoreError> {
        let connection = &mut self.connection;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        // from here on, what is dropped is undone
        let mut import = Import {
            connection,
            is_finished: false,
            origin: 0,
            index: IndexWriter::default(),
            languages: FxHashMap::default(),
            next: 0,
            waiting: VecDeque::new(),
            first: 0,
            last: FxHashMap::default(),
            done: Imported::default(),
        };
        import.begin(origin)?;
        Ok(import)
    }
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        if !self.is_finished {
            // on some errors SQLite has done so itself
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

impl Import<'_> {
    fn begin(&mut self, origin: &str) -> Result<(), StoreError> {
        let connection = &self.connection;
        let insert = "INSERT INTO origin (name) VALUES (?1) ON CONFLICT DO NOTHING";
        connection.execute(insert, [origin])?;
        let select = "SELECT id FROM origin WHERE name = ?1";
        self.origin = connection.query_row(select, [origin], |row| row.get(0))?;
        let select = "SELECT coalesce(max(id), 0) FROM unit";
        let highest: i64 = connection.query_row(select, [], |row| row.get(0))?;
        let highest = u32::try_from(highest).unwrap_or(u32::MAX / 2);
        self.next = highest.max(last_text(connection)? / 2) + 1;
        Ok(())
    }

    /// Takes in units.
    pub fn units(
        &mut self,
        units: impl Iterator<Item = TranslationUnit>,
    ) -> Result<(), StoreError> {
        behind(units.map(prepare), |prepared| {
            for mut unit in prepared {
                let languages = unit.unit.languages.clone();
                let last = self.last.get(&languages);
                if let Some(last) = last.filter(|last| last.document == unit.document) {
                    unit.context.source.get_or_insert(last.source);
                    let before = last.number.checked_sub(self.first);
                    if let Some(before) = before.and_then(|at| self.waiting.get_mut(at)) {
                        before.context.target.get_or_insert(unit.hashes.source);
                    }
                }
                let number = self.first + self.waiting.len();
                let (document, source) = (unit.document, unit.hashes.source);
                self.last.insert(languages, Last { number, document, source });
                self.waiting.push_back(unit);
                self.add_known_in_context()?;
            }
            Ok(())
        })
    }

    /// Adds the units that wait for none.
    fn add_known_in_context(&mut self) -> Result<(), StoreError> {
        while let Some(first) = self.waiting.front() {
            let is_last = self.last[&first.unit.languages].number == self.first;
            if is_last && self.waiting.len() <= MOST_WAITING {
                break;
            }
            self.add_first()?;
        }
        Ok(())
    }

    fn add_first(&mut self) -> Result<(), StoreError> {
        if let Some(first) = self.waiting.pop_front() {
            self.first += 1;
            self.add(first, None)?;
        }
        Ok(())
    }

    /// Takes in the units of another memory.
    pub fn store(&mut self, other: &Store) -> Result<(), StoreError> {
        let mut waiting = Vec::new();
        const BATCH: usize = 10_000;
        other.each_unit(&Wanted::default(), |stored| {
            waiting.push(stored.unit);
            if waiting.len() < BATCH {
                return Ok(());
            }
            self.units(std::mem::take(&mut waiting).into_iter())
        })?;
        self.units(waiting.into_iter())
    }

    /// The number of the unit with the texts and languages of another.
    pub(super) fn number_of(&mut self, unit: &TranslationUnit) -> Result<Option<i64>, StoreError> {
        let languages = Sides::new(
            self.language(&unit.languages.source)?,
            self.language(&unit.languages.target)?,
        );
        known(self.connection, &prepare(unit.clone()), languages)
    }

    /// Takes in a unit at the place of an occurrence that was removed; its neighbours are known. Returns its number.
    pub(super) fn add_from(
        &mut self,
        occurrence: i64,
        origin: i64,
        context: Sides<i64>,
        unit: TranslationUnit,
    ) -> Result<i64, StoreError> {
        self.origin = origin;
        self.add(Prepared { context: context.map(Some), ..prepare(unit) }, Some(occurrence))
    }

    /// How many units were taken in so far, new or not.
    pub fn taken(&self) -> usize {
        self.done.taken() + self.waiting.len()
    }

    /// Ends the import: all is in the memory from now on.
    pub fn finish(mut self) -> Result<Imported, StoreError> {
        while !self.waiting.is_empty() {
            self.add_first()?;
        }
        self.index.flush(self.connection)?;
        merge(self.connection)?;
        self.connection.execute_batch("COMMIT")?;
        self.is_finished = true;
        Ok(self.done)
    }

    /// Takes in a unit, and returns its number; `occurrence` is its place in the order of units, the last otherwise.
    fn add(&mut self, unit: Prepared, occurrence: Option<i64>) -> Result<i64, StoreError> {
        let languages = [&unit.unit.languages.source, &unit.unit.languages.target];
        let [source, target] = languages.map(|tag| self.language(tag));
        let languages = Sides::new(source?, target?);
        let known = known(self.connection, &unit, languages)?;
        let id = match known {
            Some(id) => id,
            None => self.new_unit(&unit, languages)?,
        };
        // what is not known of its neighbours is the end of its document
        let context = unit.context.map(Option::unwrap_or_default);
        let written = format!("{} {}", context.source, context.target);
        let hash = fnv::hash(&[&written, &unit.attributes], 0).cast_signed();
        if known.is_some() {
            let is_there = self
                .connection
                .prepare_cached(
                    "SELECT 1 FROM occurrence WHERE unit = ?1 AND hash = ?2 AND origin = ?3",
                )?
                .exists(params![id, hash, self.origin])?;
            if is_there {
                self.done.same += 1;
                return Ok(id);
            }
            self.done.known += 1;
        }
        self.connection
            .prepare_cached(
                "INSERT INTO occurrence (id, unit, origin, hash, before, after, attributes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                occurrence,
                id,
                self.origin,
                hash,
                context.source,
                context.target,
                unit.attributes
            ])?;
        Ok(id)
    }

    fn new_unit(&mut self, unit: &Prepared, languages: Sides<i64>) -> Result<i64, StoreError> {
        let conflicting = self
            .connection
            .prepare_cached(
                "SELECT 1 FROM unit WHERE source_hash = ?1 AND target_hash <> ?2
                 AND source_language = ?3 AND target_language = ?4",
            )?
            .exists(params![
                unit.hashes.source,
                unit.hashes.target,
                languages.source,
                languages.target
            ])?;
        self.done.conflicting += usize::from(conflicting);
        self.done.new += 1;
        let id = self.next;
        self.next += 1;
        self.connection
            .prepare_cached("INSERT INTO unit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                id,
                languages.source,
                languages.target,
                unit.hashes.source,
                unit.hashes.target,
                unit.unit.source,
                unit.unit.target
            ])?;
        self.index.add(2 * id, &unit.tokens.source);
        self.index.add(2 * id + 1, &unit.tokens.target);
        if self.index.is_full() {
            self.index.flush(self.connection)?;
        }
        Ok(id.into())
    }

    fn language(&mut self, tag: &LanguageTag) -> Result<i64, StoreError> {
        if let Some(id) = self.languages.get(tag) {
            return Ok(*id);
        }
        let id = Store::language_id(self.connection, tag)?;
        self.languages.insert(tag.clone(), id);
        Ok(id)
    }
}

fn prepare(unit: TranslationUnit) -> Prepared {
    let context =
        |names: [&str; 3]| names.iter().find_map(|name| unit.property(name)).map(text_hash);
    Prepared {
        attributes: attributes::write(&unit),
        document: fnv::hash(&[unit.property(property::DOCUMENT).unwrap_or_default()], 0),
        context: Sides::new(context(BEFORE), context(AFTER)),
        hashes: Sides::new(text_hash(&unit.source), text_hash(&unit.target)),
        tokens: Sides::new(
            tokens(&unit.source, unit.languages.source.primary()),
            tokens(&unit.target, unit.languages.target.primary()),
        ),
        unit,
    }
}

/// The number of the unit with these texts.
fn known(
    connection: &Connection,
    unit: &Prepared,
    languages: Sides<i64>,
) -> Result<Option<i64>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT id, source, target FROM unit WHERE source_hash = ?1 AND target_hash = ?2
         AND source_language = ?3 AND target_language = ?4 ORDER BY id",
    )?;
    let keys = params![unit.hashes.source, unit.hashes.target, languages.source, languages.target];
    let mut rows = select.query(keys)?;
    while let Some(row) = rows.next()? {
        let (source, target): (String, String) = (row.get(1)?, row.get(2)?);
        if source == unit.unit.source && target == unit.unit.target {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}
