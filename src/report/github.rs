//! Annotations for GitHub Actions: workflow commands, a line a finding, which GitHub shows beside the line of the file.

use super::region::{Files, Region};
use super::visible::visible;
use super::{Chapter, Failed, Report};
use crate::bitext::Side;
use crate::check::{CheckContext, Finding, Severity};
use crate::format::{self, Format, Writes};

pub(crate) static FORMAT: Format = Format {
    names: &["github"],
    title: "GitHub annotations",
    help: "Annotations for GitHub Actions: workflow commands, for the log of a step",
    write: Some(Writes::Findings(|setup| Box::new(Github { file: setup.file }))),
    ..format::UNNAMED
};

/// A workflow command for each finding, and one for each input that failed.
pub(crate) struct Github<F> {
    /// The bytes of the file that a document is named after, if there is one.
    pub file: F,
}

impl<F: Fn(&str) -> Option<Vec<u8>> + Sync> Report for Github<F> {
    fn chapter(&self, context: &CheckContext<'_>, findings: &[Finding]) -> Chapter {
        let files = Files::of(context, findings, &self.file);
        let annotation = |finding| annotation(context, finding, &files);
        Chapter::new::<String>(findings.iter().map(annotation).collect())
    }

    fn whole(&self, chapters: Vec<Chapter>, failed: &[Failed]) -> Vec<u8> {
        let annotations = chapters.into_iter().map(Chapter::content::<String>);
        let failures = failed.iter().map(|failed| {
            let place = [("file", failed.input.clone()), ("title", "not read".into())];
            command("error", &place, &failed.to_string())
        });
        annotations.chain(failures).collect::<String>().into_bytes()
    }
}

fn annotation(context: &CheckContext<'_>, finding: &Finding, files: &Files<'_>) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let texts = [Some(&finding.message), Some(&finding.why), finding.suggestion.as_ref()];
    let mut lines: Vec<String> = texts.into_iter().flatten().map(ToString::to_string).collect();
    lines.retain(|line| !line.is_empty());
    let mut properties = place(context, finding, files);
    if properties.is_empty() {
        // with no file to show it beside, the words must say where it is
        let place = format!("{}, bead {}: {}", context.bitext.name, finding.bead + 1, lines[0]);
        lines[0] = place;
    }
    properties.push(("title", finding.rule.to_owned()));
    command(name, &properties, &lines.join("\n"))
}

/// The file of a finding and its place there: that of the side which is to be corrected, if it is known.
fn place(
    context: &CheckContext<'_>,
    finding: &Finding,
    files: &Files<'_>,
) -> Vec<(&'static str, String)> {
    for side in [Side::Target, Side::Source] {
        let Some(passage) = finding.passage(context.bitext, side) else { continue };
        let name = &context.bitext.side(side).name;
        let Some(file) = files.get(name) else { continue };
        let mut place = vec![("file", name.replace('\\', "/"))];
        if let Some(region) = Region::find(file, passage.segment, &passage.place.range) {
            place.push(("line", region.start_line.to_string()));
            place.push(("endLine", region.end_line.to_string()));
            // columns are for annotations of one line
            if region.start_line == region.end_line {
                place.push(("col", region.start_column.to_string()));
                place.push(("endColumn", region.end_column.to_string()));
            }
        }
        return place;
    }
    Vec::new()
}

/// A workflow command: `::error file=a.txt,line=3,title=omission::what is wrong`.
fn command(name: &str, properties: &[(&str, String)], message: &str) -> String {
    let given = properties.iter().filter(|(_, value)| !value.is_empty());
    let properties: Vec<String> =
        given.map(|(name, value)| format!("{name}={}", property(value))).collect();
    let blank = if properties.is_empty() { "" } else { " " };
    format!("::{name}{blank}{}::{}\n", properties.join(","), data(message))
}

/// A message as a workflow command has it.
fn data(text: &str) -> String {
    // of the characters that would end the line `visible` leaves one
    visible(text).replace('%', "%25").replace('\n', "%0A")
}

/// The value of a property, in which colons and commas have their meaning, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row: properties, the message, and the command.
    #[test]
    fn commands_are_escaped() {
        let file = |name: &str| vec![("file", name.to_owned()), ("title", "omission".into())];
        for (properties, message, expected) in [
            (file("a.txt"), "left out", "::error file=a.txt,title=omission::left out\n"),
            (
                file("c:/50%,\nx.txt"),
                "12 %: a,\r\nb",
                "::error file=c%3A/50%25%2C%0Ax.txt,title=omission::12 %25: a,␍%0Ab\n",
            ),
            (file(""), "::error::x", "::error title=omission::::error::x\n"),
            (vec![], "x", "::error::x\n"),
        ] {
            assert_eq!(command("error", &properties, message), expected);
        }
    }
}
