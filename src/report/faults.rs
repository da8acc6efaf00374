//! Faults of TMX, TBX and XLIFF files: for eyes in the manner of a good compiler, and as JSON.

use super::counted;
use super::items::{Item, items};
use crate::severity::Severity;
use crate::validate::Fault;
use annotate_snippets::Level;
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
    let out = items(faults.iter().map(item), width);
    let count = |severity| faults.iter().filter(|one| one.fault.severity == severity).count();
    let errors = counted(count(Severity::Error), "error");
    let warnings = counted(count(Severity::Warning), "warning");
    let mended = faults.iter().filter(|one| one.mended).count();
    out + &format!("{errors}, {warnings}, {mended} mended\n")
}

fn item<'f>(Told { file, fault, mended }: &Told<'f>) -> Item<'f> {
    Item {
        severity: fault.severity,
        message: &fault.what,
        id: fault.code,
        place: (file, fault.line),
        notes: match (mended, &fault.mend) {
            (true, _) => vec![Level::NOTE.message("mended in the copy")],
            (false, Some(_)) => vec![Level::HELP.message("--fix mends it")],
            (false, None) => Vec::new(),
        },
    }
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
