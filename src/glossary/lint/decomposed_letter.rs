//! Accents written as characters of their own (NFD): other programs may not find the term.

use super::{Lint, Severity};
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) const LINT: Lint = Lint {
    name: "decomposed-letter",
    severity: Severity::Warning,
    check: |survey, findings| {
        for at in survey.terms().filter(|at| !is_nfc(&at.term.text)) {
            let composed: String = at.term.text.nfc().collect();
            let message = format!("“{composed}” has accents that are characters of their own");
            let help = format!("write it in composed form (NFC): “{composed}”");
            findings.about_term(&at, message, help);
        }
    },
};
