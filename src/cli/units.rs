//! Where translation units are written: a file, a file for each side, or standard output.

use super::Failure;
use super::output::NewFile;
use crate::format::{Format, Writes};
use crate::language::{LanguageTag, Languages};
use crate::memory::UnitWriter;
use crate::side::Side;
use std::io::{self, BufWriter, stdout};
use std::path::{Path, PathBuf};

/// Makes what writes units to `output`, or else to standard output, and hands it to `write_units`. Files are in their
/// places once that is done.
pub(super) fn write<T>(
    format: &Format,
    output: Option<&Path>,
    languages: &Languages,
    created: Option<&str>,
    write_units: impl FnOnce(io::Result<Box<dyn UnitWriter + '_>>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    match (&format.write, output) {
        (Some(Writes::Units(write)), None) => {
            let out = Box::new(BufWriter::new(stdout().lock()));
            write_units(write(out, languages, created))
        }
        (Some(Writes::Units(write)), Some(output)) => {
            let mut file = NewFile::create(output)?;
            let done = write_units(write(Box::new(&mut file), languages, created))?;
            file.finish().map(|()| done)
        }
        (Some(Writes::TwoFiles(_)), None) => {
            Err(Failure::new("two texts want a name: give -o OUT"))
        }
        (Some(Writes::TwoFiles(write)), Some(output)) => {
            let [source, target] = two_files(output, languages);
            let (mut source, mut target) = (NewFile::create(&source)?, NewFile::create(&target)?);
            let done = write_units(Ok(write(Box::new(&mut source), Box::new(&mut target))))?;
            source.finish()?;
            target.finish().map(|()| done)
        }
        _ => unreachable!("the option takes formats of units"),
    }
}

/// `OUT.en` and `OUT.es` for `OUT`.
pub(super) fn two_files(output: &Path, languages: &Languages) -> [PathBuf; 2] {
    let file = |tag: &LanguageTag| {
        let mut name = output.as_os_str().to_owned();
        name.push(format!(".{tag}"));
        name.into()
    };
    Side::BOTH.map(|side| file(&languages[side]))
}
