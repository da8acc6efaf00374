//! Faults of TMX, TBX and XLIFF files: as text, in the manner of a good compiler, and as JSON.

use super::items::{Item, help, items, note};
use super::of_severity;
use crate::severity::Severity;
use crate::validate::Fault;
use crate::wording::{UiLanguage, terminal};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

/// How many faults of one kind, of one element, are shown.
const SHOWN: usize = 3;

/// A fault of a file, and what became of it.
pub(crate) struct FileFault {
    pub file: String,
    pub fault: Fault,
    pub mended: bool,
}

/// The faults, a blank line between, and how many there are of each severity. Colour codes are there; a stream that
/// cannot show them takes them out.
pub(crate) fn render(faults: &[FileFault], width: usize, language: UiLanguage) -> String {
    let mut groups: Vec<(&FileFault, usize)> = Vec::new();
    let mut places = FxHashMap::default();
    for one in faults {
        let key = (&one.file, one.fault.code, &one.fault.element, one.mended);
        let of_group: &mut Vec<usize> = places.entry(key).or_default();
        // a few are shown one by one; the last that is shown stands for all that are like it
        if of_group.len() < SHOWN {
            of_group.push(groups.len());
            groups.push((one, 0));
        } else {
            groups[of_group[SHOWN - 1]].1 += 1;
        }
    }
    let more: Vec<String> =
        groups.iter().map(|(_, more)| terminal!(language, "more-places", count: *more)).collect();
    let all = groups.iter().zip(&more).map(|((one, count), more)| {
        let mut item = item(one, language);
        item.notes.extend((*count > 0).then(|| note(language).message(more)));
        item
    });
    let out = items(all, width, language);
    let count = |severity| faults.iter().filter(|one| one.fault.severity == severity).count();
    let mended = faults.iter().filter(|one| one.mended).count();
    let total = terminal!(
        language,
        "faults",
        errors: of_severity(Severity::Error, count(Severity::Error), language),
        warnings: of_severity(Severity::Warning, count(Severity::Warning), language),
        mended: mended,
    );
    out + &total + "\n"
}

fn item(FileFault { file, fault, mended }: &FileFault, language: UiLanguage) -> Item<'_> {
    Item {
        severity: fault.severity,
        message: &fault.what,
        id: fault.code,
        place: (file, fault.line),
        notes: match (mended, &fault.mend) {
            (true, _) => vec![note(language).message(terminal!(language, "mended"))],
            (false, Some(_)) => vec![help(language).message(terminal!(language, "fix-mends"))],
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
