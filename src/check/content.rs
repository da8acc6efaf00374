//! What findings are about: by this they are known again in another text or alignment.

use super::finding::Finding;
use crate::bitext::Bitext;
use crate::side::Side;
use crate::text::fold;

/// What a finding is about: its rule and the texts of its places, in lower case and with single blanks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Content {
    pub(super) rule: String,
    pub(super) source: Option<String>,
    pub(super) target: Option<String>,
}

impl Content {
    /// What a finding in a bitext is about.
    pub(super) fn of(bitext: &Bitext, finding: &Finding) -> Self {
        let [source, target] = Side::BOTH
            .map(|side| finding.passage(bitext, side).map(|passage| normalised(passage.text())));
        Content { rule: finding.rule.to_owned(), source, target }
    }
}

/// A text in lower case and with single blanks.
pub(super) fn normalised(text: &str) -> String {
    fold::case(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
