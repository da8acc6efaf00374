//! Which acronym of one side is the counterpart of which of the other.

use super::acronyms::Acronym;
use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::language::pack;
use crate::side::Side;
use crate::text::words::is_acronym;
use std::collections::{BTreeMap, BTreeSet};

/// An acronym and its counterpart in a bead.
#[derive(Clone, Copy)]
pub(in crate::check) struct AcronymPair<'c> {
    /// Index of the bead.
    pub bead: usize,
    pub acronym: &'c Acronym,
    pub counterpart: &'c Acronym,
}

impl AcronymPair<'_> {
    /// Whether the acronym was left as it is.
    pub(crate) fn is_same(&self) -> bool {
        self.acronym.key == self.counterpart.key
    }
}

/// For each acronym of a side, in capitals, its counterparts on the other side, in the order of the beads.
pub(in crate::check) type AcronymPairs<'c> = BTreeMap<&'c str, Vec<AcronymPair<'c>>>;

/// The pairs of a side's acronyms.
pub(in crate::check) fn acronym_pairs<'c>(
    context: &'c CheckContext<'_>,
    side: Side,
) -> AcronymPairs<'c> {
    let mut pairs = AcronymPairs::new();
    for (index, bead) in context.beads() {
        let acronyms = distinct(context, bead, side);
        if acronyms.is_empty() {
            continue;
        }
        let opposite = distinct(context, bead, side.other());
        let (mut alone, mut opposite_alone) = (Vec::new(), opposite.clone());
        for acronym in acronyms {
            let known = known_counterparts(context, side, acronym);
            let found: Vec<&Acronym> =
                opposite.iter().copied().filter(|other| known.contains(&*other.key)).collect();
            if found.is_empty() {
                alone.push(acronym);
            }
            opposite_alone.retain(|rest| found.iter().all(|found| found.key != rest.key));
            let found = found.into_iter();
            let found = found.map(|counterpart| AcronymPair { bead: index, acronym, counterpart });
            pairs.entry(&acronym.key).or_default().extend(found);
        }
        // where this side has its term in full, an acronym is the counterpart of no other acronym
        let concepts: BTreeSet<usize> =
            context.terms_in(bead, side).map(|found| found.matched.concept).collect();
        opposite_alone.retain(|other| {
            let mut terms = context.terms_at(side.other(), &other.place);
            !terms.any(|found| concepts.contains(&found.matched.concept))
        });
        // what is left alone on either side belongs together
        if let ([acronym], [counterpart]) = (&alone[..], &opposite_alone[..]) {
            let pair = AcronymPair { bead: index, acronym, counterpart };
            pairs.entry(&acronym.key).or_default().push(pair);
        }
    }
    pairs
}

/// The acronyms on one side of a bead, the first of each name.
fn distinct<'c>(context: &'c CheckContext<'_>, bead: &Bead, side: Side) -> Vec<&'c Acronym> {
    let mut seen = BTreeSet::new();
    let acronyms = context.facts.acronyms().within(side, bead.range(side)).iter();
    acronyms.filter(|acronym| seen.insert(&acronym.key)).collect()
}

/// What an acronym may be on the other side: itself, what the glossary has, what the lists have.
fn known_counterparts(
    context: &CheckContext<'_>,
    side: Side,
    acronym: &Acronym,
) -> BTreeSet<String> {
    let key = &acronym.key;
    let opposite = context.language(side.other());
    // what the glossary advises against is a counterpart all the same
    let terms =
        context.terms_at(side, &acronym.place).flat_map(|found| found.concept.terms_in(opposite));
    let mut known: BTreeSet<String> =
        terms.filter(|term| is_acronym(&term.text)).map(|term| term.text.to_uppercase()).collect();
    if let (Some(here), Some(there)) = (pack(context.language(side)), pack(opposite)) {
        let pairs = there.acronym_pairs_with(here, key);
        known.extend(pairs.filter(|pair| pair.1 == *key).map(|pair| pair.0.to_owned()));
        let pairs = here.acronym_pairs_with(there, key);
        known.extend(pairs.filter(|pair| pair.0 == *key).map(|pair| pair.1.to_owned()));
    }
    known.insert(key.clone());
    known
}

/// What an acronym of the source is in the target's language, where the lists say that it is not left as it is.
pub(in crate::check) fn translation(
    context: &CheckContext<'_>,
    acronym: &Acronym,
) -> Option<&'static str> {
    let [source, target] = Side::BOTH.map(|side| pack(context.language(side)));
    let mut pairs = target?.acronym_pairs_with(source?, &acronym.key);
    pairs.find(|pair| pair.2 && pair.1 == acronym.key).map(|pair| pair.0)
}
