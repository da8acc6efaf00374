//! Identifies a finding after texts are edited and aligned again.

use crate::bitext::Side;
use crate::check::{CheckContext, Finding};
use crate::text::{fnv, fold};

/// A hash of its rule, its concept, the places and the segments it is about, whatever their lines, their bead, their case
/// and their blanks.
pub(super) fn fingerprint(context: &CheckContext<'_>, finding: &Finding) -> String {
    let mut texts = vec![finding.rule.to_owned(), finding.concept.clone().unwrap_or_default()];
    for side in Side::BOTH {
        let passage = finding.passage(context.bitext, side);
        let found = passage.map(|passage| (passage.text(), passage.around()));
        let (found, text) = found.unwrap_or_default();
        texts.extend([plain(found), plain(text)]);
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    format!("{:016x}", fnv::hash(&texts, 0xff))
}

fn plain(text: &str) -> String {
    fold::case(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
