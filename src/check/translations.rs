//! How segments were translated before, in a document and in those that were checked before it.

use crate::align::Bead;
use crate::bitext::Bitext;
use crate::side::{Side, Sides};
use crate::text::fnv;
use crate::text::words::folded_words;
use rustc_hash::FxHashMap;
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

/// A bead that has one side of a bead before it, and something else on the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unlike {
    pub(super) bead: usize,
    /// The side that is the same.
    pub(super) same: Side,
    /// The name of the document before; none where it is this one.
    pub(super) document: Option<Arc<str>>,
    pub(super) bead_there: usize,
}

impl Translations {
    /// Where a document pairs a segment otherwise than it did before, or else than the documents before; then its pairs are
    /// kept too.
    pub(crate) fn compare(&mut self, bitext: &Bitext) -> Vec<Unlike> {
        let document: Arc<str> = bitext.name.as_str().into();
        let languages = bitext.languages();
        let mut own: Sides<FxHashMap<u64, (usize, u64)>> = Sides::default();
        let mut unlike = Vec::new();
        for (bead, words) in comparable(bitext) {
            let hashes = Sides::from_fn(|side| {
                // texts of other languages are other texts
                let [of, other] = [side, side.other()].map(|side| languages[side].as_str());
                fnv::hash(&[of, other, &words[side]], 0)
            });
            for same in Side::BOTH {
                let (segment, translation) = (hashes[same], hashes[same.other()]);
                let here = *own[same].entry(segment).or_insert((bead, translation));
                let before = self.first[same].entry(segment).or_insert_with(|| First {
                    document: document.clone(),
                    bead,
                    translation,
                });
                let (document, (bead_there, other)) = match here.1 == translation {
                    true => (Some(before.document.clone()), (before.bead, before.translation)),
                    false => (None, here),
                };
                if other != translation {
                    unlike.push(Unlike { bead, same, document, bead_there });
                }
            }
        }
        unlike
    }
}

/// The words of the beads that are long enough to be compared, with their indices.
fn comparable(bitext: &Bitext) -> impl Iterator<Item = (usize, Sides<String>)> {
    /// A shorter one may mean two things.
    const FEWEST_WORDS: usize = 4;
    /// What tells two texts apart though it is no word.
    const SIGNS: &str = "%‰$€£<>≤≥±+";
    let words = |text: &str| {
        let words: Vec<_> = folded_words(text).collect();
        let signs = text.chars().filter(|c| SIGNS.contains(*c));
        (words.len() >= FEWEST_WORDS).then(|| words.join(" ") + &signs.collect::<String>())
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
                .map(|one| {
                    let document = one.document.as_deref().unwrap_or("itself").to_owned();
                    (one.bead, one.same, document, one.bead_there)
                })
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
        let sleep = ("Sleep rose in both wards.", "El sueño mejoró en ambas plantas.");
        let twice = [sleep, (sleep.0, "El descanso aumentó en ambas plantas.")];
        let of_itself = (1, Side::Source, "itself".to_owned(), 0);
        assert_eq!(compare(EN_ES, "e", &twice), [of_itself]);
        let portuguese = RuleTest { languages: ("en", "pt"), ..EN_ES };
        assert_eq!(compare(portuguese, "f", &[(fell.0, "A dor caiu nas duas alas.")]), []);
    }
}
