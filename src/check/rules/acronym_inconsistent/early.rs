//! Acronyms of the target that are used before they are explained.

use crate::check::context::CheckContext;
use crate::check::facts::acronym_pairs::{AcronymPair, AcronymPairs};
use crate::check::facts::acronyms::Acronym;
use crate::document::BlockKind;
use crate::side::Side;
use std::collections::BTreeMap;

/// The first use of an acronym that is explained only later.
pub(super) struct EarlyUse<'c> {
    /// Index of the bead.
    pub bead: usize,
    pub acronym: &'c Acronym,
    /// Whether the source explains its counterpart.
    pub is_explained_in_source: bool,
}

/// All acronyms that are used early, but where the source does the same.
pub(super) fn early_uses<'c>(
    context: &'c CheckContext<'_>,
    pairs: &AcronymPairs<'_>,
) -> Vec<EarlyUse<'c>> {
    let acronyms = context.facts.acronyms().side(Side::Target);
    let is_in_prose = |acronym: &&Acronym| {
        context.bitext.target.segments[acronym.place.segment].kind == BlockKind::Paragraph
    };
    let bead_of = |acronym: &Acronym| context.bead_of(Side::Target, acronym.place.segment);
    // of each the first explanation: it is looked at last
    let explanations = acronyms.iter().rev().filter(|acronym| acronym.long_form.is_some());
    let explanations: BTreeMap<&str, &Acronym> =
        explanations.map(|acronym| (&*acronym.key, acronym)).collect();
    let early_use = |(key, explanation): (&str, &Acronym)| {
        let mut uses = acronyms.iter().filter(is_in_prose);
        let acronym = uses.find(|acronym| acronym.key == key)?;
        let (bead, source) = (bead_of(acronym), InSource::find(context, pairs, key));
        let is_early = bead < bead_of(explanation) && !source.is_as_early(bead);
        let is_explained_in_source = source.explained.is_some();
        is_early.then_some(EarlyUse { bead, acronym, is_explained_in_source })
    };
    explanations.into_iter().filter_map(early_use).collect()
}

/// The beads where the source first uses and first explains the counterpart of an acronym.
struct InSource {
    used: Option<usize>,
    explained: Option<usize>,
}

impl InSource {
    fn find(context: &CheckContext<'_>, pairs: &AcronymPairs<'_>, key: &str) -> Self {
        let is_of_key = |pair: &AcronymPair<'_>| pair.counterpart.key == key;
        let counterpart = pairs.iter().find(|(_, pairs)| pairs.iter().any(is_of_key));
        let first = |test: fn(&Acronym) -> bool| {
            let (counterpart, _) = counterpart?;
            let mut acronyms = context.facts.acronyms().side(Side::Source).iter();
            let found = acronyms.find(|acronym| acronym.key == *counterpart && test(acronym))?;
            Some(context.bead_of(Side::Source, found.place.segment))
        };
        InSource {
            used: first(|_| true),
            explained: first(|acronym| acronym.is_introduced || acronym.long_form.is_some()),
        }
    }

    /// Whether the source too uses its acronym too early, or explains it later than `bead`.
    fn is_as_early(&self, bead: usize) -> bool {
        match (self.used, self.explained) {
            (Some(used), Some(explained)) => used < explained || bead < explained,
            (Some(used), None) => used <= bead,
            (None, _) => false,
        }
    }
}
