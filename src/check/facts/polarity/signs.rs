//! The words of a bead that have to do with negation.

use super::SCOPE;
use super::bead_words::BeadWords;
use crate::language::{Negation, Pack};
use crate::side::Side;
use std::ops::Range;

/// A word or phrase that has to do with negation.
pub(super) struct Sign {
    pub(super) words: Range<usize>,
    /// Whether it denies by itself.
    pub(super) denies: bool,
    /// Whether it stands before the verb that it denies.
    pub(super) is_with_verb: bool,
    /// Whether behind a verb it needs another before it: *ningún* needs *no*.
    pub(super) needs_another: bool,
    /// Whether it only says *only*: `no … más que`.
    pub(super) is_limited: bool,
    /// Whether it repeats another: `no … ningún`.
    pub(super) repeats: bool,
    /// Whether what it repeats is in its own clause.
    pub(super) repeats_beside: bool,
    /// Whether it is made of the word whose contrary it says: `painless`.
    pub(super) reverses: bool,
    /// The name of what it says, if words of the other language have the same.
    pub(super) says: Option<&'static str>,
    pub(super) answer: Option<Answer>,
}

/// What says on the other side what a sign says.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) words: Range<usize>,
    pub(super) denies: bool,
}

impl Sign {
    /// Whether the other side says it too; one that is repeated belongs to what it repeats.
    pub(super) fn is_answered(&self) -> bool {
        self.answer.is_some() || self.repeats
    }

    /// Whether the other side only implies it.
    pub(super) fn is_implied_there(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.denies)
    }

    /// Whether it may deny the word that it is translated by: `childless`, `over the counter`.
    pub(super) fn may_turn(&self) -> bool {
        self.reverses || self.words.len() > 1
    }

    pub(super) fn as_answer(&self) -> Answer {
        Answer { words: self.words.clone(), denies: self.denies || self.repeats }
    }

    /// Whether it denies, and of the other side nothing does so, or only what is in some words or beside them: `not worse`
    /// and *better*, `no less safe` and *igual de seguro*.
    pub(super) fn denies_beside(&self, other: &Range<usize>) -> bool {
        const BESIDE: usize = 2;
        let is_beside = |answer: &Range<usize>| {
            answer.start < other.end + BESIDE && other.start < answer.end + BESIDE
        };
        let answer = self.answer.as_ref();
        self.denies && answer.is_none_or(|answer| !answer.denies && is_beside(&answer.words))
    }

    /// Whether what the other side says for it stands behind some words: `unsafe and not lit`.
    pub(super) fn is_answered_behind(&self, other: &Range<usize>) -> bool {
        self.denies && self.answer.as_ref().is_some_and(|answer| other.end < answer.words.start)
    }
}

/// The signs of a side, in order, without their answers.
pub(super) fn signs_of(words: &BeadWords<'_>, side: Side, pack: &Pack) -> Vec<Sign> {
    /// So far behind a negation stands what makes *only* of it.
    const LIMITED: usize = 8;
    let mut signs: Vec<Sign> = Vec::new();
    let mut denied_at: Option<usize> = None;
    let mut waiting: Option<usize> = None;
    let mut licensed_at: Option<usize> = None;
    for found in words.find(side, pack.negations(), |form| &form.traits().negations) {
        let range = found.first..found.first + found.len;
        let is = |negation| found.meanings.contains(&negation);
        let is_with = |at: usize| !words.is_bound_between(side, at, range.start);
        if is(Negation::Idiom) {
            continue;
        }
        if is(Negation::Limits) {
            let limited = signs.last_mut().filter(|sign| {
                range.start - sign.words.end <= LIMITED && is_with(sign.words.start)
            });
            if let Some(sign) = limited {
                sign.is_limited = true;
            }
            continue;
        }
        let licenses =
            |at: usize| range.start - at <= SCOPE && !words.is_comma_between(side, at, range.start);
        let continues = is(Negation::Continues)
            && (denied_at.is_some_and(is_with) || licensed_at.is_some_and(licenses));
        // `neither … nor`, of two words that only continue
        let begun = if is(Negation::Continues) { waiting.take() } else { None };
        let begun = begun.filter(|at| is_with(*at));
        let follows_itself = begun.is_some();
        // *ni siquiera al final cambió*
        let is_before_verb = is(Negation::Continues)
            && !is(Negation::Denies)
            && range.len() > 1
            && has_verb_behind(words, side, range.start)
            && !has_verb_before(words, side, range.start);
        let denies_alone = is(Negation::Denies) || follows_itself || is_before_verb;
        if is(Negation::Continues) && !continues && !denies_alone {
            waiting = Some(range.start);
            continue;
        }
        let start = begun.unwrap_or(range.start);
        if is(Negation::Continues) && !continues && hangs(words, side, start) {
            continue;
        }
        let denies = denies_alone && !continues;
        if denies {
            denied_at = Some(range.start);
        }
        if is(Negation::Licenses) {
            licensed_at = Some(range.start);
        }
        let sign = Sign {
            words: range.clone(),
            denies,
            is_with_verb: is(Negation::WithVerb),
            needs_another: is(Negation::Continues) && !is(Negation::WithVerb),
            is_limited: false,
            repeats: continues,
            repeats_beside: continues
                && is(Negation::Denies)
                && denied_at.is_some_and(|at| words.is_one_clause(side, at, range.start)),
            reverses: is(Negation::Reverses),
            says: found.meanings.iter().find_map(|meaning| match meaning {
                Negation::Says(name) if !follows_itself => Some(*name),
                _ => None,
            }),
            answer: None,
        };
        signs.push(sign);
    }
    signs
}

/// Whether a word that behind a verb needs a negation before it stands there without: `se vio fiebre en ningún niño`.
fn hangs(words: &BeadWords<'_>, side: Side, negative: usize) -> bool {
    has_verb_before(words, side, negative) && !has_verb_behind(words, side, negative)
}

/// Whether a verb stands before a word, as far as its clause goes.
fn has_verb_before(words: &BeadWords<'_>, side: Side, at: usize) -> bool {
    let mut before = (0..at).rev().take(2 * SCOPE).take_while(|word| {
        !words.is_comma_between(side, *word, at) && !words.joins_clauses(side, *word)
    });
    before.any(|word| words.is_finite_verb(side, word))
}

/// Whether a verb stands behind a word, as far as its clause goes.
fn has_verb_behind(words: &BeadWords<'_>, side: Side, at: usize) -> bool {
    let mut behind = (at + 1..words.len(side)).take(2 * SCOPE).take_while(|word| {
        !words.is_comma_between(side, at, *word) && !words.joins_clauses(side, *word)
    });
    behind.any(|word| words.is_finite_verb(side, word))
}
