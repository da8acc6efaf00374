//! From arguments to inputs: files, pairs of files, folders, the records of a file.

use super::file::{is_stdin, named, read, stem};
use super::included::Included;
use super::input::{Content, Input, Stream};
use super::options::InputOptions;
use super::register::{Output, Role};
use super::{Failure, folder};
use crate::document::bilingual::{self, main_language};
use crate::document::plain::blocks;
use crate::format::{self, FORMATS, Format, Reads};
use crate::language::LanguageTag;
use crate::session::{Reading, one_article};
use crate::side::Sides;
use crate::text::ids::Ids;
use rustc_hash::FxHashSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// All inputs in order, and whether there are more than one.
pub(super) struct Inputs<'o> {
    pub each: Box<dyn Iterator<Item = Result<Input, Failure>> + Send + 'o>,
    pub many: bool,
    pub amount: Amount,
    /// What was left out of folders, and why.
    pub left_out: Vec<String>,
    /// How inputs were taken: two texts for a pair or one by one, one that is named twice once.
    pub taken: Vec<String>,
}

/// How much there is to do, as far as that is known beforehand.
pub(super) enum Amount {
    /// So many inputs, none of them a file of records.
    Inputs(usize),
    /// Files of records with so many bytes, and how many of them are read.
    Bytes(u64, Arc<AtomicU64>),
    Unknown,
}

/// Takes down the files that a command makes of an input, if it makes any.
pub(super) type OutputsOf<'o> = Option<&'o (dyn Fn(&Input) -> Result<Vec<Output>, Failure> + Sync)>;

