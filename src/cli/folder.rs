//! The inputs in a folder.

#[cfg(feature = "memory")]
use super::compressed::without_ending;
use super::expand::language_of;
use super::file::{beginning, read, stem};
use super::input::{Content, Input};
use super::options::InputOptions;
use super::register::OtherUse;
use super::{Failure, pdf};
use crate::bitext::table::Rows;
use crate::format::{self, FORMATS, Format, Reads};
use crate::language::{LanguageTag, Languages, choose, of_file_name, of_folder_name};
#[cfg(feature = "memory")]
use crate::memory::json_lines;
use crate::side::Sides;
#[cfg(feature = "memory")]
use crate::store::is_store;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Adds the files below a folder that can be read, in the order of their names. Files whose names differ in the language
/// alone are a pair, as `x.en.txt` and `x.es.txt`, `en.txt` and `es.txt`, `abstract.tex` and `resumen.tex`, `en/x.md` and
/// `es/x.md`, in any two languages; so are `x.md` and `x.es.md`, if the text of `x.md` is in another language. What cotejo wrote is an input only where there
/// is nothing else. Links to folders are not followed: they may lead in a circle.
pub(super) fn inputs(
    folder: &Path,
    options: &InputOptions,
    found: &mut Vec<Result<Input, Failure>>,
    left_out: &mut Vec<String>,
) {
    let (found_here, pairs) = (Vec::new(), FxHashMap::default());
    let mut walk = Walk { root: folder, options, found: found_here, left_out, pairs };
    walk.pair(&files(folder));
    walk.folder(folder);
    let has_others = walk.found.iter().any(|(_, is_own)| !is_own);
    if walk.found.is_empty() {
        let what = format!(
            "this folder holds no text ({}), nothing aligned ({}) and no records ({})",
            format::extensions(|format| format.is_text() || format.is_article()),
            format::extensions(Format::is_aligned),
            format::extensions(Format::is_records),
        );
        found.push(Err(Failure::about(folder.display(), what)));
    }
    let kept = walk.found.into_iter().filter(|(_, is_own)| !(has_others && *is_own));
    found.extend(kept.map(|(input, _)| input));
}

