//! What is required of a file, as `requirements.tsv` lists it.

use crate::severity::Severity;
use std::fmt::Write;
use std::sync::LazyLock;

/// One thing that readers of a format require.
pub struct Requirement {
    /// Its name.
    pub code: &'static str,
    /// The formats that require it.
    pub formats: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is looked at.
    pub looks_at: &'static str,
    /// Why, and where the standard says so.
    pub why: &'static str,
    /// How it is mended.
    pub mended: &'static str,
}

/// All of them, in the order in which they are documented.
pub static REQUIREMENTS: LazyLock<Vec<Requirement>> = LazyLock::new(|| {
    let rows = include_str!("requirements.tsv").lines().skip(1);
    let read = |row: &'static str| {
        let cells: Vec<&'static str> = row.split('\t').collect();
        let [code, formats, severity, looks_at, why, mended] = cells[..] else {
            panic!("six columns: {row}")
        };
        let severity = if severity == "error" { Severity::Error } else { Severity::Warning };
        Requirement { code, formats, severity, looks_at, why, mended }
    };
    rows.map(read).collect()
});

/// The requirement with a code, which must be in the table.
pub(super) fn requirement(code: &str) -> &'static Requirement {
    let found = REQUIREMENTS.iter().find(|requirement| requirement.code == code);
    found.unwrap_or_else(|| panic!("requirements.tsv lacks {code}"))
}

/// The page of documentation.
pub fn documentation() -> String {
    let mut page = String::from(
        "# What `cotejo validate` looks at\n\n\
         `cotejo validate FILE…` says, with line and element, what other people's readers would refuse (error) or \
         misread or lose (warning) in TMX 1.4, TBX of 2019 and of 2008, XLIFF 1.2 and 2. `--fix` writes \
         `NAME.mended.EXT` beside the file: what can be mended safely is, all else stays as it was. The mended copy \
         is UTF-8 and well-formed; where it would not be, none is written. A file of more than 1 GB is refused.\n\n\
         Exit status: 0 no errors, 1 errors, 2 a file could not be read, is of another format, or is not well-formed and \
         cannot be mended.\n\n\
         This page is made by `cotejo generate validate`.\n\n\
         | fault | in | severity | looks at | why | mended |\n|---|---|---|---|---|---|\n",
    );
    for r in REQUIREMENTS.iter() {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} |",
            r.code, r.formats, r.severity, r.looks_at, r.why, r.mended
        );
    }
    page
}
