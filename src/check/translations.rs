//! How segments were translated in the documents that were checked before.

use crate::align::Bead;
use crate::bitext::Bitext;
use crate::side::{Side, Sides};
use crate::text::fnv;
use crate::text::words::folded_words;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// The pairs of several documents, in the order in which these are compared.
#[derive(Default)]
pub(crate) struct Translations {
    /// Of each segment on a side, where it was first and with which translation: both by hash, since there may be
    /// millions.
    first: Sides<FxHashMap<u64, First>>,
}

struct First {
    document: Arc<str>,
    bead: usize,
    translation: u64,
}

/// A bead of a document before that has one side of this one, and another side than this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unlike {
    pub(super) bead: usize,
    /// The side that is the same.
    pub(super) same: Side,
    /// The name of the other document.
    pub(super) document: Arc<str>,
    pub(super) bead_there: usize,
}

impl Translations {
    /// Where the documents before pair a segment of this one otherwise; then the pairs of this one are kept too.
    pub(crate) fn compare(&mut self, bitext: &Bitext) -> Vec<Unlike> {
        let document: Arc<str> = bitext.name.as_str().into();
        let languages = bitext.languages();
        let mut unlike = Vec::new();
        for (bead, words) in comparable(bitext) {
            let hashes = Sides::from_fn(|side| {
                // texts of other languages are other texts
                let [of, other] = [side, side.other()].map(|side| languages[side].as_str());
                fnv::hash(&[of, other, &words[side]], 0)
            });
            for side in Side::BOTH {
                let translation = hashes[side.other()];
                match self.first[side].entry(hashes[side]) {
                    Entry::Vacant(entry) => {
                        entry.insert(First { document: document.clone(), bead, translation });
                    }
                    Entry::Occupied(entry) => {
                        let first = entry.get();
                        let is_before = !Arc::ptr_eq(&first.document, &document);
                        if is_before && first.translation != translation {
                            let (document, bead_there) = (first.document.clone(), first.bead);
                            unlike.push(Unlike { bead, same: side, document, bead_there });
                        }
                    }
                }
            }
        }
        unlike
    }
}

/// The words of the beads that are long enough to be compared, with their indices.
pub(super) fn comparable(bitext: &Bitext) -> impl Iterator<Item = (usize, Sides<String>)> {
    /// A shorter one may mean two things.
    const FEWEST_WORDS: usize = 4;
    let words = |text: &str| {
        let words: Vec<_> = folded_words(text).collect();
        (words.len() >= FEWEST_WORDS).then(|| words.join(" "))
    };
    let is_settled = |(_, bead): &(usize, &Bead)| !bead.is_null() && !bead.review;
    bitext.alignment.beads.iter().enumerate().filter(is_settled).filter_map(move |(index, bead)| {
        let of = |side| words(&bitext.text(bead, side));
        Some((index, Sides::new(of(Side::Source)?, of(Side::Target)?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn a_segment_is_compared_with_the_first_document_that_has_it() {
        let mut translations = Translations::default();
        let mut compare = |test: RuleTest, name: &str, pairs: &[(&str, &str)]| {
            let unlike = translations.compare(&test.bitext(name, pairs));
            unlike
                .into_iter()
                .map(|one| (one.bead, one.same, one.document.to_string(), one.bead_there))
                .collect::<Vec<_>>()
        };
        let title = ("Sleep on the wards", "El sueño");
        let fell = ("Pain fell in both wards.", "El dolor bajó en ambas plantas.");
        let other = (fell.0, "El dolor disminuyó en ambas plantas.");
        assert_eq!(compare(EN_ES, "a", &[title, fell, fell]), []);
        assert_eq!(compare(EN_ES, "b", &[("PAIN FELL IN BOTH WARDS", fell.1)]), []);
        let of_a = |bead, same| (bead, same, "a".to_owned(), 1);
        assert_eq!(compare(EN_ES, "c", &[title, other]), [of_a(1, Side::Source)]);
        let rose = ("Pain rose in both wards.", fell.1);
        assert_eq!(compare(EN_ES, "d", &[rose, rose]), [0, 1].map(|at| of_a(at, Side::Target)));
        // what differs within one document is left to the rule
        let sleep = ("Sleep rose in both wards.", "El sueño mejoró en ambas plantas.");
        let twice = [sleep, (sleep.0, "El descanso aumentó en ambas plantas.")];
        assert_eq!(compare(EN_ES, "e", &twice), []);
        let portuguese = RuleTest { languages: ("en", "pt"), ..EN_ES };
        assert_eq!(compare(portuguese, "f", &[(fell.0, "A dor caiu nas duas alas.")]), []);
    }
}
