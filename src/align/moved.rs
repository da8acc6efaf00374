//! Sentences that a translation has put elsewhere.
//!
//! The lattice knows no order but that of the texts, so a moved sentence is left alone on both sides. Where two
//! of these segments surely say the same, they become one bead that crosses others.

use super::bead::Bead;
use super::evidence::Evidence;
use std::collections::BTreeMap;

/// So much of the words of either side the other must have.
const LEAST_SHARE: f64 = 0.6;
/// The same where a side has so few words that many a segment has the most of them.
const LEAST_SHARE_OF_FEW: f64 = 0.8;
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
            let (share, words) = evidence.common_share(segment, other)?;
            let least = if words < FEW { LEAST_SHARE_OF_FEW } else { LEAST_SHARE };
            (share >= least).then_some(targets[target])
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
