//! `cotejo check`: the findings alone.

use super::each::each;
use super::input::{Input, expand};
use super::load::Loaded;
use super::options::{Aligning, Reading, Terms};
use super::output::{print, spare, width, write_whole};
use super::resources::Resources;
use super::{Outcome, Status};
use crate::check::{Severity, check};
use crate::report::{diagnostics, findings_json, summary};
use std::path::PathBuf;

/// Check the terminology and the numbers of a translation
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo check article.txt
  cotejo check article.cotejo.json -g my-terms.tsv --fail-on warning
  cotejo check memory.tmx -f json -o findings.json

Exit status: 0 no findings at or above --fail-on; 1 some; 2 it could not be done.")]
pub struct Args {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    aligning: Aligning,
    #[command(flatten)]
    terms: Terms,
    /// Form of the findings
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value = "error", value_name = "SEVERITY")]
    fail_on: FailOn,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For eyes: place, excerpt, why, what to write
    Text,
    /// An array of objects
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Never,
}

pub fn run(args: &Args) -> Outcome {
    if let Some(path) = &args.output {
        spare(&args.reading.inputs, path)?;
    }
    let resources = Resources::new(&args.aligning, &args.terms)?;
    let width = width();
    let inputs = expand(&args.reading)?;
    let work = |_: &Input, loaded: &Loaded| {
        let bitext = &loaded.bitext;
        let checker = resources.checker(&bitext.source.language, &bitext.target.language);
        let findings = check(&checker.scene(bitext));
        let worst = findings.iter().map(|finding| finding.severity).max();
        let shown = match args.format {
            Format::Text => vec![
                diagnostics::render(bitext, &findings, width.into()),
                summary::render(bitext, &findings),
            ],
            Format::Json => findings_json::objects(bitext, &findings),
        };
        Ok((shown, worst))
    };
    let mut worst: Option<Severity> = None;
    let mut kept: Vec<String> = Vec::new();
    let streamed = args.output.is_none() && args.format == Format::Text;
    let take = |(shown, severity): (Vec<String>, Option<Severity>)| {
        worst = worst.max(severity);
        if streamed {
            print(&shown.concat())?;
        } else {
            kept.extend(shown);
        }
        Ok(())
    };
    let status = each(inputs, &args.reading, &resources, work, take)?;
    let result = match args.format {
        Format::Text => anstream::adapter::strip_str(&kept.concat()).to_string(),
        Format::Json if kept.is_empty() => "[]\n".into(),
        Format::Json => format!("[\n{}\n]\n", kept.join(",\n")),
    };
    match &args.output {
        Some(path) => write_whole(path, result.as_bytes())?,
        None if !streamed => print(&result)?,
        None => {}
    }
    let bar = match args.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Never => None,
    };
    let failed = bar.is_some_and(|bar| worst.is_some_and(|worst| worst >= bar));
    Ok(if status == Status::Done && failed { Status::Findings } else { status })
}
