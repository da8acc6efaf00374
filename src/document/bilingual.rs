//! Finds the two abstracts, with their titles and keywords, in one text that holds both languages.
//!
//! Headings are taken where there are any and done without where there are none: what counts is which
//! stretches of prose stand in different languages, look like translations of each other, and are
//! followed by keywords, preceded by titles.

use super::similarity::Print;
use super::{Block, BlockKind, Document, heading_class, keywords, keywords_label};
use crate::language::{LanguageTag, PACKS, detect, pack};
use crate::text::fold;
use crate::text::words::words;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// Two documents that are each other's translation.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub source: Document,
    pub target: Document,
}

/// A stretch of prose that may be an abstract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub language: LanguageTag,
    pub lines: (usize, usize),
    pub words: usize,
    pub beginning: String,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.lines;
        write!(f, "lines {first}-{last} ({}, {} words): {}…", self.language, self.words, self.beginning)
    }
}

/// Why no pair was taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoPair {
    #[error("only one language was found{}; give the other text too, or name the lines with --source-lines and --target-lines{}",
        .0.first().map(|c| format!(" ({})", c.language)).unwrap_or_default(), list(.0))]
    OneLanguage(Vec<Candidate>),
    #[error("no abstract was found: no stretch of prose is long enough; name the lines with --source-lines and --target-lines")]
    None,
    #[error("no two stretches in different languages look like translations of each other; name the lines with --source-lines and --target-lines{}", list(.0))]
    Unlike(Vec<Candidate>),
    #[error("more than one pair of abstracts fits; name the lines with --source-lines and --target-lines{}", list(.0))]
    Several(Vec<Candidate>),
    #[error("lines {}-{} hold no text", .0.0, .0.1)]
    NoText((usize, usize)),
}

fn list(candidates: &[Candidate]) -> String {
    candidates.iter().map(|candidate| format!("\n  {candidate}")).collect()
}

/// An abstract that is: prose blocks next to each other, a heading above, keywords below.
struct Run {
    language: LanguageTag,
    headed: bool,
    body: Range<usize>,
    keywords: Range<usize>,
    words: usize,
}

impl Run {
    fn blocks(&self) -> Range<usize> {
        self.body.start..self.body.end.max(self.keywords.end)
    }
}

/// The longest abstract: theses have long ones.
const LONGEST: usize = 2500;
/// How many words a stretch needs to be an abstract; where none has as many, a few will do.
const SHORTEST: [usize; 2] = [20, 2];

/// Finds the pair in the blocks of one text. `languages` are source and target where the user named them.
pub fn find(name: &str, blocks: &[Block], languages: (Option<&LanguageTag>, Option<&LanguageTag>)) -> Result<Pair, NoPair> {
    let mut outcome = Err(NoPair::None);
    for shortest in SHORTEST {
        outcome = find_among(name, blocks, languages, shortest);
        if outcome.is_ok() || matches!(outcome, Err(NoPair::Several(_))) {
            break;
        }
    }
    outcome
}

fn find_among(
    name: &str,
    blocks: &[Block],
    languages: (Option<&LanguageTag>, Option<&LanguageTag>),
    shortest: usize,
) -> Result<Pair, NoPair> {
    let runs: Vec<Run> = runs(blocks, languages, shortest)
        .into_iter()
        .filter(|run| (shortest..=LONGEST).contains(&run.words))
        .collect();
    let candidates = || runs.iter().map(|run| candidate(run, blocks)).collect::<Vec<_>>();
    let Some((source, target)) = choose_languages(&runs, languages) else {
        return Err(if runs.is_empty() { NoPair::None } else { NoPair::OneLanguage(candidates()) });
    };
    let (best, rivals) = best_pair(&runs, blocks, &source, &target).ok_or_else(|| NoPair::Unlike(candidates()))?;
    if !rivals.is_empty() {
        let mut involved: Vec<usize> = rivals.into_iter().chain([best]).flat_map(|(a, b)| [a, b]).collect();
        involved.sort_unstable();
        involved.dedup();
        return Err(NoPair::Several(involved.into_iter().map(|index| candidate(&runs[index], blocks)).collect()));
    }
    let (source_run, target_run) = (&runs[best.0], &runs[best.1]);
    let titles = titles(blocks, &runs, source_run, target_run);
    Ok(Pair {
        source: document(name, blocks, source_run, titles.0),
        target: document(name, blocks, target_run, titles.1),
    })
}

