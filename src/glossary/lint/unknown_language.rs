//! A language that is no BCP 47 tag, or whose code is of no language.

use super::{Lint, Severity};
use crate::glossary::FaultKind;
use crate::language::LanguageTag;

/// The two-letter codes of ISO 639-1, and what is often written instead of them.
const CODES: &str = include_str!("language-codes.txt");
const MISTAKEN: &str = include_str!("language-codes-mistaken.tsv");

pub(super) const LINT: Lint = Lint {
    name: "unknown-language",
    severity: Severity::Error,
    check: |survey, findings| {
        let help = "write a BCP 47 code such as en, es or es-MX";
        findings.about_faults(survey, FaultKind::Language, help);
        for at in survey.terms() {
            let tag = &at.term.language;
            let Some(right) = correction(tag) else { continue };
            let message = format!("{tag} stands for no language in BCP 47");
            let help = right.map_or_else(|| help.to_owned(), |right| format!("write {right}"));
            findings.about_term(&at, message, help);
        }
    },
};

/// For a tag of no language, the one that is probably meant, if any.
fn correction(tag: &LanguageTag) -> Option<Option<String>> {
    let rows = MISTAKEN.lines().filter_map(|line| line.split_once('\t'));
    let mistaken: Vec<(&str, &str)> = rows.skip(1).collect();
    let right =
        |part: &str| mistaken.iter().find(|(wrong, _)| *wrong == part).map(|(_, right)| *right);
    let primary = tag.primary();
    let known = CODES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .any(|line| line.split(' ').any(|code| code == primary));
    if let Some(right) = right(primary) {
        return Some(Some(tag.as_str().replacen(primary, right, 1)));
    }
    // three-letter codes are too many to list
    if !known && primary.len() == 2 {
        return Some(None);
    }
    let region = tag.as_str().split('-').skip(1).find_map(|part| Some((part, right(part)?)));
    region.map(|(wrong, right)| Some(tag.as_str().replacen(wrong, right, 1)))
}
