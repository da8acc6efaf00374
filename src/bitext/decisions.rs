//! What people decided on an alignment, found again in the texts as they are now.

use super::Bitext;
use crate::align::Bead;
use crate::segment::{Segment, SegmentedDocument};
use crate::side::{Side, Sides};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The decisions of an earlier bitext.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// The beads that people decided on, with the segments that they have now.
    pub pins: Vec<Bead>,
    /// The places of those beads of the earlier bitext whose segments are no longer there, or no longer side by side.
    pub lost: Vec<usize>,
}

impl Decisions {
    /// Finds the decisions of a bitext again. Segments are known by their texts, wherever these stand now; of several
    /// with one text the first is the first, if there are as many as before.
    pub fn of(earlier: &Bitext, documents: Sides<&SegmentedDocument>) -> Self {
        Decisions::among(earlier, documents, Bead::is_pinned)
    }

    /// Those of a bitext, in itself.
    pub fn of_itself(bitext: &Bitext) -> Self {
        let pinned = bitext.alignment.beads.iter().filter(|bead| bead.is_pinned());
        Decisions { pins: pinned.cloned().collect(), lost: Vec::new() }
    }

    /// Finds all beads of a bitext again, as if each were decided on.
    pub(crate) fn of_all(earlier: &Bitext, documents: Sides<&SegmentedDocument>) -> Self {
        Decisions::among(earlier, documents, |_| true)
    }

    fn among(
        earlier: &Bitext,
        documents: Sides<&SegmentedDocument>,
        is_decided: fn(&Bead) -> bool,
    ) -> Self {
        let mut decisions = Decisions::default();
        let beads = earlier.alignment.beads.iter().enumerate();
        let mut decided = beads.filter(|(_, bead)| is_decided(bead)).peekable();
        if decided.peek().is_none() {
            return decisions;
        }
        let places =
            Sides::from_fn(|side| places(&earlier.side(side).segments, &documents[side].segments));
        let range = |bead: &Bead, side: Side| now(&places[side][bead.range(side)]);
        for (at, bead) in decided {
            match (range(bead, Side::Source), range(bead, Side::Target)) {
                (Some(source), Some(target)) => {
                    let confidence = if bead.status.is_automatic() { bead.confidence } else { 1.0 };
                    let (status, note) = (bead.status, bead.note.clone());
                    let pin = Bead { status, note, ..Bead::new(source, target, confidence) };
                    decisions.pins.push(pin);
                }
                _ => decisions.lost.push(at),
            }
        }
        decisions
    }
}

/// Where each segment of a document is in another version of it.
pub(super) fn places(earlier: &[Segment], now: &[Segment]) -> Vec<Option<usize>> {
    let by_text = |segments: &[Segment]| {
        let mut by_text: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, segment) in segments.iter().enumerate() {
            by_text.entry(segment.as_str().to_owned()).or_default().push(at);
        }
        by_text
    };
    let mut places = vec![None; earlier.len()];
    let (before, now) = (by_text(earlier), by_text(now));
    for (text, before) in before {
        let same = now.get(&text).filter(|now| now.len() == before.len());
        for (before, now) in before.into_iter().zip(same.into_iter().flatten()) {
            places[before] = Some(*now);
        }
    }
    places
}

/// The segments of one side of a bead as they are now; none where one is missing, or others are between them.
fn now(places: &[Option<usize>]) -> Option<Range<usize>> {
    let Some(first) = places.first() else { return Some(0..0) };
    let first = (*first)?;
    let are_neighbours = places.iter().zip(first..).all(|(place, at)| *place == Some(at));
    are_neighbours.then(|| first..first + places.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Status;
    use crate::bitext::from_pairs;
    use crate::language::{LanguageTag, Languages};

    fn bitext(source: &str, target: &str) -> Bitext {
        let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
        let pairs = source
            .split('|')
            .map(|text| (text, ""))
            .chain(target.split('|').map(|text| ("", text)));
        from_pairs("x", languages, pairs)
    }

    #[test]
    fn decisions_are_found_by_the_texts_of_their_segments() {
        for (source, target, pins, lost) in [
            ("A|B|C|D", "a|b|c", &[(1..2, 0..2), (3..4, 0..0)][..], &[][..]),
            ("new|A|B|C|D", "c|a|b", &[(2..3, 1..3), (4..5, 0..0)], &[]),
            // a text that was changed, or came apart
            ("A|B!|C|D", "a|b|c", &[(3..4, 0..0)], &[0]),
            ("A|B|C", "a|c|b", &[], &[0, 1]),
            // of two alike none is surely the one
            ("A|B|C|D|B", "a|b|c", &[(3..4, 0..0)], &[0]),
        ] {
            let mut earlier = bitext("A|B|C|D", "a|b|c");
            let pin = |source, target| Bead {
                status: Status::Corrected,
                ..Bead::new(source, target, 0.4)
            };
            earlier.alignment.beads = vec![
                pin(1..2, 0..2),
                pin(3..4, 2..2),
                Bead::new(0..1, 2..3, 0.9),
                Bead::new(2..3, 3..3, 0.9),
            ];
            let later = bitext(source, target);
            let found = Decisions::of(&earlier, Sides::new(&later.source, &later.target));
            let ranges: Vec<_> =
                found.pins.iter().map(|pin| (pin.source.clone(), pin.target.clone())).collect();
            assert_eq!(ranges, pins, "{source} {target}");
            assert_eq!(found.lost, lost, "{source} {target}");
        }
    }

    #[test]
    fn of_segments_with_one_text_each_is_known_by_its_turn() {
        let mut earlier = bitext("A|B|A", "a");
        earlier.alignment.beads =
            vec![Bead { status: Status::Confirmed, ..Bead::new(2..3, 0..1, 1.0) }];
        let later = bitext("A|B|C|A", "a");
        let found = Decisions::of(&earlier, Sides::new(&later.source, &later.target));
        assert_eq!(found.pins[0].source, 3..4);
    }
}
