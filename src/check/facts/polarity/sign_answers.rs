//! What of the signs of negation on either side of a bead answers each other.

use super::bead_words::BeadWords;
use super::signs::{Sign, signs_of};
use super::{NEAR, SCOPE};
use crate::language::Pack;
use crate::side::{Side, Sides};
use std::ops::Range;

/// What has to do with negation on either side of a bead, and what of it has a counterpart.
pub(super) fn signs(words: &BeadWords<'_>, packs: &Sides<&Pack>) -> Sides<Vec<Sign>> {
    let mut signs = Sides::from_fn(|side| signs_of(words, side, packs[side]));
    if Side::BOTH.iter().any(|side| signs[*side].iter().any(|sign| sign.denies)) {
        answer(words, &mut signs);
    }
    signs
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
            let say_the_same = source.says.is_some() && source.says == target.says
                || source.reverses && target.reverses && distance < BESIDE
                || is_reversed(words, Side::Source, source, target)
                || is_reversed(words, Side::Target, target, source);
            // what only implies a negation is left to the one that is repeated
            let may_answer =
                |sign: &Sign, other: &Sign| !sign.repeats || other.denies && !sign.repeats_beside;
            if !(say_the_same || may_answer(source, target) && may_answer(target, source)) {
                continue;
            }
            let is_other = || {
                is_said_elsewhere(words, Side::Source, source, target)
                    || is_said_elsewhere(words, Side::Target, target, source)
            };
            // `ni` stands before the subject of what it denies
            let reach = if source.repeats || target.repeats { SCOPE } else { REACH };
            if (both_deny || distance <= reach) && (say_the_same || !is_other()) {
                // `only` does not answer *carecía* where `no` is nearer
                let deny = source.denies || target.denies;
                // *no dejan de* is more than the `stop` that its verb translates, *sin demora* more than `delay`
                let is_more = source.words.len() != target.words.len();
                let are_partners =
                    words.are_partners(&source.words, &target.words) && (deny || !is_more);
                let is_sure = both_deny || say_the_same || are_partners;
                let implied = match (is_sure, deny) {
                    (true, _) => 0,
                    (false, true) if distance < BESIDE => IMPLIED - BESIDE,
                    (false, true) => IMPLIED,
                    // only those that deny ask for an answer
                    (false, false) => IMPLIED + distance,
                };
                let is_unlikely = both_deny
                    && (is_denied_before(words, Side::Source, source, target.words.start)
                        || is_denied_before(words, Side::Target, target, source.words.start));
                let deny_the_same = both_deny
                    && (denies_there(words, Side::Source, source, target)
                        || denies_there(words, Side::Target, target, source));
                let distance = match (say_the_same || deny_the_same, is_unlikely) {
                    (true, _) => distance / 2,
                    (false, true) => distance + NEAR,
                    (false, false) => distance,
                };
                let is_uneven = source.denies != target.denies && !say_the_same;
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
        || joins_before(words, side, one, other)
}

/// Whether what a negation denies is translated beside the other.
fn denies_there(words: &BeadWords<'_>, side: Side, denying: &Sign, other: &Sign) -> bool {
    /// A verb and what is said by it.
    const WORDS: usize = 2;
    let mut there = denied_behind(words, side.other(), other.words.end).take(WORDS);
    denied_partner(words, side, denying).is_some_and(|partner| there.any(|word| word == partner))
}

/// Whether what a word that repeats a negation adds to its list stands before the other, which denies what is behind the list:
/// `without a bed and a chair is not`, *sin cama ni silla es*.
fn joins_before(words: &BeadWords<'_>, side: Side, denying: &Sign, repeating: &Sign) -> bool {
    let added = denied_behind(words, side.other(), repeating.words.end).next();
    let is_before = |added: usize| {
        let partner = words.partner(side.other(), added);
        partner.is_some_and(|partner| partner < denying.words.start)
            && denied_partner(words, side, denying).is_some_and(|partner| added < partner)
    };
    let at = repeating.words.start;
    denying.denies
        && repeating.repeats
        && words.is_one_clause(side.other(), at.saturating_sub(2), at)
        && added.is_some_and(is_before)
}

/// Whether what a negation denies is translated in a clause before another negation, and what stands before the one is not
/// translated between them.
pub(super) fn is_denied_before(
    words: &BeadWords<'_>,
    side: Side,
    denying: &Sign,
    at: usize,
) -> bool {
    denied_partner(words, side, denying).is_some_and(|partner| {
        let start = denying.words.start;
        let mut before =
            (start.saturating_sub(SCOPE)..start).filter_map(|it| words.partner(side, it));
        partner < at
            && !words.is_one_clause(side.other(), partner, at)
            && !before.any(|before| partner < before && before < at)
    })
}

/// Whether a word is made of the one that the other denies: `childless` and *sin hijos*.
fn is_reversed(words: &BeadWords<'_>, side: Side, reversing: &Sign, denying: &Sign) -> bool {
    let is_denied = |word: usize| {
        let denied = denied(words, side.other(), denying).next();
        // *no inusual* is no `unusual`
        let is_sign = |word| !words.form(side.other(), word).traits().negations.is_empty();
        denied.is_some_and(|denied| !is_sign(denied) && words.may_translate(side, word, denied))
    };
    reversing.reverses && denying.denies && reversing.words.clone().any(is_denied)
}

/// Whether a word that may render a negation translates something that the other neither is nor denies: `poorly` and *mal*
/// beside a *no*.
fn is_translated(words: &BeadWords<'_>, side: Side, implied: &Sign, other: &Sign) -> bool {
    // *descarta* affirms `rules out`, and is no answer to the `not` before it
    let reach = if other.denies && implied.may_turn() { NEAR } else { 0 };
    translates_outside(words, side, implied, &(other.words.start..other.words.end + reach))
}

/// Whether a word that may render a negation translates something outside a scope.
pub(super) fn translates_outside(
    words: &BeadWords<'_>,
    side: Side,
    implied: &Sign,
    scope: &Range<usize>,
) -> bool {
    let mut partners = implied.words.clone().filter_map(|word| words.partner(side, word));
    !implied.denies && partners.any(|partner| !scope.contains(&partner))
}

/// Whether the word that is denied is translated far from what may render the negation.
fn denies_elsewhere(words: &BeadWords<'_>, side: Side, denying: &Sign, implied: &Sign) -> bool {
    let is_far = |partner: usize| {
        let at = implied.words.start;
        if implied.repeats {
            return partner.abs_diff(at) > SCOPE;
        }
        partner.abs_diff(at) > NEAR || words.is_comma_between(side.other(), partner, at)
    };
    // `unthinned` in the place of *sin aclarar*, whatever else *aclarar* may translate
    let is_in_place = || {
        const BESIDE: usize = 1;
        let mut partners =
            implied.words.clone().filter_map(|word| words.partner(side.other(), word));
        let places = Sides::of(side, denying.words.start, implied.words.start);
        implied.reverses && partners.next().is_none() && words.distance(places).words <= BESIDE
    };
    denying.denies
        && !implied.denies
        && denied_partner(words, side, denying).is_some_and(is_far)
        && !is_in_place()
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
    words.partner(side, denied(words, side, denying).next()?)
}

/// The words that a negation may deny, the likeliest first.
fn denied(words: &BeadWords<'_>, side: Side, denying: &Sign) -> impl Iterator<Item = usize> {
    denied_behind(words, side, denying.words.end)
}

/// The words that a negation may deny that ends before a place.
pub(super) fn denied_behind(
    words: &BeadWords<'_>,
    side: Side,
    end: usize,
) -> impl Iterator<Item = usize> {
    let after = (end..words.len(side)).take(NEAR);
    after.filter(move |word| words.form(side, *word).is_content)
}
