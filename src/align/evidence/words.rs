//! Words that answer each other: the same name, a cognate, or a translation in the lexicon.

use super::super::{Lexicon, WIDEST};
use crate::language::{Pack, pack};
use crate::segment::SegmentedDocument;
use crate::text::cognate::{likeness, skeleton};
use crate::text::fold;
use crate::text::words::words;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Which words of each segment are answered where on the other side.
pub(super) struct WordLinks {
    source: Side,
    target: Side,
}

/// The content words of one side.
struct Side {
    segments: Vec<Vec<Token>>,
    /// The summed weight of each segment's words.
    mass: Vec<f32>,
    cover: Cover,
}

struct Token {
    /// How much the word tells: less the more segments have it.
    weight: f32,
    /// Segments of the other side that answer it, and how surely (0 to 1), in order.
    links: Vec<(u32, f32)>,
}

/// The covered mass of a segment by a span of the other side.
enum Cover {
    /// For each segment, each start and each width.
    Known { starts: usize, values: Vec<[f32; WIDEST]> },
    /// Too many to keep; counted when asked for.
    Asked,
}

/// Up to this many pairs of segments coverage is counted beforehand.
const KNOWN: usize = 1 << 20;

impl WordLinks {
    pub(super) fn find(
        source: &SegmentedDocument,
        target: &SegmentedDocument,
        lexicon: &Lexicon,
    ) -> Self {
        let vocabularies = [Vocabulary::of(source), Vocabulary::of(target)];
        let links = Links::between(&vocabularies[0], &vocabularies[1], lexicon);
        let [source, target] = vocabularies;
        let targets = Side::new(&target, &source, |word| links.sources_of(word));
        let sources = Side::new(&source, &target, |word| links.targets_of(word));
        WordLinks { source: sources, target: targets }
    }

    /// The weight of the words of a bead that the other side answers, and of those that it does not.
    pub(super) fn coverage(&self, source: &Range<usize>, target: &Range<usize>) -> (f64, f64) {
        let (source_covered, source_mass) = self.source.covered(source, target);
        let (target_covered, target_mass) = self.target.covered(target, source);
        let covered = f64::from(source_covered + target_covered);
        (covered, f64::from(source_mass + target_mass) - covered)
    }
}

impl Side {
    fn new<'l>(
        own: &Vocabulary,
        other: &Vocabulary,
        links: impl Fn(u32) -> &'l [(u32, f32)],
    ) -> Self {
        let segments: Vec<Vec<Token>> = own
            .segments
            .iter()
            .map(|words| {
                words
                    .iter()
                    .map(|&word| {
                        let mut places: Vec<(u32, f32)> = Vec::new();
                        for &(partner, strength) in links(word) {
                            places.extend(
                                other.types[partner as usize]
                                    .segments
                                    .iter()
                                    .map(|&place| (place, strength)),
                            );
                        }
                        places.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
                        places.dedup_by_key(|place| place.0);
                        Token { weight: own.weight(word), links: places }
                    })
                    .collect()
            })
            .collect();
        let mass =
            segments.iter().map(|tokens| tokens.iter().map(|token| token.weight).sum()).collect();
        let starts = other.segments.len();
        let cover =
            if segments.len() * starts <= KNOWN { known(&segments, starts) } else { Cover::Asked };
        Side { segments, mass, cover }
    }

    /// The covered and the whole mass of a range of segments, given a span of the other side.
    fn covered(&self, own: &Range<usize>, span: &Range<usize>) -> (f32, f32) {
        let mut covered = 0.0;
        let mut mass = 0.0;
        for segment in own.clone() {
            mass += self.mass[segment];
            covered += match &self.cover {
                Cover::Known { starts, values } => {
                    values[segment * starts + span.start][span.len() - 1]
                }
                Cover::Asked => self.segments[segment]
                    .iter()
                    .map(|token| token.weight * token.answer(span))
                    .sum(),
            };
        }
        (covered, mass)
    }
}

impl Token {
    /// How surely the span answers the word.
    fn answer(&self, span: &Range<usize>) -> f32 {
        let first = self.links.partition_point(|(place, _)| (*place as usize) < span.start);
        let within =
            self.links[first..].iter().take_while(|(place, _)| (*place as usize) < span.end);
        within.map(|(_, strength)| *strength).fold(0.0, f32::max)
    }
}

fn known(segments: &[Vec<Token>], starts: usize) -> Cover {
    let mut values = vec![[0.0; WIDEST]; segments.len() * starts];
    for (segment, tokens) in segments.iter().enumerate() {
        let row = &mut values[segment * starts..][..starts];
        for token in tokens.iter().filter(|token| !token.links.is_empty()) {
            for width in 1..=WIDEST {
                // the spans that hold a link are those that start up to `width` before it; each is counted once
                let mut next = 0;
                for &(place, _) in &token.links {
                    let place = place as usize;
                    for (start, value) in row
                        .iter_mut()
                        .enumerate()
                        .take(place + 1)
                        .skip(next.max((place + 1).saturating_sub(width)))
                    {
                        value[width - 1] += token.weight * token.answer(&(start..start + width));
                    }
                    next = place + 1;
                }
            }
        }
    }
    Cover::Known { starts, values }
}

