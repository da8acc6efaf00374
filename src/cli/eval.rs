//! `cotejo eval`: aligns gold sentences and prints the figures.

use super::load::segment_lines;
use super::output::{print, write_whole};
use super::{Failure, Outcome, Status};
use crate::align::rows;
use crate::align::{Lexicon, Model, align, evaluate};
use crate::language::LanguageTag;
use crate::text::trace::Traced;
use std::path::{Path, PathBuf};

/// Align a set of gold documents and print precision, recall, F1 and calibration
///
/// SET is a folder named SOURCE-TARGET (such as en-es) that holds, for each document, a folder with
/// SOURCE.sent and TARGET.sent (a segment a line) and gold.tsv (a bead a line: source TAB target TAB tag,
/// indices from 1, comma separated, - for none).
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cotejo eval gold/en-es\n  cotejo eval --core gold/pt-en --write aligned/"
)]
pub struct Args {
    /// Folder of gold documents
    set: PathBuf,
    /// Leave out beads tagged as only partly equivalent
    #[arg(long)]
    core: bool,
    /// Write each alignment to DIR/DOC.tsv
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
}

pub fn run(args: &Args) -> Outcome {
    let (source, target) = languages(&args.set)?;
    let model = Model::shipped();
    let lexicon = Lexicon::shipped(&source, &target);
    let mut documents = Vec::new();
    for (name, folder) in gold_folders(&args.set)? {
        let read = |file: String| {
            let path = folder.join(file);
            std::fs::read_to_string(&path).map_err(|error| Failure::about(path.display(), error))
        };
        let gold = read("gold.tsv".into())?;
        let gold = rows::parse(&gold)
            .map_err(|fault| Failure::new(format!("{}/gold.tsv: {fault}", folder.display())))?;
        let [source, target] = [&source, &target].map(|tag| {
            read(format!("{tag}.sent"))
                .map(|text| segment_lines("", &Traced::from_source(&text), tag))
        });
        let (source, target) = (source?, target?);
        for (side, tag, count) in [
            (0, source.language.as_str(), source.segments.len()),
            (1, target.language.as_str(), target.segments.len()),
        ] {
            let last =
                gold.iter().flat_map(|row| if side == 0 { &row.source } else { &row.target }).max();
            if last.is_some_and(|last| *last > count) {
                return Err(Failure::new(format!(
                    "{}/gold.tsv names more than the {count} lines of {tag}.sent",
                    folder.display()
                )));
            }
        }
        let predicted = rows::of(&align(&source, &target, &model, &lexicon));
        if let Some(dir) = &args.write {
            let lines: Vec<String> = predicted.iter().map(|row| rows::format(row) + "\n").collect();
            write_whole(&dir.join(format!("{name}.tsv")), lines.concat().as_bytes())?;
        }
        documents.push((gold, predicted));
    }
    print(&evaluate::score(&documents, args.core).to_string());
    Ok(Status::Done)
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

fn gold_folders(set: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
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
