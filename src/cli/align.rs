//! `cotejo align`: the alignment alone, in any form.

use super::config::{Choice, load};
use super::convert::beside;
use super::each::each;
use super::input::{Input, expand};
use super::load::Loaded;
use super::options::{Aligning, Dated, Reading, Selecting};
use super::output::{print, say, spare, width, write_whole};
use super::resources::Resources;
use super::settings::complete;
use super::units::Form;
use super::{Failure, Outcome, Status};
use crate::align::{Alignment, rows};
use crate::bitext::{Bitext, file};
use crate::language::Languages;
use crate::memory::{TranslationUnit, moses, units, write_all};
use crate::report::{explanation, table};
use std::path::{Path, PathBuf};

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
    selecting: Selecting,
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
    /// XLIFF 2.1, a file element for each input
    Xliff,
    /// A table of the texts, with tabs
    Texts,
    /// The same with commas
    Csv,
    /// The same as a workbook
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// The same in Markdown
    Markdown,
    /// Two texts with a segment a line: OUT.en and OUT.es
    Moses,
    /// Segments done on either side, and a score, as hunalign writes them
    Ladder,
}

impl Format {
    /// The form of translation units, if it is one.
    fn form(self) -> Option<Form> {
        Some(match self {
            Format::Tmx => Form::Tmx,
            Format::Xliff => Form::Xliff,
            Format::Texts => Form::Tsv,
            Format::Csv => Form::Csv,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => Form::Xlsx,
            Format::Markdown => Form::Markdown,
            Format::Moses => Form::Moses,
            Format::Table | Format::Tsv | Format::Json | Format::Ladder => return None,
        })
    }
}

/// What one input gives.
enum Part {
    Text(String),
    Units(Languages, Vec<TranslationUnit>),
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

/// For each bead how many segments stand before it on either side, and its confidence; then how many there are.
fn ladder(alignment: &Alignment) -> String {
    let mut rungs = String::new();
    let (mut source, mut target) = (0, 0);
    for bead in &alignment.beads {
        rungs += &format!("{source}\t{target}\t{}\n", bead.confidence);
        (source, target) = (source + bead.source.len(), target + bead.target.len());
    }
    rungs + &format!("{source}\t{target}\t1\n")
}

pub fn run(args: &Args) -> Outcome {
    if let Some(path) = &args.output {
        spare(&args.reading.inputs, path)?;
    }
    #[cfg(feature = "xlsx")]
    if args.format == Format::Xlsx && args.output.is_none() {
        return Err(Failure::new("a workbook is no text to print; name a file with -o"));
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
            return Ok(Part::Text(title + &explained(bitext, wanted, resources)?));
        }
        Ok(match args.format {
            Format::Table => {
                let checker = resources.checker(&bitext.source.language, &bitext.target.language);
                Part::Text(title + &table::render(&checker.scene(bitext), width))
            }
            Format::Tsv => Part::Text(title + &rows()),
            Format::Json if many => Part::Text(file::write_line(bitext)),
            Format::Json => Part::Text(file::write(bitext)),
            Format::Ladder => Part::Text(title + &ladder(&bitext.alignment)),
            _ => Part::Units(bitext.languages(), units(bitext, created.as_deref())),
        })
    };
    // what goes into a file or a memory is kept until all is there
    let mut kept: Vec<u8> = Vec::new();
    let mut selection = args.selecting.selection();
    let mut memory: Option<(Languages, Vec<TranslationUnit>)> = None;
    let status = each(inputs, &reading, resources, work, |part| {
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
    if let (Some((languages, units)), Some(form)) = (memory, args.format.form()) {
        match (form, &args.output) {
            (Form::Moses, Some(output)) => return two_texts(output, &languages, &units, status),
            (Form::Moses, None) => return Err(Failure::new("two texts want a name: give -o OUT")),
            _ => kept = written(form, languages, &units, created)?,
        }
    }
    match &args.output {
        Some(path) if status == Status::Done || !kept.is_empty() => write_whole(path, &kept)?,
        Some(_) => {}
        None => print(&String::from_utf8(kept).expect("what is printed is text"))?,
    }
    Ok(status)
}

/// All units in a form of one file.
fn written(
    form: Form,
    languages: Languages,
    units: &[TranslationUnit],
    created: Option<String>,
) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let writer = form.writer(&mut bytes, languages, created).expect("a form of one file");
    // only a workbook has limits
    let lost = write_all(writer, units).map_err(|error| Failure::new(error.to_string()))?;
    lost.told().iter().for_each(say);
    Ok(bytes)
}

fn two_texts(
    output: &Path,
    languages: &Languages,
    units: &[TranslationUnit],
    status: Status,
) -> Outcome {
    let (mut source, mut target) = (Vec::new(), Vec::new());
    let lost = write_all(Box::new(moses::Writer::new(&mut source, &mut target)), units);
    let lost = lost.expect("memory takes what is written");
    if lost.breaks > 0 {
        lost.told().iter().for_each(say);
    }
    write_whole(&beside(output, &languages.source), &source)?;
    write_whole(&beside(output, &languages.target), &target)?;
    Ok(status)
}
