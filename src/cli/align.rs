//! `cotejo align`: the alignment alone, in any form.

use super::each::each;
use super::input::Input;
use super::load::{Loaded, Resources};
use super::options::{Dated, Reading};
use super::output::{print, say, width, write_whole};
use super::{Failure, Outcome, Status};
use crate::align::rows;
use crate::bitext::file;
use crate::language::LanguageTag;
use crate::memory::{TranslationUnit, tmx, units};
use crate::report::table;
use std::path::PathBuf;

/// Align two texts, without checks
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo align article.txt
  cotejo align en.sent es.sent --sentences -f tsv
  cotejo align articles/ -f tmx -o articles.tmx
  cotejo align abstracts.jsonl -f json > aligned.jsonl")]
pub struct Args {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    dated: Dated,
    /// Form of the result
    #[arg(short, long, value_enum, default_value = "table")]
    format: Format,
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

enum Part {
    Text(String),
    Units(LanguageTag, Vec<TranslationUnit>),
}

pub fn run(args: &Args) -> Outcome {
    let resources = Resources::without_glossary();
    let created = args.dated.resolve();
    let width = width();
    let work = |_: &Input, loaded: &Loaded| {
        let bitext = &loaded.bitext;
        Ok(match args.format {
            Format::Table => {
                let checker = resources.checker(&bitext.source.language, &bitext.target.language);
                Part::Text(table::render(&checker.scene(bitext), width))
            }
            Format::Tsv => Part::Text(
                rows::of(&bitext.alignment).iter().map(|row| rows::format(row) + "\n").collect(),
            ),
            Format::Json => Part::Text(file::write(bitext)),
            Format::Tmx => {
                Part::Units(bitext.source.language.clone(), units(bitext, created.as_deref()))
            }
        })
    };
    // what goes to a file, or into one memory, is kept until all is there
    let mut texts: Vec<String> = Vec::new();
    let mut memory: Option<(LanguageTag, Vec<TranslationUnit>)> = None;
    let streamed = args.output.is_none();
    let status = each(&args.reading, &resources, work, |part| {
        match part {
            Part::Text(text) if streamed && args.format != Format::Json => print(&text),
            Part::Text(text) => {
                // from the second on, all are written on a line each
                if streamed && !texts.is_empty() {
                    if let Some(first) = texts.first_mut().filter(|first| !first.is_empty()) {
                        print(&one_line(&std::mem::take(first)));
                    }
                    print(&one_line(&text));
                } else {
                    texts.push(text);
                }
            }
            Part::Units(language, units) => match &mut memory {
                None => memory = Some((language, units)),
                Some((first, all)) if *first == language => all.extend(units),
                Some((first, _)) => {
                    return Err(Failure::new(format!(
                        "a memory has one source language, {first}; this input has {language}"
                    )));
                }
            },
        }
        Ok(())
    })?;
    let result = match memory {
        Some((language, units)) => {
            let written = tmx::write(&units, &language, created.as_deref());
            if written.dropped > 0 {
                say(format!("left out {} characters that XML forbids", written.dropped));
            }
            written.text
        }
        None if texts.len() > 1 && args.format == Format::Json => {
            texts.iter().map(|text| one_line(text)).collect()
        }
        None => texts.concat(),
    };
    match &args.output {
        Some(path) if status == Status::Done || !result.is_empty() => {
            write_whole(path, result.as_bytes())?
        }
        _ => print(&result),
    }
    Ok(status)
}

/// A JSON text on a line of its own.
fn one_line(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).expect("our own JSON");
    value.to_string() + "\n"
}
