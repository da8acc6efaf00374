//! Faults of TMX, TBX and XLIFF files: for eyes in the manner of a good compiler, and as JSON.

use crate::severity::Severity;
use crate::validate::Fault;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Element, Level, Origin, Renderer};
use serde::Serialize;

/// A fault, and what became of it.
pub(crate) struct Told<'f> {
    pub file: &'f str,
    pub fault: &'f Fault,
    pub mended: bool,
}

/// The faults, a blank line between, and how many there are of each severity. Colour codes are there; a stream that
/// cannot show them takes them out.
pub(crate) fn render(faults: &[Told<'_>], width: usize) -> String {
    let renderer = Renderer::styled().term_width(width).decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for Told { file, fault, mended } in faults {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut elements: Vec<Element<'_>> = vec![Origin::path(*file).line(fault.line).into()];
        match (mended, &fault.mend) {
            (true, _) => elements.push(Level::NOTE.message("mended in the copy").into()),
            (false, Some(_)) => elements.push(Level::HELP.message("--fix mends it").into()),
            (false, None) => {}
        }
        let title = level.primary_title(fault.what.as_str()).id(fault.code);
        out.push_str(&renderer.render(&[title.elements(elements)]));
        out.push_str("\n\n");
    }
    let figure = |severity, name: &str| {
        let count = faults.iter().filter(|told| told.fault.severity == severity).count();
        format!("{count} {name}{}", if count == 1 { "" } else { "s" })
    };
    let mended = faults.iter().filter(|told| told.mended).count();
    let figures = [figure(Severity::Error, "error"), figure(Severity::Warning, "warning")];
    out + &figures.join(", ") + &format!(", {mended} mended\n")
}

#[derive(Serialize)]
struct Object<'f> {
    fault: &'f str,
    severity: Severity,
    file: &'f str,
    line: usize,
    element: &'f str,
    message: &'f str,
    mendable: bool,
    mended: bool,
}

/// An array of objects.
pub(crate) fn json<'f>(faults: &[Told<'f>]) -> String {
    let object = |told: &Told<'f>| Object {
        fault: told.fault.code,
        severity: told.fault.severity,
        file: told.file,
        line: told.fault.line,
        element: &told.fault.element,
        message: &told.fault.what,
        mendable: told.fault.mend.is_some(),
        mended: told.mended,
    };
    let objects: Vec<_> = faults.iter().map(object).collect();
    let json = serde_json::to_string_pretty(&objects);
    json.expect("a fault has nothing that JSON cannot hold") + "\n"
}
