//! Which words of either side that have an opposite say the same.

use super::bead_words::{BeadWords, Distance};
use super::polar::{Polar, gap};
use crate::side::{Side, Sides};

/// Pairs the words that say the same, the nearest first; those that translate each other count as nearer than they are.
pub(super) fn answer(words: &BeadWords<'_>, polar: &mut Sides<Vec<Polar>>) {
    /// Farther from its place nothing is looked for but what translates a word.
    const REACH: usize = 6;
    const BESIDE: usize = 1;
    /// So much nearer is a word that answers another than the one that may translate it.
    const LOOSE: usize = 3;
    // *ganaba* that translates `earned` does not answer `more`, nor *supervisado* that translates `supervised` `higher`
    let says_other = |side: Side, one: &Polar, other: &Polar| {
        let mut partners = one.words.clone().filter_map(|word| words.partner(side, word));
        partners.any(|partner| {
            let all = polar[side.other()].iter();
            let mut alike = all.filter(|answer| one.poles.iter().any(|pole| answer.is_on(*pole)));
            // beside a word of its own meaning, which partner is right is not sure
            let is_own = match other.is_modifier {
                // `less willing` and *menos dispuestos* go with words of one meaning
                true => {
                    other.words.contains(&partner)
                        || one.has_modifier() && partner == other.words.end
                }
                false => gap(&other.words, &(partner..partner + 1)) <= BESIDE,
            };
            !is_own && alike.all(|answer| !answer.words.contains(&partner))
        })
    };
    let is_contrary = |source: &Polar, target: &Polar| is_contrary(words, source, target);
    let opposed_at = opposed_at(words, polar);
    let is_small =
        |side: Side, one: &Polar| one.only_answers && !words.form(side, one.words.start).is_content;
    // what translates its opposite is not answered by something else
    let reach = Sides::from_fn(|side| {
        let reach = |one: &Polar| {
            let contrary = polar[side.other()].iter().filter_map(|other| {
                let Sides { source, target } = Sides::of(side, one, other);
                // surely where a word before it turns it: *menos pobres*
                let reach = if source.is_turned || target.is_turned { 0 } else { BESIDE };
                is_contrary(source, target).then_some(reach)
            });
            contrary.min().unwrap_or(REACH)
        };
        polar[side].iter().map(reach).collect::<Vec<usize>>()
    });
    let mut pairs = Vec::new();
    for (from, source) in polar.source.iter().enumerate() {
        for (to, target) in polar.target.iter().enumerate().filter(|(_, one)| one.is_like(source)) {
            let distance = distance(words, source, target).words;
            let is_linked = words.are_partners(&source.words, &target.words);
            let says_other = || {
                says_other(Side::Source, source, target) || says_other(Side::Target, target, source)
            };
            let reach = reach.source[from].min(reach.target[to]);
            let is_answer = is_linked || distance <= reach && !says_other();
            // *desde* does not answer `before` where *después* stands nearer
            let is_nearer = opposed_at.source[from].min(opposed_at.target[to]) <= distance;
            let is_outdone = !is_linked
                && is_nearer
                && (is_small(Side::Source, source) || is_small(Side::Target, target));
            if is_answer && !is_outdone && !is_contrary(source, target) {
                let by_opposite = if is_nearer { LOOSE } else { 0 };
                let is_loose = if is_linked { 0 } else { LOOSE + by_opposite };
                // *más rápida* is no answer to `high` where something is that says it by itself
                let says_it = source.poles.iter().any(|pole| target.poles.contains(pole));
                let by_modifier = if says_it || is_linked { 0 } else { LOOSE };
                pairs.push((distance + is_loose + by_modifier, from, to));
            }
        }
    }
    pairs.sort_unstable();
    for (_, from, to) in pairs {
        let (source, target) = (&mut polar.source[from], &mut polar.target[to]);
        if source.answer.is_none() && target.answer.is_none() {
            (source.answer, target.answer) = (
                source.is_answered_by(target).then_some(to),
                target.is_answered_by(source).then_some(from),
            );
        }
    }
    // `later and later` is said once by *cada vez más tarde*; not so the second *después* of *después y después*
    for side in Side::BOTH {
        let stem = |one: &Polar| words.form(side, one.words.start).stem();
        let of_repeated = |one: &Polar| {
            let mut others = polar[side.other()].iter().filter(|other| other.answer.is_none());
            let is_turned = others.any(|other| other.is_turned_into(one));
            let mut all = polar[side].iter().filter(|other| {
                !is_turned && gap(&one.words, &other.words) == 1 && stem(one) == stem(other)
            });
            all.find_map(|other| other.answer)
        };
        let answers: Vec<Option<usize>> =
            polar[side].iter().map(|one| one.answer.or_else(|| of_repeated(one))).collect();
        for (one, answer) in polar[side].iter_mut().zip(answers) {
            one.answer = answer;
        }
    }
}

