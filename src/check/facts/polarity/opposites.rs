//! Words of a bead that answer each other and say the opposite.

use super::NEAR;
use super::answers::{answer, distance, free_modifiers, is_compared, is_contrary};
use super::bead_words::BeadWords;
use super::negations::Lone;
use super::polar::{Polar, gap, polar_words};
use super::signs::Sign;
use crate::language::{Pack, Pole};
use crate::severity::Severity;
use crate::side::{Side, Sides};
use std::ops::Range;

/// Words of either side that say the opposite of each other.
pub(super) struct Pair {
    pub(super) words: Sides<Range<usize>>,
    pub(super) severity: Severity,
    /// Whether it is no fault: one of them is denied, so that they say the same (`not worse`, `better`), or is a word that
    /// only answers its like.
    pub(super) is_harmless: bool,
    /// What of the source is opposed to something in the target.
    opposed: Vec<Pole>,
    /// Whether one of them only answers its like, and how many words the one is from where the other is expected.
    rank: (bool, usize),
}

impl Pair {
    /// The side that says it by a negation where the other does not: `not only` answered by `only`.
    pub(super) fn denying(&self, words: &BeadWords<'_>, packs: &Sides<&Pack>) -> Option<Side> {
        let denies =
            |side: Side| self.words[side].clone().any(|word| words.denies(side, packs[side], word));
        match Side::BOTH.map(denies) {
            [true, false] => Some(Side::Source),
            [false, true] => Some(Side::Target),
            _ => None,
        }
    }

    /// Whether one of them holds a negation that the other side has beside the other.
    pub(super) fn is_denied_beside(&self, signs: &Sides<Vec<Sign>>) -> bool {
        Side::BOTH.into_iter().any(|side| {
            let (own, other) = (&self.words[side], &self.words[side.other()]);
            let is_within =
                |sign: &Sign| own.start <= sign.words.start && sign.words.end <= own.end;
            let is_answered_beside = |sign: &Sign| {
                let answer = sign.answer.as_ref().filter(|answer| answer.denies);
                answer.is_some_and(|answer| gap(&answer.words, other) > 0)
            };
            signs[side]
                .iter()
                .any(|sign| sign.denies && is_within(sign) && is_answered_beside(sign))
        })
    }

    /// Whether they are opposites, and not only two of a kind.
    pub(super) fn has_opposites(&self) -> bool {
        self.opposed.iter().any(|pole| pole.has_opposite())
    }

    /// The same as a negation of a side that the other does not have.
    pub(super) fn as_negation(&self, side: Side) -> Lone {
        Lone {
            side,
            words: self.words[side].clone(),
            affirmed: Some(self.words.as_ref().map(|words| words.end - 1)),
            severity: self.severity,
        }
    }
}

/// The words of both sides that have an opposite, with their answers; none where there are so many that it is a list, of which
/// each word would be compared with all.
pub(super) fn polar(words: &BeadWords<'_>, packs: &Sides<&Pack>) -> Sides<Vec<Polar>> {
    const MOST: usize = 300;
    let mut polar = Sides::from_fn(|side| polar_words(words, side, packs[side]));
    if polar.iter().any(|all| all.len() > MOST) {
        return Sides::default();
    }
    if !polar.iter().any(Vec::is_empty) {
        answer(words, &mut polar);
        if free_modifiers(&mut polar) {
            answer(words, &mut polar);
        }
    }
    polar
}

/// The opposites at the same place of a bead, where neither has its like on the other side.
pub(super) fn pairs(
    words: &BeadWords<'_>,
    signs: &Sides<Vec<Sign>>,
    polar: &Sides<Vec<Polar>>,
) -> Vec<Pair> {
    if polar.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let pairs = nearest(candidates(words, signs, polar));
    let are_near = |one: &Pair, other: &Pair| {
        Side::BOTH.iter().all(|side| {
            let (one, other) = (&one.words[*side], &other.words[*side]);
            let are_apart = one.end <= other.start || other.end <= one.start;
            are_apart && gap(one, other) <= NEAR
        })
    };
    // `survival improved`, `la mortalidad disminuyó`: two that say the opposite say the same together
    let cancelled: Vec<bool> = (0..pairs.len())
        .map(|one| {
            let mut others = (0..pairs.len()).filter(|other| *other != one);
            others.any(|other| {
                let (one, other) = (&pairs[one], &pairs[other]);
                let is_other = |pole: &Pole| one.opposed.iter().all(|own| own.scale != pole.scale);
                let are_opposites = one.has_opposites() && other.has_opposites();
                are_opposites && other.opposed.iter().all(is_other) && are_near(one, other)
            })
        })
        .collect();
    let kept = pairs.into_iter().zip(cancelled).filter(|(_, is_cancelled)| !is_cancelled);
    kept.map(|(pair, _)| pair).collect()
}