/// The document that stands on the given lines of the source, headings and all.
pub fn lines(name: &str, blocks: &[Block], language: LanguageTag, lines: (usize, usize)) -> Result<Document, NoPair> {
    let taken: Vec<Block> = blocks
        .iter()
        .filter(|block| {
            let (first, last) = block.text.lines();
            first <= lines.1 && last >= lines.0
        })
        .cloned()
        .collect();
    if taken.is_empty() { Err(NoPair::NoText(lines)) } else { Ok(whole(name, taken, language)) }
}

/// A document of all the blocks there are; the first is its title if it looks like one.
pub fn whole(name: &str, mut blocks: Vec<Block>, language: LanguageTag) -> Document {
    if blocks.len() > 1 && blocks[0].kind == BlockKind::Paragraph && is_title(blocks[0].text.as_str()) {
        blocks[0].kind = BlockKind::Title;
    }
    Document { name: name.to_owned(), language, blocks }
}

/// The language most of the text is in, by length; `None` where there is too little to tell.
pub fn main_language(blocks: &[Block]) -> Option<LanguageTag> {
    let among = known_languages();
    let mut lengths: BTreeMap<LanguageTag, usize> = BTreeMap::new();
    for block in blocks {
        if let Some(language) = detect(block.text.as_str(), &among) {
            *lengths.entry(language).or_default() += block.text.len();
        }
    }
    lengths.into_iter().max_by_key(|(_, length)| *length).map(|(language, _)| language)
}

/// The languages that prose is told apart by, more than the two that are looked for: a Portuguese abstract
/// between the two must not pass for a Spanish one.
fn known_languages() -> Vec<LanguageTag> {
    let others = ["pt", "fr", "it", "de"].map(LanguageTag::known);
    PACKS.iter().map(|pack| pack.tag()).chain(others).collect()
}

fn candidate(run: &Run, blocks: &[Block]) -> Candidate {
    const SHOWN: usize = 9;
    let body = &blocks[run.body.clone()];
    let beginning: Vec<&str> = body[0].text.as_str().split_whitespace().take(SHOWN).collect();
    let last = &blocks[run.blocks().end - 1];
    Candidate {
        language: run.language.clone(),
        lines: (body[0].text.lines().0, last.text.lines().1),
        words: run.words,
        beginning: beginning.join(" "),
    }
}

fn runs(blocks: &[Block], languages: (Option<&LanguageTag>, Option<&LanguageTag>), shortest: usize) -> Vec<Run> {
    let mut among = known_languages();
    among.extend([languages.0, languages.1].into_iter().flatten().cloned());
    among.sort();
    among.dedup_by(|a, b| a.primary() == b.primary());

    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    // the heading of an abstract that has not begun yet
    let mut headed = false;
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        let class = if block.kind == BlockKind::Heading { heading_class(text) } else { None };
        match class {
            Some("keywords") => {
                if let Some(run) = open.as_mut() {
                    run.keywords = index..index + 1;
                }
                continue;
            }
            Some("abstract" | "references" | "acknowledgements") => {
                runs.extend(open.take());
                headed = class == Some("abstract");
                continue;
            }
            // after an abstract the body of the article begins, within one a section
            Some("introduction") if open.as_ref().is_some_and(|run| run.words > 0) => {
                runs.extend(open.take());
                continue;
            }
            Some(_) => {
                if let Some(run) = open.as_mut().filter(|run| run.keywords.is_empty() && same_language_heading(text, &run.language)) {
                    run.body.end = index + 1;
                } else {
                    runs.extend(open.take());
                    let language = heading_language(text);
                    open = language.map(|language| Run { language, headed, body: index..index + 1, keywords: 0..0, words: 0 });
                    headed = false;
                }
                continue;
            }
            None => {}
        }
        if block.kind == BlockKind::Keywords {
            if let Some(mut run) = open.take() {
                let start = if run.keywords.is_empty() { index } else { run.keywords.start };
                run.keywords = start..index + 1;
                runs.push(run);
            }
            continue;
        }
        let inside = open.as_ref().is_some_and(|run| run.keywords.is_empty());
        let least = if inside || headed { 2 } else { shortest.min(12) };
        let language = prose_language(text, &among, least);
        match (open.as_mut(), language) {
            (Some(run), Some(language)) if inside && run.language == language => {
                run.body.end = index + 1;
                run.words += text.split_whitespace().count();
            }
            (_, Some(language)) => {
                runs.extend(open.take());
                let starts_labelled = text.split([':', '.', '—']).next().and_then(heading_class) == Some("abstract");
                open = Some(Run {
                    language,
                    headed: headed || starts_labelled,
                    body: index..index + 1,
                    keywords: 0..0,
                    words: text.split_whitespace().count(),
                });
                headed = false;
            }
            (_, None) => runs.extend(open.take()),
        }
    }
    runs.extend(open);
    runs.retain(|run| run.words > 0);
    runs
}

