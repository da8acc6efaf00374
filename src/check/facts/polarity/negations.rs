//! Negations that the other side of a bead does not have.

use super::NEAR;
use super::bead_words::BeadWords;
use crate::language::{Negation, Pack};
use crate::severity::Severity;
use crate::side::{Side, Sides};
use std::ops::Range;

/// So far a negation may deny more words than the next.
const SCOPE: usize = 8;

/// A negation without a counterpart.
pub(super) struct Lone {
    pub(super) side: Side,
    pub(super) words: Range<usize>,
    /// The word that is denied and its translation that is not, each on its side.
    pub(super) affirmed: Option<Sides<usize>>,
    pub(super) severity: Severity,
}

/// A word or phrase that has to do with negation.
pub(super) struct Sign {
    pub(super) words: Range<usize>,
    /// Whether it denies by itself.
    denies: bool,
    /// Whether it stands before the verb that it denies.
    is_with_verb: bool,
    /// Whether behind a verb it needs another before it: *ningún* needs *no*.
    needs_another: bool,
    /// Whether it only says *only*: `no … más que`.
    is_limited: bool,
    /// Whether it repeats another: `no … ningún`.
    repeats: bool,
    answer: Option<Answer>,
}

/// What says on the other side what a sign says.
#[derive(Clone)]
struct Answer {
    words: Range<usize>,
    denies: bool,
}

impl Sign {
    /// Whether the other side says it too; one that is repeated belongs to what it repeats.
    fn is_answered(&self) -> bool {
        self.answer.is_some() || self.repeats
    }