/// How far from each word is the nearest that says the opposite of it.
fn opposed_at(words: &BeadWords<'_>, polar: &Sides<Vec<Polar>>) -> Sides<Vec<usize>> {
    let mut nearest = polar.as_ref().map(|all| vec![usize::MAX; all.len()]);
    for (from, source) in polar.source.iter().enumerate() {
        for (to, target) in polar.target.iter().enumerate() {
            if !source.is_like(target) && !source.opposed(target, false).is_empty() {
                let distance = distance(words, source, target).words;
                nearest.source[from] = distance.min(nearest.source[from]);
                nearest.target[to] = distance.min(nearest.target[to]);
            }
        }
    }
    nearest
}

/// Lets stand alone the words before others that the answers to these do not have: `more trustworthy`, *menos dignos de
/// confianza*. Gives whether there are any.
pub(super) fn free_modifiers(polar: &mut Sides<Vec<Polar>>) -> bool {
    let freed = Sides::from_fn(|side| {
        let freed = polar[side].iter().filter_map(|one| {
            let answer = &polar[side.other()][one.answer?];
            // `shorter` says what *más breve* does
            let is_said = one.has_modifier_answered_by(answer)
                || answer.compares && one.is_answered_by(answer);
            (one.has_modifier() && !is_said && !one.is_turned).then(|| one.modifier())
        });
        freed.collect::<Vec<_>>()
    });
    let are_any = freed.iter().any(|freed| !freed.is_empty());
    polar.source.extend(freed.source);
    polar.target.extend(freed.target);
    are_any
}

/// Whether one translates what the other turns round: `shorter` and *menos corto*.
pub(super) fn is_contrary(words: &BeadWords<'_>, source: &Polar, target: &Polar) -> bool {
    source.is_turned_into(target) && words.are_partners(&source.words, &target.words)
        || is_compared(words, source, target)
}

/// Whether one says less of a word and the other more of its translation: `saltier` and *menos salada*, `most informative` and
/// *menos informativo*; or of a word, where neither is known to translate another: `steeper` and *menos acusado*.
pub(super) fn is_compared(words: &BeadWords<'_>, source: &Polar, target: &Polar) -> bool {
    let is = |side: Side, less: &Polar, more: &Polar| {
        let says_less = less.turns_next || less.is_turned;
        let behind = if less.is_turned { less.words.end - 1 } else { less.words.end };
        let is_unknown = || {
            let mut all = more.words.clone().map(|word| words.partner(side.other(), word));
            more.poles.is_empty() && all.all(|partner| partner.is_none())
        };
        let is_translated = match words.partner(side, behind) {
            Some(partner) => more.words.contains(&partner),
            None => is_unknown(),
        };
        let says_more_of_it =
            || more.is_with_unknown && words.partner(side, behind) == Some(more.words.end);
        says_less && (more.compares && is_translated || says_more_of_it())
    };
    is(Side::Source, source, target) || is(Side::Target, target, source)
}

/// How far apart two words are; where one goes with a word that is translated, from that translation.
pub(super) fn distance(words: &BeadWords<'_>, source: &Polar, target: &Polar) -> Distance {
    let from_next = |side: Side, one: &Polar, other: &Polar| {
        // of `more content retention` the second word is the noun
        let behind = (one.words.end..words.len(side)).take(2).filter(|_| one.is_modifier);
        let behind = behind.take_while(|word| words.form(side, *word).is_content);
        let places = behind.filter_map(|word| words.partner(side, word));
        let gaps = places.map(|place| {
            other.words.start.saturating_sub(place).max(place.saturating_sub(other.words.end))
        });
        gaps.min().map(|words| Distance { words, is_by_neighbours: true })
    };
    from_next(Side::Target, target, source)
        .or_else(|| from_next(Side::Source, source, target))
        .unwrap_or_else(|| words.distance(Sides::new(source.words.start, target.words.start)))
}
