//! `cotejo align`: the alignment alone, in any form.

use super::config::{Choice, load};
use super::each::each;
use super::input::{Input, expand};
use super::load::Loaded;
use super::options::{Aligning, Dated, Reading};
use super::output::{print, say, spare, width, write_whole};
use super::resources::Resources;
use super::settings::complete;
use super::{Failure, Outcome, Status};
use crate::align::rows;
use crate::bitext::{Bitext, file};
use crate::language::LanguageTag;
use crate::memory::{TranslationUnit, tmx, units};
use crate::report::{explanation, table};
use std::path::PathBuf;

/// Align two texts, without checks
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo align article.txt
  cotejo align en.sent es.sent --sentences -f tsv
  cotejo align articles/ -f tmx -o articles.tmx
  cotejo align abstracts.jsonl -f json > aligned.jsonl
  cotejo align article.txt --explain=4")]
pub struct Args {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    aligning: Aligning,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    dated: Dated,
    /// Form of the result
    #[arg(short, long, value_enum, default_value = "table")]
    format: Format,
    /// Tell the evidence for each bead, or for the one of this number, and what spoke against
    #[arg(long, value_name = "BEAD", num_args = 0..=1, require_equals = true, conflicts_with = "format")]
    explain: Option<Option<usize>>,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Side by side, for eyes
    Table,
    /// A bead a line: source segments, target segments, kind, confidence
    Tsv,
    /// The bitext file; for several inputs a line each
    Json,
    /// A translation memory of all inputs
    Tmx,
}

/// What one input gives.
enum Part {
    Text(String),
    Units(LanguageTag, Vec<TranslationUnit>),
}

/// The explanation of the bead of a number from 1, or of all.
fn explained(
    bitext: &Bitext,
    wanted: Option<usize>,
    resources: &Resources,
) -> Result<String, Failure> {
    let explanations = resources.explain(bitext);
    if wanted.is_some_and(|wanted| wanted == 0 || wanted > explanations.len()) {
        let what = format!("its beads are numbered from 1 to {}", explanations.len());
        return Err(Failure::about(&bitext.name, what));
    }
    let one = |(index, explanation)| explanation::render(bitext, index, explanation);
    let asked = |index: &usize| wanted.is_none_or(|wanted| wanted == index + 1);
    let shown = explanations.iter().enumerate().filter(|(index, _)| asked(index)).map(one);
    Ok(shown.collect::<Vec<_>>().join("\n"))
}

pub fn run(args: &Args) -> Outcome {
    if let Some(path) = &args.output {
        spare(&args.reading.inputs, path)?;
    }
    let resources = Resources::without_glossary(&args.aligning)?;
    let created = args.dated.resolve()?;
    let width = width();
    let reading = complete(&args.reading, &load(&args.choice, &args.reading.inputs)?);
    let inputs = expand(&reading)?;
    let many = inputs.many;
    let work = |_: &Input, loaded: &Loaded| {
        let bitext = &loaded.bitext;
        let rows = || {
            rows::of(&bitext.alignment)
                .iter()
                .map(|row| rows::format(row) + "\n")
                .collect::<String>()
        };
        let title = if many { format!("# {}\n", bitext.name) } else { String::new() };
        if let Some(wanted) = args.explain {
            return Ok(Part::Text(title + &explained(bitext, wanted, &resources)?));
        }
        Ok(match args.format {
            Format::Table => {
                let checker = resources.checker(&bitext.source.language, &bitext.target.language);
                Part::Text(title + &table::render(&checker.scene(bitext), width))
            }
            Format::Tsv => Part::Text(title + &rows()),
            Format::Json if many => Part::Text(file::write_line(bitext)),
            Format::Json => Part::Text(file::write(bitext)),
            Format::Tmx => {
                Part::Units(bitext.source.language.clone(), units(bitext, created.as_deref()))
            }
        })
    };
    // what goes into a file or a memory is kept until all is there
    let mut kept = String::new();
    let mut memory: Option<(LanguageTag, Vec<TranslationUnit>)> = None;
    let status = each(inputs, &reading, &resources, work, |part| {
        match part {
            Part::Text(text) if args.output.is_none() => print(&text)?,
            Part::Text(text) => kept.push_str(&text),
            Part::Units(language, units) => match &mut memory {
                None => memory = Some((language, units)),
                Some((first, all)) if *first == language => all.extend(units),
                Some((first, _)) => {
                    let what = format!(
                        "a memory has one source language, {first}; this input has {language}"
                    );
                    return Err(Failure::new(what));
                }
            },
        }
        Ok(())
    })?;
    if let Some((language, units)) = memory {
        let written = tmx::write(&units, &language, created.as_deref());
        if written.dropped > 0 {
            say(format!("left out {} characters that XML forbids", written.dropped));
        }
        kept = written.text;
    }
    match &args.output {
        Some(path) if status == Status::Done || !kept.is_empty() => {
            write_whole(path, kept.as_bytes())?
        }
        Some(_) => {}
        None => print(&kept)?,
    }
    Ok(status)
}
