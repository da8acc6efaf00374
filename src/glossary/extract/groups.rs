//! The noun groups of one side of a corpus.

use super::corpus::{Corpus, Token, WordId, WordRole};
use crate::language::{Head, LanguageTag, pack};
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

pub(super) type GroupId = u32;

/// The longest group, in words that carry meaning and in all.
const LONGEST: usize = 5;
const LONGEST_WITH_LINKS: usize = 8;

/// The noun groups of several beads.
pub(super) struct Groups {
    language: LanguageTag,
    groups: Vec<Group>,
    /// For each bead its groups, each once, with the bytes of its first occurrence.
    beads: Vec<Vec<(GroupId, Range<usize>)>>,
}

struct Group {
    /// As it is written.
    text: String,
    /// Its words that carry meaning.
    words: Vec<String>,
    /// How many beads have it.
    count: usize,
}

/// A group that is being counted: its places, and how it is written.
#[derive(Default)]
struct Found {
    /// The last bead that has it, and how many have.
    last: Option<usize>,
    count: usize,
    /// The largest count of a group that contains it.
    within: usize,
    /// For each form of its words how often it is so written, and where first.
    forms: FxHashMap<Vec<WordId>, (usize, usize, Range<usize>)>,
}

impl Groups {
    /// The groups of texts in a language that so many of them have, or more. What only occurs in a longer group
    /// is none.
    pub(super) fn find<'t>(
        texts: impl Iterator<Item = &'t str>,
        language: &LanguageTag,
        least_count: usize,
    ) -> Self {
        let corpus = Corpus::new(texts, language);
        let mut found: FxHashMap<Vec<WordId>, Found> = FxHashMap::default();
        for (bead, tokens) in corpus.beads.iter().enumerate() {
            for range in ranges(&corpus, tokens) {
                let group = found.entry(corpus.singular(&tokens[range])).or_default();
                if group.last != Some(bead) {
                    group.last = Some(bead);
                    group.count += 1;
                }
            }
        }
        found.retain(|_, group| group.count >= least_count);
        keep_whole_coordinations(&corpus, &mut found);
        for (bead, tokens) in corpus.beads.iter().enumerate() {
            let groups: Vec<(Range<usize>, Vec<WordId>)> = ranges(&corpus, tokens)
                .map(|range| (range.clone(), corpus.singular(&tokens[range])))
                .filter(|(_, key)| found.contains_key(key))
                .collect();
            for (range, key) in &groups {
                let around = groups.iter().filter(|(other, _)| {
                    other.start <= range.start && range.end <= other.end && other != range
                });
                let within = around.map(|(_, longer)| found[longer].count).max().unwrap_or(0);
                let Some(group) = found.get_mut(key) else { continue };
                group.within = group.within.max(within);
                let form: Vec<WordId> =
                    tokens[range.clone()].iter().map(|token| token.word).collect();
                group.forms.entry(form).or_insert((0, bead, range.clone())).0 += 1;
            }
        }
        found.retain(|_, group| group.within < group.count);
        Groups::of(&corpus, found, language)
    }

    fn of(
        corpus: &Corpus<'_>,
        found: FxHashMap<Vec<WordId>, Found>,
        language: &LanguageTag,
    ) -> Self {
        let mut keys: Vec<(&Vec<WordId>, &Found)> = found.iter().collect();
        keys.sort_by_key(|(key, _)| *key);
        let ids: FxHashMap<&Vec<WordId>, GroupId> =
            keys.iter().zip(0..).map(|((key, _), id)| (*key, id)).collect();
        let of_bead = |bead: usize| {
            let tokens = &corpus.beads[bead];
            let group = |range: Range<usize>| {
                let group = ids.get(&corpus.singular(&tokens[range.clone()]))?;
                Some((*group, corpus.place(bead, &range)))
            };
            let mut groups: Vec<(GroupId, Range<usize>)> =
                ranges(corpus, tokens).filter_map(group).collect();
            groups.sort_by_key(|(group, place)| (*group, place.start));
            groups.dedup_by_key(|(group, _)| *group);
            groups
        };
        let beads = (0..corpus.beads.len()).map(of_bead).collect();
        let group = |(key, found): (&Vec<WordId>, &Found)| {
            // the citation form where the texts have it, and else the most frequent
            let form = found.forms.iter().max_by_key(|(form, (count, bead, _))| {
                (*form == key, *count, std::cmp::Reverse(*bead))
            });
            let (bead, range) =
                form.map_or((0, 0..0), |(_, (_, bead, range))| (*bead, range.clone()));
            let tokens = corpus.beads[bead][range.clone()].iter();
            let words = tokens.filter(|token| token.role == WordRole::Content);
            Group {
                text: corpus.spelled(bead, range),
                words: words.map(|token| corpus.name(token.word).to_owned()).collect(),
                count: found.count,
            }
        };
        Groups { language: language.clone(), groups: keys.into_iter().map(group).collect(), beads }
    }

    /// The groups of a bead.
    pub(super) fn of_bead(&self, bead: usize) -> impl Iterator<Item = GroupId> {
        self.beads[bead].iter().map(|(group, _)| *group)
    }

    /// The bytes of the first occurrence of a group in a bead, if there is one.
    pub(super) fn place(&self, group: GroupId, bead: usize) -> Option<Range<usize>> {
        let groups = &self.beads[bead];
        let at = groups.binary_search_by_key(&group, |(group, _)| *group).ok()?;
        Some(groups[at].1.clone())
    }

    /// The beads that have a group.
    pub(super) fn beads_with(&self, group: GroupId) -> impl Iterator<Item = usize> {
        (0..self.beads.len()).filter(move |bead| self.place(group, *bead).is_some())
    }

    /// How many beads have a group.
    pub(super) fn count(&self, group: GroupId) -> usize {
        self.groups[group as usize].count
    }

    /// A group as it is written.
    pub(super) fn text(&self, group: GroupId) -> &str {
        &self.groups[group as usize].text
    }

    /// Whether one of two groups has all words of the other, in whatever form.
    pub(super) fn share_words(&self, one: GroupId, other: GroupId) -> bool {
        let pack = pack(&self.language);
        let stems = |group| -> Vec<String> {
            let folded = self.words(group).iter().map(|word| fold::accents(word));
            folded.map(|word| pack.map_or(&word[..], |pack| pack.stem(&word)).to_owned()).collect()
        };
        let (one, other) = (stems(one), stems(other));
        one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
    }

    /// The words of a group that carry meaning, folded.
    pub(super) fn words(&self, group: GroupId) -> &[String] {
        &self.groups[group as usize].words
    }
}

