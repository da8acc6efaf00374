//! Faults of glossaries: for eyes in the manner of a good compiler, and as JSON.

use crate::glossary::lint::Finding;
use crate::severity::Severity;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Element, Level, Origin, Renderer};
use serde::Serialize;

/// The findings, a blank line between, and how many there are of each severity. Colour codes are there; a stream that
/// cannot show them takes them out.
pub(crate) fn render(findings: &[Finding], width: usize) -> String {
    let renderer = Renderer::styled().term_width(width).decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for finding in findings {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut elements: Vec<Element<'_>> =
            vec![Origin::path(finding.file.as_str()).line(finding.line).into()];
        if let Some(concept) = &finding.concept {
            elements.push(Level::NOTE.message(format!("in concept {concept}")).into());
        }
        elements.push(Level::HELP.message(finding.help.as_str()).into());
        let title = level.primary_title(finding.message.as_str()).id(finding.lint);
        out.push_str(&renderer.render(&[title.elements(elements)]));
        out.push_str("\n\n");
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let figure = |severity, name: &str| {
        let count = count(severity);
        format!("{count} {name}{}", if count == 1 { "" } else { "s" })
    };
    let figures =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
    out.push_str(&figures.map(|(severity, name)| figure(severity, name)).join(", "));
    out.push('\n');
    out
}

#[derive(Serialize)]
struct Object<'f> {
    lint: &'f str,
    severity: Severity,
    file: &'f str,
    line: usize,
    concept: Option<&'f str>,
    term: Option<&'f str>,
    message: &'f str,
    help: &'f str,
}

/// An array of objects.
pub(crate) fn json(findings: &[Finding]) -> String {
    let objects: Vec<Object<'_>> = findings
        .iter()
        .map(|finding| Object {
            lint: finding.lint,
            severity: finding.severity,
            file: &finding.file,
            line: finding.line,
            concept: finding.concept.as_deref(),
            term: finding.term.as_deref(),
            message: &finding.message,
            help: &finding.help,
        })
        .collect();
    let json = serde_json::to_string_pretty(&objects);
    json.expect("a finding has nothing that JSON cannot hold") + "\n"
}