/// Finds the inputs that the arguments name; the records of a file are read one by one. What cannot be
/// read is in the stream, in its place. It is an error if an input, or what is made of it, has a name that is taken;
/// only of records that is not known before they come.
pub(super) fn expand<'o>(
    options: &InputOptions,
    outputs_of: OutputsOf<'o>,
) -> Result<Inputs<'o>, Failure> {
    let mut found: Vec<Result<Input, Failure>> = Vec::new();
    let (mut left_out, mut taken) = (Vec::new(), Vec::new());
    let outputs = Vec::new;
    match &options.paths[..] {
        [source, target] if are_pair(source, target, options, &mut taken) => {
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
    let mut known = FxHashSet::default();
    found.retain(|input| {
        let Ok(Input { name, content: Content::One(path), .. }) = input else { return true };
        let is_new = is_stdin(path) || known.insert(plain(path).to_owned());
        if !is_new {
            taken.push(format!("{name}: is named twice, and read once"));
        }
        is_new
    });
    let mut stems = Ids::default();
    for input in found.iter_mut().flatten() {
        input.stem = stems.free(&input.stem, 2);
    }
    let of_records = |input: Result<Input, Failure>| {
        let format = input.as_ref().ok().and_then(|input| input.of_records(options));
        let format = format.map(|(path, format)| (path.clone(), format));
        (input, format)
    };
    let mut found: Vec<_> = found.into_iter().map(of_records).collect();
    let many = found.len() > 1 || found.iter().any(|(_, of_records)| of_records.is_some());
    if many && options.source_lines.is_some() {
        return Err(Failure::new("--source-lines and --target-lines are for one input; give one"));
    }
    let bytes_read = Arc::<AtomicU64>::default();
    let amount = match found.iter().all(|(_, of_records)| of_records.is_none()) {
        true => Amount::Inputs(found.len()),
        false => {
            let size = |(_, of_records): &(_, Option<(PathBuf, _)>)| {
                let path = of_records.as_ref().map(|(path, _)| path).filter(|path| !is_stdin(path));
                let file = std::fs::metadata(path?).ok().filter(Metadata::is_file);
                file.map(|file| file.len())
            };
            let total: Option<u64> = found.iter().map(size).sum();
            total.map_or(Amount::Unknown, |total| Amount::Bytes(total, bytes_read.clone()))
        }
    };
    let mut refused = Vec::new();
    for path in found.iter().filter_map(|(input, _)| input.as_ref().ok()).flat_map(Input::paths) {
        refused.extend(options.register.reads(&path, Role::Input).err());
    }
    for (input, _) in found.iter_mut().filter(|(_, of_records)| of_records.is_none()) {
        let (Ok(input), Some(outputs_of)) = (input, outputs_of) else { continue };
        match outputs_of(input) {
            Ok(outputs) => input.outputs = outputs,
            Err(failure) => refused.push(failure),
        }
    }
    if !refused.is_empty() {
        return Err(Failure::all(&refused));
    }
    let documents = options.documents;
    let each = found.into_iter().flat_map(move |(input, of_records)| -> Stream {
        match (&input, of_records) {
            (Ok(input), Some((path, format))) => {
                input.records(&path, format, documents, bytes_read.clone())
            }
            _ => Box::new(std::iter::once(input)),
        }
    });
    let each = each.map(move |input| {
        let mut input = input?;
        // the names of millions of records are kept only where files are called by them
        if let (Content::Record(_), Some(outputs_of)) = (&input.content, outputs_of) {
            input.stem = stems.free(&input.stem, 2);
            input.outputs = outputs_of(&input)?;
        }
        Ok(input)
    });
    Ok(Inputs { each: Box::new(each), many, amount, left_out, taken })
}

/// A path without `./` before it.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// Whether two inputs may be a text and its translation, by their formats and the options.
fn may_be_pair(paths: [&Path; 2], options: &InputOptions) -> bool {
    let may_be = |format: &Format| format.is_text() || format.is_article();
    let is_other = |path: &&Path| {
        let name = path.to_string_lossy();
        let mut formats = FORMATS.iter().filter(|format| format.holds_texts() && !may_be(format));
        path.is_dir() || formats.any(|format| format.has_name_of(&name))
    };
    options.from.is_none_or(may_be)
        && !options.documents
        && options.source_lines.is_none()
        && !paths.iter().any(is_other)
}

/// Whether two inputs are a text and its translation rather than two texts of which each holds a pair. `taken` says which.
fn are_pair(source: &Path, target: &Path, options: &InputOptions, taken: &mut Vec<String>) -> bool {
    if !may_be_pair([source, target], options) {
        return false;
    }
    // standard input cannot be looked at twice; beside another text it is one half of a pair
    if options.sentences || is_stdin(source) != is_stdin(target) {
        return true;
    }
    let names = [source, target].map(named).join(" and ");
    let is_one = plain(source) == plain(target);
    let [Some(source), Some(target)] = [source, target].map(|path| Look::at(path, options)) else {
        return false;
    };
    let has_article = source.is_article || target.is_article;
    let are_two = match (source.holds_both, target.holds_both) {
        // an article is no translation of a text in its own language
        (false, false) => !has_article || source.language != target.language,
        (true, true) => false,
        _ if has_article => false,
        // one of a pair may quote the other language
        _ => source.language != target.language,
    };
    if has_article && !are_two {
        return false;
    }
    let how = match are_two {
        true => format!("{names} are taken for a text and its translation"),
        false => format!("{names}: each is read by itself, as holding both languages"),
    };
    taken.extend((are_two || !is_one).then_some(how));
    are_two
}

/// The language of a text that is in one alone; the file is read.
pub(super) fn language_of(path: &Path, options: &InputOptions) -> Option<LanguageTag> {
    Look::at(path, options).filter(|look| !look.holds_both)?.language
}

/// What a file that may be one half of a pair looks like.
struct Look {
    is_article: bool,
    /// Whether it holds both languages by itself.
    holds_both: bool,
    /// The language of most of it, or that of the article itself.
    language: Option<LanguageTag>,
}

impl Look {
    /// None of what is neither a text nor one article.
    fn at(path: &Path, options: &InputOptions) -> Option<Self> {
        let wanted = Sides::new(options.source.as_ref(), options.target.as_ref());
        let (name, content) = (path.display().to_string(), Content::One(path.to_owned()));
        let input = Input { name, stem: String::new(), content, outputs: Vec::new() };
        // a collection of articles may be larger than the memory
        if input.of_records(options).is_some() {
            return None;
        }
        let bytes = read(path).ok()?;
        let found = format::of(&input.name, &bytes);
        if let Some(Reads::Article(read)) = found.read {
            let article = one_article(&input.name, &bytes, read).ok()?;
            let own =
                article.own_version(None, options.part.of_both(Sides::new(&article, &article)));
            return Some(Look {
                is_article: true,
                holds_both: article.pair(&input.name, wanted, options.part).is_ok(),
                language: own.map(|version| version.language.clone()),
            });
        }
        let format = if found.is_text() { options.from.unwrap_or(found) } else { return None };
        let fetch = Included::default().fetch(vec![path.to_owned()], options.register.clone());
        let reading = Reading { fetch: Some(fetch), ..Reading::default() };
        let text = reading.text(&input.name, &bytes, format).ok()?;
        let blocks = blocks(&text).blocks;
        Some(Look {
            is_article: false,
            holds_both: bilingual::holds_both(&blocks, wanted),
            language: main_language(&blocks),
        })
    }
}
