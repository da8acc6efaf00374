//! Which acronym of one side answers which of the other.

use super::CheckContext;
use super::acronyms::Acronym;
use crate::bitext::Side;
use crate::language::pack;
use crate::text::words::is_acronym;
use std::collections::{BTreeMap, BTreeSet};

/// An acronym of one side and what answers it in a bead.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a> {
    pub bead: usize,
    pub own: &'a Acronym,
    pub other: &'a Acronym,
}

impl Answer<'_> {
    /// Whether the acronym was left as it is.
    pub fn is_same(&self) -> bool {
        self.own.key == self.other.key
    }
}

/// For each acronym of a side, in capitals, what answers it, bead by bead.
pub(super) fn answers<'s>(
    context: &'s CheckContext<'_>,
    side: Side,
) -> BTreeMap<&'s str, Vec<Answer<'s>>> {
    let mut answers: BTreeMap<&'s str, Vec<Answer<'s>>> = BTreeMap::new();
    for (bead, range) in context.beads() {
        let [own, other] = [side, side.other()]
            .map(|side| distinct(context.acronyms().within(side, range.range(side)).iter()));
        if own.is_empty() {
            continue;
        }
        let mut rest_own: Vec<&Acronym> = Vec::new();
        let mut rest_other: Vec<&Acronym> = other.clone();
        for own in own {
            let known = counterparts(context, side, own);
            let found: Vec<&Acronym> =
                other.iter().copied().filter(|other| known.contains(&*other.key)).collect();
            if found.is_empty() {
                rest_own.push(own);
            }
            rest_other.retain(|rest| found.iter().all(|found| found.key != rest.key));
            let found = found.into_iter().map(|other| Answer { bead, own, other });
            answers.entry(&own.key).or_default().extend(found);
        }
        // of a term that stands in full on the own side, an acronym answers no other acronym
        let concepts: BTreeSet<&str> =
            context.terms_in(range, side).map(|found| found.concept.id.as_str()).collect();
        rest_other.retain(|other| {
            let mut terms = context.terms_at(side.other(), &other.place);
            !terms.any(|term| concepts.contains(term.concept.id.as_str()))
        });
        // what is left alone on either side belongs together
        if let ([own], [other]) = (&rest_own[..], &rest_other[..]) {
            answers.entry(&own.key).or_default().push(Answer { bead, own, other });
        }
    }
    answers
}

/// The first of each name.
fn distinct<'a>(acronyms: impl Iterator<Item = &'a Acronym>) -> Vec<&'a Acronym> {
    let mut seen = BTreeSet::new();
    acronyms.filter(|acronym| seen.insert(&acronym.key)).collect()
}

/// What an acronym may be on the other side: itself, what the glossary has, what the lists have.
fn counterparts(context: &CheckContext<'_>, side: Side, own: &Acronym) -> BTreeSet<String> {
    let key = &own.key;
    let other = context.language(side.other());
    // what the glossary advises against is an answer all the same
    let terms = context.terms_at(side, &own.place).flat_map(|found| found.concept.terms_in(other));
    let mut all: BTreeSet<String> =
        terms.filter(|term| is_acronym(&term.text)).map(|term| term.text.to_uppercase()).collect();
    let [here, there] = [side, side.other()].map(|side| pack(context.language(side)));
    if let (Some(here), Some(there)) = (here, there) {
        let pairs = there.acronym_pairs_with(here, key);
        all.extend(pairs.filter(|pair| pair.1 == *key).map(|pair| pair.0.to_owned()));
        let pairs = here.acronym_pairs_with(there, key);
        all.extend(pairs.filter(|pair| pair.0 == *key).map(|pair| pair.1.to_owned()));
    }
    all.insert(key.clone());
    all
}

/// The acronym that one of English should be in a language, where the lists say that it is not left as it is.
pub(super) fn own_form(context: &CheckContext<'_>, english: &Acronym) -> Option<&'static str> {
    let [source, target] = [Side::Source, Side::Target].map(|side| pack(context.language(side)));
    target?
        .acronym_pairs_with(source?, &english.key)
        .find(|pair| pair.2 && pair.1 == english.key)
        .map(|pair| pair.0)
}
