//! The words of a bead, and where on the other side the translation of a word is expected.

use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::check::finding::Place;
use crate::language::{FoundPattern, Negation, Pack, WordPatterns};
use crate::side::{Side, Sides};
use crate::words::{Form, LinkedWord, Token};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands in brackets: `(94 min; p = 0.31)`.
static IN_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\([^)]*\)").expect("a valid pattern"));

/// The words of both sides of a bead, in order.
pub(super) struct BeadWords<'c> {
    context: &'c CheckContext<'c>,
    bead: &'c Bead,
    packs: Sides<&'c Pack>,
    words: Sides<Vec<BeadWord>>,
    links: OnceCell<Links>,
    /// Whether a side has small letters.
    has_small: Sides<OnceCell<bool>>,
}

/// Which words of either side translate each other.
struct Links {
    partners: Sides<Vec<Option<usize>>>,
    /// The words that the links know.
    words: Sides<Vec<Option<LinkedWord>>>,
}

#[derive(Clone, Copy)]
struct BeadWord {
    segment: usize,
    token: Token,
}

/// How a word of the source and one of the target are placed to each other.
#[derive(Clone, Copy)]
pub(super) struct Distance {
    /// Words between them, counted from the nearest words that translate each other.
    pub(super) words: usize,
    /// Whether there are such words near.
    pub(super) is_by_neighbours: bool,
}

impl<'c> BeadWords<'c> {
    pub(super) fn of(
        context: &'c CheckContext<'c>,
        bead: &'c Bead,
        packs: Sides<&'c Pack>,
    ) -> Self {
        let words = Sides::from_fn(|side| {
            let words = context.facts.words(side);
            let of = |segment| {
                words.tokens(segment).iter().map(move |token| BeadWord { segment, token: *token })
            };
            bead.range(side).flat_map(of).collect()
        });
        BeadWords {
            context,
            bead,
            packs,
            words,
            links: OnceCell::new(),
            has_small: Sides::default(),
        }
    }

    pub(super) fn len(&self, side: Side) -> usize {
        self.words[side].len()
    }

    pub(super) fn form(&self, side: Side, word: usize) -> &Form {
        self.context.facts.words(side).form(self.words[side][word].token)
    }

    /// The words of a range, which must be in one segment, as a place.
    pub(super) fn place(&self, side: Side, words: Range<usize>) -> Place {
        let all = &self.words[side];
        let range = |word: &BeadWord| self.context.facts.words(side).word(word.token).range();
        let (first, last) = (&all[words.start], &all[words.end - 1]);
        Place { segment: first.segment, range: range(first).start..range(last).end }
    }

    /// Whether a sentence ends or a segment, between two words; but for what stands in brackets.
    pub(super) fn is_bound_between(&self, side: Side, first: usize, second: usize) -> bool {
        let Some(between) = self.between(side, first, second) else { return true };
        let ends = |text: &str| text.contains([';', '?', '!']) || text.contains(". ");
        ends(between) && ends(&IN_BRACKETS.replace_all(between, ""))
    }

    /// Whether the word at a place is a number: `2`, `two`.
    pub(super) fn is_number(&self, side: Side, at: usize) -> bool {
        at < self.len(side) && {
            let form = self.form(side, at);
            form.number.is_some() || form.folded.starts_with(|c: char| c.is_ascii_digit())
        }
    }

    /// Whether more than blanks and words is between two words, in either order.
    pub(super) fn is_comma_between(&self, side: Side, first: usize, second: usize) -> bool {
        // of `0,95` the comma is within a word
        (first.min(second)..first.max(second)).any(|word| {
            let between = self.between(side, word, word + 1);
            between.is_none_or(|text| text.contains([',', ';', '.', '(', ')']))
        })
    }

    /// Whether a bracket opens or closes between two words.
    pub(super) fn is_bracket_between(&self, side: Side, first: usize, second: usize) -> bool {
        self.between(side, first, second).is_none_or(|text| text.contains(['(', ')', '[', ']']))
    }

    /// Whether a hyphen alone is before a word.
    pub(super) fn is_joined(&self, side: Side, word: usize) -> bool {
        let before =
            (0 < word && word < self.len(side)).then(|| self.between(side, word - 1, word));
        matches!(before.flatten(), Some("-" | "‐" | "‑"))
    }

    /// Whether no other clause begins between two words, as far as can be seen.
    pub(super) fn is_one_clause(&self, side: Side, first: usize, last: usize) -> bool {
        !self.is_comma_between(side, first, last)
            && !(first..last).any(|word| self.joins_clauses(side, word))
    }

    /// Whether between two words a clause begins that is no equal of the one before (`x and those who do not`).
    pub(super) fn is_subordinate(&self, side: Side, first: usize, last: usize) -> bool {
        let is_conjunction = |word| self.packs[side].is_conjunction(&self.form(side, word).folded);
        !self.is_one_clause(side, first, last) && !(first..last).any(is_conjunction)
    }

    /// Whether a word may stand between two clauses.
    pub(super) fn joins_clauses(&self, side: Side, word: usize) -> bool {
        self.packs[side].joins_clauses(&self.form(side, word).text.to_lowercase())
    }

    /// Whether a word is surely a finite verb.
    pub(super) fn is_finite_verb(&self, side: Side, word: usize) -> bool {
        self.packs[side].is_finite_verb(&self.form(side, word).text.to_lowercase())
    }

