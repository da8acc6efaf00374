//! Brackets and quotation marks of a term that do not pair.

use super::{Lint, Severity};

const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('“', '”')];

pub(super) const LINT: Lint = Lint {
    name: "unbalanced-bracket",
    severity: Severity::Warning,
    check: |survey, findings| {
        for at in survey.terms() {
            let Some(sign) = unpaired(&at.term.text) else { continue };
            let message = format!("{sign} in {} has no counterpart", at.term.text);
            let help = format!("write its counterpart, or take {sign} out");
            findings.about_term(&at, message, help);
        }
    },
};

/// The first sign that closes what is not open, or the last that stays open.
fn unpaired(text: &str) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push(c);
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c)
            && open.pop() != Some(*opening)
        {
            return Some(c);
        }
    }
    open.pop()
}
