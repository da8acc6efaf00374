//! Term candidates of aligned texts: noun groups of both sides that share beads more often than by chance.
//!
//! Noun groups are recognised by the function words around them, not by a tagger. Two are a candidate when each is
//! the best translation of the other by the log-likelihood ratio of Dunning (1993), Accurate Methods for the Statistics of
//! Surprise and Coincidence, together with their words, as far as those are known. It is a list for a person to
//! review, not a glossary.

mod association;
mod corpus;
mod groups;
mod variation;

use super::Glossary;
use super::matcher::Matcher;
use crate::format::{self, Format, Writes};
use crate::language::LanguageTag;
use association::Counts;
use groups::{GroupId, Groups};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
pub(crate) use variation::{Translation, variation};

pub(crate) static FORMAT: Format = Format {
    names: &["candidates"],
    title: "term candidates",
    help: "Candidate terms for a glossary, best first",
    extensions: &[".tsv"],
    mark: Some("\texample_"),
    write: Some(Writes::Candidates),
    ..format::UNNAMED
};

/// A pair of noun groups that may be a term and its translation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Candidate {
    pub source: String,
    pub target: String,
    /// The log-likelihood ratio of their being in the same beads.
    pub score: f64,
    /// The share of the beads with either that have both (Dice's coefficient).
    pub dice: f64,
    /// How many beads have the source, the target, both.
    pub source_count: usize,
    pub target_count: usize,
    pub joint_count: usize,
    /// The shortest bead that has both.
    pub example_source: String,
    pub example_target: String,
}

/// The columns of a table of candidates between the two terms and the two examples.
pub(crate) const COUNTS: [&str; 4] = ["score", "source_count", "target_count", "joint_count"];

/// What to look for.
pub(crate) struct Settings<'s> {
    pub source: &'s LanguageTag,
    pub target: &'s LanguageTag,
    /// How many beads must have a pair.
    pub least_count: usize,
    /// How surely two words, as they are written, translate each other, from 0 to 1, as far as known beforehand.
    pub words_agree: &'s (dyn Fn(&str, &str) -> f32 + Sync),
}

impl Settings<'_> {
    /// The groups of source and target.
    fn groups(&self, beads: &[(String, String)]) -> (Groups, Groups) {
        let sources = beads.iter().map(|bead| bead.0.as_str());
        let targets = beads.iter().map(|bead| bead.1.as_str());
        (
            Groups::find(sources, self.source, self.least_count),
            Groups::find(targets, self.target, self.least_count),
        )
    }
}

/// The candidates of the beads of a corpus, best first, without pairs of which the glossary has both sides.
pub(crate) fn extract(
    beads: &[(String, String)],
    settings: &Settings<'_>,
    known: &Glossary,
) -> Vec<Candidate> {
    let (sources, targets) = settings.groups(beads);
    let pairs = best_of_both(likely(&sources, &targets, beads.len(), settings));
    let sources_known = Matcher::new(known, settings.source);
    let targets_known = Matcher::new(known, settings.target);
    // nothing to review: one concept has both, or each has a concept of its own
    let is_known = |candidate: &Candidate| {
        is_term(&sources_known, &candidate.source) && is_term(&targets_known, &candidate.target)
    };
    let mut candidates: Vec<Candidate> = pairs
        .into_iter()
        .map(|pair| pair.candidate(&sources, &targets, beads))
        .filter(|candidate| !is_known(candidate))
        .collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.source.cmp(&b.source)));
    candidates
}

/// Two groups, and how they go together.
struct Pair {
    source: GroupId,
    target: GroupId,
    counts: Counts,
    /// How likely each is the translation of the other.
    rank: f64,
}

