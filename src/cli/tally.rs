//! The tally of a run: what was read, what failed, what was left out.

use super::input::Input;
use super::output::complain;
use super::ui::note;
use super::{Failure, Status, ui};
use crate::bitext::Bitext;
use crate::report::Failed;
use crate::unread::Unread;
use crate::wording::{Message, UiLanguage};

/// What became of the inputs of a run.
#[derive(Default)]
pub(super) struct Tally {
    read: usize,
    failures: Vec<Failure>,
    /// Inputs of which a part could not be read.
    pub partial: Vec<Partial>,
    /// Files of folders that were left out.
    left_out: usize,
}

/// An input of which a part could not be read.
pub(super) struct Partial {
    name: String,
    unread: Unread,
    /// How many units or rows were read.
    read: usize,
}

impl Partial {
    pub(super) fn new(input: &Input, bitext: &Bitext, unread: Unread) -> Self {
        Partial { name: input.name.clone(), unread, read: bitext.alignment.beads.len() }
    }

    fn failed(&self, language: UiLanguage) -> impl Iterator<Item = Failed> {
        let failed = move |reason| {
            let reason = Message::plain(reason).in_language(language).to_string();
            Failed { input: self.name.clone(), reason }
        };
        self.unread.messages().into_iter().map(failed)
    }

    fn say(&self) {
        self.failed(ui::language()).for_each(complain);
        let Partial { name, unread, read } = self;
        let count = unread.count();
        complain(note!("units-unread", name: name, count: count, read: *read));
    }
}

impl Tally {
    /// Nothing is read yet; so many files of folders were left out.
    pub(super) fn new(left_out: usize) -> Self {
        Tally { left_out, ..Tally::default() }
    }

    /// Takes note of an input that was read or failed.
    pub(super) fn add(&mut self, read: Result<(), Failure>) {
        match read {
            Ok(()) => self.read += 1,
            Err(failure) => self.failures.push(failure),
        }
    }

    pub(super) fn status(&self) -> Status {
        let is_whole = self.failures.is_empty() && self.partial.is_empty();
        if is_whole { Status::Done } else { Status::Incomplete }
    }

    /// The inputs that failed, whole or in part, for reports in this language.
    pub(super) fn failed(&self, language: UiLanguage) -> Vec<Failed> {
        let failed = |failure: &Failure| Failed {
            input: failure.about.clone().unwrap_or_default(),
            reason: failure.what.clone().in_language(language).to_string(),
        };
        let partial = self.partial.iter().flat_map(|partial| partial.failed(language));
        partial.chain(self.failures.iter().map(failed)).collect()
    }

    /// Names on standard error what could not be read, and counts it beside what was.
    pub(super) fn say(&self) {
        self.partial.iter().for_each(Partial::say);
        self.failures.iter().for_each(complain);
        let (read, failed) = (self.read, self.failures.len());
        if failed > 0 && read + failed > 1 {
            let left_out = match self.left_out {
                0 => String::new(),
                count => note!("files-left-out", count: count).to_string(),
            };
            complain(note!("inputs-failed", failed: failed, read: read, left: left_out));
        }
    }
}
