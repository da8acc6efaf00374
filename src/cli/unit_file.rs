//! The units of a file that the arguments name.

use super::compressed::{decompressed, without_ending};
use super::file::{is_stdin, opened};
use crate::format::{self, Format};
use crate::language::LanguageTag;
use crate::memory::UnitStream;
use crate::session::open_units;
use crate::side::Sides;
use indicatif::ProgressBar;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// A file of units, and how it is read.
pub(super) struct UnitFile<'f> {
    /// `-` is standard input.
    pub path: &'f Path,
    /// Its format, where its content misleads.
    pub format: Option<&'static Format>,
    /// Source and target, where the user names them.
    pub languages: Sides<Option<&'f LanguageTag>>,
    /// Whether rows and beads without a counterpart are units, too.
    pub with_unaligned: bool,
    /// Shows how many bytes were read.
    pub progress: &'f ProgressBar,
}

impl UnitFile<'_> {
    /// Its units, one by one.
    pub(super) fn open(&self) -> Result<Box<dyn UnitStream>, String> {
        // the progress counts the bytes of the file, compressed or not
        let file = match is_stdin(self.path) {
            true => decompressed(self.progress.wrap_read(io::stdin())),
            false => {
                let file = opened(self.path).map_err(|what| what.to_string())?;
                decompressed(self.progress.wrap_read(file))
            }
        };
        let file = file.map_err(|error| error.to_string())?;
        let mut file = BufReader::with_capacity(1 << 18, file);
        let format = match self.format {
            Some(format) => format,
            None => {
                let start = file.fill_buf().map_err(|error| error.to_string())?;
                format::of(without_ending(&self.path.to_string_lossy()), start)
            }
        };
        open_units(Box::new(file), format, self.languages, self.with_unaligned)
    }
}
