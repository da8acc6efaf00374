//! `cotejo formats`, and the options that take a format.

use super::new_file::is_device;
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

/// The format of a result that goes to a file, by its name; that of a text where it has no extension or that of one, or there is no
/// file. A name that promises something else is refused.
pub(super) fn of_result(
    output: Option<&Path>,
    takes: fn(&Format) -> bool,
    of_text: &'static Format,
) -> Result<&'static Format, Failure> {
    const OF_TEXT: [&str; 4] = ["txt", "text", "log", "out"];
    let Some(output) = output.filter(|output| !is_device(output)) else { return Ok(of_text) };
    let extension = output.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let is_text = extension.is_none_or(|extension| OF_TEXT.contains(&extension.as_str()));
    match format::by_name(&output.to_string_lossy(), takes) {
        Some(format) => Ok(format),
        None if is_text => Ok(of_text),
        None => Err(not_told(output, takes, "-f")),
    }
}

/// The format to write to a file: the one that the user names, or that of the file's name.
pub(super) fn of_output(
    named: Option<&'static Format>,
    output: &Path,
    takes: fn(&Format) -> bool,
) -> Result<&'static Format, Failure> {
    let by_name = || format::by_name(&output.to_string_lossy(), takes);
    named.or_else(by_name).ok_or_else(|| not_told(output, takes, "--to"))
}

/// That the name of a file does not tell what is to be written to it; `option` names the format otherwise.
fn not_told(output: &Path, takes: fn(&Format) -> bool, option: &str) -> Failure {
    let name = output.to_string_lossy();
    let written = FORMATS.iter().filter(|format| takes(format));
    let mut endings: Vec<&str> = written.flat_map(|format| format.extensions).copied().collect();
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
            format!(
                "its name is that of another format ({}), which is not written here; end it in {endings}",
                format.title
            )
        }
        (None, None) => format!(
            "its name does not tell its format; end it in {endings}, or name the format with {option}"
        ),
    };
    Failure::about(output.display(), what)
}
