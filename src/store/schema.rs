//! The file of a memory: opened, made, and known by its marks.

use super::StoreError;
use crate::language::LanguageTag;
use rusqlite::{Connection, OpenFlags, params};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// A translation memory in one file.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
}

/// Keeps what is read as it was when the reading began.
pub(super) struct Snapshot<'s>(&'s Connection);

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        let _ = self.0.execute_batch("RELEASE snapshot");
    }
}

/// `COTM` in ASCII, which marks the file.
const APPLICATION_ID: i64 = 0x434f_544d;
/// The version of the tables.
const VERSION: i64 = 1;
/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Whether a file is a database that another program is making a memory of, or was.
fn is_unmade(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let look = || -> Result<bool, StoreError> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        has_no_tables(&connection)
    };
    is_store(path) && look().unwrap_or(false)
}

fn has_no_tables(connection: &Connection) -> Result<bool, StoreError> {
    let count = "SELECT count(*) FROM sqlite_master";
    Ok(connection.query_row(count, [], |row| row.get::<_, i64>(0))? == 0)
}

/// Tries again while another program is busy where SQLite itself does not wait: as the file gets its log.
fn patiently(mut attempt: impl FnMut() -> Result<(), StoreError>) -> Result<(), StoreError> {
    let begin = Instant::now();
    loop {
        match attempt() {
            Err(StoreError::Busy) if begin.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            done => return done,
        }
    }
}

/// Removes the file of a memory that holds nothing, and those beside it.
pub(crate) fn remove_file(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        // most are not there, and what went wrong is said already
        let _ = std::fs::remove_file(file);
    }
}

/// Whether a file is a database of SQLite, as memories are.
pub fn is_store(path: &Path) -> bool {
    let mut start = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && &start == b"SQLite format 3\0"
}

impl Store {
    /// Opens a memory that is there.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags).map_err(StoreError::from);
        match opened.and_then(Store::checked) {
            // a folder that may not be written has no place for the files beside the memory; nobody else writes there
            Err(StoreError::ReadOnly | StoreError::Sqlite(_)) => {
                let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f");
                let uri = format!("file:{}?immutable=1", path.replace('#', "%23"));
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Store::checked(Connection::open_with_flags(uri, flags)?)
            }
            opened => opened,
        }
    }

    /// Opens a memory, or makes an empty one where there is no file.
    pub fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        let is_there = std::fs::metadata(path).is_ok_and(|file| file.len() > 0);
        if is_there && !is_unmade(path) {
            return Store::open(path);
        }
        let is_new = !path.exists();
        Store::create(Connection::open(path)?).inspect_err(|error| {
            // where the disk is no fault, another program may make a memory there at the same time
            if is_new && error.is_of_the_disk() {
                remove_file(path);
            }
        })
    }

    /// Closes the memory; all of it is in its one file then.
    pub fn close(self) -> Result<(), StoreError> {
        self.connection.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(()))?;
        self.connection.close().map_err(|(_, error)| error.into())
    }

    /// An empty memory that is in no file.
    pub fn in_memory() -> Result<Self, StoreError> {
        Store::create(Connection::open_in_memory()?)
    }

    fn create(connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(PATIENCE)?;
        // readers go on while another program writes
        connection.pragma_update(None, "page_size", 8192)?;
        patiently(|| {
            connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
            Ok(connection.execute_batch("BEGIN IMMEDIATE")?)
        })?;
        // another program may have made the same memory meanwhile
        if has_no_tables(&connection)? {
            connection.execute_batch(&format!(
                "{} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};",
                include_str!("schema.sql")
            ))?;
        }
        connection.execute_batch("COMMIT")?;
        Store::checked(connection)
    }

    /// Refuses what is no memory.
    fn checked(connection: Connection) -> Result<Self, StoreError> {
        const CACHE_KB: i64 = 64 << 10;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        let pragma =
            |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        if pragma("application_id")? != APPLICATION_ID {
            return Err(StoreError::NoMemory);
        }
        let version = pragma("user_version")?;
        if version > VERSION {
            return Err(StoreError::Newer(version));
        }
        // what a crash of the machine, not of the program, could take is the last import
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "cache_size", -CACHE_KB)?;
        Ok(Store { connection })
    }

    /// The memory as it is now, whatever others write to it, until this is dropped.
    pub(super) fn snapshot(&self) -> Result<Snapshot<'_>, StoreError> {
        self.connection.execute_batch("SAVEPOINT snapshot")?;
        Ok(Snapshot(&self.connection))
    }

    /// The number of a language; a new one where it has none.
    pub(super) fn language_id(
        connection: &Connection,
        tag: &LanguageTag,
    ) -> Result<i64, StoreError> {
        connection
            .prepare_cached("INSERT INTO language (tag) VALUES (?1) ON CONFLICT DO NOTHING")?
            .execute(params![tag.as_str()])?;
        let mut select = connection.prepare_cached("SELECT id FROM language WHERE tag = ?1")?;
        Ok(select.query_row(params![tag.as_str()], |row| row.get(0))?)
    }

    /// The languages of all units, with their numbers.
    pub(super) fn languages(&self) -> Result<Vec<(i64, LanguageTag)>, StoreError> {
        let mut select =
            self.connection.prepare_cached("SELECT id, tag FROM language ORDER BY id")?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (id, tag) = row?;
            let tag = tag.parse().map_err(|_| StoreError::Damaged(format!("language {tag:?}")))?;
            Ok((id, tag))
        })
        .collect()
    }
}
