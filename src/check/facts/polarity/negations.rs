//! Negations that the other side of a bead does not have.

use super::bead_words::BeadWords;
use super::sign_answers::{denied_behind, is_denied_before, translates_outside};
use super::signs::{Answer, Sign};
use super::{NEAR, SCOPE};
use crate::severity::Severity;
use crate::side::{Side, Sides};
use std::ops::Range;

/// A negation without a counterpart.
pub(super) struct Lone {
    pub(super) side: Side,
    pub(super) words: Range<usize>,
    /// The word that is denied and its translation that is not, each on its side.
    pub(super) affirmed: Option<Sides<usize>>,
    pub(super) severity: Severity,
}

/// The negations of a bead that have no counterpart.
pub(super) fn lone(words: &BeadWords<'_>, signs: &Sides<Vec<Sign>>) -> Vec<Lone> {
    let surely = |side: Side| signs[side].iter().filter(|sign| sign.denies && !sign.is_limited);
    let count = |side: Side| surely(side).filter(|sign| !sign.is_implied_there()).count();
    if count(Side::Source) == count(Side::Target) {
        // as many, though at other places
        let strayed = |side: Side| {
            let astray = surely(side).filter(move |sign| strays(words, side, sign));
            astray.filter_map(move |sign| {
                let lone = judge(words, side, sign, &signs[side.other()])?;
                let partner = lone.affirmed?[side.other()];
                let mut denying = signs[side.other()]
                    .iter()
                    .filter(|one| one.denies || one.repeats || !one.is_answered());
                let is_denied = denying.any(|other| {
                    // `none of those who …`, a long subject
                    let (behind, scope) =
                        if other.needs_another { (0, 2 * SCOPE) } else { (NEAR, SCOPE) };
                    let at = other.words.start;
                    partner <= at + scope
                        && (at <= partner
                            || at <= partner + behind
                                && !words.is_subordinate(side.other(), partner, at))
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
    let alone =
        |side: Side| surely(side).filter(|sign| !sign.is_answered() || sign.is_implied_there());
    let lone = |side: Side| {
        let is_cancelled = move |sign: &Sign| {
            let cancels =
                |other| cancel(words, side, sign, other) || cancel(words, side, other, sign);
            alone(side).any(cancels)
        };
        surely(side).filter(move |sign| !sign.is_answered() && !is_cancelled(sign))
    };
    let side = if lone(Side::Source).next().is_some() { Side::Source } else { Side::Target };
    lone(side).filter_map(|sign| judge(words, side, sign, &signs[side.other()])).collect()
}

/// Whether two negations say nothing together: `not without`.
fn cancel(words: &BeadWords<'_>, side: Side, first: &Sign, second: &Sign) -> bool {
    first.is_with_verb
        && !second.is_with_verb
        && first.words.end <= second.words.start
        && second.words.start - first.words.end <= NEAR
        && words.is_one_clause(side, first.words.start, second.words.start)
}

/// Whether a negation has no counterpart, or one of a verb only one that is far from its place.
fn strays(words: &BeadWords<'_>, side: Side, sign: &Sign) -> bool {
    const FAR: usize = 5;
    let far = |answer: &Answer| {
        let at = answer.words.start;
        sign.is_with_verb
            && answer.denies
            && (words.distance(Sides::of(side, sign.words.start, at)).words >= FAR
                || side == Side::Source && is_denied_before(words, side, sign, at))
    };
    sign.answer.as_ref().is_none_or(far)
}

/// Whether a word that only implies a negation translates a word of the other side, and so nothing that is denied there
/// near `sign`.
fn is_said(words: &BeadWords<'_>, side: Side, implied: &Sign, sign: &Range<usize>) -> bool {
    let scope = if implied.may_turn() { sign.start..sign.end + SCOPE } else { 0..0 };
    translates_outside(words, side, implied, &scope)
}

/// Whether a negation denies beside it what its answer denies, and that is another word than the one `at` a place.
fn is_spent(words: &BeadWords<'_>, side: Side, denying: &Sign, at: usize) -> bool {
    let Some(answer) = &denying.answer else { return false };
    denied_behind(words, side.other(), answer.words.end)
        .next()
        .and_then(|denied| words.partner(side.other(), denied))
        .is_some_and(|partner| {
            partner < at && denied_behind(words, side, denying.words.end).any(|it| it == partner)
        })
}

/// What there is to say of a negation without a counterpart: sure where the word that it denies is translated and not
/// denied.
fn judge(words: &BeadWords<'_>, side: Side, lone: &Sign, opposite: &[Sign]) -> Option<Lone> {
    let sign = &lone.words;
    let bounded = |word: &usize| !words.is_bound_between(side, sign.start, *word);
    let after = (sign.end..words.len(side)).take(NEAR).filter(bounded);
    // those who were not (9 %): what is denied stands before
    let is_open = |word: &usize| !words.is_bracket_between(side, sign.end - 1, *word);
    let mut content = after.filter(|word| words.form(side, *word).is_content).take_while(is_open);
    let denied = content.next();
    let with_partner = |word: usize| Some((word, words.partner(side, word)?));
    let translated = denied.and_then(with_partner);
    let is_denied = |at: usize| {
        opposite.iter().any(|other| match other.denies && other.words.start < at {
            true => {
                at - other.words.start <= SCOPE
                    && !words.is_comma_between(side.other(), other.words.start, at)
                    && (!other.is_answered()
                        || words.is_one_clause(side.other(), other.words.end, at)
                            && !is_spent(words, side.other(), other, at))
            }
            false => {
                !other.is_answered()
                    && !other.needs_another
                    && other.words.start.abs_diff(at) <= NEAR
                    && !words.is_comma_between(side.other(), other.words.start, at)
                    && !is_said(words, side.other(), other, sign)
            }
        })
    };
    if is_copied(words, side, sign.start, denied) {
        return None;
    }
    let is_implied = || opposite.iter().any(|other| !other.is_answered());
    let severity = match translated {
        // of a subject the verb behind it is denied
        Some(_) if lone.needs_another && is_implied() => return None,
        Some((_, partner)) if !is_denied(partner) => match side {
            Side::Source => Severity::Error,
            // a translation may deny the contrary: `difficult`, `no es fácil`
            Side::Target => Severity::Warning,
        },
        Some(_) => return None,
        None if !is_lone(words, side, sign, opposite) => return None,
        None if side == Side::Source => Severity::Warning,
        None if is_implied() => return None,
        // where the other side has something that translates what is near
        None if is_placed(words, side, sign) => Severity::Warning,
        None => return None,
    };
    let affirmed = translated.map(|(word, partner)| Sides::of(side, word, partner));
    Some(Lone { side, words: sign.clone(), affirmed, severity })
}

/// Whether a word near a negation is translated.
fn is_placed(words: &BeadWords<'_>, side: Side, sign: &Range<usize>) -> bool {
    let end = words.len(side).min(sign.end + NEAR);
    (sign.start.saturating_sub(NEAR)..end).any(|word| words.partner(side, word).is_some())
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
fn is_lone(words: &BeadWords<'_>, side: Side, sign: &Range<usize>, opposite: &[Sign]) -> bool {
    const REACH: usize = 14;
    /// So far may be what only implies one, where the words around say where it is expected.
    const IMPLIED: usize = 8;
    let denied = |other: &Sign| {
        let mut before = opposite.iter().filter(|one| one.denies && one.is_answered());
        !other.denies && before.any(|one| one.words.end == other.words.start)
    };
    let mut others = opposite.iter().filter(|other| {
        !other.is_answered() && !denied(other) && !is_said(words, side.other(), other, sign)
    });
    others.all(|other| {
        let distance = words.distance(Sides::of(side, sign.start, other.words.start));
        let is_placed = distance.is_by_neighbours && !other.denies;
        distance.words > if is_placed { IMPLIED } else { REACH }
    })
}
