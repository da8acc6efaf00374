//! A memory that is made anew, and is in its place once it is whole.

use super::about;
use crate::cli::Failure;
use crate::cli::new_file::place;
use crate::store::{Store, StoreError};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// A memory under another name until it is finished.
pub(super) struct NewMemory {
    pub store: Store,
    written: TempPath,
    path: PathBuf,
}

impl NewMemory {
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let fail = |error: &dyn std::fmt::Display| {
            Failure::about(path.display(), format!("cannot be written: {error}"))
        };
        let place = place(path).map_err(|error| fail(&error))?;
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|error| fail(&error))?;
        let file = tempfile::Builder::new().prefix(".cotejo-").suffix(".tm").tempfile_in(folder);
        let written = file.map_err(|error| fail(&error))?.into_temp_path();
        let store = Store::open_or_create(&written).map_err(|error| about(path, &error))?;
        Ok(NewMemory { store, written, path: place })
    }

    /// Puts it in its place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let NewMemory { store, written, path } = self;
        let close = |store: Store| -> Result<(), StoreError> { store.close() };
        close(store).map_err(|error| about(&path, &error))?;
        let fail = |error: &dyn std::fmt::Display| {
            Failure::about(path.display(), format!("cannot be written: {error}"))
        };
        written.persist(&path).map_err(|error| fail(&error))
    }
}
