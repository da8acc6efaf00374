//! What findings are about: by this they are known again in another text or alignment.

use super::finding::{Finding, Place};
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
        let text = |side: Side, place: &Option<Place>| {
            let place = place.as_ref()?;
            let segment = bitext.side(side).segments[place.segment].as_str();
            Some(normalised(&segment[place.range.clone()]))
        };
        Content {
            rule: finding.rule.to_owned(),
            source: text(Side::Source, &finding.source),
            target: text(Side::Target, &finding.target),
        }
    }
}

/// A text in lower case and with single blanks.
pub(super) fn normalised(text: &str) -> String {
    fold::case(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
