//! `cotejo check`: the findings alone.

use super::config::FailOn;
use super::each::{each, no_files};
use super::file::Given;
use super::formats::{parser, refuse_to_print};
use super::input::Input;
use super::new_file::write_whole;
use super::output::{Results, say, width};
use super::register::{Output, Register, Role};
use super::settings::{Checking, Settings, Uses, read_baseline};
use super::stdout::refuse_closed;
use super::{Failure, Outcome, Status, never_free};
use crate::bitext::Bitext;
use crate::check::baseline::Baseline;
use crate::check::control::Selected;
use crate::check::{Severity, check};
use crate::format::{Format, Writes};
use crate::report::{Chapter, Setup};
use std::path::{Path, PathBuf};

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
pub(super) struct Args {
    #[command(flatten)]
    checking: Checking,
    /// Accept all that is found: write it to FILE, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    update_baseline: Option<PathBuf>,
    /// Format of the findings
    #[arg(short, long, value_name = "FORMAT", default_value = "text", value_parser = parser(Format::takes_findings))]
    format: &'static Format,
    /// Show also which terms stand for each concept, and how often (text and json; what varies comes first)
    #[arg(long = "terms")]
    show_terms: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Check also texts that are no translations of each other
    #[arg(long)]
    force: bool,
    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
}

pub(super) fn run(args: &Args) -> Outcome {
    if args.show_terms && ["sarif", "junit"].contains(&args.format.name()) {
        return Err(Failure::new("--terms goes with text and json; html always has the terms"));
    }
    let fresh = args.update_baseline.is_some();
    let mut settings = Settings::new(&args.checking, fresh)?;
    settings.inputs.force = args.force;
    let register = &settings.inputs.register;
    let output =
        args.output.as_deref().map(|path| register.writes(path, "--output")).transpose()?;
    let updated = args.update_baseline.as_deref().map(|path| updated_baseline(register, path));
    let updated = updated.transpose()?;
    let fail_on = args.fail_on.unwrap_or(settings.fail_on);
    refuse_to_print(args.format, args.output.as_deref())?;
    let aligning = &args.checking.aligning;
    let cotejo = settings.terms.cotejo(aligning, settings.inputs.strict)?;
    let given = Given::new(&settings.inputs.paths);
    let setup = Setup {
        width: width(),
        show_terms: args.show_terms,
        glossary: &|| cotejo.glossary(),
        least: fail_on.least(),
        file: &|name| given.read_again(name),
    };
    let Some(Writes::Findings(report)) = &args.format.write else {
        unreachable!("the option takes formats of findings")
    };
    let report = report(&setup);
    let work = |_: &Input, bitext: &Bitext, many: bool| {
        let checker = cotejo.checker(&bitext.languages());
        let context = checker.context(bitext);
        let mut selected = settings.control.select(bitext, check(&context));
        let mut accepted = Baseline::default();
        if fresh {
            accepted.add(bitext, &std::mem::take(&mut selected.findings));
        }
        let chapter = report.chapter(&context, &selected.findings);
        if !many {
            never_free(context);
        }
        Ok((chapter, selected, accepted))
    };
    let mut worst: Option<Severity> = None;
    let mut chapters = Vec::new();
    if output.is_none() {
        refuse_closed()?;
    }
    let mut results = Results::new(output);
    let mut uses = Uses::default();
    let mut baseline = Baseline::default();
    let take = |(mut chapter, selected, accepted): Checked| {
        worst = worst.max(selected.findings.iter().map(|finding| finding.severity).max());
        uses.add(&selected);
        baseline.extend(accepted);
        let shown = std::mem::take(&mut chapter.shown);
        chapters.push(chapter);
        results.text(&shown)
    };
    let tally = each(settings.inputs.clone(), aligning, cotejo, &no_files, work, take)?;
    let status = tally.status();
    results.rest().extend(report.whole(chapters, &tally.unread()));
    results.finish()?;
    uses.say_unused(&settings);
    if let Some(output) = &updated {
        update_baseline(output, &baseline, status)?;
    }
    let fails = status == Status::Done && fail_on.is_reached(worst);
    Ok(if fails { Status::Findings } else { status })
}

/// What checking one input gives: its chapter of the report, what was found, and what of it is accepted.
type Checked = (Chapter, Selected, Baseline);

/// The baseline to update; what is there must be one.
fn updated_baseline(register: &Register, path: &Path) -> Result<Output, Failure> {
    let output = register.updates(path, "--update-baseline", Role::Baseline)?;
    if path.is_file() {
        read_baseline(path)?;
    }
    Ok(output)
}

fn update_baseline(output: &Output, baseline: &Baseline, status: Status) -> Result<(), Failure> {
    let path_shown = output.path.display();
    if status != Status::Done {
        say(format!("{path_shown} is left as it was: not all inputs were read"));
        return Ok(());
    }
    write_whole(output, baseline.to_string().as_bytes())?;
    say(format!("wrote {path_shown}, findings accepted: {}", baseline.count()));
    Ok(())
}
