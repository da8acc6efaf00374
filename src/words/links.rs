//! Which words of two texts translate each other.

use super::lexicon::Translation;
use super::{Form, Lexicon, Rows, TextWords};
use crate::side::{Side, Sides};
use crate::text::cognate::likeness;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Range;
use std::sync::Arc;

/// How surely two words translate each other, 0 to 1: a name is the same in both languages, the lexicon has one among the
/// `translations` of the other, or both are spelt alike.
pub(super) fn strength(first: &Form, second: &Form, translations: &[Translation]) -> f32 {
    if first.folded == second.folded {
        return 1.0;
    }
    let mut known = translations.iter().filter(|translation| translation.stem == second.stem());
    let known = known.next().map_or(0.0, |translation| translation.strength);
    if known == 1.0 { known } else { known.max(likeness(&first.skeleton, &second.skeleton)) }
}

/// The words of two documents, and which of them translate each other.
pub(crate) struct WordLinks {
    pub(crate) words: Sides<Arc<TextWords>>,
    /// For each content word of a side those of the other that may translate it, and how surely.
    partners: Sides<Arc<Rows<(u32, f32)>>>,
}

/// A content word of a bead where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkedWord {
    /// The segment that it stands in.
    pub(crate) segment: usize,
    /// Bytes of the segment's text.
    pub(crate) range: Range<usize>,
    /// Whether a word of the other side of the bead may translate it.
    pub(crate) is_linked: bool,
    /// The place of its form among those of its document.
    pub(crate) form: u32,
    word: u32,
}

impl WordLinks {
    /// Links the words of a source and its target by a lexicon, and by how they are spelt.
    pub(crate) fn between(words: Sides<Arc<TextWords>>, lexicon: &Lexicon) -> Self {
        let is_first = words.source.language.primary() == lexicon.first_language();
        let side = if is_first { Side::Source } else { Side::Target };
        let (first, second) = (&words[side], &words[side.other()]);
        let forms: Vec<&Form> = second.content_forms().collect();
        let [mut by_folded, mut by_stem, mut by_beginning] =
            [(); 3].map(|()| ByKey::with_capacity(forms.len()));
        for (number, form) in (0..).zip(&forms) {
            by_folded.insert(form.folded.as_bytes(), number);
            by_stem.insert(form.stem().as_bytes(), number);
            if let Some(beginning) = beginning(form) {
                by_beginning.insert(beginning, number);
            }
        }
        let mut links = Vec::with_capacity(2 * forms.len());
        let mut found: Vec<u32> = Vec::new();
        for (number, form) in (0..).zip(first.content_forms()) {
            let translations = lexicon.translations(form.stem());
            found.clear();
            found.extend(by_folded.of(form.folded.as_bytes()));
            found.extend(beginning(form).into_iter().flat_map(|own| by_beginning.of(own)));
            found.extend(translations.iter().flat_map(|own| by_stem.of(own.stem.as_bytes())));
            found.sort_unstable();
            found.dedup();
            for other in &found {
                let strength = strength(form, forms[*other as usize], translations);
                if strength > 0.0 {
                    links.push((number, (*other, strength)));
                }
            }
        }
        let back: Vec<_> =
            links.iter().map(|(own, (other, strength))| (*other, (*own, *strength))).collect();
        let forth = Rows::new(first.content_count(), &links);
        let back = Rows::new(second.content_count(), &back);
        let partners = if is_first { Sides::new(forth, back) } else { Sides::new(back, forth) };
        WordLinks { words, partners: partners.map(Arc::new) }
    }

    /// For each content word of a side those of the other that may translate it, in order, and how surely.
    pub(crate) fn partners(&self, side: Side) -> &Arc<Rows<(u32, f32)>> {
        &self.partners[side]
    }

    /// Those that may translate a word.
    pub(crate) fn partners_of(&self, word: &LinkedWord, side: Side) -> &[(u32, f32)] {
        self.partners[side].of(word.word)
    }

    /// Whether two words, one of either side, may translate each other.
    pub(crate) fn are_linked(&self, source: &LinkedWord, target: &LinkedWord) -> bool {
        self.partners_of(source, Side::Source).iter().any(|(partner, _)| *partner == target.word)
    }

