//! A memory that is made anew, and is in its place once it is whole.

use super::about;
use crate::cli::Failure;
use crate::cli::new_file::{place, refuse_read_only, unwritten};
use crate::cli::unfinished::Unfinished;
use crate::store::Store;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A memory under another name until it is finished.
pub(super) struct NewMemory {
    pub store: Store,
    unfinished: Unfinished,
    path: PathBuf,
}

impl NewMemory {
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let fail = |error: io::Error| unwritten(path, &error);
        let place = place(path).map_err(fail)?;
        if let Some(folder) = place.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(fail)?;
        }
        refuse_read_only(&place).map_err(fail)?;
        let (_, unfinished) = Unfinished::beside(&place).map_err(fail)?;
        let store =
            Store::open_or_create(unfinished.path()).map_err(|error| about(path, &error))?;
        Ok(NewMemory { store, unfinished, path: place })
    }

    /// Puts it in its place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let NewMemory { store, unfinished, path } = self;
        store.close().map_err(|error| about(&path, &error))?;
        let put = || -> io::Result<()> {
            // what a killed program left beside the old memory would be done again in the new one
            for ending in ["-wal", "-shm"] {
                let mut beside = path.clone().into_os_string();
                beside.push(ending);
                std::fs::remove_file(&beside).or_else(|error| match error.kind() {
                    ErrorKind::NotFound => Ok(()),
                    _ => Err(error),
                })?;
            }
            unfinished.rename(&path)
        };
        put().map_err(|error| unwritten(&path, &error))
    }
}
