//! Units that were taken out, kept in a file of their own.

use crate::cli::Failure;
use crate::cli::new_file::NewFile;
use crate::cli::register::{Output, Register};
use crate::language::LanguageTag;
use crate::memory::{UnitWriter, tmx};
use crate::store::StoredUnit;
use std::path::Path;

/// What is said of a unit that was taken out.
const REASON: &str = "x-removed";

/// Where they go: the file that is named, or one beside the memory, which replaces none without `force`.
pub(super) fn place(
    register: &Register,
    named: Option<&Path>,
    memory: &Path,
    force: bool,
) -> Result<Output, Failure> {
    match named {
        Some(path) => register.writes(path, "--removed"),
        None => {
            let beside = memory.with_extension("removed.tmx");
            register.derives(&beside, "the removed units", force)?.check()
        }
    }
}

/// Writes units with the reasons why they were taken out, as TMX.
pub(super) fn write<'u>(
    output: &Output,
    units: impl Iterator<Item = (&'u StoredUnit, String)>,
) -> Result<(), Failure> {
    let fail = |error: std::io::Error| Failure::about(output.path.display(), error);
    let mut units = units.peekable();
    let language = units.peek().map(|(stored, _)| stored.unit.languages.source.clone());
    let language = language.unwrap_or_else(|| LanguageTag::known("en"));
    let mut file = NewFile::create(output)?;
    let mut writer = tmx::Writer::new(&mut file, &language, None).map_err(fail)?;
    for (stored, reason) in units {
        let mut unit = stored.unit.clone();
        unit.properties.push((REASON.into(), reason));
        writer.unit(&unit).map_err(fail)?;
    }
    writer.finish().map_err(fail)?;
    drop(writer);
    file.finish()
}
