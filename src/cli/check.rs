//! `cotejo check`: the findings alone.

use super::config::FailOn;
use super::documents_before::DocumentsBefore;
use super::each::{Shown, each_or};
use super::file::Given;
use super::input::Input;
use super::new_file::write_whole;
use super::options::Dated;
use super::output::{print, say, width};
use super::register::{Output, Register, Role};
use super::reports::{Destinations, Piece, Wanted, pieces, pieces_of_failed, wanted};
use super::resume::fingerprint;
use super::settings::{Checking, Settings, Uses, names_in, read_baseline};
use super::turns::Turn;
use super::ui::note;
use super::unchecked::Unchecked;
use super::{Failure, Outcome, Status, never_free, ui};
use crate::check::baseline::Baseline;
use crate::check::control::{Selected, Suppression};
use crate::check::{Severity, check};
use crate::report::{Failed, Setup};
use crate::session::Loaded;
use crate::wording::Message;
use std::path::{Path, PathBuf};

/// Check the terminology and the numbers of a translation
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo check article.txt
  cotejo check article.cotejo.json -g my-terms.tsv --fail-on warning
  cotejo check memory.tmx -f json -o findings.json
  cotejo check abstracts.jsonl.gz -f jsonl > findings.jsonl
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
    /// Format of the findings [default: by the name of the output, else text]; several, each in a file: -f sarif=a.sarif -f html=b.html, while the text is
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
    /// Go on where an interrupted run stopped, of many records with -f jsonl -o FILE: what is done stays in FILE.part
    #[arg(long, requires = "output", conflicts_with_all = ["lexicon_out", "strict", "update_baseline"])]
    resume: bool,
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
    if args.resume && !destinations.is_file_of_rows() {
        return Err(Failure::new(
            "--resume goes with -f jsonl, a row for each record, and no other report",
        ));
    }
    let updated = args.update_baseline.as_deref().map(|path| updated_baseline(register, path));
    let updated = updated.transpose()?;
    let fail_on = args.fail_on.unwrap_or(settings.fail_on);
    let aligning = &args.checking.aligning;
    let run = args.resume.then(|| args.run(&settings, fail_on)).transpose()?;
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
    let paths = &settings.inputs.paths;
    let names = updated.as_ref().map(|output| names_in(&output.path, paths));
    let mut baseline = Baseline::default().with_names(names.unwrap_or_default());
    let nothing = baseline.clone();
    let documents_before = DocumentsBefore::default();
    // of rows there may be more than memory can hold, and a run that is resumed knows only the last
    let has_rows = destinations.any_of_rows();
    let work = |_: &Input, Loaded { bitext, unread, .. }: &Loaded, turn: Option<Turn>| {
        let many = turn.is_some();
        let checker = cotejo.checker(&bitext.languages());
        let context = args.checking.context(&checker, bitext)?;
        let turn = turn.filter(|_| !has_rows);
        let context = context.comparing(documents_before.compare(bitext, turn));
        let mut selected = settings.control.select(bitext, check(&context));
        let mut accepted = nothing.clone();
        if fresh {
            accepted.add(bitext, &std::mem::take(&mut selected.findings));
        }
        let worst = selected.findings.iter().map(|finding| finding.severity).max();
        let fails = fail_on.is_reached(worst);
        let pieces = pieces(&reports, &context, &selected.findings, unread, fails);
        if !many {
            never_free(context);
        }
        let entry = |finding| {
            let document = Suppression::least_document(bitext, finding);
            let document = document.map(|typed| settings.control.names.name(typed));
            Suppression::entry(bitext, finding, document.as_deref(), "right as it is")
        };
        let entries = if args.suppressions { &selected.findings[..] } else { &[] };
        let entries = entries.iter().map(entry).collect();
        let unchecked = checker.unchecked(&bitext.languages());
        Ok(Checked { pieces, worst, selected, accepted, entries, unchecked })
    };
    let mut worst: Option<Severity> = None;
    let mut files = destinations.files(run.as_deref())?;
    let before = files.done_before();
    let mut inputs = settings.inputs.clone();
    inputs.skipped = before.rows;
    let mut uses = Uses::default();
    let mut unchecked = Unchecked::default();
    let mut are_brief = false;
    let mut entries: Vec<String> = Vec::new();
    let take = |checked: Checked, shown| {
        worst = worst.max(checked.worst);
        uses.add(&checked.selected);
        unchecked.add(checked.unchecked);
        baseline.extend(checked.accepted);
        for entry in checked.entries {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        are_brief |= shown == Shown::Brief;
        files.add(checked.pieces, shown)
    };
    let failed = |failure: &Failure, _| {
        let pieces = pieces_of_failed(&reports, failure)?;
        Some(Checked { pieces, ..Checked::default() })
    };
    let tally = each_or(inputs, aligning, cotejo, None, work, failed, take)?;
    files.finish(&reports, |language| tally.failed(language))?;
    if !entries.is_empty() {
        print(&format!("\n# {}\n\n{}", note!("suppressions-title"), entries.join("\n")))?;
    }
    // what earlier runs used is not known
    if before.rows == 0 {
        uses.say_unused(&settings);
    }
    if !quiet {
        unchecked.say();
    }
    if are_brief && prints_text && worst.is_some() && !quiet {
        say(note!("see-verbose"));
    }
    if let Some(output) = &updated {
        update_baseline(output, baseline, &tally.failed(ui::language()))?;
    }
    let has_failed = tally.status() != Status::Done || before.errors > 0;
    Ok(Status::of(has_failed, fail_on.is_reached(worst) || before.findings > 0))
}

impl Args {
    /// The fingerprint of the run.
    fn run(&self, settings: &Settings, fail_on: FailOn) -> Result<String, Failure> {
        let Settings { terms, control, .. } = settings;
        let rest = format!("check {} {:?} {fail_on:?}", terms.no_clinical, control.levels);
        #[cfg(feature = "memory")]
        let memory = self.checking.checks.memory.as_slice();
        #[cfg(not(feature = "memory"))]
        let memory: &[PathBuf] = &[];
        let (config, baseline) = (settings.config.as_slice(), settings.baseline.as_slice());
        let also = [&terms.glossaries, memory, config, baseline].concat();
        fingerprint(&settings.inputs, &self.checking.aligning, &rest, &also)
    }
}

/// What checking one input gives: what reports have of it, what was found, and what of it is accepted.
#[derive(Default)]
struct Checked {
    pieces: Vec<Piece>,
    worst: Option<Severity>,
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
        read_baseline(path, &[])?;
    }
    Ok(output)
}

/// Writes what is accepted now. What was accepted before in inputs that failed, or that were not checked now, stays.
fn update_baseline(
    output: &Output,
    mut baseline: Baseline,
    failed: &[Failed],
) -> Result<(), Failure> {
    let unfinished: Vec<&str> = failed.iter().map(|failed| failed.input.as_str()).collect();
    let kept = match output.path.is_file() {
        true => baseline.keep(read_baseline(&output.path, &[])?, &unfinished),
        false => 0,
    };
    let note =
        if kept > 0 { note!("baseline-kept", count: kept).to_string() } else { String::new() };
    write_whole(output, baseline.to_string().as_bytes())?;
    let path = output.path.display().to_string();
    say(note!("wrote-baseline", file: path, count: baseline.count(), note: note));
    Ok(())
}
