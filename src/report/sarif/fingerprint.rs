//! What a finding is known by when texts are edited and aligned again.

use crate::bitext::Side;
use crate::check::{CheckContext, Finding};
use crate::text::fold;

/// A hash of its rule, what it is about, and the segments it stands in, whatever
/// their place, their bead, their case and their white space.
pub(super) fn fingerprint(context: &CheckContext<'_>, finding: &Finding) -> String {
    let mut hash = Fnv::new();
    hash.add(finding.rule);
    hash.add(finding.concept.as_deref().unwrap_or(""));
    for (side, place) in [(Side::Source, &finding.source), (Side::Target, &finding.target)] {
        let segment = place.as_ref().map(|place| {
            let text = context.bitext.side(side).segments[place.segment].as_str();
            (&text[place.range.clone()], text)
        });
        let (found, text) = segment.unwrap_or_default();
        hash.add(&plain(found));
        hash.add(&plain(text));
    }
    format!("{:016x}", hash.0)
}

fn plain(text: &str) -> String {
    fold::case(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): the same on every machine and in every version.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and its end.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
