//! `cotejo learn`: the weights of the aligner, from gold alignments.

use super::gold::{self, GoldDocument, GoldSet};
use super::options::Replacing;
use super::output::{print, say, write_or_print};
use super::register::{Output, Register};
use super::{Failure, ui};
use crate::align::dropped::{Dropped, dropped};
use crate::align::learn::{Example, learn};
use crate::align::rows::{self, Row};
use crate::align::{Alignment, Bead, BeadModel, Induction, align, evaluate};
use crate::model::Model;
use crate::side::Sides;
use crate::words::Lexicon;
use std::path::PathBuf;

/// Learn the weights of the aligner from gold alignments (for developers)
///
/// Prints the figures of cross-validation for each set: every document is aligned by weights learned without it.
/// Then learns from all of it and writes the weights.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo learn gold/en-es gold/pt-en -o src/weights.tsv")]
pub(super) struct Args {
    /// Folders of gold documents, as for `cotejo eval`
    #[arg(required = true, value_name = "SET")]
    sets: Vec<PathBuf>,
    /// Parts that the documents are dealt into for cross-validation; 1 leaves it out
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    folds: u32,
    /// Standard deviation that weights are expected to have; smaller keeps them nearer to 0
    #[arg(long, default_value_t = 1.5)]
    prior: f64,
    /// Leave out beads tagged as only partly equivalent from the figures
    #[arg(long)]
    core: bool,
    /// Write each alignment of cross-validation to DIR/SET/DOC.tsv
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// File for the weights
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    replacing: Replacing,
}

struct Document {
    set: usize,
    fold: usize,
    document: GoldDocument,
    /// Where its alignment of cross-validation goes.
    output: Option<Output>,
    /// With the lexicon, and with words learned from its part: most pairs of languages have no lexicon.
    examples: Vec<Example>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let folds = args.folds as usize;
    let register = Register::default();
    let mut lexicons = Vec::new();
    let mut documents: Vec<Document> = Vec::new();
    for (set, path) in args.sets.iter().enumerate() {
        let gold = gold::read(path, &register)?;
        let lexicon = Lexicon::shipped(&gold.source, &gold.target);
        let induced: Vec<Lexicon> = (0..folds).map(|fold| induced(&gold, fold, folds)).collect();
        for (index, document) in gold.documents.into_iter().enumerate() {
            let examples = examples(&document, [&lexicon, &induced[index % folds]]);
            let output = args.write.as_ref().filter(|_| folds > 1).map(|dir| {
                let folder = dir.join(path.file_name().unwrap_or_default());
                gold::output(&register, path, &folder, &document.name, args.replacing.force)
            });
            let output = output.transpose()?;
            documents.push(Document { set, fold: index % folds, document, output, examples });
        }
        lexicons.push(lexicon);
    }
    let output =
        args.output.as_deref().map(|path| register.writes(path, "--output")).transpose()?;
    if folds > 1 {
        cross_validate(args, &documents, &lexicons)?;
    }
    let model = Model { beads: learn_from(&documents, |_| true, args.prior), ..Model::shipped() };
    let counts = args.sets.iter().enumerate().map(|(set, path)| {
        let count = documents.iter().filter(|document| document.set == set).count();
        format!("{} ({count} documents)", path.file_name().unwrap_or_default().display())
    });
    let table = format!(
        "# Weights of the evidence for a bead: log odds of a right bead against a wrong one.\n\
         # Learned by `cotejo learn` from {}, prior {}.\n{}",
        counts.collect::<Vec<_>>().join(" and "),
        args.prior,
        model.table()
    );
    write_or_print(output.as_ref(), &table)
}

/// Prints how well each set is aligned by weights that were learned without the document.
fn cross_validate(
    args: &Args,
    documents: &[Document],
    lexicons: &[Lexicon],
) -> Result<(), Failure> {
    let mut results: Vec<Vec<(Vec<Row>, Vec<Row>)>> = vec![Vec::new(); args.sets.len()];
    for fold in 0..args.folds as usize {
        say(ui::plain(format!("fold {} of {}", fold + 1, args.folds)));
        let model = learn_from(documents, |document| document.fold != fold, args.prior);
        let left_out = documents.iter().filter(|document| document.fold == fold);
        for Document { set, document, output, .. } in left_out {
            let predicted = align(&document.source, &document.target, &model, &lexicons[*set]);
            let predicted = rows::of(&predicted);
            if let Some(output) = output {
                gold::write(output, &predicted)?;
            }
            results[*set].push((document.gold.clone(), predicted));
        }
    }
    for (set, results) in args.sets.iter().zip(&results) {
        let score = evaluate::score(results, args.core);
        print(&format!("{}\n", ui::plain(format!("{}, cross-validated\n{score}", set.display()))))?;
    }
    Ok(())
}

/// Words learned from the beads that gold is sure of, in one part of a set.
fn induced(set: &GoldSet, fold: usize, folds: usize) -> Lexicon {
    let mut induction = Induction::new(&set.source, &set.target);
    for document in set.documents.iter().skip(fold).step_by(folds) {
        let sure = document.gold.iter().filter(|row| !row.is_unknown() && !row.is_partly());
        let beads = sure.filter_map(|row| {
            let span = |indices: &[usize]| Some(indices.first()? - 1..*indices.last()?);
            Some(Bead::new(span(&row.source)?, span(&row.target)?, 1.0))
        });
        let alignment = Alignment { beads: beads.collect() };
        induction.add(&document.source, &document.target, &alignment);
    }
    let mut lexicon = Lexicon::between(&set.source, &set.target);
    lexicon.extend(&induction.table());
    lexicon
}

/// What is learned from a document: its own alignment, and those that it has without one of its sentences.
fn examples(document: &GoldDocument, lexicons: [&Lexicon; 2]) -> Vec<Example> {
    /// How many are left out of a document besides the first and the last, on either side.
    const OTHERS: usize = 3;
    /// What a document with one left out counts: most translations lack none.
    const WEIGHT: f64 = 0.2;
    let documents = Sides::new(&document.source, &document.target);
    let dropped = dropped(documents, &document.gold, OTHERS);
    let mut examples = Vec::new();
    for (at, lexicon) in lexicons.into_iter().enumerate() {
        examples.push(Example::new(&document.source, &document.target, &document.gold, lexicon));
        // half of them with either
        for Dropped { documents, gold } in dropped.iter().skip(at).step_by(2) {
            let Sides { source, target } = documents;
            examples.push(Example::new(source, target, gold, lexicon).weighing(WEIGHT));
        }
    }
    examples
}

fn learn_from(documents: &[Document], take: impl Fn(&Document) -> bool, prior: f64) -> BeadModel {
    let examples: Vec<&Example> = documents
        .iter()
        .filter(|document| take(document))
        .flat_map(|document| &document.examples)
        .collect();
    learn(&examples, prior)
}
