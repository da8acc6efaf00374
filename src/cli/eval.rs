//! `cotejo eval`: aligns gold sentences and prints the figures.

use super::gold::{self, GoldDocument};
use super::options::Replacing;
use super::output::print;
use super::register::{Register, Role};
use super::{Failure, ui};
use crate::align::{Induction, Known, adapt, align_around, evaluate, rows};
use crate::model::Model;
use crate::segment::SegmentedDocument;
#[cfg(feature = "memory")]
use crate::side::Sides;
use crate::text::encoding::decode;
use crate::words::Lexicon;
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
pub(super) struct Args {
    /// Folder of gold documents
    set: PathBuf,
    /// Leave out beads tagged as only partly equivalent
    #[arg(long)]
    core: bool,
    /// Learn words from a first pass over the whole set, then align again; by default from each document alone,
    /// where its languages have no lexicon
    #[arg(long)]
    induce: bool,
    /// Align with weights of your own, as `cotejo learn` writes them
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Memory of earlier translations: pairs that it has are favoured
    #[cfg(feature = "memory")]
    #[arg(long, value_name = "MEMORY")]
    memory: Option<PathBuf>,
    /// Write each alignment to DIR/DOC.tsv
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    #[command(flatten)]
    replacing: Replacing,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let register = Register::default();
    let set = gold::read(&args.set, &register)?;
    let output = |dir: &PathBuf, name: &str| {
        gold::output(&register, &args.set, dir, name, args.replacing.force)
    };
    if let Some(dir) = &args.write {
        set.documents.iter().try_for_each(|document| output(dir, &document.name).map(drop))?;
    }
    #[cfg(feature = "memory")]
    if let Some(memory) = &args.memory {
        register.reads(memory, Role::Memory)?;
        super::memory::is_readable(memory)?;
    }
    let model = model(args.model.as_deref(), &register)?.beads;
    let mut lexicon = Lexicon::shipped(&set.source, &set.target);
    let fitted = |source: &SegmentedDocument, target: &SegmentedDocument, lexicon: &Lexicon| {
        let adapted = adapt(&model, source, target, lexicon);
        let model = adapted.as_ref().unwrap_or(&model);
        align_around(source, target, &[], &known(args, source, target), model, lexicon)
    };
    if args.induce {
        let mut induction = Induction::new(&set.source, &set.target);
        for GoldDocument { source, target, .. } in &set.documents {
            induction.add(source, target, &fitted(source, target, &lexicon));
        }
        lexicon.extend(&induction.table());
    }
    let mut documents = Vec::new();
    for GoldDocument { name, source, target, gold: beads } in set.documents {
        let mut learned = Lexicon::between(&set.source, &set.target);
        let mut words = &lexicon;
        if lexicon.is_empty() {
            let mut induction = Induction::new(&set.source, &set.target);
            induction.add(&source, &target, &fitted(&source, &target, words));
            if induction.has_enough() {
                learned.extend(&induction.table());
                words = &learned;
            }
        }
        let alignment = fitted(&source, &target, words);
        let predicted = rows::of(&alignment);
        if let Some(dir) = &args.write {
            gold::write(&output(dir, &name)?, &predicted)?;
        }
        documents.push((beads, predicted));
    }
    print(&ui::plain(evaluate::score(&documents, args.core)).to_string())
}

/// The beads that the memory of the options knows.
#[cfg(feature = "memory")]
fn known(args: &Args, source: &SegmentedDocument, target: &SegmentedDocument) -> Known {
    let find = |path: &PathBuf| {
        Known::find(Sides::new(source, target), &crate::store::Remembered::new(path))
    };
    args.memory.as_ref().map(find).unwrap_or_default()
}

#[cfg(not(feature = "memory"))]
fn known(_: &Args, _: &SegmentedDocument, _: &SegmentedDocument) -> Known {
    Known::default()
}

/// The model of a file, or the one that ships.
fn model(file: Option<&Path>, register: &Register) -> Result<Model, Failure> {
    let Some(path) = file else { return Ok(Model::shipped()) };
    register.reads(path, Role::Model)?;
    let bytes = super::file::read(path)?;
    let text = decode(&bytes).map_err(|error| Failure::about(path.display(), error))?;
    Model::parse(text.as_str()).map_err(|error| Failure::about(path.display(), error))
}