struct Walk<'w> {
    root: &'w Path,
    options: &'w InputOptions,
    /// The inputs, and whether cotejo wrote each.
    found: Vec<(Result<Input, Failure>, bool)>,
    left_out: &'w mut Vec<String>,
    /// The pairs of texts, by the first file of each; none for the others, which are not read.
    pairs: FxHashMap<PathBuf, Option<Input>>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let paths = match entries(folder) {
            Ok(paths) => paths,
            Err(error) => {
                return self.found.push((Err(Failure::about(folder.display(), error)), false));
            }
        };
        let made = Made::of(&paths);
        for (path, is_folder) in &paths {
            if *is_folder {
                self.folder(path);
            } else if let Some(pair) = self.pairs.get(path) {
                self.found.extend(pair.clone().map(|input| (Ok(input), false)));
            } else if path.is_file() && self.is_input(path) && !made.has(path) {
                let inside = path.strip_prefix(self.root).unwrap_or(path);
                let stem = inside.with_file_name(stem(inside)).display().to_string();
                let (name, content) = (path.display().to_string(), Content::One(path.clone()));
                let is_own = self.is_own(path);
                self.found.push((Ok(Input { name, stem, content, outputs: Vec::new() }), is_own));
            }
        }
    }

    /// Whether a file has texts to compare, by its name and, if it is a table, its header.
    fn is_input(&mut self, path: &Path) -> bool {
        let named =
            FORMATS.iter().find(|format| format.holds_texts() && format.has_name_of(&name(path)));
        let Some(format) = named else { return is_pdf_alone(path) };
        match self.options.register.other_use(path) {
            Some(OtherUse::Read) => return false,
            // what an earlier run wrote there is written anew, and standard output begins empty; a text of the user's
            // is refused as an output
            Some(OtherUse::Written) if self.is_own(path) || is_empty(path) => return false,
            _ => {}
        }
        let Some(Reads::Table(table)) = &format.read else { return true };
        let wanted = Sides::new(self.options.source.as_ref(), self.options.target.as_ref());
        let fault = table_fault(path, *table, wanted);
        let is_own = fault.is_some() && self.is_own(path);
        if let (Some(what), false) = (&fault, is_own) {
            self.left_out.push(format!("{}: left out: {what}", path.display()));
        }
        fault.is_none()
    }

    /// Whether cotejo wrote a file.
    fn is_own(&self, path: &Path) -> bool {
        beginning(path, format::ENOUGH).is_some_and(|start| format::is_own(&name(path), &start))
    }

    /// The pairs of texts among files: the first file of a pair is read as the pair, the others are not read.
    fn pair(&mut self, files: &[PathBuf]) {
        let mut versions: Vec<Version<'_>> =
            files.iter().filter_map(|path| Version::of(path, self.root)).collect();
        let named: FxHashSet<&PathBuf> = versions.iter().map(|version| version.path).collect();
        let mut languages: FxHashMap<&Path, Vec<&LanguageTag>> = FxHashMap::default();
        for version in &versions {
            languages.entry(&version.stem).or_default().push(&version.language);
        }
        let unnamed = files.iter().filter(|path| !named.contains(path));
        let originals: Vec<_> =
            unnamed.filter_map(|path| self.original(path, &languages)).collect();
        versions.extend(originals);
        // of one format, or else of any two
        for with_format in [true, false] {
            let mut groups: BTreeMap<(&Path, &str), Vec<&Version<'_>>> = BTreeMap::new();
            for version in versions.iter().filter(|version| !self.pairs.contains_key(version.path))
            {
                let extension = if with_format { version.extension } else { "" };
                groups.entry((&version.stem, extension)).or_default().push(version);
            }
            groups.into_values().for_each(|versions| self.choose(&versions));
        }
        // the number is the place in a book: `1-abstract.tex`, `2-resumen.tex`
        let mut groups: BTreeMap<PathBuf, Vec<&Version<'_>>> = BTreeMap::new();
        for version in versions.iter().filter(|version| !self.pairs.contains_key(version.path)) {
            groups.entry(without_number(&version.stem)).or_default().push(version);
        }
        groups.values().filter(|group| group.len() == 2).for_each(|group| self.choose(group));
    }

    /// A text whose name says no language beside versions of it whose names do, given the languages of these by their
    /// stem: it is in the language of its text, which is read for it, if that is another than theirs.
    fn original<'p>(
        &self,
        path: &'p PathBuf,
        languages: &FxHashMap<&Path, Vec<&LanguageTag>>,
    ) -> Option<Version<'p>> {
        let file = path.file_name()?.to_str()?;
        let (name, extension) = file.rsplit_once('.').filter(|_| is_text(path))?;
        let stem = path.strip_prefix(self.root).unwrap_or(path).with_file_name(name);
        let beside = languages.get(stem.as_path())?;
        let language = language_of(path, self.options)?;
        let is_other = beside.iter().all(|tag| !tag.is_same_language(&language));
        is_other.then_some(Version { path, language, stem, extension })
    }

    /// Takes two versions of a document, if there are as many.
    fn choose(&mut self, versions: &[&Version<'_>]) {
        let tags: Vec<&LanguageTag> = versions.iter().map(|version| &version.language).collect();
        let Some(chosen) = choose_texts(&tags, self.options) else { return };
        let [source, target] = [chosen.source, chosen.target].map(|at| versions[at].path.clone());
        let named = &versions[chosen.source].stem;
        let stem = match named.as_os_str().is_empty() {
            true => format!("{}-{}", tags[chosen.source], tags[chosen.target]),
            false => named.display().to_string(),
        };
        let name = format!("{} + {}", source.display(), target.display());
        for (at, version) in versions.iter().enumerate() {
            self.pairs.insert(version.path.clone(), None);
            if at != chosen.source && at != chosen.target {
                self.left_out.push(format!(
                    "{}: left out: {name} are read; choose others with --source and --target",
                    version.path.display()
                ));
            }
        }
        let first = versions[chosen.source.min(chosen.target)].path.clone();
        let content = Content::Two(source, target);
        self.pairs.insert(first, Some(Input { name, stem, content, outputs: Vec::new() }));
    }
}

/// A text in the language that its name or its folder says.
struct Version<'p> {
    path: &'p PathBuf,
    language: LanguageTag,
    /// What the versions of one document have in common: `deep/7` of `deep/7/en.txt`, `deep/x` of `deep/x.en.txt` and of
    /// `deep/en/x.txt`.
    stem: PathBuf,
    extension: &'p str,
}

