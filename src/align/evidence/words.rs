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

/// What the words of a bead say, in weight of words of both sides.
pub(super) struct Coverage {
    /// Answered by the other side of the bead.
    pub covered: f64,
    /// Not answered there, but elsewhere in the document.
    pub elsewhere: f64,
    /// Answered by the segment before or behind the other side, and not by itself.
    pub beside: f64,
    /// Answered nowhere.
    pub unanswered: f64,
    /// The share of either side that is covered, the lesser of the two.
    pub least_share: f64,
    /// The mean of both shares.
    pub share: f64,
    /// The covered share of the segment of the bead that is least covered.
    pub least_segment: f64,
}

/// The content words of one side.
struct Side {
    segments: Vec<Vec<Token>>,
    /// For each segment the summed weight of its words, and of those that are answered somewhere.
    mass: Vec<f32>,
    answered: Vec<f32>,
    /// How many segments the other side has.
    others: usize,
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
    Known(Vec<[f32; SPAN]>),
    /// Too many to keep; counted when asked for.
    Asked,
}

/// The widest span: a bead and a segment before and behind it.
const SPAN: usize = WIDEST + 2;
/// A word that more segments have says little of where they belong, and would cost much.
const COMMON: usize = 40;

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

    /// What the words of a bead say; one side may be empty.
    pub(super) fn coverage(&self, source: &Range<usize>, target: &Range<usize>) -> Coverage {
        let s = self.source.part(source, target);
        let t = self.target.part(target, source);
        let both = |value: fn(&Part) -> f32| f64::from(value(&s) + value(&t));
        let share = |part: &Part| if part.mass > 0.0 { part.covered / part.mass } else { 1.0 };
        Coverage {
            covered: both(|part| part.covered),
            elsewhere: both(|part| part.answered - part.covered),
            beside: both(|part| part.around - part.covered),
            unanswered: both(|part| part.mass - part.answered),
            least_share: f64::from(share(&s).min(share(&t))),
            share: f64::from(share(&s) + share(&t)) / 2.0,
            least_segment: f64::from(s.least.min(t.least)),
        }
    }
}

/// The weight of the words of one side of a bead: all, those answered somewhere, by the other side, and by the
/// other side and its neighbours.
struct Part {
    /// The covered share of the segment that is least covered.
    least: f32,
    mass: f32,
    answered: f32,
    covered: f32,
    around: f32,
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
                            let having = &other.types[partner as usize].segments;
                            if having.len() <= COMMON {
                                places.extend(having.iter().map(|&place| (place, strength)));
                            }
                        }
                        places.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
                        places.dedup_by_key(|place| place.0);
                        Token { weight: own.weight(word), links: places }
                    })
                    .collect()
            })
            .collect();
        let sum = |value: fn(&Token) -> f32| -> Vec<f32> {
            segments.iter().map(|tokens| tokens.iter().map(value).sum()).collect()
        };
        let mass = sum(|token| token.weight);
        let answered = sum(|token| token.weight * token.best());
        let others = other.segments.len();
        let cover =
            if segments.len() * others <= KNOWN { known(&segments, others) } else { Cover::Asked };
        Side { segments, mass, answered, others, cover }
    }

    fn part(&self, own: &Range<usize>, span: &Range<usize>) -> Part {
        let around = span.start.saturating_sub(1)..(span.end + 1).min(self.others);
        let mut part = Part { least: 1.0, mass: 0.0, answered: 0.0, covered: 0.0, around: 0.0 };
        for segment in own.clone() {
            part.mass += self.mass[segment];
            part.answered += self.answered[segment];
            let covered = self.covered(segment, span);
            if self.mass[segment] > 0.0 {
                part.least = part.least.min(covered / self.mass[segment]);
            }
            part.covered += covered;
            part.around += self.covered(segment, &around);
        }
        part
    }

    /// The weight of a segment's words that a span of the other side answers.
    fn covered(&self, segment: usize, span: &Range<usize>) -> f32 {
        match &self.cover {
            _ if span.is_empty() => 0.0,
            Cover::Known(values) => values[segment * self.others + span.start][span.len() - 1],
            Cover::Asked => {
                self.segments[segment].iter().map(|token| token.weight * token.answer(span)).sum()
            }
        }
    }
}

impl Token {
    /// How surely anything answers the word.
    fn best(&self) -> f32 {
        self.links.iter().map(|(_, strength)| *strength).fold(0.0, f32::max)
    }

    /// How surely the span answers the word.
    fn answer(&self, span: &Range<usize>) -> f32 {
        let first = self.links.partition_point(|(place, _)| (*place as usize) < span.start);
        let within =
            self.links[first..].iter().take_while(|(place, _)| (*place as usize) < span.end);
        within.map(|(_, strength)| *strength).fold(0.0, f32::max)
    }
}

fn known(segments: &[Vec<Token>], starts: usize) -> Cover {
    let mut values = vec![[0.0; SPAN]; segments.len() * starts];
    for (segment, tokens) in segments.iter().enumerate() {
        let row = &mut values[segment * starts..][..starts];
        for token in tokens.iter().filter(|token| !token.links.is_empty()) {
            for width in 1..=SPAN {
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
    Cover::Known(values)
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
