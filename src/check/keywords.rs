//! The keyword lists of a bitext, and which keywords answer each other.

use super::{CheckContext, Place};
use crate::align::{Bead, WordCoverage};
use crate::bitext::Side;
use crate::document::{BlockKind, keywords};
use crate::language::heading_class;
use crate::side::Sides;
use crate::words::WordLinks;
use std::sync::Arc;

/// The keyword lists of both sides of a bead.
pub(super) struct KeywordLists {
    pub bead: usize,
    pub source: Vec<Place>,
    pub target: Vec<Place>,
    /// How sure it is that each keyword of the source and each of the target are one, 0 to 1; nothing where one list
    /// is the longer.
    pub likeness: Vec<Vec<f64>>,
}

/// The beads that have a keyword list on either side.
pub(super) fn lists(context: &CheckContext<'_>) -> Vec<KeywordLists> {
    let lists = context.beads().map(|(index, bead)| {
        let [source, target] = [Side::Source, Side::Target].map(|side| list(context, bead, side));
        KeywordLists { bead: index, source, target, likeness: Vec::new() }
    });
    let both = lists.filter(|lists| !lists.source.is_empty() && !lists.target.is_empty());
    let compared = both.map(|lists| match lists.source.len() == lists.target.len() {
        true => KeywordLists { likeness: likeness(context, &lists), ..lists },
        false => lists,
    });
    compared.collect()
}

fn list(context: &CheckContext<'_>, bead: &Bead, side: Side) -> Vec<Place> {
    let segments = &context.bitext.side(side).segments;
    let of_segment = |segment: usize| {
        let text = segments[segment].as_str();
        let words = keywords(text).into_iter().map(without_label);
        let place = move |word: &str| {
            // a keyword is a part of the text
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Place { segment, range: start..start + word.len() }
        };
        words.filter(|word| !word.is_empty()).map(place).collect::<Vec<_>>()
    };
    bead.range(side)
        .filter(|segment| segments[*segment].kind == BlockKind::Keywords)
        .flat_map(of_segment)
        .collect()
}

/// The first keyword without a label that nothing sets apart: `Key words Shame; …`.
fn without_label(word: &str) -> &str {
    let ends = word.match_indices(' ').map(|(at, _)| at).take(2);
    let label = ends.filter(|end| heading_class(&word[..*end]) == Some("keywords")).last();
    label.map_or(word, |end| word[end..].trim_start())
}

/// How sure it is that two keywords are one: by the glossary, or by the words that answer each other.
fn likeness(context: &CheckContext<'_>, lists: &KeywordLists) -> Vec<Vec<f64>> {
    let texts = |side: Side, places: &[Place]| -> Vec<&str> {
        places.iter().map(|place| context.text_at(side, place)).collect()
    };
    let concepts = |side: Side, place: &Place| -> Vec<&str> {
        let terms = context.terms_at(side, place);
        terms.map(|found| found.concept.id.as_str()).collect()
    };
    // by words of their own: a label without a blank behind it is one word with the first keyword of its segment
    let read = |side: Side, places| {
        let words = context.lexicon().read(context.language(side), texts(side, places).into_iter());
        Arc::new(words)
    };
    let words = Sides::new(read(Side::Source, &lists.source), read(Side::Target, &lists.target));
    let links = WordLinks::between(words, context.lexicon());
    let mut all = WordCoverage::new(&links).mean_shares();
    for (row, source) in all.iter_mut().zip(&lists.source) {
        let own = concepts(Side::Source, source);
        for (value, target) in row.iter_mut().zip(&lists.target) {
            if concepts(Side::Target, target).iter().any(|concept| own.contains(concept)) {
                *value = 1.0;
            }
        }
    }
    all
}

/// The pairs of keywords that are each other's likeliest, as places in the two lists, in the order of the source.
pub(super) fn pairs(likeness: &[Vec<f64>]) -> Vec<(usize, usize)> {
    const SURE: f64 = 0.5;
    let best = |values: &mut dyn Iterator<Item = f64>| {
        let mut best = (0, 0.0);
        for (index, value) in values.enumerate() {
            if value > best.1 {
                best = (index, value);
            }
        }
        best
    };
    let mut pairs = Vec::new();
    for (source, row) in likeness.iter().enumerate() {
        let (target, value) = best(&mut row.iter().copied());
        let (back, _) = best(&mut likeness.iter().map(|row| row[target]));
        if value >= SURE && back == source {
            pairs.push((source, target));
        }
    }
    pairs
}