impl<'p> Version<'p> {
    fn of(path: &'p PathBuf, root: &Path) -> Option<Self> {
        let file = path.file_name()?.to_str()?;
        let (name, extension) = file.rsplit_once('.').filter(|_| is_text(path))?;
        let inside = path.strip_prefix(root).unwrap_or(path).parent()?;
        let folders = || inside.components().map(|part| part.as_os_str().to_string_lossy());
        let found = of_file_name(name);
        let of_folder = || folders().rev().find_map(|folder| of_folder_name(&folder));
        let language = match &found {
            Some(found) if found.by_heading => of_folder().unwrap_or(found.language.clone()),
            Some(found) => found.language.clone(),
            None => of_folder()?,
        };
        let is_other = |folder: &Cow<'_, str>| of_folder_name(folder).as_ref() != Some(&language);
        let mut stem: PathBuf = folders().filter(is_other).map(Cow::into_owned).collect();
        let rest = found.as_ref().map_or(name, |found| &found.rest);
        if !rest.is_empty() {
            stem.push(rest);
        }
        Some(Version { path, language, stem, extension })
    }
}

/// The files below a folder that hold what is aligned, by their names and, if they are tables, their headers; and what is said
/// of those that are left out.
#[cfg(feature = "memory")]
pub(super) fn aligned(folder: &Path) -> (Vec<PathBuf>, Vec<String>) {
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    for path in files(folder) {
        let name = name(&path);
        let name = without_ending(&name);
        let holds = |format: &Format| format.is_aligned() || *format == json_lines::FORMAT;
        let named = FORMATS.iter().find(|format| holds(format) && format.has_name_of(name));
        match named.map(|format| &format.read) {
            Some(Some(Reads::Table(table))) => match table_fault(&path, *table, Sides::default()) {
                Some(what) => left_out.push(format!("{}: left out: {what}", path.display())),
                None => found.push(path),
            },
            Some(_) => found.push(path),
            None if is_store(&path) => found.push(path),
            None => {}
        }
    }
    (found, left_out)
}

/// Whether a file has the name of a text or an article.
fn is_text(path: &Path) -> bool {
    let may_be = |format: &Format| format.is_text() || format.is_article();
    is_pdf_alone(path)
        || FORMATS.iter().any(|format| may_be(format) && format.has_name_of(&name(path)))
}

/// Whether a file is a PDF beside which there is nothing that it may have been made of.
fn is_pdf_alone(path: &Path) -> bool {
    let is_made = || {
        let formats = FORMATS.iter().filter(|format| format.is_text() || format.is_article());
        let mut extensions = formats.flat_map(|format| format.all_extensions());
        extensions.any(|extension| path.with_extension(&extension[1..]).exists())
    };
    pdf::has_name_of(&name(path)) && !is_made()
}

/// The same name without a number at its beginning.
fn without_number(stem: &Path) -> PathBuf {
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || "-_. ".contains(c));
    if rest.is_empty() { stem.to_owned() } else { stem.with_file_name(rest) }
}

/// All files below a folder, in the order in which they are read; what cannot be read is seen then.
fn files(folder: &Path) -> Vec<PathBuf> {
    let below = |(path, is_folder): (PathBuf, bool)| match is_folder {
        true => files(&path),
        false if path.is_file() => vec![path],
        false => Vec::new(),
    };
    entries(folder).unwrap_or_default().into_iter().flat_map(below).collect()
}

/// What is in a folder, in the order of the names, and whether each is a folder itself; hidden files are left out.
fn entries(folder: &Path) -> std::io::Result<Vec<(PathBuf, bool)>> {
    let entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let entries = entries
        .iter()
        .map(|entry| (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir())));
    let mut paths: Vec<_> = entries.filter(|(path, _)| !name(path).starts_with('.')).collect();
    paths.sort();
    Ok(paths)
}

/// Which two of several texts are the source and the target, by their languages: those that the user names, else English
/// and Spanish, else the first by their tags. None where there are no two.
fn choose_texts(tags: &[&LanguageTag], options: &InputOptions) -> Option<Sides<usize>> {
    let place = |wanted: &LanguageTag| tags.iter().position(|tag| tag.is_same_language(wanted));
    let mut preferred = tags.to_vec();
    preferred.sort_by_key(|tag| (tag.primary() != "en", tag.primary() != "es", *tag));
    let named = Sides::new(&options.source, &options.target);
    let named = named.map(|tag| tag.as_ref().filter(|tag| place(tag).is_some()));
    let Languages { source, target } = choose(&preferred, named)?;
    Some(Sides::new(place(&source)?, place(&target)?))
}

