//! `cotejo review`: a page on this machine where alignments are corrected.

mod answers;
mod api;
mod applying;
mod guard;
mod load;
mod pages;
mod saving;
mod site;
mod suppressing;

use super::decisions::Deciding;
use super::options::{Dated, Replacing, Selecting};
use super::output::{print_data, say};
use super::server::Server;
use super::settings::{Checking, Settings};
use super::stdout::refuse_closed;
use super::unfinished::before_interrupt;
use super::{Failure, Outcome, Status};
use crate::cli::ui::note;
use api::Review;
use site::Page;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// Correct alignments on a page in the browser
///
/// Opens a page on this machine where both texts stand side by side: confirm, merge, split and move what the aligner
/// made of them, edit texts, settle findings. Each step is saved in NAME.cotejo.json, where `run` would write it, and
/// NAME.tmx is written on leaving. Only this machine can reach the page.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo review article.txt -o out            correct what `cotejo run article.txt -o out` writes
  cotejo review out/article.cotejo.json       go on where you left off
  cotejo review articles/ -o memory/          many, with a list of them
  cotejo review article.txt --no-open         print the address only
  cotejo review article.txt -o out --apply decisions.json    what an author mailed back")]
pub(super) struct Args {
    #[command(flatten)]
    checking: Checking,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    dated: Dated,
    #[command(flatten)]
    deciding: Deciding,
    #[command(flatten)]
    replacing: Replacing,
    /// Folder for what is written [default: where a bitext file is; for others the working folder]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Take over what a reader decided on a page of `run --report` or `check -f html` and saved as FILE, and open no page
    #[arg(long, value_name = "FILE")]
    apply: Option<PathBuf>,
    /// Print the address of the page and do not open a browser
    #[arg(long)]
    no_open: bool,
    /// Port of the page [default: a free one]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// End after so many minutes without a page
    #[arg(long, value_name = "MINUTES", default_value_t = 30.0, value_parser = minutes)]
    idle: f64,
    /// Seconds in which a request must have arrived
    #[arg(long, hide = true, value_name = "SECONDS", default_value_t = 10.0, value_parser = minutes)]
    patience: f64,
}

fn minutes(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| *number > 0.0 && *number < 1e6);
    number.ok_or_else(|| "write a number above 0, as 30".into())
}

pub(super) fn run(args: &Args) -> Outcome {
    refuse_closed()?;
    let mut settings = Settings::new(&args.checking.inputs, &args.checking.checks, false)?;
    settings.inputs.force = args.replacing.force;
    settings.inputs.deciding = args.deciding.clone();
    let quiet = settings.inputs.quiet;
    let (documents, cotejo, status) = load::load(args, &settings)?;
    if documents.is_empty() {
        return Ok(Status::Incomplete);
    }
    let findings = suppressing::Findings::new(&args.checking, settings)?;
    let memory =
        saving::Memory { selection: args.selecting.selection(), created: args.dated.resolve()? };
    let review = Arc::new(Review::new(
        documents,
        findings,
        memory,
        args.checking.checks.remembered(),
        cotejo,
    ));
    if let Some(path) = &args.apply {
        let status = applying::apply(&review, path, status)?;
        return Ok(left(&review, quiet, status));
    }
    let server = Server::bind(args.port, Duration::from_secs_f64(args.patience))?;
    let idle = Duration::from_secs_f64(args.idle * 60.0);
    let page = Arc::new(Page::new(review.clone(), server.address, idle)?);
    let address = page.address();
    print_data(&format!("{address}\n"))?;
    if !quiet {
        say(note!("review-address"));
    }
    let on_interrupt = review.clone();
    before_interrupt(move || {
        leave(&on_interrupt, quiet);
    });
    if !args.no_open && !open(&address) {
        say(note!("review-no-browser"));
    }
    server.serve(&page)?;
    Ok(left(&review, quiet, status))
}

/// The status of a review that ends.
fn left(review: &Review, quiet: bool, status: Status) -> Status {
    if leave(review, quiet) { status } else { Status::Incomplete }
}

/// Writes the memories of what was corrected, and says what was written; whether all could be written.
fn leave(review: &Review, quiet: bool) -> bool {
    let (written, failures) = review.leave();
    failures.iter().for_each(super::output::complain);
    let is_whole = failures.is_empty();
    if quiet {
        return is_whole;
    }
    match written.is_empty() && is_whole {
        true => say(note!("review-nothing")),
        false => written.iter().for_each(say),
    }
    is_whole
}

/// Opens the address in the browser of the user; whether one was started.
fn open(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(before).arg(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

/// What a mutex guards, also if a thread panicked while it had it: states are replaced whole.
fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Why a request is not granted.
#[derive(Debug)]
enum Refusal {
    /// What is wanted is not there.
    NotFound,
    /// The page may only read.
    ReadOnly,
    /// What the page knows is out of date.
    Stale(String),
    /// It does not fit.
    Unfit(String),
    /// It failed on this side.
    Failed(Failure),
}
