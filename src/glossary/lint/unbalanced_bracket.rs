use super::{Finding, Lint, Severity, Survey};

/// Brackets and quotation marks of a term that do not pair.
pub(super) struct UnbalancedBracket;

const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('“', '”')];

impl Lint for UnbalancedBracket {
    fn name(&self) -> &'static str {
        "unbalanced-bracket"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let found = survey.terms().filter_map(|at| {
            let sign = unpaired(&at.term.text)?;
            let message = format!("{sign} in {} has no counterpart", at.term.text);
            Some(Finding::of_term(
                self,
                &at,
                message,
                format!("write its counterpart, or take {sign} out"),
            ))
        });
        found.collect()
    }
}

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
