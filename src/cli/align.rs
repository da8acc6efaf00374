//! `cotejo align`: the alignment alone, in any format.

use super::checksum;
use super::config::{Choice, load};
use super::decisions::Deciding;
use super::each::each_or;
use super::formats::{of_result, parser, refuse_to_print};
use super::input::Input;
#[cfg(feature = "memory")]
use super::memory;
use super::options::{Aligning, Dated, InputOptions, Replacing, Selecting};
use super::output::{Results, say, unless_closed, width};
use super::register::Output;
#[cfg(feature = "memory")]
use super::register::Role;
use super::resume::{Part, Row, fingerprint};
use super::settings::complete;
use super::stdout::refuse_closed;
use super::turns::Turn;
use super::units::Destination;
use super::{Failure, Outcome, Status, ui};
use crate::bitext::Bitext;
use crate::format::{Format, Head, Writes};
use crate::language::Languages;
use crate::memory::{TranslationUnit, all_units, property, units, write_all};
use crate::report::{explanation, table};
use crate::session::{Cotejo, Loaded};
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
    #[command(flatten)]
    deciding: Deciding,
    #[command(flatten)]
    replacing: Replacing,
    /// Memory of earlier translations: pairs that it has are favoured
    #[cfg(feature = "memory")]
    #[arg(long, value_name = "MEMORY", help_heading = "Alignment")]
    memory: Option<PathBuf>,
    /// Format of the result [default: by the name of the output, else table]
    #[arg(short, long, value_name = "FORMAT", value_parser = parser(Format::takes_alignments), help_heading = "Output")]
    format: Option<&'static Format>,
    /// Tell the evidence for each bead, or for the one of this number, and what spoke against
    #[arg(long, value_name = "BEAD", num_args = 0..=1, require_equals = true, conflicts_with = "format", help_heading = "Alignment")]
    explain: Option<Option<usize>>,
    /// For a table that a spreadsheet opens: an apostrophe before each text that begins like a formula
    #[arg(long, help_heading = "Output")]
    for_excel: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Go on where an interrupted run stopped, of many records with -f json -o FILE: what is done stays in FILE.part
    #[arg(long, requires = "output", conflicts_with_all = ["lexicon_out", "strict", "explain"])]
    resume: bool,
}

/// What one input gives.
enum Aligned {
    /// For people.
    Text(String),
    Data(String),
    /// A line that says why an input failed.
    Failed(String),
    Units(Languages, Vec<TranslationUnit>),
}

impl Args {
    fn format(&self) -> Result<&'static Format, Failure> {
        match self.format {
            Some(format) => Ok(format),
            None if self.explain.is_some() => Ok(&table::FORMAT),
            None => of_result(self.output.as_deref(), Format::takes_alignments, &table::FORMAT),
        }
    }
}

pub(super) fn run(args: &Args) -> Outcome {
    let format = args.format()?;
    let destination = Destination {
        format,
        output: args.output.as_deref(),
        force: args.replacing.force,
        for_excel: args.for_excel,
        register: &args.inputs.register,
    };
    let output = destination.take_down()?;
    refuse_to_print(format, args.output.as_deref())?;
    let cotejo = args.aligning.cotejo()?;
    #[cfg(feature = "memory")]
    if let Some(memory) = &args.memory {
        args.inputs.register.reads(memory, Role::Memory)?;
        memory::use_for(cotejo, Some(memory))?;
    }
    let created = args.dated.resolve()?;
    let width = width();
    let (given, explain) = explained_bead(args);
    let mut inputs = complete(given, &load(&args.choice, &args.inputs.paths)?)?;
    inputs.force = args.replacing.force;
    inputs.deciding = Deciding { replaced: args.output.clone(), ..args.deciding.clone() };
    let work = |_: &Input, Loaded { bitext, .. }: &Loaded, turn: Option<Turn>| {
        let many = turn.is_some();
        let title = if many { format!("# {}\n", bitext.name) } else { String::new() };
        if let Some(wanted) = explain {
            return Ok(Aligned::Text(title + &explained(bitext, wanted, cotejo)?));
        }
        Ok(match &format.write {
            Some(Writes::Screen) => {
                let checker = cotejo.checker(&bitext.languages());
                Aligned::Text(
                    title + &table::render(&checker.context(bitext), width, ui::language()),
                )
            }
            Some(Writes::Alignment(write)) => Aligned::Data(title + &write(bitext)),
            // a file of one bitext may be replaced by `run`, which must know it again
            Some(Writes::Bitext(write)) if !many && args.output.is_some() && !args.resume => {
                Aligned::Data(checksum::add_to_bitext(&write(bitext, many)))
            }
            Some(Writes::Bitext(write)) => Aligned::Data(write(bitext, many)),
            _ => {
                let units = if format.has_unaligned { all_units } else { units };
                Aligned::Units(bitext.languages(), units(bitext, created.as_deref()))
            }
        })
    };
    if args.output.is_none() {
        refuse_closed()?;
    }
    let mut part = match &output {
        Some(output) if args.resume => {
            Some(resumed(args, &inputs, output.clone(), created.as_deref())?)
        }
        _ => None,
    };
    let before = part.as_ref().map(Part::done_before).unwrap_or_default();
    inputs.skipped = before.rows;
    let is_row = matches!(format.write, Some(Writes::Bitext(_)));
    let failed = |failure: &Failure, of_records: bool| {
        let stands_in = is_row && (of_records || args.resume);
        stands_in.then(|| Aligned::Failed(failure.row()))
    };
    let mut results = Results::new(output);
    let mut memory: Option<(Languages, Vec<TranslationUnit>)> = None;
    let take = |aligned, _| match (aligned, &mut part) {
        (Aligned::Data(text), Some(part)) => {
            part.add(&Row { text, has_error: false, has_findings: false })
        }
        (Aligned::Failed(text), Some(part)) => {
            part.add(&Row { text, has_error: true, has_findings: false })
        }
        (Aligned::Text(text), _) => results.text(&text),
        (Aligned::Data(text) | Aligned::Failed(text), None) => results.data(&text),
        (Aligned::Units(languages, units), _) => {
            let (first, all) = memory.get_or_insert_with(|| (languages.clone(), Vec::new()));
            if *first != languages {
                let what = format!("all of it is to be in {first}; this input is in {languages}");
                return Err(Failure::new(what));
            }
            all.extend(units);
            Ok(())
        }
    };
    let tally = each_or(inputs, &args.aligning, cotejo, None, work, failed, take)?;
    let status = tally.status();
    if let Some(part) = part {
        part.finish()?;
        return Ok(if before.errors > 0 { Status::Incomplete } else { status });
    }
    match memory {
        Some((languages, units)) => {
            write_memory(args, &destination, &languages, units, created.as_deref())?;
        }
        None if status == Status::Done || !results.is_empty() => results.finish()?,
        None => {}
    }
    Ok(status)
}

