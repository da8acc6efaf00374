use super::{Finding, Lint, Severity, Survey};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Accents written as characters of their own (NFD): other programs may not find the term.
pub(super) struct DecomposedLetter;

impl Lint for DecomposedLetter {
    fn name(&self) -> &'static str {
        "decomposed-letter"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let found = survey.terms().filter(|at| !is_nfc(&at.term.text)).map(|at| {
            let composed: String = at.term.text.nfc().collect();
            let message = format!("“{composed}” has accents that are characters of their own");
            let help = format!("write it in composed form (NFC): “{composed}”");
            Finding::of_term(self, &at, message, help)
        });
        found.collect()
    }
}
