//! `cotejo serve`: checks translations while they are written, for programs that speak to LanguageTool.

mod kinds;
mod languages;
mod matches;
mod proofreader;
mod request;
mod site;

use super::options::{Aligning, InputOptions};
use super::output::{print_data, say};
use super::server::{Server, secret};
use super::settings::{Checks, Settings};
use super::stdout::refuse_closed;
use super::{Outcome, Status, ui};
use crate::language::LanguageTag;
use crate::side::Sides;
use proofreader::Proofreader;
use site::Endpoint;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Underline wrong terms and numbers in OmegaT and LibreOffice while one translates
///
/// Answers on this machine as LanguageTool's server does, with what cotejo finds: terms, numbers and omissions where the
/// program sends the source as well, as OmegaT does; deprecated terms, calques and typography of a text alone. Prints the
/// address to put into the settings of the program. Only this machine can reach it, and only with the token in the address.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cotejo serve --token KEEP-THIS-SECRET       the same address each time, for the settings of a program
  cotejo serve -g my-terms.tsv --source en-GB --target es-MX

  OmegaT: Options > Preferences > Language Checker > Remote: the address that is printed, with /check behind it
  LibreOffice: Tools > Options > Languages and Locales > LanguageTool Server: the address that is printed")]
pub(super) struct Args {
    #[command(flatten)]
    checks: Checks,
    /// Language that is translated from, where a program does not say it
    #[arg(long, value_name = "LANG", value_parser = super::options::language, help_heading = "Input")]
    source: Option<LanguageTag>,
    /// Language that is translated into, to be ready for it
    #[arg(long, value_name = "LANG", value_parser = super::options::language, help_heading = "Input")]
    target: Option<LanguageTag>,
    /// Rules for sentences instead of those that ship, for the languages that they name: an SRX 2.0 file
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    srx: Option<PathBuf>,
    /// Start nothing if an entry of a glossary cannot be read
    #[arg(long, help_heading = "Input")]
    strict: bool,
    /// Port; 0 is any that is free
    #[arg(long, value_name = "N", default_value_t = 8081)]
    port: u16,
    /// Token in the address, to keep it: 16 letters, digits, - and _ or more [default: a new one each time]
    #[arg(long, value_name = "TOKEN", value_parser = token)]
    token: Option<String>,
    /// Print the address and say nothing else
    #[arg(short, long)]
    quiet: bool,
    /// Seconds in which a request must have arrived
    #[arg(long, hide = true, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    patience: Duration,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|error| format!("{error}"))?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

fn token(text: &str) -> Result<String, String> {
    const SHORTEST: usize = 16;
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    match is_plain && text.len() >= SHORTEST {
        true => Ok(text.to_owned()),
        false => Err(format!("write {SHORTEST} letters, digits, - and _ or more")),
    }
}

pub(super) fn run(args: &Args) -> Outcome {
    refuse_closed()?;
    let inputs = InputOptions {
        // a configuration is looked for where the program is started
        paths: vec![".".into()],
        source: args.source.clone(),
        target: args.target.clone(),
        srx: args.srx.clone(),
        strict: args.strict,
        quiet: args.quiet,
        ..InputOptions::default()
    };
    let settings = Settings::new(&inputs, &args.checks, false)?;
    let cotejo = args.checks.cotejo(&settings, &Aligning::default())?;
    let inputs = settings.inputs;
    let proofreader = Proofreader {
        cotejo,
        control: settings.control,
        split: inputs.split,
        remembered: args.checks.remembered(),
        languages: Sides::new(inputs.source, inputs.target),
        ui: ui::language(),
    };
    let server = Server::bind(args.port, args.patience)?;
    let token = args.token.clone().map_or_else(secret, Ok)?;
    let endpoint = Arc::new(Endpoint::new(server.address, token, proofreader));
    let address = endpoint.address();
    print_data(&format!("{address}\n"))?;
    if !args.quiet {
        say(ui::plain(format!(
            "OmegaT wants {address}/check, LibreOffice {address}; Ctrl+C ends it"
        )));
    }
    let warm = endpoint.clone();
    std::thread::spawn(move || warm.warm());
    server.serve(&endpoint)?;
    Ok(Status::Done)
}
