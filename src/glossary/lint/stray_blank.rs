//! Blanks of a term at its ends, in a row, or of a kind that does not show.

use super::{Lint, Severity};

pub(super) const LINT: Lint = Lint {
    name: "stray-blank",
    severity: Severity::Warning,
    check: |survey, findings| {
        for at in survey.terms() {
            let Some(what) = stray(&at.term.text) else { continue };
            let message = format!("“{}” {what}", visible(&at.term.text));
            findings.about_term(&at, message, format!("write “{}”", tidy(&at.term.text)));
        }
    },
};

fn stray(text: &str) -> Option<String> {
    if let Some(odd) = text.chars().find(|c| c.is_whitespace() && *c != ' ' || is_unseen(*c)) {
        return Some(format!("has a blank that is not a plain one (U+{:04X})", u32::from(odd)));
    }
    if text.starts_with(' ') {
        return Some("begins with a blank".into());
    }
    if text.ends_with(' ') {
        return Some("ends in a blank".into());
    }
    text.contains("  ").then(|| "has two blanks in a row".into())
}

/// Characters without width: soft hyphens, zero width blanks and joiners, marks of direction and of byte order.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

fn tidy(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which odd blanks show.
fn visible(text: &str) -> String {
    let show = |c: char| match c {
        ' ' => " ".to_owned(),
        c if c.is_whitespace() || is_unseen(c) => format!("[U+{:04X}]", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(show).collect()
}
