//! What a run reads and what it writes: nothing that is read is written over, and nothing is written twice. A file is
//! known by what it is, however its name is spelled and whatever links lead to it.

use super::Failure;
use super::file::is_stdin;
#[cfg(feature = "server")]
use super::new_file::refuse_protected_folder;
use super::new_file::{
    Standing, is_device, left_alone, must_stay, place, refuse_read_only, unwritten,
};
use rustc_hash::FxHashMap;
use std::ffi::OsString;
use std::fmt;
use std::fs::Metadata;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// All files of a run, with what each is used for; standard output is one of them if it is a file.
#[derive(Debug)]
pub(super) struct Register(Mutex<FxHashMap<Identity, Vec<(PathBuf, Use)>>>);

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Glossary,
    Lexicon,
    Model,
    Baseline,
    Configuration,
    #[cfg(feature = "memory")]
    Memory,
    Pins,
    SegmentationRules,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Use {
    Read(Role),
    /// What is written, and what the file may be read as all the same: it is there to be updated.
    Written(String, Option<Role>),
}

/// One of the ways to know a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    Place(PathBuf),
    /// Device and number.
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix numbers files"))]
    Number(u64, u64),
}

/// A file that will be written.
#[derive(Clone, Debug)]
pub(super) struct Output {
    /// As the user knows it.
    pub path: PathBuf,
    pub standing: Standing,
}

impl Output {
    /// Refuses now what writing would refuse later: to replace what cotejo did not write.
    pub(super) fn check(self) -> Result<Self, Failure> {
        if self.standing == Standing::Stays && must_stay(&self.path) {
            return Err(left_alone(&self.path));
        }
        Ok(self)
    }

    /// Refuses now what making the file would refuse later: a folder that is protected.
    #[cfg(feature = "server")]
    pub(super) fn check_folder(&self) -> Result<(), Failure> {
        let is_possible = place(&self.path).and_then(|place| refuse_protected_folder(&place));
        is_possible.map_err(|error| unwritten(&self.path, &error))
    }
}

impl Default for Register {
    fn default() -> Self {
        let used = Use::Written("standard output".into(), None);
        let entry = |identity| (identity, vec![(PathBuf::from("standard output"), used)]);
        Register(Mutex::new(standard_file(std::io::stdout()).map(entry).into_iter().collect()))
    }
}

impl Register {
    /// Takes down a file that is read.
    pub(super) fn reads(&self, path: &Path, role: Role) -> Result<(), Failure> {
        self.take_down(path, Use::Read(role))
    }

    /// Takes down a file that is written, and that the user named for it.
    pub(super) fn writes(&self, path: &Path, option: &str) -> Result<Output, Failure> {
        self.output(path, option, None, Standing::Replaced)
    }

    /// The same for a file that is there to be updated: it may be read as `role`, too.
    pub(super) fn updates(&self, path: &Path, option: &str, role: Role) -> Result<Output, Failure> {
        self.output(path, option, Some(role), Standing::Replaced)
    }

    /// Takes down a file that is written under a name which follows from others.
    pub(super) fn derives(&self, path: &Path, what: &str, force: bool) -> Result<Output, Failure> {
        let standing = if force { Standing::Kept } else { Standing::Stays };
        self.output(path, what, None, standing)
    }

    /// Whether a file has another use than to be an input, and whether that is to be written.
    pub(super) fn other_use(&self, path: &Path) -> Option<OtherUse> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let uses =
            identities(path).into_iter().filter_map(|identity| taken.get(&identity)).flatten();
        uses.filter_map(|(_, used)| match used {
            Use::Read(Role::Input) => None,
            Use::Read(_) => Some(OtherUse::Read),
            Use::Written(..) => Some(OtherUse::Written),
        })
        .next()
    }

    fn output(
        &self,
        path: &Path,
        what: &str,
        updates: Option<Role>,
        standing: Standing,
    ) -> Result<Output, Failure> {
        let fail = |error: std::io::Error| unwritten(path, &error);
        if !is_device(path) {
            self.take_down(path, Use::Written(what.to_owned(), updates))?;
            refuse_read_only(&place(path).map_err(fail)?).map_err(fail)?;
        }
        Ok(Output { path: path.to_owned(), standing })
    }

    fn take_down(&self, path: &Path, new: Use) -> Result<(), Failure> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let identities = identities(path);
        for (name, present) in
            identities.iter().filter_map(|identity| taken.get(identity)).flatten()
        {
            let plain = |path: &Path| path.strip_prefix(".").unwrap_or(path).to_owned();
            let alias = match plain(name) == plain(path) {
                true => String::new(),
                false => format!(" (as {})", name.display()),
            };
            if let Some(what) = clash(present, &new, &alias) {
                return Err(Failure::about(path.display(), what));
            }
        }
        for identity in identities {
            let uses = taken.entry(identity).or_default();
            if !uses.iter().any(|(_, present)| *present == new) {
                uses.push((path.to_owned(), new.clone()));
            }
        }
        Ok(())
    }
}

/// What a file is used for besides being an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherUse {
    Read,
    Written,
}

