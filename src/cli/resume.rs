//! `--resume`: a run over many rows that goes on where it was interrupted. Rows go to `FILE.part`, and a journal beside it
//! says how many of them are whole; the file has its name once all rows are there.

use super::file::is_stdin;
use super::new_file::{is_device, keep, place};
use super::options::InputOptions;
use super::output::say;
use super::register::Output;
use super::{Failure, decisions};
use crate::text::fnv;
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The journal has a line after so many rows: what is lost if the machine stops.
const ROWS: usize = 200;
const TITLE: &str = "cotejo journal 1";

/// A file that grows row by row.
pub(super) struct Part {
    output: Output,
    part: PathBuf,
    journal_path: PathBuf,
    rows: BufWriter<File>,
    journal: File,
    done: Done,
    in_journal: Done,
    /// Whether a row could not be written: those after it would be in its place.
    is_broken: bool,
}

/// How much is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub rows: usize,
    bytes: u64,
    /// Rows that hold an error.
    pub errors: usize,
}

/// What a run is made of, as far as its rows depend on it: the options, and the files that are read.
pub(super) fn fingerprint(
    options: &InputOptions,
    rest: &str,
    also: &[PathBuf],
) -> Result<String, Failure> {
    let mut all = format!(
        "{} {rest} {} {:?}",
        env!("CARGO_PKG_VERSION"),
        options.documents,
        options.reading()
    );
    for path in options.paths.iter().chain(also) {
        let about = |what: &dyn std::fmt::Display| Failure::about(path.display(), what);
        let pipe = || about(&"--resume is for files; save what comes through a pipe to one");
        if is_stdin(path) {
            return Err(pipe());
        }
        let found = std::fs::metadata(path).map_err(|error| about(&error))?;
        if !found.is_file() {
            return Err(pipe());
        }
        let changed = found.modified().map_err(|error| about(&error))?;
        let _ = write!(all, "\n{} {} {changed:?}", path.display(), found.len());
    }
    Ok(format!("{:016x}", fnv::hash(&[&all], 0)))
}

impl Part {
    /// Opens what an earlier run left, or begins.
    pub(super) fn open(output: Output, fingerprint: &str) -> Result<Self, Failure> {
        let path = output.path.clone();
        let fail = |error: io::Error| Failure::about(path.display(), error);
        if is_device(&path) {
            return Err(Failure::about(path.display(), "--resume wants a file to write"));
        }
        let [part, journal_path] = [".part", ".part.journal"].map(|ending| with(&path, ending));
        let journal = OpenOptions::new().read(true).append(true).create(true).open(&journal_path);
        let mut journal = journal.map_err(fail)?;
        if journal.try_lock().is_err() {
            let what = "another run of cotejo writes this file now; wait until it is done";
            return Err(Failure::about(path.display(), what));
        }
        let title = format!("{TITLE} {fingerprint}\n");
        let kept = io::read_to_string(&journal).map_err(fail)?;
        let mut done = Done::default();
        if kept.starts_with(&title) {
            let lines = kept.split_inclusive('\n').skip(1);
            done = lines.filter_map(Done::read).last().unwrap_or_default();
            journal.set_len(kept.rfind('\n').map_or(0, |end| end as u64 + 1)).map_err(fail)?;
        } else if kept.contains('\n') || kept.is_empty() && part.exists() {
            let what = format!(
                "was begun with other options or inputs; give those, or remove {} and {} to begin anew",
                part.display(),
                journal_path.display()
            );
            return Err(Failure::about(part.display(), what));
        } else {
            journal.set_len(0).and_then(|()| journal.write_all(title.as_bytes())).map_err(fail)?;
        }
        let mut options = OpenOptions::new();
        let rows = options.append(true).create(true).open(&part).map_err(fail)?;
        if rows.metadata().map_err(fail)?.len() < done.bytes {
            let what = "is shorter than its journal says; remove both to begin anew";
            return Err(Failure::about(part.display(), what));
        }
        // what was written behind the last line of the journal may be half a row
        rows.set_len(done.bytes).map_err(fail)?;
        if done.rows > 0 {
            say(format!("{}: rows that were done before: {}", path.display(), done.rows));
        }
        let rows = BufWriter::new(rows);
        let in_journal = done;
        Ok(Part { output, part, journal_path, rows, journal, done, in_journal, is_broken: false })
    }

