//! Why something cannot be done with a memory.

use rusqlite::ErrorCode;

/// Why something cannot be done with a memory.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no such memory; `cotejo memory import` makes one")]
    Missing,
    /// The file is something else.
    #[error("this is no memory of cotejo; read it into one with `cotejo memory import`")]
    NoMemory,
    /// The file was written by a later version.
    #[error(
        "this memory was written by a newer version of cotejo (its version is {0}); update cotejo to use it"
    )]
    Newer(i64),
    /// Another program writes to it.
    #[error("another program is writing to this memory; try again when it is done")]
    Busy,
    /// There is no room for it.
    #[error("the disk is full; the memory is as it was before")]
    Full,
    /// It may not be written.
    #[error("this memory may only be read: the file or its folder is protected")]
    ReadOnly,
    /// The file is damaged.
    #[error(
        "this memory is damaged ({0}); take it from your backup, or save what can be read with `cotejo memory export`"
    )]
    Damaged(String),
    /// What else SQLite says.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// Whether nothing can be written because of the disk.
    pub(super) fn is_of_the_disk(&self) -> bool {
        let is_io = |error: &rusqlite::Error| {
            error.sqlite_error().is_some_and(|cause| cause.code == ErrorCode::SystemIoFailure)
        };
        match self {
            StoreError::Full => true,
            StoreError::Sqlite(error) => is_io(error),
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // on a full disk the file of shared memory cannot grow, and writing fails before SQLite counts the room
        const SHARED_MEMORY: [i32; 3] = [4618, 4874, 5386];
        let Some(cause) = error.sqlite_error() else { return StoreError::Sqlite(error) };
        match cause.code {
            ErrorCode::NotADatabase => StoreError::NoMemory,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
            ErrorCode::DiskFull => StoreError::Full,
            ErrorCode::SystemIoFailure if SHARED_MEMORY.contains(&cause.extended_code) => {
                StoreError::Full
            }
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreError::ReadOnly,
            ErrorCode::DatabaseCorrupt => StoreError::Damaged(error.to_string()),
            _ => StoreError::Sqlite(error),
        }
    }
}