/// The file that grows row by row, as an earlier run left it.
fn resumed(
    args: &Args,
    inputs: &InputOptions,
    output: Output,
    created: Option<&str>,
) -> Result<Part, Failure> {
    if !matches!(args.format()?.write, Some(Writes::Bitext(_))) {
        return Err(Failure::new("--resume goes with -f json, a row for each record"));
    }
    #[cfg(feature = "memory")]
    let memory = args.memory.as_slice();
    #[cfg(not(feature = "memory"))]
    let memory: &[PathBuf] = &[];
    let run = fingerprint(inputs, &args.aligning, &format!("align {created:?}"), memory)?;
    Part::open(output, &run)
}

/// The inputs, and which beads are explained. A number behind `--explain` and a blank is its bead, not an input, unless
/// there is such a file.
fn explained_bead(args: &Args) -> (InputOptions, Option<Option<usize>>) {
    let mut inputs = args.inputs.clone();
    let number = |path: &PathBuf| path.to_str()?.parse::<usize>().ok().filter(|_| !path.exists());
    let bead = match args.explain {
        Some(None) => inputs.paths.iter().find_map(number),
        _ => None,
    };
    if let (Some(_), 2..) = (bead, inputs.paths.len()) {
        inputs.paths.retain(|path| number(path) != bead);
        return (inputs, Some(bead));
    }
    (inputs, args.explain)
}

/// Writes the units that the options select.
fn write_memory(
    args: &Args,
    destination: &Destination,
    languages: &Languages,
    mut units: Vec<TranslationUnit>,
    created: Option<&str>,
) -> Result<(), Failure> {
    let mut selection = args.selecting.selection();
    units.retain(|unit| selection.takes(unit));
    let is_decided = |unit: &TranslationUnit| {
        [property::STATUS, property::NOTE].iter().any(|name| unit.property(name).is_some())
    };
    let head = Head { created, has_states: false, has_decisions: units.iter().any(is_decided) };
    destination.write(languages, head, |writer| {
        // only a workbook has limits
        let lost = unless_closed(writer.and_then(|writer| write_all(writer, &units)));
        let lost = lost.map_err(|error| Failure::new(error.to_string()))?;
        // whoever writes two texts expects nothing but texts in them
        let is_said =
            lost.breaks > 0 || !matches!(destination.format.write, Some(Writes::TwoFiles(_)));
        let messages = lost.messages().into_iter().filter(|_| is_said);
        messages.for_each(|what| say(what.in_language(ui::language())));
        Ok(())
    })
}

/// The explanation of the bead of a number from 1, or of all.
fn explained(bitext: &Bitext, wanted: Option<usize>, cotejo: &Cotejo) -> Result<String, Failure> {
    let explanations = cotejo.explain(bitext);
    if wanted.is_some_and(|wanted| wanted == 0 || wanted > explanations.len()) {
        let what = format!("its beads are numbered from 1 to {}", explanations.len());
        return Err(Failure::about(&bitext.name, what));
    }
    let beads = explanations.iter().enumerate();
    let shown = beads.filter(|(index, _)| wanted.is_none_or(|wanted| wanted == index + 1));
    let shown = shown.map(|(index, explanation)| {
        explanation::render(bitext, index, explanation, ui::language())
    });
    Ok(shown.collect::<Vec<_>>().join("\n"))
}