/// Two words each that neither side answers and that say the opposite.
fn candidates(
    words: &BeadWords<'_>,
    signs: &Sides<Vec<Sign>>,
    polar: &Sides<Vec<Polar>>,
) -> Vec<Pair> {
    // whether something on the other side that nothing answers would answer it
    let has_like = Sides::from_fn(|side| {
        let others = || polar[side.other()].iter().filter(|one| one.answer.is_none());
        let has_like = |one: &Polar| others().any(|other| other.is_answered_by(one));
        polar[side].iter().map(has_like).collect::<Vec<bool>>()
    });
    let mut pairs = Vec::new();
    for (from, source) in
        polar.source.iter().enumerate().filter(|(_, source)| source.answer.is_none())
    {
        for (to, target) in polar.target.iter().enumerate().filter(|(_, one)| one.answer.is_none())
        {
            let is_alone = |pole: Pole| {
                let on_scale = |all: &[Polar]| all.iter().filter(|one| one.is_on(pole)).count();
                pole.is_rare() && polar.iter().all(|all| on_scale(all) == 1)
            };
            let is_taken = |side: Side, word: usize| {
                let own = Sides::new(from, to)[side.other()];
                let mut all = polar[side].iter().filter(|one| one.words.contains(&word));
                all.any(|one| one.answer.is_some_and(|answer| answer != own))
            };
            // where both sides have both, each is said, though at another place than expected
            if has_like.source[from] && has_like.target[to] {
                continue;
            }
            // `the likelihood was lower` and *menor probabilidad*
            let is_turned_apart = |side: Side, one: &Polar, [own, opposite]: [usize; 2]| {
                let turns = |other: &Polar| {
                    let is_free = other.answer.is_none_or(|answer| answer == own);
                    is_free && one.has_modifier_answered_by(other)
                };
                let mut others = polar[side.other()].iter().enumerate();
                one.is_turned && others.any(|(at, other)| at != opposite && turns(other))
            };
            if is_turned_apart(Side::Source, source, [from, to])
                || is_turned_apart(Side::Target, target, [to, from])
            {
                continue;
            }
            let pair = judge(words, signs, source, target, is_alone, is_taken);
            // of a kind, what the source names as well was not put in the place of another
            let is_in_source = || polar.source.iter().any(|source| target.is_answered_by(source));
            let pair = pair.filter(|pair| pair.has_opposites() || !is_in_source());
            // `un hijo`, a son or daughter
            let are_beside = |one: &Polar, other: &Polar| gap(&one.words, &other.words) == 1;
            let names_both = |all: &[Polar], one: &Polar, opposite: &Polar| {
                let is_ungraded =
                    !one.poles.is_empty() && one.poles.iter().all(|pole| pole.turned() == *pole);
                let mut beside = all.iter().filter(|other| are_beside(one, other));
                is_ungraded && beside.any(|other| opposite.is_answered_by(other))
            };
            // `men and women` and *mujeres y mujeres*
            let is_doubled = |side: Side, one: &Polar| {
                let all = &polar[side];
                let text = |one: &Polar| &*words.form(side, one.words.start).folded;
                all.iter().any(|other| are_beside(one, other) && text(one) == text(other))
            };
            let pair = pair.filter(|_| {
                (!names_both(&polar.target, target, source) || is_doubled(Side::Source, source))
                    && (!names_both(&polar.source, source, target)
                        || is_doubled(Side::Target, target))
            });
            pairs.extend(pair);
        }
    }
    pairs
}

/// No word twice: the nearest to each other first.
fn nearest(mut candidates: Vec<Pair>) -> Vec<Pair> {
    candidates.sort_by_key(|pair| pair.rank);
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in candidates {
        let is_used = |side: Side| pairs.iter().any(|used| used.words[side] == pair.words[side]);
        if !Side::BOTH.into_iter().any(is_used) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|pair| pair.words.source.start);
    pairs
}

/// Whether what stands before and behind the words changes places, so that the opposite says the same: `A before B`,
/// *B después de A*.
fn is_converse(words: &BeadWords<'_>, places: &Sides<Range<usize>>, is_contrary: bool) -> bool {
    /// So far from the words is what they compare.
    const REACH: usize = 8;
    let Sides { source, target } = places;
    let crosses = |word: usize, is_before: bool| {
        words.partner(Side::Source, word).is_some_and(|partner| match is_before {
            true => target.end <= partner && partner < target.end + REACH,
            false => partner < target.start && target.start <= partner + REACH,
        })
    };
    let is_with = |word: &usize| {
        let (first, last) = (source.start.min(*word), (source.end - 1).max(*word));
        !words.is_bound_between(Side::Source, first, last)
    };
    let mut before = (source.start.saturating_sub(REACH)..source.start).filter(is_with);
    let mut behind = (source.end..words.len(Side::Source)).take(REACH).filter(is_with);
    // `right upper lobe` and *lóbulo inferior derecho* compare nothing
    let partner = |word: usize| words.partner(Side::Source, word);
    let has_noun_behind = partner(source.end).map(|noun| noun + 1) == Some(target.start);
    let is_adjective = |word: usize| {
        word + 1 == source.start && has_noun_behind && partner(word) == Some(target.end)
    };
    // `the highest scores` and *los puntajes menos altos* do not either
    let is_noun = |word: usize| is_contrary && word == source.end && has_noun_behind;
    before.any(|word| crosses(word, true) && !is_adjective(word))
        && behind.any(|word| crosses(word, false) && !is_noun(word))
}