fn heading_language(text: &str) -> Option<LanguageTag> {
    PACKS.iter().find(|pack| pack.heading_class(text).is_some()).map(|pack| pack.tag())
}

fn same_language_heading(text: &str, language: &LanguageTag) -> bool {
    pack(language).is_none_or(|pack| pack.heading_class(text).is_some())
}

/// The language of a block of running text; `None` for references, names, addresses, captions and titles.
fn prose_language(text: &str, among: &[LanguageTag], least_words: usize) -> Option<LanguageTag> {
    const CAPITALS: f64 = 0.45;
    const STOPWORDS: f64 = 0.15;
    const LONG: usize = 25;
    let tokens: Vec<_> = words(text).map(|word| word.text).filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let ends = text.trim_end_matches(['"', '”', '»', ')', '*']).ends_with(['.', '!', '?', ':']);
    if tokens.len() < least_words || !ends && tokens.len() < LONG || text.contains('@') && tokens.len() < LONG {
        return None;
    }
    let long: Vec<_> = tokens.iter().filter(|word| word.chars().count() > 3).collect();
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let shouting = long.iter().all(|word| word.chars().all(char::is_uppercase));
    if capitals as f64 > CAPITALS * long.len() as f64 && !shouting && tokens.len() > 4 {
        return None;
    }
    let language = detect(text, among)?;
    let stopwords = pack(&language).map_or(1.0, |pack| {
        let stop = tokens.iter().filter(|word| pack.is_stopword(&fold::case(word))).count();
        stop as f64 / tokens.len() as f64
    });
    (stopwords >= STOPWORDS || tokens.len() < 12).then_some(language)
}

/// Source and target: as the user named them, else English and Spanish, else the two languages there are.
fn choose_languages(
    runs: &[Run],
    named: (Option<&LanguageTag>, Option<&LanguageTag>),
) -> Option<(LanguageTag, LanguageTag)> {
    let mut present: Vec<LanguageTag> = Vec::new();
    for run in runs {
        if !present.contains(&run.language) {
            present.push(run.language.clone());
        }
    }
    let has = |tag: &LanguageTag| present.iter().any(|language| language.primary() == tag.primary());
    let shipped: Vec<LanguageTag> = PACKS.iter().map(|pack| pack.tag()).collect();
    let other_than = |tag: &LanguageTag| {
        let rest = || present.iter().filter(|language| language.primary() != tag.primary());
        rest().find(|language| shipped.contains(language)).or_else(|| rest().next()).cloned()
    };
    match named {
        (Some(source), Some(target)) => (has(source) && has(target)).then(|| (source.clone(), target.clone())),
        (Some(source), None) => has(source).then(|| other_than(source).map(|target| (source.clone(), target)))?,
        (None, Some(target)) => has(target).then(|| other_than(target).map(|source| (source, target.clone())))?,
        (None, None) if shipped.iter().all(has) => Some((shipped[0].clone(), shipped[1].clone())),
        (None, None) if present.len() == 2 => Some((present[0].clone(), present[1].clone())),
        (None, None) => None,
    }
}

type Indices = (usize, usize);