    fn as_answer(&self) -> Answer {
        Answer { words: self.words.clone(), denies: self.denies }
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

/// What has to do with negation on either side of a bead, and what of it has a counterpart.
pub(super) fn signs(words: &BeadWords<'_>, packs: &Sides<&Pack>) -> Sides<Vec<Sign>> {
    let mut signs = Sides::from_fn(|side| signs_of(words, side, packs[side]));
    if Side::BOTH.iter().any(|side| signs[*side].iter().any(|sign| sign.denies)) {
        answer(words, &mut signs);
    }
    signs
}

/// The negations of a bead that have no counterpart.
pub(super) fn lone(words: &BeadWords<'_>, signs: &Sides<Vec<Sign>>) -> Vec<Lone> {
    let surely = |side: Side| signs[side].iter().filter(|sign| sign.denies && !sign.is_limited);
    let count = |side: Side| surely(side).count();
    if count(Side::Source) == count(Side::Target) {
        // as many, though at other places
        let strayed = |side: Side| {
            let astray = surely(side).filter(move |sign| strays(words, side, sign));
            astray.filter_map(move |sign| {
                let lone = judge(words, side, &sign.words, &signs[side.other()])?;
                let partner = lone.affirmed?[side.other()];
                let is_denied = signs[side.other()].iter().any(|other| {
                    let behind = if other.needs_another { 0 } else { NEAR };
                    other.words.start <= partner + behind && partner <= other.words.start + SCOPE
                });
                // one of several of its like may be denied
                let stem = |word: usize| words.form(side.other(), word).stem();
                let mut all = 0..words.len(side.other());
                let is_once = !all.any(|word| word != partner && stem(word) == stem(partner));
                (!is_denied && is_once).then_some(lone)
            })
        };
        return Side::BOTH.into_iter().flat_map(strayed).collect();
    }
    let lone = |side: Side| surely(side).filter(|sign| !sign.is_answered());
    let side = if lone(Side::Source).next().is_some() { Side::Source } else { Side::Target };
    lone(side).filter_map(|sign| judge(words, side, &sign.words, &signs[side.other()])).collect()
}

fn signs_of(words: &BeadWords<'_>, side: Side, pack: &Pack) -> Vec<Sign> {
    /// So far behind a negation stands what makes *only* of it.
    const LIMITED: usize = 8;
    let mut signs: Vec<Sign> = Vec::new();
    let mut denied_at: Option<usize> = None;
    let mut waiting: Option<usize> = None;
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
        let continues = is(Negation::Continues) && denied_at.is_some_and(is_with);
        // `neither … nor`, of two words that only continue
        let follows_itself = is(Negation::Continues) && waiting.take().is_some_and(is_with);
        if is(Negation::Continues) && !is(Negation::Denies) && !continues && !follows_itself {
            waiting = Some(range.start);
            continue;
        }
        let denies = (is(Negation::Denies) || follows_itself) && !continues;
        if denies {
            denied_at = Some(range.start);
        }
        let sign = Sign {
            words: range,
            denies,
            is_with_verb: is(Negation::WithVerb),
            needs_another: is(Negation::Continues) && !is(Negation::WithVerb),
            is_limited: false,
            repeats: continues,
            answer: None,
        };
        signs.push(sign);
    }
    signs
}

/// Whether a negation of a verb has no counterpart but one that is far from its place.
fn strays(words: &BeadWords<'_>, side: Side, sign: &Sign) -> bool {
    const FAR: usize = 5;
    let far = |answer: &Answer| {
        words.distance(Sides::of(side, sign.words.start, answer.words.start)).words >= FAR
    };
    sign.is_with_verb && sign.answer.as_ref().is_none_or(far)
}

/// Pairs the signs of both sides, the nearest first. Two that deny may be far from each other.
fn answer(words: &BeadWords<'_>, signs: &mut Sides<Vec<Sign>>) {
    /// So much nearer must a word be that only implies what one of the other side denies.
    const IMPLIED: usize = 6;
    const BESIDE: usize = 2;
    /// How far from its place a negation may be implied.
    const REACH: usize = 5;
    let mut pairs = Vec::new();
    for (from, source) in signs.source.iter().enumerate() {
        for (to, target) in signs.target.iter().enumerate() {
            let distance = words.distance(Sides::new(source.words.start, target.words.start)).words;
            let both_deny = source.denies && target.denies;
            // what only implies a negation is left to the one that is repeated
            if source.repeats && !target.denies || target.repeats && !source.denies {
                continue;
            }
            let is_other = || {
                is_said_elsewhere(words, Side::Source, source, target)
                    || is_said_elsewhere(words, Side::Target, target, source)
            };
            if (both_deny || distance <= REACH) && !is_other() {
                // `only` does not answer *carecía* where `no` is nearer
                let is_sure = both_deny || words.are_partners(&source.words, &target.words);
                let implied = match (is_sure, source.denies || target.denies) {
                    (true, _) => 0,
                    (false, true) if distance < BESIDE => IMPLIED - BESIDE,
                    (false, true) => IMPLIED,
                    // only those that deny ask for an answer
                    (false, false) => IMPLIED + distance,
                };
                let is_uneven = source.denies != target.denies;
                pairs.push((distance + implied, is_uneven, from, to));
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, from, to) in pairs {
        let (source, target) = (&mut signs.source[from], &mut signs.target[to]);
        if source.answer.is_none() && target.answer.is_none() {
            (source.answer, target.answer) = (Some(target.as_answer()), Some(source.as_answer()));
        }
    }
}

/// Whether the words around a sign show that the other is no answer to it.
fn is_said_elsewhere(words: &BeadWords<'_>, side: Side, one: &Sign, other: &Sign) -> bool {
    is_translated(words, side, one, other)
        || denies_elsewhere(words, side, one, other)
        || lacks_another(words, side, one, other)
}

/// Whether a word that may render a negation translates something that the other neither is nor denies: `poorly` and *mal*
/// beside a *no*.
fn is_translated(words: &BeadWords<'_>, side: Side, implied: &Sign, other: &Sign) -> bool {
    let denied = if other.denies { NEAR } else { 0 };
    let others = other.words.start..other.words.end + denied;
    let mut partners = implied.words.clone().filter_map(|word| words.partner(side, word));
    !implied.denies && partners.any(|partner| !others.contains(&partner))
}

/// Whether the word that is denied is translated far from what may render the negation.
fn denies_elsewhere(words: &BeadWords<'_>, side: Side, denying: &Sign, implied: &Sign) -> bool {
    let is_far = |partner: usize| partner.abs_diff(implied.words.start) > SCOPE;
    denying.denies && !implied.denies && denied_partner(words, side, denying).is_some_and(is_far)
}

/// Whether the verb that is denied is translated before a word that repeats a negation, and by itself denies no verb before
/// it: `did not change in any`, *cambiaron en ninguno*.
fn lacks_another(words: &BeadWords<'_>, side: Side, denying: &Sign, repeating: &Sign) -> bool {
    let at = repeating.words.start;
    let is_before = |partner: usize| {
        partner < at && at - partner <= SCOPE && !words.is_comma_between(side.other(), partner, at)
    };
    denying.is_with_verb
        && repeating.needs_another
        && !repeating.repeats
        && denied_partner(words, side, denying).is_some_and(is_before)
}

/// What translates the word that a negation denies.
fn denied_partner(words: &BeadWords<'_>, side: Side, denying: &Sign) -> Option<usize> {
    let mut after = (denying.words.end..words.len(side)).take(NEAR);
    let denied = after.find(|word| words.form(side, *word).is_content)?;
    words.partner(side, denied)
}

/// What there is to say of a negation without a counterpart: sure where the word that it denies is translated and not
/// denied.
fn judge(
    words: &BeadWords<'_>,
    side: Side,
    sign: &Range<usize>,
    opposite: &[Sign],
) -> Option<Lone> {
    let bounded =
        |word: &usize| !words.is_bound_between(side, sign.start.min(*word), sign.start.max(*word));
    let after = (sign.end..words.len(side)).take(NEAR).filter(bounded);
    // those who were not (9 %): what is denied stands before
    let is_open = |word: &usize| !words.is_bracket_between(side, sign.end - 1, *word);
    let mut content = after.filter(|word| words.form(side, *word).is_content).take_while(is_open);
    let denied = content.next();
    let with_partner = |word: usize| Some((word, words.partner(side, word)?));
    let translated = denied.and_then(with_partner);
    // of *no podían dormir* the second word is translated
    let second = content.next().and_then(with_partner);
    let is_denied = |at: usize| {
        opposite.iter().any(|sign| match sign.denies && sign.words.start < at {
            true => {
                at - sign.words.start <= SCOPE
                    && !words.is_comma_between(side.other(), sign.words.start, at)
            }
            false => {
                !sign.is_answered() && !sign.needs_another && sign.words.start.abs_diff(at) <= NEAR
            }
        })
    };
    if is_copied(words, side, sign.start, denied) {
        return None;
    }
    let severity = match translated {
        Some((_, partner)) if !is_denied(partner) => match side {
            Side::Source => Severity::Error,
            // a translation may deny the contrary: `difficult`, `no es fácil`
            Side::Target => Severity::Warning,
        },
        Some(_) => return None,
        None if !is_lone(words, side, sign.start, opposite) => return None,
        None if side == Side::Source => Severity::Warning,
        None if opposite.iter().any(|other| !other.is_answered()) => return None,
        None if second.is_some_and(|(_, partner)| !is_denied(partner)) => Severity::Warning,
        None => return None,
    };
    let affirmed = translated.map(|(word, partner)| Sides::of(side, word, partner));
    Some(Lone { side, words: sign.clone(), affirmed, severity })
}

/// Whether the other side has a negation and the word behind it as they are: a name, or a language of its own.
fn is_copied(words: &BeadWords<'_>, side: Side, sign: usize, denied: Option<usize>) -> bool {
    let Some(denied) = denied else { return false };
    let text = |side, word| &*words.form(side, word).folded;
    let copied = words.len(side.other());
    let mut pairs = (1..copied).map(|at| [at - 1, at].map(|at| text(side.other(), at)));
    pairs.any(|pair| pair == [text(side, sign), text(side, denied)])
}

/// Whether the other side has no sign of negation near the place where one is expected, or behind a short list
/// (`No hubo diferencias en …`, `… were similar`).
fn is_lone(words: &BeadWords<'_>, side: Side, sign: usize, opposite: &[Sign]) -> bool {
    const REACH: usize = 14;
    opposite
        .iter()
        .filter(|other| !other.is_answered())
        .all(|other| words.distance(Sides::of(side, sign, other.words.start)).words > REACH)
}
