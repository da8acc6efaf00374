//! From arguments to inputs: files, pairs of files, folders, the records of a file.

use super::file::{is_stdin, named, read, stem};
use super::input::{Content, Input, Stream};
use super::options::InputOptions;
use super::register::{Output, Role};
use super::{Failure, folder};
use crate::document::bilingual::{self, NoPair, main_language};
use crate::document::plain;
use crate::format::{self, FORMATS};
use crate::text::ids::Ids;
use std::path::Path;

/// All inputs in order, and whether there are more than one.
pub(super) struct Inputs<'o> {
    pub each: Box<dyn Iterator<Item = Result<Input, Failure>> + Send + 'o>,
    pub many: bool,
    /// What was left out of folders, and why.
    pub left_out: Vec<String>,
}

/// Takes down the files that a command makes of an input.
pub(super) type OutputsOf<'o> = &'o (dyn Fn(&Input) -> Result<Vec<Output>, Failure> + Sync);

/// Finds the inputs that the arguments name; the records of a file are read one by one. What cannot be
/// read is in the stream, in its place. It is an error if an input, or what is made of it, has a name that is taken;
/// only of records that is not known before they come.
pub(super) fn expand<'o>(
    options: &InputOptions,
    outputs_of: OutputsOf<'o>,
) -> Result<Inputs<'o>, Failure> {
    let mut found: Vec<Result<Input, Failure>> = Vec::new();
    let mut left_out = Vec::new();
    let outputs = Vec::new;
    match &options.paths[..] {
        [source, target] if is_pair(source, target, options) => {
            let name = format!("{} + {}", source.display(), target.display());
            let content = Content::Two(source.clone(), target.clone());
            found.push(Ok(Input { name, stem: stem(source), content, outputs: outputs() }));
        }
        paths => {
            for path in paths {
                if path.is_dir() {
                    folder::inputs(path, options, &mut found, &mut left_out);
                } else {
                    let (name, content) = (named(path), Content::One(path.clone()));
                    found.push(Ok(Input { name, stem: stem(path), content, outputs: outputs() }));
                }
            }
        }
    }
    let mut stems = Ids::default();
    for input in found.iter_mut().flatten() {
        input.stem = stems.free(&input.stem, 2);
    }
    let of_records = |input: Result<Input, Failure>| {
        let format = input.as_ref().ok().and_then(|input| input.of_records(options.from));
        let format = format.map(|(path, format)| (path.clone(), format));
        (input, format)
    };
    let mut found: Vec<_> = found.into_iter().map(of_records).collect();
    let many = found.len() > 1 || found.iter().any(|(_, of_records)| of_records.is_some());
    if many && options.source_lines.is_some() {
        return Err(Failure::new("--source-lines and --target-lines are for one input; give one"));
    }
    let mut refused = Vec::new();
    for path in found.iter().filter_map(|(input, _)| input.as_ref().ok()).flat_map(Input::paths) {
        refused.extend(options.register.reads(&path, Role::Input).err());
    }
    for (input, _) in found.iter_mut().filter(|(_, of_records)| of_records.is_none()) {
        let Ok(input) = input else { continue };
        match outputs_of(input) {
            Ok(outputs) => input.outputs = outputs,
            Err(failure) => refused.push(failure),
        }
    }
    if !refused.is_empty() {
        return Err(Failure::all(&refused));
    }
    let each = found.into_iter().flat_map(move |(input, of_records)| -> Stream {
        match (&input, of_records) {
            (Ok(input), Some((path, format))) => input.records(&path, format),
            _ => Box::new(std::iter::once(input)),
        }
    });
    let each = each.map(move |input| {
        let mut input = input?;
        if let Content::Record(_) = input.content {
            input.stem = stems.free(&input.stem, 2);
            input.outputs = outputs_of(&input)?;
        }
        Ok(input)
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
