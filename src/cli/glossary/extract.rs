//! `cotejo glossary extract`: term candidates of aligned texts.

use crate::cli::each::each;
use crate::cli::input::Input;
use crate::cli::options::{Aligning, InputOptions, Terms};
use crate::cli::output::{json, write_or_print};
use crate::cli::register::Role;
use crate::cli::{Failure, Outcome};
use crate::glossary::extract::{Candidate, Settings, extract, table};
use crate::language::Languages;
use crate::session::Loaded;
use crate::side::Side;
use crate::text::formula;
use crate::words::Lexicon;
use std::path::PathBuf;

/// Extract term candidates from texts and their translations
///
/// Lists noun groups that stand in the same beads more often than chance, best first, without what the glossary has.
/// Review the table, delete what is wrong, and use the rest as a glossary: only its first two columns are read.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo glossary extract articles/ -o candidates.tsv
  cotejo glossary extract memory.tmx -g my-terms.tsv --least-count 3
  cotejo check article.txt -g candidates.tsv")]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputOptions,
    #[command(flatten)]
    aligning: Aligning,
    #[command(flatten)]
    terms: Terms,
    /// In how many beads a pair must stand
    #[arg(long, value_name = "N", default_value = "2", value_parser = clap::value_parser!(u32).range(1..))]
    least_count: u32,
    /// Form of the candidates
    #[arg(short, long, value_enum, default_value = "tsv")]
    format: Format,
    /// For a table that a spreadsheet opens: an apostrophe before each text that begins like a formula
    #[arg(long)]
    for_excel: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table with tabs
    Tsv,
    /// An array of objects
    Json,
}

type Beads = Vec<(String, String)>;

pub(super) fn run(args: &Args) -> Outcome {
    if args.for_excel && args.format != Format::Tsv {
        return Err(Failure::new("--for-excel goes with tsv; JSON holds no formulas"));
    }
    let register = &args.inputs.register;
    args.terms.glossaries.iter().try_for_each(|path| register.reads(path, Role::Glossary))?;
    let output =
        args.output.as_deref().map(|path| register.writes(path, "--output")).transpose()?;
    let cotejo = args.terms.cotejo(&args.aligning, args.inputs.strict)?;
    let work = |_: &Input, Loaded { bitext, .. }: &Loaded, _| {
        let pairs = bitext.alignment.beads.iter().filter(|bead| !bead.is_null());
        let pairs = pairs
            .map(|bead| (bitext.text(bead, Side::Source), bitext.text(bead, Side::Target)))
            .collect();
        Ok((bitext.languages(), pairs))
    };
    let mut all: Option<Languages> = None;
    let mut beads: Beads = Vec::new();
    let take = |(languages, pairs): (Languages, Beads), _| {
        let first = all.get_or_insert_with(|| languages.clone());
        if !Side::BOTH.iter().all(|side| first[*side].is_same_language(&languages[*side])) {
            let what = format!(
                "candidates are of one pair of languages, {first}; this input has {languages}"
            );
            return Err(Failure::new(what));
        }
        beads.extend(pairs);
        Ok(())
    };
    let status = each(args.inputs.clone(), &args.aligning, cotejo, None, work, take)?.status();
    let Some(Languages { source, target }) = all else { return Ok(status) };
    let lexicon = Lexicon::shipped(&source, &target);
    let settings = Settings {
        source: &source,
        target: &target,
        least_count: args.least_count as usize,
        words_agree: &|a, b| lexicon.strength((&source, a), (&target, b)),
    };
    let mut candidates = extract(&beads, &settings, cotejo.glossary());
    if args.for_excel {
        let texts = |one: &mut Candidate| {
            [&mut one.source, &mut one.target, &mut one.example_source, &mut one.example_target]
                .into_iter()
                .for_each(formula::guard);
        };
        candidates.iter_mut().for_each(texts);
    }
    let result = match args.format {
        Format::Tsv => table(&candidates, &source, &target),
        Format::Json => json(&candidates),
    };
    write_or_print(output.as_ref(), &result)?;
    Ok(status)
}
