use super::{Finding, Lint, Severity, Survey};
use crate::glossary::broad::marked;

/// A note that marks its term as broad, as files older than the field `broad` have it.
pub(super) struct BroadNote;

impl Lint for BroadNote {
    fn name(&self) -> &'static str {
        "broad-note"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn check(&self, survey: &Survey<'_>) -> Vec<Finding> {
        let found = survey.terms().filter(|at| at.term.broad).filter_map(|at| {
            let rest = marked(at.term.note.as_deref()?)?;
            let message = format!("the note of “{}” marks it as broad", at.term.text);
            let note =
                if rest.is_empty() { "no note".into() } else { format!("“{rest}” as note") };
            let help =
                format!("write broad = true (in a table yes, in a column broad), and {note}");
            Some(Finding::of_term(self, &at, message, help))
        });
        found.collect()
    }
}