/// The content words of one document.
struct Vocabulary {
    pack: Option<&'static Pack>,
    types: Vec<Type>,
    /// For each segment its words, by the number of their type.
    segments: Vec<Vec<u32>>,
}

struct Type {
    folded: String,
    stem: String,
    /// Spelling as cognates share it.
    skeleton: String,
    /// The segments that have it, in order.
    segments: Vec<u32>,
}

impl Vocabulary {
    fn of(document: &SegmentedDocument) -> Self {
        let pack = pack(&document.language);
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut types: Vec<Type> = Vec::new();
        let mut segments = Vec::with_capacity(document.segments.len());
        for (index, segment) in (0u32..).zip(&document.segments) {
            let mut own: Vec<u32> = Vec::new();
            for word in words(segment.as_str()) {
                if word.text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
                    continue; // numbers are evidence of their own
                }
                let folded = fold::accents(word.text);
                let folded = folded.strip_suffix("'s").unwrap_or(&folded);
                if pack.is_some_and(|pack| pack.is_folded_stopword(folded)) {
                    continue;
                }
                let number = match numbers.get(folded) {
                    Some(number) => *number,
                    None => {
                        let number = types.len() as u32;
                        numbers.insert(folded.to_owned(), number);
                        types.push(Type::new(folded, pack));
                        number
                    }
                };
                let places = &mut types[number as usize].segments;
                if places.last() != Some(&index) {
                    places.push(index);
                }
                if !own.contains(&number) {
                    own.push(number);
                }
            }
            segments.push(own);
        }
        Vocabulary { pack, types, segments }
    }

    /// 1 for a word of one segment, less for one that many have.
    fn weight(&self, word: u32) -> f32 {
        let all = self.segments.len() as f32;
        let having = self.types[word as usize].segments.len() as f32;
        ((all + 1.0) / having).ln() / (all + 1.0).ln()
    }
}

impl Type {
    fn new(folded: &str, pack: Option<&'static Pack>) -> Self {
        let stem = pack.map_or(folded, |pack| pack.stem(folded)).to_owned();
        let english = pack.map_or_else(|| folded.to_owned(), |pack| pack.english_ending(folded));
        Type { skeleton: skeleton(&english), folded: folded.to_owned(), stem, segments: Vec::new() }
    }
}

/// Which types answer which.
struct Links {
    targets: Vec<Vec<(u32, f32)>>,
    sources: Vec<Vec<(u32, f32)>>,
}

impl Links {
    fn between(source: &Vocabulary, target: &Vocabulary, lexicon: &Lexicon) -> Self {
        const BUCKET: usize = 4;
        let mut by_folded: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_stem: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        let mut by_beginning: FxHashMap<&[u8], Vec<u32>> = FxHashMap::default();
        for (number, word) in (0u32..).zip(&target.types) {
            by_folded.insert(&word.folded, number);
            by_stem.entry(&word.stem).or_default().push(number);
            if word.skeleton.len() >= BUCKET {
                by_beginning.entry(&word.skeleton.as_bytes()[..BUCKET]).or_default().push(number);
            }
        }
        let mut links = Links {
            targets: vec![Vec::new(); source.types.len()],
            sources: vec![Vec::new(); target.types.len()],
        };
        for (number, word) in (0u32..).zip(&source.types) {
            if let Some(&same) = by_folded.get(word.folded.as_str()) {
                links.add(number, same, 1.0);
            }
            if word.skeleton.len() >= BUCKET {
                for &other in
                    by_beginning.get(&word.skeleton.as_bytes()[..BUCKET]).into_iter().flatten()
                {
                    links.add(
                        number,
                        other,
                        likeness(&word.skeleton, &target.types[other as usize].skeleton),
                    );
                }
            }
        }
        links.add_lexicon(source, target, lexicon, &by_stem);
        links
    }

    fn add_lexicon(
        &mut self,
        source: &Vocabulary,
        target: &Vocabulary,
        lexicon: &Lexicon,
        by_stem: &FxHashMap<&str, Vec<u32>>,
    ) {
        let Some(first) = lexicon.first_language().map(|pack| pack.code) else { return };
        if source.pack.is_some_and(|pack| pack.code == first) {
            for (number, word) in (0u32..).zip(&source.types) {
                for stem in lexicon.translations(&word.stem) {
                    for &other in by_stem.get(stem.as_str()).into_iter().flatten() {
                        self.add(number, other, 1.0);
                    }
                }
            }
        } else {
            let mut sources: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
            for (number, word) in (0u32..).zip(&source.types) {
                sources.entry(&word.stem).or_default().push(number);
            }
            for (number, word) in (0u32..).zip(&target.types) {
                for stem in lexicon.translations(&word.stem) {
                    for &other in sources.get(stem.as_str()).into_iter().flatten() {
                        self.add(other, number, 1.0);
                    }
                }
            }
        }
    }

    fn add(&mut self, source: u32, target: u32, strength: f32) {
        if strength > 0.0 {
            self.targets[source as usize].push((target, strength));
            self.sources[target as usize].push((source, strength));
        }
    }

    fn targets_of(&self, source: u32) -> &[(u32, f32)] {
        &self.targets[source as usize]
    }

    fn sources_of(&self, target: u32) -> &[(u32, f32)] {
        &self.sources[target as usize]
    }
}
