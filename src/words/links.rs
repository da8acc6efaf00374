//! Which words of two texts translate each other.

use super::lexicon::strength;
use super::{Form, Lexicon, Rows, TextWords};
use crate::segment::{Segment, SegmentedDocument};
use crate::side::{Side, Sides};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// The words of two documents, and which of them translate each other.
pub(crate) struct WordLinks {
    pub(crate) words: Sides<Arc<TextWords>>,
    /// For each content word of a side those of the other that may translate it, and how surely.
    partners: Sides<Arc<Rows<(u32, f32)>>>,
}

/// A content word of a bead at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkedWord {
    /// The segment that has it.
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
    /// Links the words of the segments of two documents.
    pub(crate) fn of_documents(documents: Sides<&SegmentedDocument>, lexicon: &Lexicon) -> Self {
        let read = |document: &SegmentedDocument| {
            let texts = document.segments.iter().map(Segment::as_str);
            Arc::new(lexicon.read(&document.language, texts))
        };
        WordLinks::between(documents.map(read), lexicon)
    }

    /// Links the words of a source and its target by a lexicon, and by how they are spelt.
    pub(crate) fn between(words: Sides<Arc<TextWords>>, lexicon: &Lexicon) -> Self {
        let is_first = words.source.language.primary() == lexicon.first_language();
        let side = if is_first { Side::Source } else { Side::Target };
        let (first, second) = (&words[side], &words[side.other()]);
        let forms: Vec<&Form> = second.content_forms().collect();
        let mut by_folded = FxHashMap::default();
        let mut by_stem: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        let mut by_beginning: FxHashMap<&[u8], Vec<u32>> = FxHashMap::default();
        for (number, form) in (0..).zip(&forms) {
            by_folded.insert(&*form.folded, number);
            by_stem.entry(form.stem()).or_default().push(number);
            if let Some(beginning) = beginning(form) {
                by_beginning.entry(beginning).or_default().push(number);
            }
        }
        let mut links = Vec::with_capacity(2 * forms.len());
        let mut found: Vec<u32> = Vec::new();
        for (number, form) in (0..).zip(first.content_forms()) {
            let translations = lexicon.translations(form.stem());
            found.clear();
            found.extend(by_folded.get(&*form.folded));
            let alike = beginning(form).and_then(|letters| by_beginning.get(letters));
            let translated = translations.iter().map(|translation| by_stem.get(&*translation.stem));
            for numbers in translated.chain([alike]).flatten() {
                found.extend_from_slice(numbers);
            }
            found.sort_unstable();
            found.dedup();
            for other in &found {
                let strength = strength(form, forms[*other as usize], translations);
                if strength > 0.0 {
                    links.push((number, (*other, strength)));
                }
            }
        }
        let back: Vec<_> = links
            .iter()
            .map(|(first, (second, strength))| (*second, (*first, *strength)))
            .collect();
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

    /// How surely two words, one of either side, translate each other; 0 where they do not.
    pub(crate) fn strength(&self, source: &LinkedWord, target: &LinkedWord) -> f32 {
        let mut partners = self.partners_of(source, Side::Source).iter();
        let found = partners.find(|(partner, _)| *partner == target.word);
        found.map_or(0.0, |(_, strength)| *strength)
    }

    /// The content words of a bead, in order.
    pub(crate) fn in_bead(&self, segments: Sides<Range<usize>>) -> Sides<Vec<LinkedWord>> {
        let mut words = Sides::from_fn(|side| {
            segments[side].clone().flat_map(|segment| self.in_segment(side, segment)).collect()
        });
        let distinct = words.as_ref().map(|words: &Vec<LinkedWord>| {
            let mut distinct: Vec<u32> = words.iter().map(|word| word.word).collect();
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
        /// So much surer a translation must be that is a whole bead farther away.
        const DISTANCE: f32 = 2.0;
        /// Of a word that comes often, so many are looked at before the place that is opposite, and behind it.
        const NEAREST: usize = 8;
        let Sides { source, target } = words;
        let mut places: Vec<(u32, usize)> =
            target.iter().enumerate().map(|(at, other)| (other.word, at)).collect();
        places.sort_unstable();
        let mut links: Vec<(f32, usize, usize)> = Vec::new();
        for (from, word) in source.iter().enumerate().filter(|(_, word)| word.is_linked) {
            let place = (from as f32 + 0.5) / source.len() as f32;
            let opposite = (place * target.len() as f32) as usize;
            for (partner, strength) in self.partners_of(word, Side::Source) {
                let start = places.partition_point(|(other, _)| other < partner);
                let same = &places[start..];
                let same = &same[..same.partition_point(|(other, _)| other == partner)];
                let middle = same.partition_point(|(_, at)| *at < opposite);
                let nearest =
                    &same[middle.saturating_sub(NEAREST)..same.len().min(middle + NEAREST)];
                links.extend(nearest.iter().map(|(_, to)| {
                    let distance = (place - (*to as f32 + 0.5) / target.len() as f32).abs();
                    (strength - DISTANCE * distance, from, *to)
                }));
            }
        }
        links.sort_unstable_by(|(a, c, d), (b, e, f)| b.total_cmp(a).then((c, d).cmp(&(e, f))));
        let mut partners = words.as_ref().map(|words| vec![None; words.len()]);
        for (_, from, to) in links {
            if partners.source[from].is_none() && partners.target[to].is_none() {
                partners.source[from] = Some(to);
                partners.target[to] = Some(from);
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
