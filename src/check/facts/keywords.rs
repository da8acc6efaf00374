//! The keyword lists of a bitext, and which keywords translate each other.

use super::acronyms::Acronyms;
use super::terms::Terms;
use crate::align::{Bead, WordCoverage};
use crate::bitext::Bitext;
use crate::check::finding::Place;
use crate::document::{BlockKind, keywords};
use crate::language::heading_class;
use crate::side::{Side, Sides};
use crate::words::{Lexicon, WordLinks};
use std::borrow::Cow;
use std::sync::Arc;

/// The keyword lists of both sides of a bead.
pub(in crate::check) struct KeywordLists {
    /// Index of the bead.
    pub bead: usize,
    /// The keywords of either side.
    pub keywords: Sides<Vec<Place>>,
    /// How likely it is that each keyword of the source and each of the target translate each other, 0 to 1; nothing
    /// where one list is longer than the other, or they are longer than any list of keywords.
    pub likeness: Vec<Vec<f64>>,
    /// The pairs of keywords that are each other's likeliest, by their numbers in the two lists, in the order of the
    /// source.
    pub pairs: Vec<(usize, usize)>,
}

/// Each keyword is compared with all of the other side in lists of no more than so many.
const MOST: usize = 500;

/// The keyword lists of the beads that have one on each side.
pub(super) fn lists(
    bitext: &Bitext,
    terms: &Terms,
    acronyms: &Acronyms,
    lexicon: &Lexicon,
) -> Vec<KeywordLists> {
    let beads = bitext.alignment.beads.iter().enumerate();
    let lists = beads.filter_map(|(index, bead)| {
        let keywords = Sides::from_fn(|side| list(bitext, bead, side));
        let Sides { source, target } = &keywords;
        let likeness = match (source.len(), target.len()) {
            (0, _) | (_, 0) => return None,
            (source, target) if source != target || source > MOST => Vec::new(),
            _ => likeness(bitext, terms, acronyms, lexicon, &keywords),
        };
        let pairs = pairs(&likeness);
        Some(KeywordLists { bead: index, keywords, likeness, pairs })
    });
    lists.collect()
}

fn list(bitext: &Bitext, bead: &Bead, side: Side) -> Vec<Place> {
    let segments = &bitext.side(side).segments;
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

/// How likely it is that two keywords translate each other: by the glossary, or by their words.
fn likeness(
    bitext: &Bitext,
    terms: &Terms,
    acronyms: &Acronyms,
    lexicon: &Lexicon,
    keywords: &Sides<Vec<Place>>,
) -> Vec<Vec<f64>> {
    // words are read again: a label without a blank behind it is one word with the first keyword of its segment
    let words = Sides::from_fn(|side| {
        let document = bitext.side(side);
        let text = |place: &Place| &document.segments[place.segment].as_str()[place.range.clone()];
        // an acronym that the text explains answers its long form
        let explained = |place: &Place| match acronyms.long_form(side, text(place)) {
            Some(long_form) => format!("{} {long_form}", text(place)).into(),
            None => Cow::Borrowed(text(place)),
        };
        let texts: Vec<Cow<'_, str>> = keywords[side].iter().map(explained).collect();
        Arc::new(lexicon.read(&document.language, texts.iter().map(Cow::as_ref)))
    });
    let links = WordLinks::between(words, lexicon);
    let mut likeness = WordCoverage::new(&links).mean_shares();
    let concepts = |side: Side, place: &Place| -> Vec<usize> {
        terms.at(side, place).map(|found| found.concept).collect()
    };
    for (row, source) in likeness.iter_mut().zip(&keywords.source) {
        let of_source = concepts(Side::Source, source);
        for (value, target) in row.iter_mut().zip(&keywords.target) {
            if concepts(Side::Target, target).iter().any(|concept| of_source.contains(concept)) {
                *value = 1.0;
            }
        }
    }
    likeness
}

fn pairs(likeness: &[Vec<f64>]) -> Vec<(usize, usize)> {
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
