//! `cotejo check`: the findings alone.

use super::config::FailOn;
use super::each::each;
use super::input::{Input, expand};
use super::load::Loaded;
use super::options::{Aligning, Reading, Terms};
use super::output::{print, print_plain, say, spare, width, write_whole};
use super::resources::Resources;
use super::settings::{Controls, Settings, Uses};
use super::{Failure, Outcome, Status};
use crate::check::baseline::Baseline;
use crate::check::control::Selected;
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
  cotejo check articles/ --rule omission=error --rule term-not-preferred=off
  cotejo check articles/ --update-baseline accepted.tsv   accept what is there, then report what is new:
  cotejo check articles/ --baseline accepted.tsv

Exit status: 0 no findings at or above --fail-on; 1 some; 2 it could not be done.")]
pub struct Args {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    aligning: Aligning,
    #[command(flatten)]
    terms: Terms,
    #[command(flatten)]
    controls: Controls,
    /// Accept all that is found: write it to FILE, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    update_baseline: Option<PathBuf>,
    /// Form of the findings
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
    /// Show also which terms stand for each concept, and how often (text and json; what varies comes first)
    #[arg(long = "terms")]
    show_terms: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
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

pub fn run(args: &Args) -> Outcome {
    if args.show_terms && matches!(args.format, Format::Sarif | Format::Junit) {
        return Err(Failure::new("--terms goes with text and json; html always has the terms"));
    }
    for path in args.output.iter().chain(&args.update_baseline) {
        spare(&args.reading.inputs, path)?;
    }
    let fresh = args.update_baseline.is_some();
    let settings = &Settings::new(&args.reading, &args.terms, &args.controls, fresh)?;
    #[cfg(feature = "xlsx")]
    if args.format == Format::Xlsx && args.output.is_none() {
        return Err(Failure::new("a workbook is no text to print; name a file with -o"));
    }
    let resources = Resources::new(&args.aligning, &settings.terms)?;
    let glossary = || resources.glossary().as_ref();
    let terms = args.show_terms.then(glossary);
    match args.format {
        Format::Text => report(args, settings, resources, &Text { width: width(), terms }),
        Format::Json => report(args, settings, resources, &Json { terms }),
        Format::Sarif => report(
            args,
            settings,
            resources,
            &Sarif { file: |name: &str| std::fs::read(name).ok() },
        ),
        Format::Junit => {
            report(args, settings, resources, &Junit { least: settings.least(args.fail_on) })
        }
        Format::Html => report(args, settings, resources, &Html { glossary: glossary() }),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => report(args, settings, resources, &Xlsx { glossary: glossary() }),
    }
}

fn report<R: Report>(
    args: &Args,
    settings: &Settings,
    resources: &Resources,
    report: &R,
) -> Outcome {
    let fresh = args.update_baseline.is_some();
    let inputs = expand(&settings.reading)?;
    let many = inputs.many;
    let work = |_: &Input, loaded: &Loaded| {
        let bitext = &loaded.bitext;
        let checker = resources.checker(&bitext.source.language, &bitext.target.language);
        let scene = checker.scene(bitext);
        let mut selected = settings.control.select(bitext, check(&scene));
        let mut accepted = Baseline::default();
        if fresh {
            accepted.add(bitext, &selected.findings);
            selected.findings.clear();
        }
        let worst = selected.findings.iter().map(|finding| finding.severity).max();
        let part = report.part(&scene, &selected.findings);
        if !many {
            std::mem::forget(scene); // the process ends soon, and frees all at once
        }
        Ok(Checked { part, worst, selected, accepted })
    };
    let mut worst: Option<Severity> = None;
    let mut parts: Vec<R::Part> = Vec::new();
    let mut kept = String::new();
    let mut uses = Uses::default();
    let mut baseline = Baseline::default();
    let take = |mut checked: Checked<R::Part>| {
        worst = worst.max(checked.worst);
        uses.add(&checked.selected);
        baseline.extend(checked.accepted);
        let shown = report.shown_at_once(&mut checked.part);
        parts.push(checked.part);
        if args.output.is_some() {
            kept.push_str(&strip_str(&shown).to_string());
            return Ok(());
        }
        print(&shown)
    };
    let status = each(inputs, &settings.reading, resources, work, take)?;
    let rest = report.whole(parts);
    match &args.output {
        Some(path) => write_whole(path, &[kept.as_bytes(), &rest].concat())?,
        None => print_plain(&rest)?,
    }
    if !args.reading.quiet {
        uses.say_unused(settings);
    }
    match &args.update_baseline {
        Some(path) if status == Status::Done => {
            write_whole(path, baseline.to_string().as_bytes())?;
            say(format!("wrote {}, findings accepted: {}", path.display(), baseline.count()));
        }
        Some(path) => {
            say(format!("{} is left as it was: not all inputs were read", path.display()))
        }
        None => {}
    }
    let failed = settings.fails(args.fail_on, worst);
    Ok(if status == Status::Done && failed { Status::Findings } else { status })
}

/// What checking one input gives.
struct Checked<P> {
    part: P,
    worst: Option<Severity>,
    selected: Selected,
    accepted: Baseline,
}
