//! The command line: one file a command.

mod align;
mod check;
mod checksum;
mod compressed;
mod config;
mod convert;
mod decisions;
mod documents_before;
mod each;
mod eval;
mod expand;
mod file;
mod fix;
mod folder;
mod formats;
mod generate;
mod glossary;
mod gold;
mod held;
mod help;
mod included;
mod init;
mod input;
mod learn;
#[cfg(feature = "memory")]
mod memory;
mod new_file;
mod options;
mod output;
mod parallel;
mod pdf;
mod pins;
mod progress;
mod register;
mod reports;
mod resume;
#[cfg(feature = "server")]
mod review;
mod rows;
mod rules;
mod run;
mod segment;
#[cfg(feature = "server")]
mod serve;
#[cfg(feature = "server")]
mod server;
mod settings;
mod stdout;
mod tally;
mod turns;
mod ui;
mod unchecked;
mod unfinished;
mod unit_file;
mod units;
mod validate;

use crate::report::json_lines;
use crate::session::Error;
use crate::wording::{Message, UiLanguage};
use clap::{FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

/// Compare two texts side by side: align, check the terminology, write a translation memory.
///
/// cotejo finds the English and the Spanish abstract in an article, aligns them sentence by sentence with a
/// confidence for each bead, checks terms and numbers against a clinical glossary, and writes a TMX.
#[derive(Parser)]
#[command(name = "cotejo", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    ui: ui::Ui,
}

const EXAMPLES: &str = "\
Examples:
  cotejo run article.txt                     align, check, write article.tmx and article.cotejo.json
  cotejo run en.txt es.txt -o memory/        the same for two texts
  cotejo check article.txt -g my-terms.tsv   only the findings, with a glossary of your own besides
  cotejo align articles/ -f tmx -o all.tmx   one memory of a folder of articles

Exit status: 0 done; 1 findings at or above --fail-on (check); 2 it could not be done; 3 both.";

// the options of a command are made only where it is called
#[derive(Subcommand)]
#[command(defer = true)]
enum Command {
    Run(run::Args),
    Align(align::Args),
    #[cfg(feature = "server")]
    Review(review::Args),
    Check(check::Args),
    Fix(fix::Args),
    #[cfg(feature = "server")]
    Serve(serve::Args),
    Rules(rules::Rules),
    Explain(rules::Explain),
    Segment(segment::Args),
    Convert(convert::Args),
    Formats(formats::Args),
    Init(init::Args),
    Glossary(glossary::Args),
    #[cfg(feature = "memory")]
    Memory(memory::Args),
    Validate(validate::Args),
    Eval(eval::Args),
    Learn(learn::Args),
    Completions(generate::Completions),
    Man(generate::Man),
    #[command(hide = true)]
    Generate(generate::Generate),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Done = 0,
    /// There are findings of the severity of `--fail-on` or above.
    Findings = 1,
    /// Some inputs failed, and were named.
    Incomplete = 2,
    /// Some inputs failed, and there are such findings in the others.
    IncompleteWithFindings = 3,
}

impl Status {
    /// The status by whether some inputs failed, and whether there are findings that count.
    fn of(has_failed: bool, has_findings: bool) -> Self {
        match (has_failed, has_findings) {
            (false, false) => Status::Done,
            (false, true) => Status::Findings,
            (true, false) => Status::Incomplete,
            (true, true) => Status::IncompleteWithFindings,
        }
    }
}

/// Why a command could not be done, for people.
#[derive(Debug)]
struct Failure {
    /// The input, file or option it is about.
    about: Option<String>,
    what: Message,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Failure { about: None, what: ui::plain(message.into()) }
    }

    /// A failure about something that has a name, in the words of the catalogue.
    fn says(name: impl fmt::Display, what: Message) -> Self {
        Failure { about: Some(name.to_string()), what: what.in_language(ui::language()) }
    }

    /// Several failures in one.
    fn all(failures: &[Failure]) -> Self {
        const NAMED: usize = 10;
        let mut lines: Vec<String> = failures.iter().take(NAMED).map(Self::to_string).collect();
        if failures.len() > NAMED {
            lines.push(format!("and {} more", failures.len() - NAMED));
        }
        Failure::new(lines.join("\n"))
    }

    /// The row of JSON lines that stands for an input which failed.
    fn row(&self) -> String {
        json_lines::row_of_failed(self.about.as_deref(), &self.in_data())
    }

    /// What is wrong, as programs read it.
    fn in_data(&self) -> String {
        self.what.clone().in_language(ui::language_of_data()).to_string()
    }

    /// A failure about something that has a name.
    fn about(name: impl fmt::Display, what: impl fmt::Display) -> Self {
        Failure { about: Some(name.to_string()), what: ui::plain(what) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.about.iter().try_for_each(|name| write!(f, "{name}: "))?;
        self.what.fmt(f)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::says(error.document, error.what)
    }
}

type Outcome = Result<Status, Failure>;

/// The status of a command that either succeeds or fails.
fn done(_: ()) -> Status {
    Status::Done
}

/// Keeps a value until the process ends, which frees all at once: piece by piece takes a tenth of a short run.
fn forever<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Leaves a value to the end of the process, as above.
fn never_free<T>(value: T) {
    std::mem::forget(value);
}

/// The program.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// The bytes of a file as commands read it; of a PDF its text.
pub fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    file::read(path).map_err(|failure| failure.to_string())
}

/// Parses the arguments, of which the first is the name of the program, runs the command and returns the exit code:
/// 0 when all is well, 1 for findings, 2 for what failed, 3 for both.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    ui::choose(&args);
    let cli = match parse(&args) {
        Ok(cli) => cli,
        Err(error) => return output::usage(&error),
    };
    let outcome = match cli.command {
        Command::Run(args) => run::run(&args),
        Command::Align(args) => align::run(&args),
        #[cfg(feature = "server")]
        Command::Review(args) => review::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Fix(args) => fix::run(&args),
        #[cfg(feature = "server")]
        Command::Serve(args) => serve::run(&args),
        Command::Rules(args) => rules::rules(&args).map(done),
        Command::Explain(args) => rules::explain(&args).map(done),
        Command::Segment(args) => segment::run(&args).map(done),
        Command::Convert(args) => convert::run(&args),
        Command::Formats(args) => formats::run(&args).map(done),
        Command::Init(args) => init::run(&args).map(done),
        Command::Glossary(args) => glossary::run(&args),
        #[cfg(feature = "memory")]
        Command::Memory(args) => memory::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Eval(args) => eval::run(&args).map(done),
        Command::Learn(args) => learn::run(&args).map(done),
        Command::Completions(args) => generate::completions(&args, &mut command()).map(done),
        Command::Man(args) => generate::man(&args, command()).map(done),
        Command::Generate(args) => generate::generate(&args).map(done),
    };
    match outcome {
        Ok(status) => status as u8,
        Err(failure) => {
            output::complain(&failure);
            Status::Incomplete as u8
        }
    }
}

/// Parses with the command that is called alone. Help that lists all, or what is said in another language, is made of the
/// whole command.
fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    Cli::try_parse_from(args).or_else(|error| {
        let lists_all =
            matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand);
        let command = match ui::language() {
            UiLanguage::English if !lists_all => return Err(error),
            UiLanguage::English => command(),
            language => help::translated(command(), language),
        };
        command.try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches))
    })
}

/// The whole command, with what clap adds: `--help`, the command `help`.
fn command() -> clap::Command {
    let mut command = <Cli as clap::CommandFactory>::command();
    command.build();
    command
}