    /// The text between two words of one segment, in either order.
    fn between(&self, side: Side, first: usize, second: usize) -> Option<&'c str> {
        let ordered = [first.min(second), first.max(second)];
        let [from, to] = ordered.map(|word| self.place(side, word..word + 1));
        let text = self.context.text(side, from.segment);
        (from.segment == to.segment)
            .then(|| &text[from.range.end..to.range.start.max(from.range.end)])
    }

    /// The patterns of a table among the words of a side. `candidates` are those that may begin with a form.
    pub(super) fn find<'p, T: Copy>(
        &self,
        side: Side,
        patterns: &'p WordPatterns<T>,
        candidates: fn(&Form) -> &[u32],
    ) -> Vec<FoundPattern<'p, T>> {
        let candidates = |word: usize| candidates(self.form(side, word));
        let count = self.len(side);
        if (0..count).all(|word| candidates(word).is_empty()) {
            return Vec::new();
        }
        let texts: Vec<&str> = (0..count).map(|word| &*self.form(side, word).folded).collect();
        let are_together = |words: Range<usize>| {
            words.len() == 1 || !self.is_comma_between(side, words.start, words.end - 1)
        };
        let mut found = patterns.find(&texts, candidates, are_together);
        found.retain(|one| one.capitals.iter().all(|word| self.is_acronym(side, one.first + word)));
        found
    }

    /// Whether a word stands in capitals in a text that has small letters too.
    fn is_acronym(&self, side: Side, word: usize) -> bool {
        let text = self.context.facts.words(side).word(self.words[side][word].token).text;
        let has_small = |text: &str| text.contains(char::is_lowercase);
        let mut texts = self.context.texts(self.bead, side);
        !has_small(text)
            && *self.has_small[side].get_or_init(|| texts.any(|(_, text)| has_small(text)))
    }

    /// Whether a word denies what stands near it.
    pub(super) fn denies(&self, side: Side, pack: &Pack, word: usize) -> bool {
        let form = self.form(side, word);
        let candidates = |_| &*form.traits().negations;
        let found = pack.negations().find(&[&form.folded], candidates, |_| true);
        found.iter().any(|one| one.meanings.contains(&Negation::Denies))
    }

    /// The word of the other side that translates a word, if the side has so many.
    pub(super) fn partner(&self, side: Side, word: usize) -> Option<usize> {
        self.links().partners[side].get(word).copied().flatten()
    }

    /// Whether a word of the source is translated by one of the target.
    pub(super) fn are_partners(&self, source: &Range<usize>, target: &Range<usize>) -> bool {
        source.clone().any(|word| {
            self.partner(Side::Source, word).is_some_and(|partner| target.contains(&partner))
        })
    }

    /// Whether a word may be translated by one of the other side, wherever they stand.
    pub(super) fn may_translate(&self, side: Side, word: usize, other: usize) -> bool {
        let Some(links) = self.context.facts.links() else { return false };
        let at = Sides::of(side, word, other);
        let known = |side: Side| self.links().words[side][at[side]].as_ref();
        match (known(Side::Source), known(Side::Target)) {
            (Some(source), Some(target)) => links.are_linked(source, target),
            _ => false,
        }
    }

    fn links(&self) -> &Links {
        self.links.get_or_init(|| {
            let mut found = Links {
                partners: Sides::from_fn(|side| vec![None; self.len(side)]),
                words: Sides::from_fn(|side| vec![None; self.len(side)]),
            };
            let Some(links) = self.context.facts.links() else { return found };
            let content = links.in_bead(self.bead.ranges());
            let places = Sides::from_fn(|side| {
                let start = |word| self.place(side, word..word + 1);
                let starts = (0..self.len(side)).map(|word| (start(word), word));
                let by_start: FxHashMap<(usize, usize), usize> = starts
                    .map(|(place, word)| ((place.segment, place.range.start), word))
                    .collect();
                let place = |word: &LinkedWord| by_start[&(word.segment, word.range.start)];
                content[side].iter().map(place).collect::<Vec<_>>()
            });
            let one_to_one = links.one_to_one(&content);
            for (side, words) in Side::BOTH.into_iter().zip([content.source, content.target]) {
                for (from, (word, to)) in words.into_iter().zip(&one_to_one[side]).enumerate() {
                    let at = places[side][from];
                    found.partners[side][at] = to.map(|to| places[side.other()][to]);
                    found.words[side][at] = Some(word);
                }
            }
            found
        })
    }

    /// How far from each other a word of the source and one of the target are.
    pub(super) fn distance(&self, Sides { source, target }: Sides<usize>) -> Distance {
        /// So far from a word another says where it is.
        const NEAR: usize = 4;
        let range = source.saturating_sub(NEAR)..(source + NEAR + 1).min(self.len(Side::Source));
        let by_neighbours =
            range.filter(|neighbour| *neighbour != source).filter_map(|neighbour| {
                let partner = self.partner(Side::Source, neighbour)?;
                let expected = (partner + source).checked_sub(neighbour)?;
                Some(expected.abs_diff(target).min(partner.abs_diff(target)))
            });
        if let Some(words) = by_neighbours.min() {
            return Distance { words, is_by_neighbours: true };
        }
        let [sources, targets] = Side::BOTH.map(|side| self.len(side).max(1));
        let expected = (2 * source + 1) * targets / (2 * sources);
        Distance { words: expected.abs_diff(target), is_by_neighbours: false }
    }
}