/// The best pair of runs, and those that come too near to it to be ruled out.
fn best_pair(runs: &[Run], blocks: &[Block], source: &LanguageTag, target: &LanguageTag) -> Option<(Indices, Vec<Indices>)> {
    /// The least a pair must reach, and by how much the best must lead.
    const BAR: f64 = 1.0;
    const LEAD: f64 = 1.5;
    let prints: Vec<Print> = runs
        .iter()
        .map(|run| {
            let text: Vec<&str> = blocks[run.body.clone()].iter().map(|block| block.text.as_str()).collect();
            Print::of(&text.join("\n"), &run.language)
        })
        .collect();
    let mut scored: Vec<(f64, Indices)> = Vec::new();
    for (s, source_run) in runs.iter().enumerate().filter(|(_, run)| run.language.primary() == source.primary()) {
        for (t, target_run) in runs.iter().enumerate().filter(|(_, run)| run.language.primary() == target.primary()) {
            let score = likeness(blocks, runs, (s, source_run), (t, target_run), &prints);
            if score >= BAR {
                scored.push((score, (s, t)));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (top, best) = *scored.first()?;
    let rivals = scored[1..].iter().take_while(|(score, _)| top - score < LEAD).map(|(_, pair)| *pair).collect();
    Some((best, rivals))
}

/// How well two runs fit as translations of each other.
fn likeness(blocks: &[Block], runs: &[Run], (s, source): (usize, &Run), (t, target): (usize, &Run), prints: &[Print]) -> f64 {
    let (a, b) = (&prints[s], &prints[t]);
    let ratio = (source.words as f64 / target.words as f64).ln().abs();
    let either = |run: &Run| f64::from(u8::from(run.headed)) + f64::from(u8::from(!run.keywords.is_empty()));
    let keyword_counts = |run: &Run| {
        blocks[run.keywords.clone()].last().map(|block| keywords(block.text.as_str()).len())
    };
    let same_count = match (keyword_counts(source), keyword_counts(target)) {
        (Some(x), Some(y)) if x == y => 1.0,
        _ => 0.0,
    };
    let between = s.abs_diff(t) - 1;
    let words: usize = runs[s.min(t) + 1..s.max(t)].iter().map(|run| run.words).sum();
    let numbers = a.shared_numbers(b).map_or(0.0, |share| 3.0 * (share - 0.4));
    10.0 * (a.similarity(b) - 0.2) + numbers + 1.5 * (either(source) + either(target)) + same_count
        - 4.0 * (ratio - 0.3).max(0.0)
        - 0.2 * between.min(5) as f64
        - (words as f64 / 1000.0).min(2.0)
        + 1.0
}

/// Whether a block has the shape of a title: a few words, no sentence, no address.
fn is_title(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let plain = text.trim_matches(['*', '_', '#', ' ']);
    (2..=45).contains(&count)
        && !plain.ends_with(['.', ';', ',', ':'])
        && !plain.contains('@')
        && !plain.contains("://")
        && plain.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "¿¡«“\"'".contains(c))
        && heading_class(plain).is_none()
        && keywords_label(plain).is_none()
        && words(plain).filter(|word| word.text.bytes().any(|b| b.is_ascii_digit())).count() * 4 <= count
}

/// The titles of both abstracts: of the lines above them that look like titles, those that look most like
/// translations of each other, near their abstracts.
fn titles(blocks: &[Block], runs: &[Run], source: &Run, target: &Run) -> (Option<usize>, Option<usize>) {
    const REACH: usize = 25;
    const ALIKE: f64 = 0.3;
    let first = source.body.start.min(target.body.start);
    let floor = runs.iter().map(|run| run.blocks().end).filter(|end| *end <= first).max().unwrap_or(0);
    let pool = |run: &Run, other: &Run| -> Vec<usize> {
        let tags = [run.language.clone(), other.language.clone()];
        (floor.max(run.body.start.saturating_sub(REACH))..run.body.start)
            .filter(|index| !other.blocks().contains(index))
            .filter(|index| blocks[*index].kind == BlockKind::Paragraph && is_title(blocks[*index].text.as_str()))
            .filter(|index| detect(blocks[*index].text.as_str(), &tags).as_ref() == Some(&run.language))
            .collect()
    };
    let (sources, targets) = (pool(source, target), pool(target, source));
    let print = |index: usize, run: &Run| Print::of(blocks[index].text.as_str(), &run.language);
    let near = |index: usize, run: &Run| 0.02 * (run.body.start - index) as f64;
    let count = |index: usize| blocks[index].text.as_str().split_whitespace().count() as f64;
    let mut best: Option<(f64, usize, usize)> = None;
    for &s in &sources {
        for &t in targets.iter().filter(|t| **t != s) {
            let alike = print(s, source).similarity(&print(t, target));
            let ratio = (count(s) / count(t)).ln().abs();
            let score = alike - near(s, source) - near(t, target) - 0.3 * ratio;
            if alike >= ALIKE && ratio < 1.1 && best.is_none_or(|(top, ..)| score > top) {
                best = Some((score, s, t));
            }
        }
    }
    if let Some((_, s, t)) = best {
        return (Some(s), Some(t));
    }
    // no two that look alike: what stands right above its abstract
    let above = |pool: &[usize], run: &Run| {
        let heading = usize::from(run.headed && run.body.start > 0 && blocks[run.body.start - 1].kind == BlockKind::Heading);
        pool.last().copied().filter(|index| index + 1 + heading == run.body.start && count(*index) >= 4.0)
    };
    (above(&sources, source), above(&targets, target))
}

fn document(name: &str, blocks: &[Block], run: &Run, title: Option<usize>) -> Document {
    let title = title.map(|index| Block { kind: BlockKind::Title, text: blocks[index].text.clone() });
    let rest = blocks[run.body.clone()].iter().chain(&blocks[run.keywords.clone()]).cloned();
    Document { name: name.to_owned(), language: run.language.clone(), blocks: title.into_iter().chain(rest).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    const EN: &str = "Shame was measured in 40 nurses who worked in two hospitals of the region. Compassion training \
        reduced self-criticism and anxiety after eight sessions, and the effects were maintained.";
    const ES: &str = "Se midió la vergüenza en 40 enfermeras que trabajaban en dos hospitales de la región. El entrenamiento \
        en compasión redujo la autocrítica y la ansiedad tras ocho sesiones, y los efectos se mantuvieron.";

    fn find_in(text: &str) -> Result<Pair, NoPair> {
        find("t", &plain::read(text.as_bytes()).unwrap().blocks, (None, None))
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn the_pair_is_found_with_and_without_headings() {
        let keywords = ("Keywords: shame; nurses", "Palabras clave: vergüenza; enfermeras");
        let titles = ("Compassion training for hospital nurses", "Entrenamiento en compasión para enfermeras hospitalarias");
        for text in [
            format!("{EN}\n\n{ES}"),
            format!("{ES}\n\n{EN}"),
            format!("Abstract\n{EN}\n{}\n\nResumen\n{ES}\n{}", keywords.0, keywords.1),
            format!("{}\n\nAna Pérez\n\n{EN}\n\n{}\n\n{}\n\n{ES}\n\n{}", titles.0, keywords.0, titles.1, keywords.1),
            format!("{}\n\n{}\n\nResumen\n\n{ES}\n\nAbstract\n\n{EN}\n\nIntroduction\n\nMany authors have written about compassion in the ward.", titles.1, titles.0),
        ] {
            let pair = find_in(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let (source, target) = (texts(&pair.source), texts(&pair.target));
            assert!(source.contains(&EN) && target.contains(&ES), "{text}");
            assert_eq!(source.len(), target.len(), "{text}");
            assert_eq!(source.contains(&titles.0), text.contains(titles.0));
            assert_eq!(target.contains(&keywords.1), text.contains(keywords.1));
            assert!(!source.contains(&"Abstract") && !source.contains(&"Ana Pérez"));
        }
    }

    #[test]
    fn one_language_is_not_enough() {
        assert!(matches!(find_in(EN), Err(NoPair::OneLanguage(_))));
    }

    #[test]
    fn two_pairs_are_not_guessed_between() {
        let again = (EN.replace("Shame", "Guilt"), ES.replace("vergüenza", "culpa"));
        let text = format!("Abstract\n{EN}\nResumen\n{ES}\nAbstract\n{}\nResumen\n{}", again.0, again.1);
        let Err(NoPair::Several(candidates)) = find_in(&text) else { panic!("a guess") };
        assert_eq!(candidates.len(), 4);
    }
}
