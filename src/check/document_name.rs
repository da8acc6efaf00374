//! The names of documents as they are written in files that outlive a run: told from the folder of that file, so that they
//! hold wherever cotejo is started.

use std::path::{Component, Path, PathBuf};

/// How the names of documents are told in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NamesIn {
    /// The folder of the file and the one that cotejo was started in, both from the root; none if names are as they are typed.
    folders: Option<[PathBuf; 2]>,
    /// The inputs, as they were typed: other names are those of records, and no paths.
    inputs: Vec<String>,
}

impl NamesIn {
    /// Names of documents of these inputs, in a file of this folder, where cotejo was started in the other; both from the root.
    pub(crate) fn new(folder: &Path, here: &Path, inputs: &[PathBuf]) -> Self {
        let inputs = inputs.iter().map(|input| blanks_as_one(&input.to_string_lossy())).collect();
        NamesIn { folders: Some([plain(folder), plain(here)]), inputs }
    }

    /// The name of a document, or of a pair (`a.en.txt + a.es.txt`), that was typed so.
    pub(crate) fn name(&self, typed: &str) -> String {
        typed.split(" + ").map(|name| self.one(name)).collect::<Vec<_>>().join(" + ")
    }

    fn one(&self, typed: &str) -> String {
        let typed = blanks_as_one(typed);
        let is_path = self.inputs.iter().any(|input| is_of(&typed, input));
        let Some([folder, here]) = self.folders.as_ref().filter(|_| is_path) else {
            return shown(&plain(Path::new(&typed)));
        };
        let document = plain(&here.join(typed));
        let shared =
            folder.components().zip(document.components()).take_while(|(a, b)| a == b).count();
        // on another drive, or beside at the root
        if shared <= 1 && folder.components().count() > 1 {
            return shown(&document);
        }
        let up = folder.components().skip(shared).map(|_| Component::ParentDir);
        shown(&up.chain(document.components().skip(shared)).collect::<PathBuf>())
    }
}

/// A name with `/` between its parts and single blanks within them.
fn blanks_as_one(name: &str) -> String {
    let parts = name.split(['/', '\\']);
    let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a document is an input, in it (`all.jsonl:7`), or in a folder that is one.
fn is_of(document: &str, input: &str) -> bool {
    let rest = document.strip_prefix(input);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':']) || input.ends_with('/'))
}

/// A path without `.`, and without `..` where that can be told from its text.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

fn shown(path: &Path) -> String {
    blanks_as_one(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_the_folder_of_the_file() {
        for (folder, here, typed, name) in [
            ("/w", "/w", "a.txt", "a.txt"),
            ("/w", "/w", "./x/../a.txt", "a.txt"),
            ("/w/iss", "/w", "iss/a.txt", "a.txt"),
            ("/w/iss", "/w/iss", "a.txt", "a.txt"),
            ("/w/iss", "/w/iss/b", "../a.txt", "a.txt"),
            ("/w/iss", "/w", "/w/iss/b/a.txt", "b/a.txt"),
            ("/w", "/w/iss", "a.txt", "iss/a.txt"),
            ("/w/base", "/w", "iss/a.txt", "../iss/a.txt"),
            ("/w", "/w/iss", "a.en.txt + a.es.txt", "iss/a.en.txt + iss/a.es.txt"),
            ("/w", "/w", "a\\b.txt", "a/b.txt"),
            ("/w", "/w/x", "all.jsonl:7", "x/all.jsonl:7"),
            ("/w/x", "/w/x", "/other/a.txt", "/other/a.txt"),
        ] {
            let inputs = [typed, "iss", "a.en.txt", "a.es.txt", "."].map(PathBuf::from);
            let names = NamesIn::new(Path::new(folder), Path::new(here), &inputs);
            assert_eq!(names.name(typed), name, "{typed} in {folder}, started in {here}");
        }
        // the name of a record is no path
        let inputs = [PathBuf::from("all.jsonl")];
        let names = NamesIn::new(Path::new("/w"), Path::new("/w/x"), &inputs);
        assert_eq!(names.name("p1"), "p1");
        assert_eq!(names.name("all.jsonl:7"), "x/all.jsonl:7");
        assert_eq!(NamesIn::default().name("./a  b.txt"), "a b.txt");
        assert_eq!(NamesIn::default().name("../x/./a.txt"), "../x/a.txt");
    }
}
