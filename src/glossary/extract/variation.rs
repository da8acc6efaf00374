//! Noun groups that a corpus translates in several ways.

use super::groups::{GroupId, Groups};
use super::{Pair, Settings, is_term, likely};
use crate::glossary::Glossary;
use crate::glossary::matcher::Matcher;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// A noun group of the source with several translations in the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variation {
    pub source: String,
    /// The beads that have it.
    pub beads: Vec<usize>,
    /// The most frequent first.
    pub translations: Vec<Translation>,
}

/// One of several translations of a noun group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Translation {
    pub target: String,
    /// The beads in which it translates the source.
    pub beads: Vec<usize>,
    /// Its bytes in the first of them.
    pub place: Range<usize>,
}

/// The groups that several others translate, each as often as [`Settings::least_count`] says; without terms of the
/// glossary, the most frequent first. A longer or inflected form of the same words is no other translation.
///
/// In each bead the groups that go together best are linked, each to one (Melamed 2000, Models of Translational
/// Equivalence among Words, section 4: competitive linking).
pub(crate) fn variation(
    beads: &[(String, String)],
    settings: &Settings<'_>,
    known: &Glossary,
) -> Vec<Variation> {
    let (sources, targets) = settings.groups(beads);
    let mut links: FxHashMap<GroupId, FxHashMap<GroupId, Vec<usize>>> = FxHashMap::default();
    let pairs = likely(&sources, &targets, beads.len(), settings);
    for (bead, source, target) in links_of(&pairs, &sources, &targets, beads.len()) {
        links.entry(source).or_default().entry(target).or_default().push(bead);
    }
    let known = Matcher::new(known, settings.source);
    let several = |(source, linked): (GroupId, FxHashMap<GroupId, Vec<usize>>)| {
        let mut linked: Vec<(GroupId, Vec<usize>)> = linked.into_iter().collect();
        linked.retain(|(_, beads)| beads.len() >= settings.least_count);
        linked.sort_by_key(|(target, beads)| (Reverse(beads.len()), *target));
        let mut distinct: Vec<(GroupId, Vec<usize>)> = Vec::new();
        for (target, beads) in linked {
            if !distinct.iter().any(|(other, _)| targets.share_words(target, *other)) {
                distinct.push((target, beads));
            }
        }
        let text = sources.text(source);
        if distinct.len() < 2 || is_term(&known, text) {
            return None;
        }
        let translation = |(target, beads): (GroupId, Vec<usize>)| Translation {
            target: targets.text(target).to_owned(),
            place: targets.place(target, beads[0]).unwrap_or_default(),
            beads,
        };
        Some(Variation {
            source: text.to_owned(),
            beads: sources.beads_with(source).collect(),
            translations: distinct.into_iter().map(translation).collect(),
        })
    };
    let mut all: Vec<Variation> = links.into_iter().filter_map(several).collect();
    all.sort_by(|a, b| b.beads.len().cmp(&a.beads.len()).then_with(|| a.source.cmp(&b.source)));
    all
}

/// Of each bead the pairs that are linked.
fn links_of<'a>(
    pairs: &'a [Pair],
    sources: &'a Groups,
    targets: &'a Groups,
    beads: usize,
) -> impl Iterator<Item = (usize, GroupId, GroupId)> + 'a {
    let ranks: FxHashMap<(GroupId, GroupId), usize> =
        pairs.iter().enumerate().map(|(rank, pair)| ((pair.source, pair.target), rank)).collect();
    (0..beads).flat_map(move |bead| {
        let both = move |source| targets.of_bead(bead).map(move |target| (source, target));
        let ranked = sources.of_bead(bead).flat_map(both);
        let mut ranked: Vec<usize> = ranked.filter_map(|pair| ranks.get(&pair).copied()).collect();
        ranked.sort_unstable();
        let mut links: Vec<(usize, GroupId, GroupId)> = Vec::new();
        for pair in ranked.into_iter().map(|rank| &pairs[rank]) {
            if links
                .iter()
                .all(|(_, source, target)| *source != pair.source && *target != pair.target)
            {
                links.push((bead, pair.source, pair.target));
            }
        }
        links
    })
}
