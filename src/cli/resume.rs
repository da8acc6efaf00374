//! `--resume`: a run over many rows that goes on where it was interrupted. Rows go to `FILE.part`, and a journal beside it
//! says how many of them are whole; the file has its name once all rows are there.

use super::file::is_stdin;
use super::new_file::{is_device, keep, place};
use super::options::{Aligning, InputOptions};
use super::output::{complain, say};
use super::register::Output;
use super::{Failure, decisions, ui};
use crate::text::fnv;
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The journal has a line after so many rows: what is lost if the machine stops.
const ROWS: usize = 200;
const TITLE: &str = "cotejo journal 2";

/// A file that grows row by row.
pub(super) struct Part {
    output: Output,
    part: PathBuf,
    journal_path: PathBuf,
    rows: BufWriter<File>,
    journal: File,
    done: Done,
    done_before: Done,
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
    /// Rows that hold findings which the exit status tells of.
    pub findings: usize,
}

/// A row, with what the exit status tells of it.
pub(super) struct Row {
    pub text: String,
    pub has_error: bool,
    pub has_findings: bool,
}

/// What a run is made of, as far as its rows depend on it: the options, and the files that are read. `rest` and `also` are
/// those of one command.
pub(super) fn fingerprint(
    options: &InputOptions,
    aligning: &Aligning,
    rest: &str,
    also: &[PathBuf],
) -> Result<String, Failure> {
    let Aligning { lexicons, model, min_confidence, .. } = aligning;
    let mut all = format!(
        "{} {} {rest} {} {} {min_confidence} {:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        ui::language_of_data().tag(),
        options.documents,
        options.force,
        aligning.induce(),
        options.reading(),
    );
    let inputs = options.paths.iter().chain(&options.srx);
    for path in inputs.chain(lexicons).chain(model).chain(also) {
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
        Ok(Part {
            output,
            part,
            journal_path,
            rows,
            journal,
            done,
            done_before: done,
            in_journal: done,
            is_broken: false,
        })
    }

    /// What earlier runs did.
    pub(super) fn done_before(&self) -> Done {
        self.done_before
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: &Row) -> Result<(), Failure> {
        if self.is_broken {
            return Err(Failure::about(self.output.path.display(), "cannot be written any more"));
        }
        let written = self.rows.write_all(row.text.as_bytes()).and_then(|()| {
            self.done.rows += 1;
            self.done.bytes += row.text.len() as u64;
            self.done.errors += usize::from(row.has_error);
            self.done.findings += usize::from(row.has_findings);
            if self.done.rows >= self.in_journal.rows + ROWS { self.keep() } else { Ok(()) }
        });
        self.is_broken = written.is_err();
        written.map_err(|error| Failure::about(self.output.path.display(), error))
    }

    /// Takes down in the journal that all rows so far are whole.
    fn keep(&mut self) -> io::Result<()> {
        self.rows.flush()?;
        self.rows.get_ref().sync_data()?;
        let Done { rows, bytes, errors, findings } = self.done;
        self.journal.write_all(format!("{rows} {bytes} {errors} {findings}\n").as_bytes())?;
        self.in_journal = self.done;
        Ok(())
    }

    /// Gives the file its name, and says how many rows of earlier runs hold an error.
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
        std::fs::remove_file(&self.journal_path).map_err(fail)?;
        if self.done_before.errors > 0 {
            complain(format!("inputs that could not be done before: {}", self.done_before.errors));
        }
        Ok(())
    }
}

impl Done {
    /// A line of the journal; none if it is not whole.
    fn read(line: &str) -> Option<Done> {
        let mut numbers = line.strip_suffix('\n')?.split(' ').map(str::parse::<u64>);
        let mut next = || numbers.next()?.ok();
        let [rows, bytes, errors, findings] = [next()?, next()?, next()?, next()?];
        let [rows, errors, findings] = [rows, errors, findings].map(|count| count as usize);
        Some(Done { rows, bytes, errors, findings })
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
        let row = |number: usize| Row {
            text: format!("row {number}\n"),
            has_error: number == 3,
            has_findings: number.is_multiple_of(100),
        };
        let all: String = (0..1700).map(|number| row(number).text).collect();
        for (interrupted, found) in [(0, 0), (199, 0), (200, 200), (1699, 1600)] {
            let folder = tempfile::tempdir().unwrap();
            let mut part = Part::open(output(folder.path()), "a").unwrap();
            (0..interrupted).for_each(|number| part.add(&row(number)).unwrap());
            // the rows of the buffer, half of the last one, and half a line of the journal
            part.rows.write_all(b"row 9").unwrap();
            part.rows.flush().unwrap();
            part.journal.write_all(b"1699 4 1").unwrap();
            drop(part);
            let mut part = Part::open(output(folder.path()), "a").unwrap();
            let Done { rows, errors, findings, .. } = part.done_before();
            assert_eq!((rows, errors, findings), (found, usize::from(found > 3), found / 100));
            (found..1700).for_each(|number| part.add(&row(number)).unwrap());
            assert_eq!((part.done.errors, part.done.findings), (1, 17));
            part.finish().unwrap();
            assert_eq!(std::fs::read_to_string(folder.path().join("out")).unwrap(), all);
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn other_runs_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut part = Part::open(output(folder.path()), "a").unwrap();
        let row = Row { text: "row\n".into(), has_error: false, has_findings: false };
        part.add(&row).unwrap();
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