/// Why a file cannot have both uses; `alias` tells under which other name it was taken down.
fn clash(one: &Use, other: &Use, alias: &str) -> Option<String> {
    let (role, what) = match (one, other) {
        (Use::Read(_), Use::Read(_)) => return None,
        (Use::Written(first, _), Use::Written(second, _)) => {
            let both = format!(
                "both {first} and {second} would be written here{alias}; choose another place for one of them"
            );
            return (first != second).then_some(both);
        }
        (Use::Read(role), Use::Written(what, updated))
        | (Use::Written(what, updated), Use::Read(role)) => {
            if *updated == Some(*role) {
                return None;
            }
            (role, what)
        }
    };
    Some(format!(
        "this is {role}{alias}, and would be written over by {what}; choose another place"
    ))
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Role::Input => "an input",
            Role::Glossary => "a glossary",
            Role::Lexicon => "a lexicon",
            Role::Model => "a model",
            Role::Baseline => "the baseline",
            Role::Configuration => "the configuration",
            #[cfg(feature = "memory")]
            Role::Memory => "a memory",
            Role::Pins => "the file of --pins",
            Role::SegmentationRules => "the rules of --srx",
        })
    }
}

/// The ways to know a file; none of what is no file.
fn identities(path: &Path) -> Vec<Identity> {
    if is_stdin(path) {
        return standard_file(std::io::stdin()).into_iter().collect();
    }
    let there = std::fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        return Vec::new();
    }
    let place = place(path).map_or_else(|_| path.to_owned(), |place| canonical(&place));
    std::iter::once(Identity::Place(place)).chain(there.as_ref().and_then(number)).collect()
}

#[cfg(unix)]
fn number(file: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    file.is_file().then(|| Identity::Number(file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<Identity> {
    None
}

/// The file that standard input or output is, if it is one.
#[cfg(unix)]
fn standard_file(stream: impl std::os::fd::AsFd) -> Option<Identity> {
    let stream = stream.as_fd().try_clone_to_owned().ok()?;
    number(&std::fs::File::from(stream).metadata().ok()?)
}

#[cfg(not(unix))]
fn standard_file<T>(_: T) -> Option<Identity> {
    None
}

/// The one spelling of a path, of which the end may not be there yet.
fn canonical(path: &Path) -> PathBuf {
    let mut start = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut missing: Vec<OsString> = Vec::new();
    loop {
        if let Ok(mut found) = start.canonicalize() {
            for part in missing.iter().rev() {
                match part == ".." {
                    true => drop(found.pop()),
                    false => found.push(part),
                }
            }
            return found;
        }
        match start.components().next_back() {
            Some(Component::Normal(part)) => missing.push(part.to_owned()),
            Some(Component::ParentDir) => missing.push("..".into()),
            _ => return path.to_owned(),
        }
        start.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: files that are read, then files that are written, and what is said of it.
    #[test]
    fn nothing_is_written_over_what_is_read_or_written() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::create_dir(at("d")).unwrap();
        std::fs::write(at("d/a.txt"), "").unwrap();
        std::fs::hard_link(at("d/a.txt"), at("hard")).unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("d/a.txt", at("soft")).unwrap();
            std::os::unix::fs::symlink("d", at("e")).unwrap();
            std::os::unix::fs::symlink("d/new", at("dangling")).unwrap();
        }
        for (read, written, wanted) in [
            (&["d/a.txt"][..], &["d/b.txt"][..], None),
            (
                &["d/a.txt"],
                &["d/a.txt"],
                Some("this is an input, and would be written over by -o0"),
            ),
            (&["d/a.txt"], &["d/../d/./a.txt"], Some("this is an input (as ")),
            (&["d/a.txt"], &["hard"], Some("this is an input (as ")),
            (&["d/a.txt"], &["soft"], Some("this is an input (as ")),
            (&["d/a.txt"], &["e/a.txt"], Some("this is an input (as ")),
            (&["hard"], &["soft"], Some("this is an input (as ")),
            (&["x.txt"], &["d/../x.txt"], Some("this is an input (as ")),
            (&[], &["d/b", "d/c"], None),
            (&[], &["d/b", "e/b"], Some("both -o0 and -o1 would be written here (as ")),
            (&[], &["new/x/y", "new/x/z/../y"], Some("both -o0 and -o1")),
            (&[], &["d/new", "dangling"], Some("both -o0 and -o1")),
            (&[], &["/dev/null", "/dev/null"], None),
            (&[], &["d"], Some("this is a folder")),
        ] {
            let register = Register::default();
            read.iter().for_each(|path| register.reads(&at(path), Role::Input).unwrap());
            let outputs = written.iter().enumerate();
            let said = outputs
                .map(|(number, path)| register.writes(&at(path), &format!("-o{number}")))
                .find_map(Result::err)
                .map(|failure| failure.to_string());
            match wanted {
                None => assert_eq!(said, None, "{read:?} {written:?}"),
                Some(wanted) => {
                    assert!(
                        said.as_ref().is_some_and(|said| said.contains(wanted)),
                        "{read:?} {written:?}: {said:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_baseline_is_updated_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.tsv");
        for (role, is_fine) in
            [(Role::Baseline, true), (Role::Glossary, false), (Role::Input, false)]
        {
            let register = Register::default();
            let updated = register.updates(&path, "--update-baseline", Role::Baseline);
            assert!(updated.is_ok());
            assert_eq!(register.reads(&path, role).is_ok(), is_fine, "{role}");
        }
    }
}
