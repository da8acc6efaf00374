//! The inputs in a folder.

use super::Failure;
use super::input::{Content, Input, stem};
use std::path::{Path, PathBuf};

const TEXTS: [&str; 8] = [".txt", ".text", ".md", ".html", ".htm", ".tex", ".docx", ".odt"];
/// What is aligned already; beside a text of the same name it was made from it by us.
const MADE: [&str; 3] = [".tmx", ".xlf", ".cotejo.json"];
const RECORDS: [&str; 2] = [".jsonl", ".ndjson"];
const ARTICLES: [&str; 2] = [".xml", ".nxml"];

/// Adds the readable files below a folder, in the order of their names. `x.en.txt` and `x.es.txt`, or `en.txt`
/// and `es.txt` in one folder, are a pair. Links to folders are not followed: they may lead in a circle.
pub fn inputs(folder: &Path, found: &mut Vec<Result<Input, Failure>>) {
    let before = found.len();
    walk(folder, folder, found);
    if found.len() == before {
        let what = "this folder holds no text (.txt, .md, .html, .tex, .docx, .odt, .xml, .nxml, .jsonl), no memory \
                    (.tmx, .xlf) and no .cotejo.json";
        found.push(Err(Failure::about(folder.display(), what)));
    }
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Result<Input, Failure>>) {
    let entries = match std::fs::read_dir(folder)
        .and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>())
    {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(Failure::about(folder.display(), error))),
    };
    let mut paths: Vec<(PathBuf, bool)> = entries
        .iter()
        .map(|entry| (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir())))
        .collect();
    paths.sort();
    // what we made of what stands here: `x.tmx` of `x.txt`, of `x.en.txt` and its pair, of the pair in a folder
    // `x`, `x.jsonl.1.tmx` of `x.jsonl`, `x.tmx` or `x.xml.123.tmx` of `x.xml`
    let made_here = |made: &str| {
        paths.iter().any(|(path, is_folder)| {
            match path.file_name().map(|name| name.to_string_lossy()) {
                Some(name) if *is_folder => name == made,
                Some(name) if ends_in(path, &RECORDS) => made.starts_with(&format!("{name}.")),
                Some(name) if ends_in(path, &ARTICLES) => {
                    stem(path) == made || made.starts_with(&format!("{name}."))
                }
                _ if ends_in(path, &TEXTS) => {
                    stem(path) == made || stem(path).strip_suffix(".en") == Some(made)
                }
                _ => false,
            }
        })
    };
    let mut taken: Vec<PathBuf> = Vec::new();
    for (path, is_folder) in &paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if *is_folder && !hidden {
            walk(root, path, found);
        }
        let readable = path.is_file()
            && (ends_in(path, &TEXTS)
                || ends_in(path, &RECORDS)
                || ends_in(path, &ARTICLES)
                || ends_in(path, &MADE) && !made_here(&stem(path)));
        if hidden || !readable || taken.contains(path) {
            continue;
        }
        let partner = partner(path).filter(|partner| paths.contains(&(partner.clone(), false)));
        let inside = path.strip_prefix(root).unwrap_or(path);
        let name = path.display().to_string();
        found.push(Ok(match partner {
            Some(partner) => {
                taken.push(partner.clone());
                let name = format!("{name} + {}", partner.display());
                Input {
                    name,
                    stem: pair_stem(inside),
                    content: Content::Two(path.clone(), partner),
                }
            }
            None => {
                let stem = inside.with_file_name(stem(inside)).display().to_string();
                Input { name, stem, content: Content::One(path.clone()) }
            }
        }));
    }
}

fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    let name =
        path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    extensions.iter().any(|extension| name.ends_with(extension))
}

/// The Spanish file that belongs to an English one.
fn partner(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let (rest, extension) = name.rsplit_once('.')?;
    let before = if rest == "en" { "" } else { rest.strip_suffix(".en")? };
    let dot = if before.is_empty() { "" } else { "." };
    Some(path.with_file_name(format!("{before}{dot}es.{extension}")))
}

/// What a pair is called: `deep/7` for `deep/7/en.txt`, `deep/x` for `deep/x.en.txt`.
fn pair_stem(english: &Path) -> String {
    let folder = english.parent().filter(|folder| !folder.as_os_str().is_empty());
    match (stem(english).strip_suffix(".en"), folder) {
        (Some(before), _) => english.with_file_name(before).display().to_string(),
        (None, Some(folder)) => folder.display().to_string(),
        (None, None) => "en-es".into(),
    }
}
