//! Where translation units are written: a file, a file for each side, or standard output.

use super::Failure;
use super::new_file::NewFile;
use super::register::{Output, Register};
use super::stdout::refuse_closed;
use crate::format::{Format, Head, Writes};
use crate::language::{LanguageTag, Languages};
use crate::memory::{UnitWriter, WithoutFormulas};
use crate::side::Side;
use std::io::{self, BufWriter, stdout};
use std::path::{Path, PathBuf};

/// Where units are to go.
pub(super) struct Destination<'d> {
    pub format: &'d Format,
    /// As the user named it; none is standard output.
    pub output: Option<&'d Path>,
    /// Whether files that cotejo did not write are replaced, where their names follow from `output`.
    pub force: bool,
    /// Whether a spreadsheet is to find no formula in it.
    pub for_excel: bool,
    pub register: &'d Register,
}

/// What writes over a file, in messages.
const WHAT: &str = "--output";

impl Destination<'_> {
    /// Takes down the file that will be written, if it is one. Which two files are written depends on the languages:
    /// of these, those that are there already are taken down.
    pub(super) fn take_down(&self) -> Result<Option<Output>, Failure> {
        if self.for_excel && !["csv", "tsv"].contains(&self.format.name()) {
            return Err(Failure::new("--for-excel goes with csv; other formats hold no formulas"));
        }
        let Some(output) = self.output else { return Ok(None) };
        if !matches!(self.format.write, Some(Writes::TwoFiles(_))) {
            return self.register.writes(output, WHAT).map(Some);
        }
        let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty());
        let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten();
        let begin = format!("{}.", output.file_name().unwrap_or_default().to_string_lossy());
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let language = name.strip_prefix(&begin).map(str::parse::<LanguageTag>);
            if matches!(language, Some(Ok(_))) {
                self.register.derives(&output.with_file_name(name), WHAT, self.force)?;
            }
        }
        Ok(None)
    }

    /// The writer without formulas, if that is asked for.
    fn harmless<'w>(
        &self,
        writer: io::Result<Box<dyn UnitWriter + 'w>>,
    ) -> io::Result<Box<dyn UnitWriter + 'w>> {
        match self.for_excel {
            true => {
                writer.map(|writer| Box::new(WithoutFormulas(writer)) as Box<dyn UnitWriter + 'w>)
            }
            false => writer,
        }
    }

    /// Makes what writes units, and hands it to `write_units`. Files are in their places once that is done.
    pub(super) fn write<T>(
        &self,
        languages: &Languages,
        head: Head<'_>,
        write_units: impl FnOnce(io::Result<Box<dyn UnitWriter + '_>>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        match (&self.format.write, self.output) {
            (Some(Writes::Units(write)), None) => {
                refuse_closed()?;
                let out = Box::new(BufWriter::new(stdout().lock()));
                write_units(self.harmless(write(out, languages, head)))
            }
            (Some(Writes::Units(write)), Some(output)) => {
                let output = self.register.writes(output, WHAT)?;
                let mut file = NewFile::create(&output)?;
                let done = write_units(self.harmless(write(Box::new(&mut file), languages, head)))?;
                file.finish().map(|()| done)
            }
            (Some(Writes::TwoFiles(_)), None) => {
                Err(Failure::new("two texts want a name: give -o OUT"))
            }
            (Some(Writes::TwoFiles(write)), Some(output)) => {
                let [source, target] = two_files(output, languages);
                let source = self.register.derives(&source, WHAT, self.force)?;
                let target = self.register.derives(&target, WHAT, self.force)?;
                let mut files = [NewFile::create(&source)?, NewFile::create(&target)?];
                let [first, second] = &mut files;
                let done = write_units(Ok(write(Box::new(first), Box::new(second))))?;
                let [first, second] = files;
                first.finish()?;
                second.finish().map(|()| done)
            }
            _ => unreachable!("the option takes formats of units"),
        }
    }
}

/// `OUT.en` and `OUT.es` for `OUT`.
fn two_files(output: &Path, languages: &Languages) -> [PathBuf; 2] {
    let file = |tag: &LanguageTag| {
        let mut name = output.as_os_str().to_owned();
        name.push(format!(".{tag}"));
        name.into()
    };
    Side::BOTH.map(|side| file(&languages[side]))
}
