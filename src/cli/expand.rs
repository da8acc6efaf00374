//! From arguments to inputs: files, pairs of files, folders, the records of a file.

use super::file::{is_stdin, named, read, stem};
use super::input::{Content, Input};
use super::options::InputOptions;
use super::{Failure, folder};
use crate::document::bilingual::{self, NoPair, main_language};
use crate::document::plain;
use crate::format::{self, FORMATS};
use std::collections::BTreeSet;
use std::path::Path;

/// All inputs in order, and whether there are more than one.
pub(super) struct Inputs {
    pub each: Box<dyn Iterator<Item = Result<Input, Failure>> + Send>,
    pub many: bool,
    /// What was left out of folders, and why.
    pub left_out: Vec<String>,
}

/// Finds the inputs that the arguments name; the records of a file are read one by one. What cannot be
/// read is in the stream, in its place.
pub(super) fn expand(options: &InputOptions) -> Result<Inputs, Failure> {
    let mut found: Vec<Result<Input, Failure>> = Vec::new();
    let mut left_out = Vec::new();
    match &options.paths[..] {
        [source, target] if is_pair(source, target, options) => {
            let name = format!("{} + {}", source.display(), target.display());
            let content = Content::Two(source.clone(), target.clone());
            found.push(Ok(Input { name, stem: stem(source), content }));
        }
        paths => {
            for path in paths {
                if path.is_dir() {
                    folder::inputs(path, options, &mut found, &mut left_out);
                } else {
                    let (name, content) = (named(path), Content::One(path.clone()));
                    found.push(Ok(Input { name, stem: stem(path), content }));
                }
            }
        }
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    for input in found.iter_mut().flatten() {
        let stem = input.stem.clone();
        let mut times = 1;
        while !used.insert(input.stem.clone()) {
            times += 1;
            input.stem = format!("{stem}-{times}");
        }
    }
    let from = options.from;
    let many =
        found.len() > 1 || found.iter().flatten().any(|input| input.of_records(from).is_some());
    if many && options.source_lines.is_some() {
        return Err(Failure::new("--source-lines and --target-lines are for one input; give one"));
    }
    let each = found.into_iter().flat_map(move |input| match &input {
        Ok(one) => match one.of_records(from) {
            Some((path, format)) => one.records(path, format),
            None => Box::new(std::iter::once(input)),
        },
        Err(_) => Box::new(std::iter::once(input)),
    });
    Ok(Inputs { each: Box::new(each), many, left_out })
}

/// Whether two files are a text and its translation rather than two bilingual texts: each holds one language.
fn is_pair(source: &Path, target: &Path, options: &InputOptions) -> bool {
    let holds_both = |path: &Path| {
        let name = path.to_string_lossy();
        let formats = FORMATS.iter().filter(|format| format.holds_texts() && !format.is_text());
        formats.into_iter().any(|format| format.has_name_of(&name))
    };
    if options.from.is_some_and(|format| !format.is_text())
        || [source, target].iter().any(|path| path.is_dir() || holds_both(path))
        || options.source_lines.is_some()
    {
        return false;
    }
    // standard input cannot be looked at twice; beside another text it is one half of a pair
    if options.sentences || is_stdin(source) != is_stdin(target) {
        return true;
    }
    [source, target].iter().all(|path| holds_one_language(path, options))
}

fn holds_one_language(path: &Path, options: &InputOptions) -> bool {
    let Ok(bytes) = read(path) else { return false };
    if *format::of(&path.to_string_lossy(), &bytes) != plain::FORMAT {
        return false;
    }
    let format = options.from.unwrap_or(&plain::FORMAT);
    let Ok(text) = format.text(&bytes, None) else { return false };
    let plain = plain::blocks(&text);
    let found = bilingual::find("", &plain.blocks, options.reading().wanted());
    !matches!(found, Ok(_) | Err(NoPair::Several(_))) && main_language(&plain.blocks).is_some()
}
