//! `cotejo formats`, and the options that take a format.

use super::output::print;
use super::{Failure, ui};
use crate::format::{self, FORMATS, Format, Writes, documentation};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::Path;

/// List the formats that are read and written
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cotejo formats")]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<(), Failure> {
    print(&documentation::list(ui::language()))
}

/// Parses the name of a format that an option takes.
pub(super) fn parser(takes: fn(&Format) -> bool) -> impl TypedValueParser<Value = &'static Format> {
    let formats = format::named(takes);
    let values = formats
        .iter()
        .map(|(names, format)| PossibleValue::new(names[0]).aliases(&names[1..]).help(format.help));
    let values = PossibleValuesParser::new(values.collect::<Vec<_>>());
    values.map(move |name| {
        let found = formats.iter().find(|(names, _)| names.contains(&name.as_str()));
        found.expect("the argument is one of the names").1
    })
}

/// Refuses to print what is no text.
pub(super) fn refuse_to_print(format: &Format, output: Option<&Path>) -> Result<(), Failure> {
    let what = match format.extensions.first() {
        Some(&".xlsx") => "a workbook",
        Some(&".docx") => "a Word document",
        _ => return Ok(()),
    };
    match output {
        Some(_) => Ok(()),
        None => Err(Failure::new(format!("{what} is no text to print; name a file with -o"))),
    }
}

/// The format to write to a file: the one that the user names, or that of the file's name.
pub(super) fn of_output(
    named: Option<&'static Format>,
    output: &Path,
    takes: fn(&Format) -> bool,
) -> Result<&'static Format, Failure> {
    let name = output.to_string_lossy();
    named.or_else(|| format::by_name(&name, takes)).ok_or_else(|| {
        let written = FORMATS.iter().filter(|format| takes(format));
        let mut endings: Vec<&str> =
            written.flat_map(|format| format.extensions).copied().collect();
        endings.dedup();
        let endings = endings.join(", ");
        let not_built = FORMATS.iter().find(|format| {
            matches!(format.write, Some(Writes::NotBuilt(_))) && format.has_name_of(&name)
        });
        let known = FORMATS.iter().find(|format| format.has_name_of(&name));
        let what = match (not_built, known) {
            (Some(format), _) => format!(
                "this build writes no {}; build it with --features {}, or end the name in {endings}",
                format.title,
                format.name()
            ),
            (None, Some(format)) => {
                format!("a {} is not written here; end the name in {endings}", format.title)
            }
            (None, None) => format!(
                "its name does not tell its format; end it in {endings}, or name the format with --to"
            ),
        };
        Failure::about(output.display(), what)
    })
}
