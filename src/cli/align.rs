//! `cotejo align`: the alignment alone, in any format.

use super::config::{Choice, load};
use super::convert::beside;
use super::each::each;
use super::formats::{parser, refuse_to_print};
use super::input::Input;
use super::options::{Aligning, Dated, InputOptions, Selecting};
use super::output::{print, say, width, write_whole};
use super::settings::complete;
use super::{Failure, Outcome, Status};
use crate::bitext::Bitext;
use crate::format::{Format, Writes};
use crate::language::Languages;
use crate::memory::{TranslationUnit, write_all};
use crate::report::{explanation, table};
use crate::session::Cotejo;
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
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputOptions,
    #[command(flatten)]
    aligning: Aligning,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    dated: Dated,
    /// Format of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "table", value_parser = parser(Format::takes_alignments))]
    format: &'static Format,
    /// Tell the evidence for each bead, or for the one of this number, and what spoke against
    #[arg(long, value_name = "BEAD", num_args = 0..=1, require_equals = true, conflicts_with = "format")]
    explain: Option<Option<usize>>,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What one input gives.
enum Part {
    Text(String),
    Units(Languages, Vec<TranslationUnit>),
}

/// The explanation of the bead of a number from 1, or of all.
fn explained(bitext: &Bitext, wanted: Option<usize>, cotejo: &Cotejo) -> Result<String, Failure> {
    let explanations = cotejo.explain(bitext);
    if wanted.is_some_and(|wanted| wanted == 0 || wanted > explanations.len()) {
        let what = format!("its beads are numbered from 1 to {}", explanations.len());
        return Err(Failure::about(&bitext.name, what));
    }
    let one = |(index, explanation)| explanation::render(bitext, index, explanation);
    let asked = |index: &usize| wanted.is_none_or(|wanted| wanted == index + 1);
    let shown = explanations.iter().enumerate().filter(|(index, _)| asked(index)).map(one);
    Ok(shown.collect::<Vec<_>>().join("\n"))
}

pub(super) fn run(args: &Args) -> Outcome {
    let inputs = args.inputs.writing_to(&args.output)?;
    refuse_to_print(args.format, args.output.as_deref())?;
    let cotejo = args.aligning.cotejo()?;
    let created = args.dated.resolve()?;
    let width = width();
    let inputs = complete(inputs, &load(&args.choice, &args.inputs.paths)?);
    let work = |_: &Input, bitext: &Bitext, many: bool| {
        let title = if many { format!("# {}\n", bitext.name) } else { String::new() };
        if let Some(wanted) = args.explain {
            return Ok(Part::Text(title + &explained(bitext, wanted, cotejo)?));
        }
        Ok(match &args.format.write {
            Some(Writes::Screen) => {
                let checker = cotejo.checker(&bitext.languages());
                Part::Text(title + &table::render(&checker.context(bitext), width))
            }
            Some(Writes::Alignment(write)) => Part::Text(title + &write(bitext)),
            Some(Writes::Bitext(write)) => Part::Text(write(bitext, many)),
            _ => Part::Units(bitext.languages(), cotejo.units(bitext, created.as_deref())),
        })
    };
    // what goes into a file or a memory is kept until all is there
    let mut kept: Vec<u8> = Vec::new();
    let mut selection = args.selecting.selection();
    let mut memory: Option<(Languages, Vec<TranslationUnit>)> = None;
    let status = each(inputs, &args.aligning, cotejo, work, |part| {
        match part {
            Part::Text(text) if args.output.is_none() => print(&text)?,
            Part::Text(text) => kept.extend(text.into_bytes()),
            Part::Units(languages, mut units) => {
                units.retain(|unit| selection.takes(unit));
                match &mut memory {
                    None => memory = Some((languages, units)),
                    Some((first, all)) if *first == languages => all.extend(units),
                    Some((first, _)) => {
                        let what =
                            format!("all of it is to be in {first}; this input is in {languages}");
                        return Err(Failure::new(what));
                    }
                }
            }
        }
        Ok(())
    })?;
    if let Some((languages, units)) = memory {
        match (&args.format.write, &args.output) {
            (Some(Writes::TwoFiles(write)), Some(output)) => {
                let (mut source, mut target) = (Vec::new(), Vec::new());
                let lost = write_all(write(Box::new(&mut source), Box::new(&mut target)), &units);
                let lost = lost.expect("memory takes what is written");
                if lost.breaks > 0 {
                    lost.messages().iter().for_each(say);
                }
                write_whole(&beside(output, &languages.source), &source)?;
                write_whole(&beside(output, &languages.target), &target)?;
                return Ok(status);
            }
            (Some(Writes::Units(write)), _) => {
                // only a workbook has limits
                let lost = write(Box::new(&mut kept), &languages, created.as_deref())
                    .and_then(|writer| write_all(writer, &units))
                    .map_err(|error| Failure::new(error.to_string()))?;
                lost.messages().iter().for_each(say);
            }
            _ => return Err(Failure::new("two texts want a name: give -o OUT")),
        }
    }
    match &args.output {
        Some(path) if status == Status::Done || !kept.is_empty() => write_whole(path, &kept)?,
        Some(_) => {}
        None => print(&String::from_utf8(kept).expect("what is printed is text"))?,
    }
    Ok(status)
}
