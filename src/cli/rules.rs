//! `cotejo rules` and `cotejo explain`: what the rules are.

use super::options::ListFormat;
use super::output::{json, print};
use super::{Failure, ui};
use crate::check::{RULES, Rule, Severity, documentation, rule};
use crate::wording::terminal;
use clap::builder::PossibleValuesParser;
use serde::Serialize;
use std::borrow::Cow;

/// List the rules of the checks
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  cotejo rules\n  cotejo rules -f json")]
pub(super) struct Rules {
    /// Form of the list
    #[arg(short, long, value_enum, default_value = "text")]
    format: ListFormat,
}

/// Explain a rule: what it finds and why, an example, how to switch it off
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo explain term-missing")]
pub(super) struct Explain {
    /// Name of the rule, as findings give it
    #[arg(value_parser = PossibleValuesParser::new(RULES.iter().map(|rule| rule.name)), hide_possible_values = true)]
    rule: String,
}

#[derive(Serialize)]
struct Object {
    rule: &'static str,
    severity: Severity,
    finds: Cow<'static, str>,
}

pub(super) fn rules(args: &Rules) -> Result<(), Failure> {
    let language = ui::language_of_data();
    let object = |rule: &Rule| Object {
        rule: rule.name,
        severity: rule.severity,
        finds: rule.words(language).finds,
    };
    let objects: Vec<Object> = RULES.iter().map(object).collect();
    let widest = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let line = |rule: &Rule| {
        let language = ui::language();
        let severity = terminal!(language, "severity", severity: rule.severity.to_string());
        format!("{:widest$}  {severity:7}  {}\n", rule.name, rule.words(language).finds)
    };
    args.format.print(|| RULES.iter().map(line).collect(), || json(&objects))
}

pub(super) fn explain(args: &Explain) -> Result<(), Failure> {
    let found = rule(&args.rule).expect("the argument is one of the names");
    print(&documentation::explain(found, ui::language()))
}