    /// What is done so far.
    pub(super) fn done(&self) -> Done {
        self.done
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: &str, is_error: bool) -> Result<(), Failure> {
        if self.is_broken {
            return Err(Failure::about(self.output.path.display(), "cannot be written any more"));
        }
        let written = self.rows.write_all(row.as_bytes()).and_then(|()| {
            self.done.rows += 1;
            self.done.bytes += row.len() as u64;
            self.done.errors += usize::from(is_error);
            if self.done.rows >= self.in_journal.rows + ROWS { self.keep() } else { Ok(()) }
        });
        self.is_broken = written.is_err();
        written.map_err(|error| Failure::about(self.output.path.display(), error))
    }

    /// Takes down in the journal that all rows so far are whole.
    fn keep(&mut self) -> io::Result<()> {
        self.rows.flush()?;
        self.rows.get_ref().sync_data()?;
        let Done { rows, bytes, errors } = self.done;
        self.journal.write_all(format!("{rows} {bytes} {errors}\n").as_bytes())?;
        self.in_journal = self.done;
        Ok(())
    }

    /// Gives the file its name.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        let path = self.output.path.clone();
        if self.is_broken {
            let what = "is not whole: a row could not be written; run the same again to go on";
            return Err(Failure::about(self.part.display(), what));
        }
        let fail = |error: io::Error| Failure::about(path.display(), error);
        self.keep().map_err(fail)?;
        let place = place(&path).map_err(fail)?;
        if decisions::would_be_lost(&place, &self.part) {
            keep(&place, &path).map_err(fail)?;
        }
        std::fs::rename(&self.part, place).map_err(fail)?;
        std::fs::remove_file(&self.journal_path).map_err(fail)
    }
}

impl Done {
    /// A line of the journal; none if it is not whole.
    fn read(line: &str) -> Option<Done> {
        let mut numbers = line.strip_suffix('\n')?.split(' ').map(str::parse::<u64>);
        let mut next = || numbers.next()?.ok();
        let [rows, bytes, errors] = [next()?, next()?, next()?];
        Some(Done { rows: rows as usize, bytes, errors: errors as usize })
    }
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::new_file::Standing;

    fn output(folder: &Path) -> Output {
        Output { path: folder.join("out"), standing: Standing::Replaced }
    }

    #[test]
    fn rows_are_there_once_wherever_a_run_was_interrupted() {
        let row = |number: usize| format!("row {number}\n");
        let all: String = (0..1700).map(row).collect();
        for (interrupted, found) in [(0, 0), (199, 0), (200, 200), (1699, 1600)] {
            let folder = tempfile::tempdir().unwrap();
            let mut part = Part::open(output(folder.path()), "a").unwrap();
            (0..interrupted).for_each(|number| part.add(&row(number), number == 3).unwrap());
            // the rows of the buffer, half of the last one, and half a line of the journal
            part.rows.write_all(b"row 9").unwrap();
            part.rows.flush().unwrap();
            part.journal.write_all(b"1699 4").unwrap();
            drop(part);
            let mut part = Part::open(output(folder.path()), "a").unwrap();
            assert_eq!((part.done().rows, part.done().errors), (found, usize::from(found > 3)));
            (found..1700).for_each(|number| part.add(&row(number), number == 3).unwrap());
            assert_eq!(part.done().errors, 1);
            part.finish().unwrap();
            assert_eq!(std::fs::read_to_string(folder.path().join("out")).unwrap(), all);
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn other_runs_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut part = Part::open(output(folder.path()), "a").unwrap();
        part.add("row\n", false).unwrap();
        let why = |fingerprint: &str| {
            Part::open(output(folder.path()), fingerprint).err().unwrap().to_string()
        };
        assert!(why("a").contains("another run"));
        drop(part);
        assert!(why("b").contains("other options or inputs"));
        std::fs::remove_file(folder.path().join("out.part.journal")).unwrap();
        assert!(why("a").contains("other options or inputs"));
    }
}