/// How sure it is that two words, of which neither has its like on the other side, say the opposite of each other. What
/// `is_alone` on its scale, on either side, is opposed to the other wherever that stands; a word that `is_taken` is answered by
/// a third.
fn judge(
    words: &BeadWords<'_>,
    signs: &Sides<Vec<Sign>>,
    source: &Polar,
    target: &Polar,
    is_alone: impl Fn(Pole) -> bool,
    is_taken: impl Fn(Side, usize) -> bool,
) -> Option<Pair> {
    /// Words that answer each other are not farther from where each is expected.
    const FARTHEST: usize = 4;
    /// So far behind a negation a word is denied: `none of the tests was positive`.
    const DENIED: usize = 7;
    const BESIDE: usize = 2;
    let is_linked = words.are_partners(&source.words, &target.words);
    let opposed = match is_compared(words, source, target) {
        true => source.poles.iter().chain(&target.poles).copied().collect(),
        false => source.opposed(target, is_linked),
    };
    let is_contrary = is_contrary(words, source, target);
    let is_like = source.is_like(target) && !is_contrary;
    let is_turned = !is_like && !opposed.is_empty();
    let is_denied = |side: Side, one: &Polar, other: &Polar| {
        let before = one.words.start.saturating_sub(DENIED)..one.words.start;
        let before = before.filter(|word| !words.is_comma_between(side, *word, one.words.start));
        // `increased neither pain nor fever`
        let behind = one.words.end..words.len(side).min(one.words.end + 1);
        let near: Vec<usize> = before.chain(behind).collect();
        // the *sin* that `unsolvable` answers denies nothing behind what is solved
        let is_another = |sign: &Sign| {
            let answer = sign.answer.as_ref().map(|answer| &answer.words);
            answer.is_some_and(|answer| gap(answer, &other.words) > 0)
        };
        signs[side].iter().any(|sign| {
            let mut between = sign.words.end..one.words.start;
            let is_beside = sign.words.end <= one.words.start
                && between.all(|word| !words.form(side, word).is_content);
            near.iter().any(|word| sign.words.contains(word))
                && (sign.denies_beside(&other.words) && (!is_another(sign) || is_beside)
                    || is_beside && sign.is_answered_behind(&other.words))
                // of `no-till` the tilling is denied
                && (sign.words.end == one.words.start || !words.is_joined(side, sign.words.end))
        })
    };
    let distance = distance(words, source, target);
    // a word that translates another is not the answer to this one
    let is_free = |side: Side, one: &Polar, other: &Range<usize>| {
        let mut partners = one.words.clone().filter_map(|word| words.partner(side, word));
        partners.all(|partner| {
            partner + BESIDE >= other.start && partner < other.end + BESIDE
                || is_taken(side.other(), partner)
        })
    };
    let free = [
        is_free(Side::Source, source, &target.words),
        is_free(Side::Target, target, &source.words),
    ];
    // of two beside each other one may seem to translate another, both do not
    let is_beside = distance.is_by_neighbours && distance.words < BESIDE;
    let are_free = if is_beside { free.contains(&true) } else { !free.contains(&false) };
    let has_opposites = opposed.iter().any(|pole| pole.has_opposite());
    let places = Sides::new(source.words.clone(), target.words.clone());
    let may_be_converse = opposed.iter().any(|pole| pole.may_be_converse());
    let compares_two = !source.is_superlative && !target.is_superlative;
    // what `more` and *menos* compare is behind a word like `than`, and told by that
    let are_graded = source.has_modifier() && target.has_modifier();
    let is_converse = || {
        may_be_converse && compares_two && !are_graded && is_converse(words, &places, is_contrary)
    };
    // `most farms` is not opposed to *menos de 2 vacas*
    let is_of_number =
        |side: Side, one: &Polar| one.is_modifier && words.is_number(side, one.words.end);
    let are_of_numbers = is_of_number(Side::Source, source) || is_of_number(Side::Target, target);
    let is_quantifier = |one: &Polar| one.poles.iter().any(|pole| !pole.has_opposite());
    let are_apart = are_of_numbers && (is_quantifier(source) || is_quantifier(target));
    if !is_turned || !are_free || are_apart || is_converse() {
        return None;
    }
    let severity = match distance.words {
        ..=FARTHEST if distance.is_by_neighbours && has_opposites => Severity::Error,
        ..=FARTHEST => Severity::Warning,
        _ if opposed.iter().any(|pole| is_alone(*pole)) => Severity::Warning,
        _ => return None,
    };
    let only_answers = source.only_answers || target.only_answers;
    let is_harmless = has_opposites
        && (is_denied(Side::Source, source, target) != is_denied(Side::Target, target, source)
            || only_answers);
    let rank = (only_answers, distance.words);
    Some(Pair { words: places, severity, is_harmless, opposed, rank })
}