/// Leaves out joined groups but those that are one term, as *acceptance and commitment therapy*: they are met several
/// times, and a single word that they join is met nowhere else.
fn keep_whole_coordinations(corpus: &Corpus<'_>, found: &mut FxHashMap<Vec<WordId>, Found>) {
    const SEVERAL: usize = 3;
    let counts: FxHashMap<WordId, usize> = corpus.counts();
    found.retain(|key, group| {
        let Some(at) = key.iter().position(|word| corpus.is_coordinator(*word)) else {
            return true;
        };
        let alone = match (at, key.len() - at - 1) {
            (1, 1) => return false,
            (1, _) => key[0],
            (_, 1) => key[at + 1],
            _ => return false,
        };
        group.count >= SEVERAL && counts.get(&alone).is_some_and(|count| *count <= group.count)
    });
}

/// The runs of tokens that are noun groups.
fn ranges<'c>(
    corpus: &'c Corpus<'_>,
    tokens: &'c [Token],
) -> impl Iterator<Item = Range<usize>> + use<'c> {
    (0..tokens.len()).flat_map(move |start| {
        let longest = (start + LONGEST_WITH_LINKS).min(tokens.len());
        let reach = (start + 1..longest)
            .find(|at| !tokens[*at].follows || tokens[*at].role == WordRole::Other);
        (start + 1..=reach.unwrap_or(longest))
            .map(move |end| start..end)
            .filter(|range| is_noun_group(corpus, tokens, range))
    })
}

fn is_noun_group(corpus: &Corpus<'_>, tokens: &[Token], range: &Range<usize>) -> bool {
    let group = &tokens[range.clone()];
    let is_content = |token: &Token| token.role == WordRole::Content;
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return false };
    let cut = first.joined || tokens.get(range.end).is_some_and(|next| next.joined);
    let size = group.iter().filter(|token| is_content(token)).count();
    if cut || !is_content(first) || !is_content(last) || size > LONGEST {
        return false;
    }
    let is_coordinator = |token: &&Token| token.role == WordRole::Coordinator;
    if group.iter().filter(is_coordinator).count() > 1 {
        return false;
    }
    // each part between links has its noun at one end
    let is_link = |token: &Token| matches!(token.role, WordRole::Link | WordRole::Coordinator);
    let mut parts = group.split(is_link).filter(|part| !part.is_empty());
    match corpus.head {
        Head::Any => true,
        Head::First => parts.all(|part| corpus.is_noun(part[0].word) || part.is_empty()),
        Head::Last => parts.all(|part| part.last().is_some_and(|token| corpus.is_noun(token.word))),
    }
}