/// The pairs of groups that are likely to be translations, the best first.
fn likely(sources: &Groups, targets: &Groups, beads: usize, settings: &Settings<'_>) -> Vec<Pair> {
    // the fewer beads there are as evidence, the more of the words must be known translations of each other
    const SEVERAL: usize = 3;
    const HALF: f32 = 0.5;
    const MOST: f32 = 0.75;
    let mut joint: FxHashMap<(GroupId, GroupId), usize> = FxHashMap::default();
    for bead in 0..beads {
        for source in sources.of_bead(bead) {
            for target in targets.of_bead(bead) {
                *joint.entry((source, target)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<Pair> = joint
        .into_iter()
        .filter(|(_, joint)| *joint >= settings.least_count)
        .filter_map(|((source, target), joint)| {
            let counts = Counts {
                joint,
                source: sources.count(source),
                target: targets.count(target),
                all: beads,
            };
            let agreement = agreement(sources.words(source), targets.words(target), settings);
            let rank = counts.dice() + f64::from(agreement);
            let enough = if joint < SEVERAL { MOST } else { HALF };
            let is_borne_out = agreement >= enough || counts.is_strong_association();
            let is_likely = counts.is_association() && is_borne_out;
            is_likely.then_some(Pair { source, target, counts, rank })
        })
        .collect();
    pairs.sort_by(|a, b| {
        let order = b.rank.total_cmp(&a.rank);
        order.then_with(|| (a.source, a.target).cmp(&(b.source, b.target)))
    });
    pairs
}

/// Of pairs, the best first, those of which each group is the best translation of the other.
fn best_of_both(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let (mut sources, mut targets) = (FxHashSet::default(), FxHashSet::default());
    pairs.retain(|pair| {
        let is_first = [sources.insert(pair.source), targets.insert(pair.target)];
        is_first == [true; 2]
    });
    pairs
}

/// The share of the words of two groups that translate each other.
fn agreement(source: &[String], target: &[String], settings: &Settings<'_>) -> f32 {
    let agree = settings.words_agree;
    let greatest = |agreements: &mut dyn Iterator<Item = f32>| agreements.fold(0.0, f32::max);
    let forth: f32 = source.iter().map(|a| greatest(&mut target.iter().map(|b| agree(a, b)))).sum();
    let back: f32 = target.iter().map(|b| greatest(&mut source.iter().map(|a| agree(a, b)))).sum();
    (forth + back) / (source.len() + target.len()).max(1) as f32
}

impl Pair {
    fn candidate(
        &self,
        sources: &Groups,
        targets: &Groups,
        beads: &[(String, String)],
    ) -> Candidate {
        let both = sources
            .beads_with(self.source)
            .filter(|bead| targets.place(self.target, *bead).is_some());
        let example = both.min_by_key(|bead| beads[*bead].0.len() + beads[*bead].1.len());
        let (example_source, example_target) =
            example.map(|bead| beads[bead].clone()).unwrap_or_default();
        Candidate {
            source: sources.text(self.source).to_owned(),
            target: targets.text(self.target).to_owned(),
            score: self.counts.log_likelihood_ratio(),
            dice: self.counts.dice(),
            source_count: self.counts.source,
            target_count: self.counts.target,
            joint_count: self.counts.joint,
            example_source,
            example_target,
        }
    }
}

/// Whether a text as a whole is a term.
fn is_term(matcher: &Matcher, text: &str) -> bool {
    matcher.find(text).iter().any(|found| found.range == (0..text.len()))
}

/// Candidates as a table, ready to review: what is left of it is a glossary of two columns.
pub(crate) fn table(
    candidates: &[Candidate],
    source: &LanguageTag,
    target: &LanguageTag,
) -> String {
    let mut out =
        format!("{source}\t{target}\t{}\texample_{source}\texample_{target}\n", COUNTS.join("\t"));
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for one in candidates {
        let cells = [
            flat(&one.source),
            flat(&one.target),
            format!("{:.1}", one.score),
            one.source_count.to_string(),
            one.target_count.to_string(),
            one.joint_count.to_string(),
            flat(&one.example_source),
            flat(&one.example_target),
        ];
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
