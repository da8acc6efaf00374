//! Which two stretches are translations of each other.

use super::runs::Run;
use super::similarity::Fingerprint;
use crate::document::{Block, keywords};
use crate::language::LanguageTag;

pub(super) type Indices = (usize, usize);

/// The best pair of runs, and those that come too near to it to be ruled out.
pub(super) fn best_pair(
    runs: &[Run],
    blocks: &[Block],
    source: &LanguageTag,
    target: &LanguageTag,
) -> Option<(Indices, Vec<Indices>)> {
    /// The least a pair must reach, and by how much the best must lead.
    const BAR: f64 = 1.0;
    const LEAD: f64 = 1.5;
    const ALIKE_IN_LENGTH: f64 = 0.5;
    let fingerprint = |run: &Run| {
        let texts = blocks[run.body.clone()].iter().map(|block| block.text.as_str());
        Fingerprint::of(&texts.collect::<Vec<_>>().join("\n"), &run.language)
    };
    let fingerprints: Vec<Fingerprint> = runs.iter().map(fingerprint).collect();
    let in_language = |tag| {
        (0..runs.len()).filter(move |index: &usize| runs[*index].language.is_same_language(tag))
    };
    let pairs = in_language(source).flat_map(|s| in_language(target).map(move |t| (s, t)));
    let pairs = pairs.filter(|(s, t)| !fingerprints[*s].is_same_text(&fingerprints[*t]));
    let scored = pairs.map(|pair| (score(blocks, runs, pair, &fingerprints), pair));
    // where there is nothing else, their shape is enough
    let are_alone = |(s, t): Indices| {
        let ratio = (runs[s].words as f64 / runs[t].words as f64).ln().abs();
        runs.len() == 2 && ratio < ALIKE_IN_LENGTH
    };
    let mut scored: Vec<(f64, Indices)> =
        scored.filter(|(score, pair)| *score >= BAR || are_alone(*pair)).collect();
    // headings say more than likeness
    let are_headed = |(s, t): Indices| runs[s].headed && runs[t].headed;
    if scored.iter().any(|(_, pair)| are_headed(*pair)) {
        scored.retain(|(_, pair)| are_headed(*pair));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (top, best) = *scored.first()?;
    let rivals = scored[1..].iter().take_while(|(score, _)| top - score < LEAD);
    Some((best, rivals.map(|(_, pair)| *pair).collect()))
}

/// How well two runs fit as translations of each other.
fn score(blocks: &[Block], runs: &[Run], (s, t): Indices, fingerprints: &[Fingerprint]) -> f64 {
    let (source, target) = (&runs[s], &runs[t]);
    let (a, b) = (&fingerprints[s], &fingerprints[t]);
    let ratio = (source.words as f64 / target.words as f64).ln().abs();
    let either =
        |run: &Run| f64::from(u8::from(run.headed)) + f64::from(u8::from(!run.keywords.is_empty()));
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
