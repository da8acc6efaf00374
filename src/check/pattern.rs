//! Patterns of the user's own, which the rule `pattern` looks for.

use crate::severity::Severity;
use crate::side::{Side, Sides};
use regex::Regex;

/// What a bead must have, and what it must not have, to be worth a finding.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pattern {
    /// What each side has, if anything is asked of it.
    pub(super) present: Sides<Option<Regex>>,
    /// What each side does not have.
    pub(super) absent: Sides<Option<Regex>>,
    /// What is said of such a bead.
    pub(super) message: String,
    /// How much it matters.
    pub(super) severity: Severity,
}

impl Pattern {
    /// A pattern of regular expressions: those that match in each side of a bead, at least one, and those that do not.
    /// An error if one is no regular expression, or if nothing has to match.
    pub fn new(
        present: Sides<Option<&str>>,
        absent: Sides<Option<&str>>,
        message: String,
        severity: Severity,
    ) -> Result<Self, String> {
        let read = |texts: Sides<Option<&str>>| -> Result<Sides<Option<Regex>>, String> {
            let regex = |side: Side| {
                let regex = texts[side].map(Regex::new).transpose();
                regex.map_err(|error| format!("{side}: {error}"))
            };
            Ok(Sides::new(regex(Side::Source)?, regex(Side::Target)?))
        };
        let (present, absent) = (read(present)?, read(absent)?);
        if present.source.is_none() && present.target.is_none() {
            return Err("a pattern says what the source or the target has".into());
        }
        Ok(Pattern { present, absent, message, severity })
    }
}
