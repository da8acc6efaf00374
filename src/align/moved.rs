//! Sentences that a translation has put elsewhere.
//!
//! The lattice knows no order but that of the texts, so a moved sentence is left alone on both sides. Where two
//! of these segments surely say the same, they become one bead that crosses others.

use super::bead::Bead;
use super::evidence::Evidence;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// So much of the words of either side the other must have.
const LEAST_SHARE: f64 = 0.6;
/// The same where one or two beads are between: neighbours that changed places are more frequent than two sentences left out.
const LEAST_SHARE_OF_NEAR: f64 = 0.4;
const NEAR: RangeInclusive<usize> = 2..=3;
/// So much more where a side has so few words that many a segment has the most of them.
const MORE_OF_FEW: f64 = 0.2;
const FEW: usize = 5;

/// Joins segments that are alone on either side and surely belong together. Beads keep the order of the source.
pub(super) fn join(evidence: &Evidence, beads: &mut Vec<Bead>) {
    let alone = |is_empty: fn(&Bead) -> bool| -> Vec<usize> {
        let may_be = |bead: &Bead| is_empty(bead) && bead.status.is_automatic();
        (0..beads.len()).filter(|index| may_be(&beads[*index])).collect()
    };
    let sources = alone(|bead| bead.target.is_empty());
    let targets = alone(|bead| bead.source.is_empty());
    // for each bead of the target alone the beads of the source that are like it
    let mut likely: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for source in sources.into_iter().filter(|_| !targets.is_empty()) {
        let segment = beads[source].source.start;
        let likes = evidence.similar(segment).filter_map(|other| {
            let target = targets.binary_search_by_key(&other, |at| beads[*at].target.start).ok()?;
            let target = targets[target];
            let (share, words) = evidence.common_share(segment, other)?;
            let is_near = NEAR.contains(&target.abs_diff(source));
            let least = if is_near { LEAST_SHARE_OF_NEAR } else { LEAST_SHARE };
            let more = if words < FEW { MORE_OF_FEW } else { 0.0 };
            (share >= least + more).then_some(target)
        });
        let likes: Vec<usize> = likes.collect();
        // what is like several is no strong evidence
        if let [target] = likes[..] {
            likely.entry(target).or_default().push(source);
        }
    }
    for (target, sources) in likely {
        if let [source] = sources[..] {
            let confidence = beads[target].confidence;
            let moved = std::mem::take(&mut beads[target].target);
            beads[source].target = moved;
            // no more than that each has no counterpart in its place
            beads[source].confidence = beads[source].confidence.min(confidence);
        }
    }
    beads.retain(|bead| !(bead.source.is_empty() && bead.target.is_empty()));
}
