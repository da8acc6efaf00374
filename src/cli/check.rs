//! `cotejo check`: the findings alone.

use super::each::each;
use super::input::{Input, expand};
use super::load::Loaded;
use super::options::{Aligning, Reading, Terms};
use super::output::{print, spare, width, write_whole};
use super::resources::Resources;
use super::{Failure, Outcome, Status};
use crate::check::{Severity, check};
use crate::report::Report;
use crate::report::html::Html;
use crate::report::json::Json;
use crate::report::junit::Junit;
use crate::report::sarif::Sarif;
use crate::report::text::Text;
#[cfg(feature = "xlsx")]
use crate::report::xlsx::Xlsx;
use anstream::adapter::strip_str;
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
    /// Show also which terms stand for each concept, and how often (text and json; what varies comes first)
    #[arg(long = "terms")]
    show_terms: bool,
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
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// JUnit XML, for Jenkins and GitLab: a suite a document, a test a rule; fails as --fail-on says
    Junit,
    /// One page that needs nothing else: both texts side by side, terms linked, findings in the margin
    Html,
    /// A workbook: findings, beads, terms
    #[cfg(feature = "xlsx")]
    Xlsx,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Never,
}

pub fn run(args: &Args) -> Outcome {
    if args.show_terms && matches!(args.format, Format::Sarif | Format::Junit) {
        return Err(Failure::new("--terms goes with text and json; html always has the terms"));
    }
    match args.format {
        Format::Text => report(args, &Text { width: width(), terms: args.show_terms }),
        Format::Json => report(args, &Json { terms: args.show_terms }),
        Format::Sarif => report(args, &Sarif { file: |name: &str| std::fs::read(name).ok() }),
        Format::Junit => report(args, &Junit { least: args.fail_on.least() }),
        Format::Html => report(args, &Html),
        #[cfg(feature = "xlsx")]
        Format::Xlsx if args.output.is_none() => {
            Err(Failure::new("a workbook is no text to print; name a file with -o"))
        }
        #[cfg(feature = "xlsx")]
        Format::Xlsx => report(args, &Xlsx),
    }
}

fn report<R: Report>(args: &Args, report: &R) -> Outcome {
    if let Some(path) = &args.output {
        spare(&args.reading.inputs, path)?;
    }
    let resources = Resources::new(&args.aligning, &args.terms)?;
    let inputs = expand(&args.reading)?;
    let work = |_: &Input, loaded: &Loaded| {
        let bitext = &loaded.bitext;
        let checker = resources.checker(&bitext.source.language, &bitext.target.language);
        let scene = checker.scene(bitext);
        let findings = check(&scene);
        let worst = findings.iter().map(|finding| finding.severity).max();
        Ok((report.part(&scene, &findings), worst))
    };
    let mut worst: Option<Severity> = None;
    let mut parts: Vec<R::Part> = Vec::new();
    let mut kept = String::new();
    let take = |(mut part, severity): (R::Part, Option<Severity>)| {
        worst = worst.max(severity);
        let shown = report.shown_at_once(&mut part);
        parts.push(part);
        if args.output.is_some() {
            kept.push_str(&strip_str(&shown).to_string());
            return Ok(());
        }
        print(&shown)
    };
    let status = each(inputs, &args.reading, &resources, work, take)?;
    let rest = report.whole(parts);
    match &args.output {
        Some(path) => write_whole(path, &[kept.as_bytes(), &rest].concat())?,
        None => print(&String::from_utf8_lossy(&rest))?,
    }
    let failed = args.fail_on.is_reached(worst);
    Ok(if status == Status::Done && failed { Status::Findings } else { status })
}

impl FailOn {
    /// Whether the worst of what was found is bad enough.
    pub(super) fn is_reached(self, worst: Option<Severity>) -> bool {
        self.least().is_some_and(|least| worst.is_some_and(|worst| worst >= least))
    }

    /// The least severity that fails, if any does.
    fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }
}