/// The names of the files that cotejo makes of those in a folder, beside them: `x.tmx` of `x.txt`, of `x.en.txt` and of a
/// folder `x`; `x.jsonl.1.tmx` of `x.jsonl`; `x.tmx` or `x.xml.123.tmx` of `x.xml`; `x.mended.tmx` of `x.tmx`.
#[derive(Default)]
struct Made {
    /// Without extension.
    stems: FxHashSet<String>,
    /// The names of files with records, to which the number of a record is added.
    records: FxHashSet<String>,
    copies: FxHashSet<String>,
}

impl Made {
    fn of(paths: &[(PathBuf, bool)]) -> Self {
        let mut made = Made::default();
        for (path, is_folder) in paths {
            let (name, stem) = (name(path), stem(path));
            let format =
                FORMATS.iter().find(|format| format.holds_texts() && format.has_name_of(&name));
            let Some(format) = format else {
                made.stems.extend(is_folder.then_some(name));
                continue;
            };
            if format.is_records() || format.is_article() {
                made.records.insert(name.clone());
            }
            if format.is_text() {
                made.stems.extend(of_file_name(&stem).map(|name| name.rest));
            }
            if format.is_text() || format.is_article() {
                made.stems.insert(stem.clone());
            } else if !format.is_records() {
                made.copies.insert(name.replacen(&stem, &format!("{stem}.mended"), 1));
            }
        }
        made
    }

    fn has(&self, path: &Path) -> bool {
        const MADE: [&str; 3] = [".tmx", ".xlf", ".cotejo.json"];
        let file_name = name(path);
        if !MADE.iter().any(|end| file_name.to_lowercase().ends_with(end)) {
            return false;
        }
        let stem = stem(path);
        let mut before_dots = stem.match_indices('.').map(|(at, _)| &stem[..at]);
        self.stems.contains(&stem)
            || self.copies.contains(&file_name)
            || before_dots.any(|name| self.records.contains(name))
    }
}

fn is_empty(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.len() == 0)
}

/// Why a table has no texts to compare, by its header.
fn table_fault(
    path: &Path,
    table: fn(&[u8]) -> Result<String, String>,
    wanted: Sides<Option<&LanguageTag>>,
) -> Option<String> {
    let rows = header(path).and_then(|bytes| {
        let text = table(&bytes)?;
        Rows::new(text.as_bytes(), wanted).map(drop)
    });
    rows.err()
}

/// The beginning of a table, with its header; all of a workbook.
fn header(path: &Path) -> Result<Vec<u8>, String> {
    const ENOUGH: usize = 1 << 16;
    let mut start = beginning(path, ENOUGH).unwrap_or_default();
    if start.starts_with(b"PK") {
        return read(path).map_err(|failure| failure.to_string());
    }
    // a character may be cut at the end
    if start.len() == ENOUGH
        && let Some(end) = start.iter().rposition(|byte| *byte == b'\n')
    {
        start.truncate(end + 1);
    }
    Ok(start)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_of_a_file_is_known_by_its_name() {
        for (beside, is_folder, path, wanted) in [
            ("x.txt", false, "x.tmx", true),
            ("x.en.txt", false, "x.cotejo.json", true),
            ("x", true, "x.tmx", true),
            ("x.jsonl", false, "x.jsonl.1.tmx", true),
            ("x.xml", false, "x.xml.123.tmx", true),
            ("x.xml", false, "x.xlf", true),
            ("x.tmx", false, "x.mended.tmx", true),
            ("x.jsonl", false, "x.tmx", false),
            ("x.txt", false, "y.tmx", false),
            ("x.txt", false, "x.csv", false),
            ("x.tmx", false, "x.tmx", false),
            ("x.png", false, "x.tmx", false),
        ] {
            let made = Made::of(&[(beside.into(), is_folder)]);
            assert_eq!(made.has(Path::new(path)), wanted, "{path} of {beside}");
        }
    }

    #[test]
    fn the_cost_of_a_folder_grows_with_its_files() {
        crate::cost::grows_in_proportion(500, |size| {
            let file = |number| (PathBuf::from(format!("x{number}.tmx")), false);
            let paths: Vec<_> = (0..size).map(file).collect();
            let made = Made::of(&paths);
            assert!(paths.iter().all(|(path, _)| !made.has(path)));
        });
    }
}
