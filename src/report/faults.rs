//! Faults of TMX, TBX and XLIFF files: as text, in the manner of a good compiler, and as JSON.

use super::counted;
use super::items::{Item, items};
use crate::severity::Severity;
use crate::validate::Fault;
use annotate_snippets::Level;
use serde_json::{Value, json};

/// A fault of a file, and what became of it.
pub(crate) struct FileFault {
    pub file: String,
    pub fault: Fault,
    pub mended: bool,
}

/// The faults, a blank line between, and how many there are of each severity. Colour codes are there; a stream that
/// cannot show them takes them out.
pub(crate) fn render(faults: &[FileFault], width: usize) -> String {
    let out = items(faults.iter().map(item), width);
    let count = |severity| faults.iter().filter(|one| one.fault.severity == severity).count();
    let errors = counted(count(Severity::Error), "error");
    let warnings = counted(count(Severity::Warning), "warning");
    let mended = faults.iter().filter(|one| one.mended).count();
    out + &format!("{errors}, {warnings}, {mended} mended\n")
}

fn item(FileFault { file, fault, mended }: &FileFault) -> Item<'_> {
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

/// An array of objects.
pub(crate) fn json(faults: &[FileFault]) -> String {
    let object = |FileFault { file, fault, mended }: &FileFault| {
        json!({
            "fault": fault.code,
            "severity": fault.severity,
            "file": file,
            "line": fault.line,
            "element": fault.element,
            "message": fault.what,
            "mendable": fault.mend.is_some(),
            "mended": mended,
        })
    };
    let objects: Value = faults.iter().map(object).collect();
    format!("{objects:#}\n")
}
