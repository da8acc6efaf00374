//! Anchors of a long text: pairs of segments that surely belong together.
//!
//! Of all pairs that share enough rare words, the heaviest chain that ascends on both sides is taken, as word
//! anchors in Moore (2002) and Ma (2006), without a first pass over the whole lattice.

/// The least weight of shared words.
const LEAST: f32 = 2.0;
/// An anchor is kept if another is within so many segments, on about the same diagonal.
const NEIGHBOURHOOD: usize = 12;

/// The anchors among candidates, which are given for each source segment in turn as (target, weight).
pub(super) fn chain(
    candidates: impl Iterator<Item = Vec<(u32, f32)>>,
    targets: usize,
) -> Vec<(usize, usize)> {
    // for each target, the heaviest chain that ends there or before (Fenwick tree of maxima)
    let mut heaviest: Vec<(f32, usize)> = vec![(0.0, usize::MAX); targets + 1];
    let mut links: Vec<(usize, usize, usize)> = Vec::new();
    for (source, mut pairs) in candidates.enumerate() {
        pairs.retain(|(_, weight)| *weight >= LEAST);
        // from the right, so that no chain takes two targets for one source
        pairs.sort_unstable_by_key(|(target, _)| std::cmp::Reverse(*target));
        for (target, weight) in pairs {
            let target = target as usize;
            let mut before = (0.0, usize::MAX);
            let mut at = target;
            while at > 0 {
                if heaviest[at].0 > before.0 {
                    before = heaviest[at];
                }
                at &= at - 1;
            }
            let whole = before.0 + weight;
            links.push((source, target, before.1));
            let mut at = target + 1;
            while at <= targets {
                if whole > heaviest[at].0 {
                    heaviest[at] = (whole, links.len() - 1);
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let best = heaviest
        .iter()
        .fold((0.0, usize::MAX), |best, end| if end.0 > best.0 { *end } else { best });
    let mut chain = Vec::new();
    let mut link = best.1;
    while let Some((source, target, before)) = links.get(link) {
        chain.push((*source, *target));
        link = *before;
    }
    chain.reverse();
    supported(&chain)
}

/// The anchors that are not alone: a chance likeness far off the diagonal would lead the band astray.
fn supported(chain: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let near = |a: (usize, usize), b: (usize, usize)| {
        let (ds, dt) = (a.0.abs_diff(b.0), a.1.abs_diff(b.1));
        ds <= NEIGHBOURHOOD && dt <= 2 * NEIGHBOURHOOD && ds.abs_diff(dt) <= NEIGHBOURHOOD / 2
    };
    let is_supported = |index: usize| {
        let before = index.checked_sub(1).is_some_and(|before| near(chain[before], chain[index]));
        before || chain.get(index + 1).is_some_and(|next| near(chain[index], *next))
    };
    (0..chain.len()).filter(|index| is_supported(*index)).map(|index| chain[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_ascending_chain_is_taken() {
        let candidates = vec![
            vec![(0, 3.0)],
            vec![(1, 3.0), (40, 9.0)], // a chance likeness far away
            vec![(2, 1.0)],            // too little
            vec![(3, 4.0)],
            vec![(4, 4.0), (3, 2.0)],
        ];
        assert_eq!(chain(candidates.into_iter(), 50), [(0, 0), (1, 1), (3, 3), (4, 4)]);
        assert!(chain(std::iter::empty(), 0).is_empty());
    }
}
