//! What findings are about: by this they are known again in another text or alignment.

use super::finding::{Finding, Passage};
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
            .map(|side| finding.passage(bitext, side).map(|passage| normalised(telling(&passage))));
        Content { rule: finding.rule.to_owned(), source, target }
    }
}

/// The text of a place. Blanks and signs alone would be those of any place: they come with the words beside them.
pub(crate) fn telling<'p>(passage: &Passage<'p>) -> &'p str {
    let text = passage.text();
    if text.contains(char::is_alphanumeric) {
        return text;
    }
    let (whole, range) = (passage.segment.as_str(), &passage.place.range);
    let before = whole[..range.start].trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let after = whole[range.end..].trim_start();
    let end =
        after.find(char::is_whitespace).map_or(whole.len(), |at| whole.len() - after.len() + at);
    whole[start..end].trim()
}

/// A text in lower case and with single blanks.
pub(super) fn normalised(text: &str) -> String {
    fold::case(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
