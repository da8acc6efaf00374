//! The units of a file that the arguments name.

use super::file::is_stdin;
use crate::format::{self, Format};
use crate::language::LanguageTag;
use crate::memory::UnitStream;
use crate::session::open_units;
use crate::side::Sides;
use indicatif::ProgressBar;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
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
        let file: Box<dyn Read> = match is_stdin(self.path) {
            true => Box::new(io::stdin()),
            false => Box::new(File::open(self.path).map_err(|error| error.to_string())?),
        };
        let file = self.progress.wrap_read(file);
        let mut file = BufReader::with_capacity(1 << 18, file);
        let format = match self.format {
            Some(format) => format,
            None => {
                let start = file.fill_buf().map_err(|error| error.to_string())?;
                format::of(&self.path.to_string_lossy(), start)
            }
        };
        open_units(Box::new(file), format, self.languages, self.with_unaligned)
    }
}
