//! `cotejo check`: the findings alone.

use super::config::FailOn;
use super::each::{Shown, each};
use super::file::Given;
use super::input::Input;
use super::new_file::write_whole;
use super::options::Dated;
use super::output::{print, say, width};
use super::register::{Output, Register, Role};
use super::reports::{Destinations, Wanted, chapters, wanted};
use super::settings::{Checking, Settings, Uses, read_baseline};
use super::ui::note;
use super::unchecked::Unchecked;
use super::{Failure, Outcome, Status, never_free, ui};
use crate::bitext::Bitext;
use crate::check::baseline::Baseline;
use crate::check::control::{Selected, Suppression};
use crate::check::{Severity, check};
use crate::report::{Chapter, Failed, Setup};
use crate::wording::Message;
use std::path::{Path, PathBuf};

/// Check the terminology and the numbers of a translation
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo check article.txt
  cotejo check article.cotejo.json -g my-terms.tsv --fail-on warning
  cotejo check memory.tmx -f json -o findings.json
  cotejo check articles/ -f html=report.html -f junit=report.xml   one line each, and two reports in files
  cotejo check articles/ --rule omission=error --rule term-not-preferred=off
  cotejo check articles/ --update-baseline accepted.tsv   accept what is there, then report what is new:
  cotejo check articles/ --baseline accepted.tsv

Exit status: 0 no findings at or above --fail-on; 1 some; 2 it could not be done, or not for all inputs; 3 both.")]
pub(super) struct Args {
    #[command(flatten)]
    checking: Checking,
    #[command(flatten)]
    dated: Dated,
    /// Accept all that is found: write it to FILE, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with = "baseline", help_heading = "Checks")]
    update_baseline: Option<PathBuf>,
    /// Format of the findings [default: text]; several, each in a file: -f sarif=a.sarif -f html=b.html, while the text is
    /// printed unless --quiet
    #[arg(short, long, value_name = "FORMAT[=FILE]", value_parser = wanted(), help_heading = "Output")]
    format: Vec<Wanted>,
    /// Show also which terms stand for each concept, and how often (text and json; what varies comes first)
    #[arg(long = "terms", help_heading = "Output")]
    show_terms: bool,
    /// Print after the findings what suppresses them: entries for a cotejo.toml, to be copied
    #[arg(long, help_heading = "Output")]
    suppressions: bool,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Check also texts that are no translations of each other
    #[arg(long, help_heading = "Input")]
    force: bool,
    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Checks")]
    fail_on: Option<FailOn>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let fresh = args.update_baseline.is_some();
    let mut settings = Settings::new(&args.checking.inputs, &args.checking.checks, fresh)?;
    settings.inputs.force = args.force;
    let register = &settings.inputs.register;
    let quiet = settings.inputs.quiet;
    let destinations = Destinations::new(&args.format, args.output.as_deref(), quiet, register)?;
    if args.show_terms && !destinations.any(&["text", "json", "html", "xlsx"]) {
        return Err(Failure::new("--terms goes with text and json; html always has the terms"));
    }
    let prints_text = destinations.prints_text();
    if args.suppressions && !prints_text {
        return Err(Failure::new("--suppressions goes with the text that is printed"));
    }
    let updated = args.update_baseline.as_deref().map(|path| updated_baseline(register, path));
    let updated = updated.transpose()?;
    let fail_on = args.fail_on.unwrap_or(settings.fail_on);
    let aligning = &args.checking.aligning;
    let cotejo = args.checking.cotejo(&settings)?;
    let given = Given::new(&settings.inputs.paths);
    let provenance = settings.provenance(args.dated.resolve()?);
    let setup = Setup {
        language: ui::language(),
        width: width(),
        show_terms: args.show_terms,
        glossary: &|| cotejo.glossary(),
        provenance: &provenance,
        least: fail_on.least(),
        file: &|name| given.read_again(name),
    };
    let reports = destinations.reports(&setup);
    let work = |_: &Input, bitext: &Bitext, many: bool| {
        let checker = cotejo.checker(&bitext.languages());
        let context = args.checking.context(&checker, bitext)?;
        let mut selected = settings.control.select(bitext, check(&context));
        let mut accepted = Baseline::default();
        if fresh {
            accepted.add(bitext, &std::mem::take(&mut selected.findings));
        }
        let chapters = chapters(&reports, &context, &selected.findings);
        if !many {
            never_free(context);
        }
        let entry = |finding| {
            let document = Suppression::least_document(bitext, finding);
            Suppression::entry(bitext, finding, document, "right as it is")
        };
        let entries = if args.suppressions { &selected.findings[..] } else { &[] };
        let entries = entries.iter().map(entry).collect();
        let unchecked = checker.unchecked(&bitext.languages());
        Ok(Checked { chapters, selected, accepted, entries, unchecked })
    };
    let mut worst: Option<Severity> = None;
    let mut files = destinations.files();
    let mut uses = Uses::default();
    let mut baseline = Baseline::default();
    let mut unchecked = Unchecked::default();
    let mut are_brief = false;
    let mut entries: Vec<String> = Vec::new();
    let take = |checked: Checked, shown| {
        let Checked { chapters, selected, accepted, entries: of_input, unchecked: lacks } = checked;
        worst = worst.max(selected.findings.iter().map(|finding| finding.severity).max());
        uses.add(&selected);
        unchecked.add(lacks);
        baseline.extend(accepted);
        for entry in of_input {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        are_brief |= shown == Shown::Brief;
        files.add(chapters, shown)
    };
    let tally = each(settings.inputs.clone(), aligning, cotejo, None, work, take)?;
    files.finish(&reports, |language| tally.failed(language))?;
    if !entries.is_empty() {
        print(&format!("\n# {}\n\n{}", note!("suppressions-title"), entries.join("\n")))?;
    }
    uses.say_unused(&settings);
    if !quiet {
        unchecked.say();
    }
    if are_brief && prints_text && worst.is_some() && !quiet {
        say(note!("see-verbose"));
    }
    if let Some(output) = &updated {
        update_baseline(output, baseline, &tally.failed(ui::language()))?;
    }
    Ok(match (tally.status(), fail_on.is_reached(worst)) {
        (Status::Done, true) => Status::Findings,
        (Status::Incomplete, true) => Status::IncompleteWithFindings,
        (status, _) => status,
    })
}

/// What checking one input gives: its chapter of each report, what was found, and what of it is accepted.
struct Checked {
    chapters: Vec<Chapter>,
    selected: Selected,
    accepted: Baseline,
    /// What suppresses its findings.
    entries: Vec<String>,
    unchecked: Option<Message>,
}

/// The baseline to update; what is there must be one.
fn updated_baseline(register: &Register, path: &Path) -> Result<Output, Failure> {
    let output = register.updates(path, "--update-baseline", Role::Baseline)?;
    if path.is_file() {
        read_baseline(path)?;
    }
    Ok(output)
}

/// Writes what is accepted now. What was accepted before in inputs that failed stays.
fn update_baseline(
    output: &Output,
    mut baseline: Baseline,
    failed: &[Failed],
) -> Result<(), Failure> {
    let unfinished: Vec<&str> = failed.iter().map(|failed| failed.input.as_str()).collect();
    let mut note = String::new();
    if !unfinished.is_empty() {
        note = note!("baseline-kept").to_string();
        if output.path.is_file() {
            baseline.keep(read_baseline(&output.path)?, &unfinished);
        }
    }
    write_whole(output, baseline.to_string().as_bytes())?;
    let path = output.path.display().to_string();
    say(note!("wrote-baseline", file: path, count: baseline.count(), note: note));
    Ok(())
}