    /// The content words of a bead, in order.
    pub(crate) fn in_bead(&self, segments: Sides<Range<usize>>) -> Sides<Vec<LinkedWord>> {
        let mut words = Sides::from_fn(|side| {
            segments[side].clone().flat_map(|segment| self.in_segment(side, segment)).collect()
        });
        let distinct = words.as_ref().map(|words: &Vec<LinkedWord>| {
            let mut distinct: Vec<u32> = words.iter().map(|own| own.word).collect();
            distinct.sort_unstable();
            distinct.dedup();
            distinct
        });
        for side in Side::BOTH {
            let others = &distinct[side.other()];
            for word in &mut words[side] {
                let mut partners = self.partners[side].of(word.word).iter();
                word.is_linked = partners.any(|(other, _)| others.binary_search(other).is_ok());
            }
        }
        words
    }

    fn in_segment(&self, side: Side, segment: usize) -> impl Iterator<Item = LinkedWord> {
        let words = &self.words[side];
        words.tokens(segment).iter().filter_map(move |token| {
            let word = words.content_word(*token)?;
            let range = words.word(*token).range();
            Some(LinkedWord { segment, range, is_linked: false, form: token.form, word })
        })
    }

    /// For each of some words of either side at most one of the other that translates it, by its place, and no word for
    /// two: the surest first, and the nearest of these.
    pub(crate) fn one_to_one(&self, words: &Sides<Vec<LinkedWord>>) -> Sides<Vec<Option<usize>>> {
        /// So much surer a translation must be that stands a whole bead farther away.
        const DISTANCE: f32 = 2.0;
        /// Of a word that stands often, so many are looked at before the place that is opposite, and behind it.
        const NEAREST: usize = 8;
        let Sides { source, target } = words;
        let mut places: Vec<(u32, usize)> =
            target.iter().enumerate().map(|(at, other)| (other.word, at)).collect();
        places.sort_unstable();
        let mut links: Vec<(f32, usize, usize)> = Vec::new();
        for (own, word) in source.iter().enumerate().filter(|(_, word)| word.is_linked) {
            let place = (own as f32 + 0.5) / source.len() as f32;
            let opposite = (place * target.len() as f32) as usize;
            for (partner, strength) in self.partners_of(word, Side::Source) {
                let start = places.partition_point(|(other, _)| other < partner);
                let same = &places[start..];
                let same = &same[..same.partition_point(|(other, _)| other == partner)];
                let middle = same.partition_point(|(_, at)| *at < opposite);
                let nearest =
                    &same[middle.saturating_sub(NEAREST)..same.len().min(middle + NEAREST)];
                links.extend(nearest.iter().map(|(_, other)| {
                    let distance = (place - (*other as f32 + 0.5) / target.len() as f32).abs();
                    (strength - DISTANCE * distance, own, *other)
                }));
            }
        }
        links.sort_unstable_by(|(a, c, d), (b, e, f)| b.total_cmp(a).then((c, d).cmp(&(e, f))));
        let mut partners = words.as_ref().map(|words| vec![None; words.len()]);
        for (_, own, other) in links {
            if partners.source[own].is_none() && partners.target[other].is_none() {
                partners.source[own] = Some(other);
                partners.target[other] = Some(own);
            }
        }
        partners
    }
}

/// How a word begins; only words that begin alike are compared, so that a long text takes no longer a word than a short
/// one.
fn beginning(form: &Form) -> Option<&[u8]> {
    form.skeleton.as_bytes().get(..4)
}

/// Words by something that several may have.
struct ByKey<'f> {
    /// For each key the place of the last word that has it.
    last: FxHashMap<&'f [u8], u32>,
    /// Words, each with the place of the one before that has the same key.
    words: Vec<(u32, Option<u32>)>,
}

impl<'f> ByKey<'f> {
    fn with_capacity(words: usize) -> Self {
        let last = FxHashMap::with_capacity_and_hasher(words, FxBuildHasher);
        ByKey { last, words: Vec::with_capacity(words) }
    }

    fn insert(&mut self, key: &'f [u8], word: u32) {
        let place = self.words.len() as u32;
        self.words.push((word, self.last.insert(key, place)));
    }

    /// The words of a key, the last first.
    fn of(&self, key: &[u8]) -> impl Iterator<Item = u32> {
        let place = |place: &u32| self.words[*place as usize];
        let last = self.last.get(key).map(place);
        let all = std::iter::successors(last, move |(_, before)| before.as_ref().map(place));
        all.map(|(word, _)| word)
    }
}
