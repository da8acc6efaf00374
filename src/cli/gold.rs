//! Sets of gold alignments: a folder named SOURCE-TARGET with a folder a document.

use super::Failure;
use super::new_file::write_whole;
use super::register::{Output, Register, Role};
use crate::align::rows::{self, Row};
use crate::language::LanguageTag;
use crate::segment::{SegmentedDocument, segment_lines};
use crate::text::encoding::decode;
use crate::text::source_text::SourceText;
use std::path::{Path, PathBuf};

/// All documents of a set, in the order of their names.
pub(super) struct GoldSet {
    pub source: LanguageTag,
    pub target: LanguageTag,
    pub documents: Vec<GoldDocument>,
}

pub(super) struct GoldDocument {
    pub name: String,
    pub source: SegmentedDocument,
    pub target: SegmentedDocument,
    pub gold: Vec<Row>,
}

/// Takes down FOLDER/NAME.tsv for the alignment of a document of a set.
pub(super) fn output(
    register: &Register,
    set: &Path,
    folder: &Path,
    name: &str,
    force: bool,
) -> Result<Output, Failure> {
    let what = format!("the alignment of {}", set.join(name).display());
    register.derives(&folder.join(format!("{name}.tsv")), &what, force)
}

/// Writes an alignment.
pub(super) fn write(output: &Output, alignment: &[Row]) -> Result<(), Failure> {
    let lines: Vec<String> = alignment.iter().map(|row| rows::format(row) + "\n").collect();
    write_whole(output, lines.concat().as_bytes())
}

/// Reads a set.
pub(super) fn read(set: &Path, register: &Register) -> Result<GoldSet, Failure> {
    let (source, target) = languages(set)?;
    let folders = folders(set)?;
    let documents = folders
        .into_iter()
        .map(|(name, folder)| document(name, &folder, &source, &target, register));
    let documents = documents.collect::<Result<_, _>>()?;
    Ok(GoldSet { source, target, documents })
}

fn document(
    name: String,
    folder: &Path,
    source: &LanguageTag,
    target: &LanguageTag,
    register: &Register,
) -> Result<GoldDocument, Failure> {
    let read = |file: &str| -> Result<SourceText, Failure> {
        let path = folder.join(file);
        register.reads(&path, Role::Input)?;
        let bytes = super::file::read(&path)?;
        decode(&bytes).map_err(|error| Failure::about(path.display(), error))
    };
    let path = folder.join("gold.tsv");
    let gold = rows::parse(read("gold.tsv")?.as_str())
        .map_err(|fault| Failure::about(path.display(), fault))?;
    let side = |tag: &LanguageTag, indices: fn(&Row) -> &Vec<usize>| {
        let file = format!("{tag}.sent");
        let document = segment_lines("", &read(&file)?, tag);
        let lines = document.segments.len();
        if gold.iter().flat_map(indices).any(|index| *index > lines) {
            return Err(Failure::about(
                path.display(),
                format!("names more than the {lines} lines of {file}"),
            ));
        }
        Ok(document)
    };
    let (source, target) = (side(source, |row| &row.source)?, side(target, |row| &row.target)?);
    Ok(GoldDocument { name, source, target, gold })
}

fn languages(set: &Path) -> Result<(LanguageTag, LanguageTag), Failure> {
    let folder = set.canonicalize().map_err(|error| Failure::about(set.display(), error))?;
    let name =
        folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let pair = name
        .split_once('-')
        .and_then(|(source, target)| Some((source.parse().ok()?, target.parse().ok()?)));
    pair.ok_or_else(|| {
        Failure::about(set.display(), "name the folder after its languages, as en-es")
    })
}

fn folders(set: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let entries = std::fs::read_dir(set).map_err(|error| Failure::about(set.display(), error))?;
    let mut folders: Vec<(String, PathBuf)> = entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().join("gold.tsv").is_file())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .collect();
    folders.sort();
    if folders.is_empty() {
        return Err(Failure::about(set.display(), "holds no DOC/gold.tsv"));
    }
    Ok(folders)
}
