//! `cotejo glossary lint`: faults of glossaries.

use super::draft;
use crate::cli::config::FailOn;
use crate::cli::options::ListFormat;
use crate::cli::output::{complain, json, width};
use crate::cli::ui;
use crate::cli::{Outcome, Status};
use crate::glossary::lint::lint;
use crate::report::lint_findings;
use std::path::PathBuf;

/// Find faults in glossaries
///
/// Several files are linted as one glossary. Each finding names the file, the line, the concept, and what to do.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo glossary lint terms.tsv
  cotejo glossary lint glossary/*.toml --fail-on warning
  cotejo glossary lint terms.tbx -f json

Exit status: 0 no findings at or above --fail-on; 1 some; 2 it could not be done.")]
pub(super) struct Args {
    /// Glossary in any format that is read; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Form of the findings
    #[arg(short, long, value_enum, default_value = "text")]
    format: ListFormat,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value = "error", value_name = "SEVERITY")]
    fail_on: FailOn,
}

pub(super) fn run(args: &Args) -> Outcome {
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for path in &args.files {
        match draft(path) {
            Ok(draft) => files.push((path.display().to_string(), draft)),
            Err(failure) => failures.push(failure),
        }
    }
    let findings = lint(&files);
    // of files that could not be read there is nothing to say, least of all that they have no faults
    if failures.is_empty() || !findings.is_empty() {
        let text = || lint_findings::render(&findings, width().into(), ui::language());
        args.format.print(text, || json(&findings))?;
    }
    failures.iter().for_each(complain);
    let worst = findings.iter().map(|finding| finding.severity).max();
    Ok(if !failures.is_empty() {
        Status::Incomplete
    } else if args.fail_on.is_reached(worst) {
        Status::Findings
    } else {
        Status::Done
    })
}
