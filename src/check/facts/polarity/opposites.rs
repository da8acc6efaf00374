//! Words of a bead that answer each other and say the opposite.

use super::NEAR;
use super::bead_words::{BeadWords, Distance};
use super::negations::{Lone, Sign};
use crate::language::{End, Opposite, Pack, Pole};
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

/// A word or phrase that has an opposite.
struct Polar {
    words: Range<usize>,
    poles: Vec<Pole>,
    /// What a word before it says by itself: `more` before `robust`.
    besides: Vec<Pole>,
    /// Whether it is a word that goes with others, and stands alone: `more`.
    is_modifier: bool,
    /// Whether it makes the opposite of the word behind it, which has none that is known: `less salty`.
    turns_next: bool,
    /// Whether it says more of what it means: `saltier`.
    compares: bool,
    /// Whether it is said of too much to be opposed to another.
    only_answers: bool,
    is_answered: bool,
}

/// The opposites at the same place of a bead, where neither has its like on the other side.
pub(super) fn pairs(
    words: &BeadWords<'_>,
    packs: &Sides<&Pack>,
    signs: &Sides<Vec<Sign>>,
) -> Vec<Pair> {
    let mut polar = Sides::from_fn(|side| polar(words, side, packs[side]));
    if polar.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    answer(words, &mut polar);
    let mut pairs: Vec<(usize, Pair)> = Vec::new();
    for (from, source) in polar.source.iter().enumerate().filter(|(_, source)| !source.is_answered)
    {
        for target in polar.target.iter().filter(|target| !target.is_answered) {
            let is_alone = |pole: Pole| {
                let on_scale = |all: &[Polar]| all.iter().filter(|one| one.is_on(pole)).count();
                pole.is_rare() && polar.iter().all(|all| on_scale(all) == 1)
            };
            let pair = judge(words, signs, source, target, is_alone);
            // of a kind, what the source names as well was not put in the place of another
            let is_in_source = || polar.source.iter().any(|source| target.is_answered_by(source));
            let pair = pair.filter(|pair| pair.has_opposites() || !is_in_source());
            // `un hijo`, a son or daughter
            let are_beside = |one: &Polar, other: &Polar| gap(&one.words, &other.words) == 1;
            let names_both = |all: &[Polar], one: &Polar, opposite: &Polar| {
                let is_graded = one.poles.iter().any(|pole| pole.turned() != *pole);
                let mut beside = all.iter().filter(|other| are_beside(one, other));
                !is_graded && beside.any(|other| opposite.is_answered_by(other))
            };
            let pair = pair.filter(|_| {
                !names_both(&polar.target, target, source)
                    && !names_both(&polar.source, source, target)
            });
            pairs.extend(pair.map(|pair| (from, pair)));
        }
    }
    pairs.dedup_by_key(|(from, _)| *from);
    let mut pairs: Vec<Pair> = pairs.into_iter().map(|(_, pair)| pair).collect();
    pairs.retain(|pair| !pair.has_opposites() || !is_converse(words, &pair.words));
    let are_near = |one: &Pair, other: &Pair| {
        Side::BOTH.iter().all(|side| gap(&one.words[*side], &other.words[*side]) <= NEAR)
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

/// How many words are between two ranges.
fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.max(other.start).saturating_sub(one.end.min(other.end))
}

/// Whether what stands before and behind the words changes places, so that the opposite says the same: `A before B`,
/// *B después de A*.
fn is_converse(words: &BeadWords<'_>, places: &Sides<Range<usize>>) -> bool {
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
    before.any(|word| crosses(word, true)) && behind.any(|word| crosses(word, false))
}

/// A word before what it goes with: `less` before `frequent`.
struct Modifier {
    words: Range<usize>,
    turns: bool,
    poles: Vec<Pole>,
}

fn polar(words: &BeadWords<'_>, side: Side, pack: &Pack) -> Vec<Polar> {
    let mut all: Vec<Polar> = Vec::new();
    let mut modifier: Option<Modifier> = None;
    for found in words.find(side, pack.opposites(), |form| &form.traits().opposites) {
        let range = found.first..found.first + found.len;
        let is = |what| found.meanings.contains(&what);
        if is(Opposite::Neither) {
            continue;
        }
        let poles = found.meanings.iter().filter_map(|meaning| match meaning {
            Opposite::Pole(pole) => Some(*pole),
            _ => None,
        });
        let mut one = Polar {
            words: range.clone(),
            poles: poles.collect(),
            besides: Vec::new(),
            is_modifier: false,
            turns_next: false,
            compares: is(Opposite::Compares),
            only_answers: is(Opposite::Answers),
            is_answered: false,
        };
        // *more pain* says more, whatever the kind of thing
        let goes_with = |modifier: &Modifier| {
            let is_of_kind =
                !one.poles.is_empty() && !one.poles.iter().any(|pole| pole.has_opposite());
            modifier.words.end == range.start && !is_of_kind && !one.only_answers
        };
        if let Some(modifier) = modifier.take().filter(goes_with) {
            all.pop();
            one.words.start = modifier.words.start;
            if modifier.turns {
                one.poles = one.poles.into_iter().map(Pole::turned).collect();
            }
            let is_new = |pole: &&Pole| one.poles.iter().all(|known| known.scale != pole.scale);
            one.besides = modifier.poles.iter().filter(is_new).copied().collect();
        }
        if is(Opposite::Keeps) || is(Opposite::Turns) {
            let turns = is(Opposite::Turns);
            one.is_modifier = true;
            one.turns_next = turns && one.poles.iter().any(|pole| pole.has_opposite());
            modifier = Some(Modifier { words: range, turns, poles: one.poles.clone() });
        }
        all.push(one);
    }
    all
}

impl Polar {
    /// Whether it is on the scale of a pole, by itself or by a word before it.
    fn is_on(&self, pole: Pole) -> bool {
        self.poles.iter().chain(&self.besides).any(|own| own.scale == pole.scale)
    }

    fn is_like(&self, other: &Polar) -> bool {
        self.is_answered_by(other) || other.is_answered_by(self) || {
            self.besides.iter().any(|pole| other.besides.contains(pole))
        }
    }

    /// Whether the other says what this one says, by itself or by a word before it.
    fn is_answered_by(&self, other: &Polar) -> bool {
        self.poles.iter().any(|pole| other.poles.contains(pole) || other.besides.contains(pole))
    }

    /// Whether it says by itself the opposite of the other, and the like by the words before it at most: `shorter` and
    /// *menos corto*.
    fn is_turned_into(&self, other: &Polar) -> bool {
        let excludes = |pole: &Pole| other.poles.iter().any(|other| pole.excludes(*other));
        let is_shared = |pole: &Pole| other.poles.contains(pole);
        self.poles.iter().any(excludes) && !self.poles.iter().any(is_shared)
    }

    /// Where they say the opposite; where they translate each other, or one only says more or less, by the words before
    /// them too.
    fn opposed(&self, other: &Polar, is_linked: bool) -> Vec<Pole> {
        let all = |one: &Polar, other: &Polar| {
            // `closer` is opposed to *menos profunda*, and `lighter` is not to *más superficial*
            let besides = one.besides.iter().filter(|pole| {
                is_linked || other.is_modifier || other.compares && pole.end == End::Second
            });
            one.poles.iter().chain(besides).copied().collect::<Vec<_>>()
        };
        let others = all(other, self);
        let opposed = all(self, other).into_iter().filter_map(|pole| {
            let other = others.iter().find(|other| pole.excludes(**other))?;
            // a child is no opposite of a girl
            Some(if other.has_opposite() { pole } else { *other })
        });
        opposed.collect()
    }
}

/// Pairs the words that say the same: those that translate each other first, then the nearest.
fn answer(words: &BeadWords<'_>, polar: &mut Sides<Vec<Polar>>) {
    /// Farther from its place nothing is looked for.
    const REACH: usize = 6;
    const BESIDE: usize = 1;
    // *ganaba* that translates `earned` does not answer `more`
    let says_other = |side: Side, one: &Polar, other: &Polar| {
        let mut partners = one.words.clone().filter_map(|word| words.partner(side, word));
        partners.any(|partner| {
            let all = polar[side.other()].iter();
            let mut alike = all.filter(|answer| one.poles.iter().any(|pole| answer.is_on(*pole)));
            !other.words.contains(&partner) && alike.all(|answer| !answer.words.contains(&partner))
        })
    };
    let is_contrary = |source: &Polar, target: &Polar| {
        let is_linked = words.are_partners(&source.words, &target.words);
        is_linked && source.is_turned_into(target) || is_compared(words, source, target)
    };
    // what translates its opposite is not answered by something else
    let is_turned = Sides::from_fn(|side| {
        let others = &polar[side.other()];
        let is_turned = |one: &Polar| {
            others.iter().any(|other| match side {
                Side::Source => is_contrary(one, other),
                Side::Target => is_contrary(other, one),
            })
        };
        polar[side].iter().map(is_turned).collect::<Vec<bool>>()
    });
    let mut pairs = Vec::new();
    for (from, source) in polar.source.iter().enumerate() {
        for (to, target) in polar.target.iter().enumerate().filter(|(_, one)| one.is_like(source)) {
            let distance = distance(words, source, target).words;
            let is_linked = words.are_partners(&source.words, &target.words);
            let says_other = || {
                target.is_modifier && says_other(Side::Source, source, target)
                    || source.is_modifier && says_other(Side::Target, target, source)
            };
            let is_turned = is_turned.source[from] || is_turned.target[to];
            let reach = if is_turned { BESIDE } else { REACH };
            if is_linked && !is_contrary(source, target) || distance <= reach && !says_other() {
                pairs.push((!is_linked, distance, from, to));
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, from, to) in pairs {
        let (source, target) = (&mut polar.source[from], &mut polar.target[to]);
        if !source.is_answered && !target.is_answered {
            (source.is_answered, target.is_answered) =
                (source.is_answered_by(target), target.is_answered_by(source));
        }
    }
    // `later and later` is said once by *cada vez más tarde*
    for side in Side::BOTH {
        let stem = |one: &Polar| words.form(side, one.words.start).stem();
        let is_repeated = |one: &Polar| {
            let mut all = polar[side].iter().filter(|other| other.is_answered);
            all.any(|other| gap(&one.words, &other.words) == 1 && stem(one) == stem(other))
        };
        let are_repeated: Vec<bool> = polar[side].iter().map(is_repeated).collect();
        for (one, is_repeated) in polar[side].iter_mut().zip(are_repeated) {
            one.is_answered |= is_repeated;
        }
    }
}

/// Whether one says less of a word and the other more of its translation: `saltier` and *menos salada*.
fn is_compared(words: &BeadWords<'_>, source: &Polar, target: &Polar) -> bool {
    let is = |side: Side, less: &Polar, more: &Polar| {
        let partner = words.partner_behind(side, &less.words);
        less.turns_next && more.compares && partner.is_some_and(|word| more.words.contains(&word))
    };
    is(Side::Source, source, target) || is(Side::Target, target, source)
}

/// How far apart two words are; where one goes with a word that is translated, from that translation.
fn distance(words: &BeadWords<'_>, source: &Polar, target: &Polar) -> Distance {
    let from_next = |side: Side, one: &Polar, other: &Polar| {
        let place = words.partner_behind(side, &one.words).filter(|_| one.is_modifier)?;
        let gap =
            other.words.start.saturating_sub(place).max(place.saturating_sub(other.words.end));
        Some(Distance { words: gap, is_by_neighbours: true })
    };
    from_next(Side::Target, target, source)
        .or_else(|| from_next(Side::Source, source, target))
        .unwrap_or_else(|| words.distance(Sides::new(source.words.start, target.words.start)))
}

/// How sure it is that two words, of which neither has its like on the other side, say the opposite of each other. What
/// `is_alone` on its scale, on either side, is opposed to the other wherever that stands.
fn judge(
    words: &BeadWords<'_>,
    signs: &Sides<Vec<Sign>>,
    source: &Polar,
    target: &Polar,
    is_alone: impl Fn(Pole) -> bool,
) -> Option<Pair> {
    /// Words that answer each other are not farther from where each is expected.
    const FARTHEST: usize = 4;
    /// So far behind a negation a word is denied: `none of the tests was positive`.
    const DENIED: usize = 5;
    const BESIDE: usize = 2;
    let is_linked = words.are_partners(&source.words, &target.words);
    let is_compared = is_compared(words, source, target);
    let opposed = match is_compared {
        true => source.poles.iter().chain(&target.poles).copied().collect(),
        false => source.opposed(target, is_linked),
    };
    let is_contrary = is_compared || is_linked && source.is_turned_into(target);
    let is_like = source.is_like(target) && !is_contrary;
    let is_turned = !is_like && !opposed.is_empty();
    let is_denied = |side: Side, one: &Polar, other: &Polar| {
        let before = one.words.start.saturating_sub(DENIED)..one.words.start;
        let before = before.filter(|word| !words.is_comma_between(side, *word, one.words.start));
        // `increased neither pain nor fever`
        let behind = one.words.end..words.len(side).min(one.words.end + 1);
        let near: Vec<usize> = before.chain(behind).collect();
        signs[side].iter().any(|sign| {
            let mut between = sign.words.end..one.words.start;
            let is_beside = sign.words.end <= one.words.start
                && between.all(|word| !words.form(side, word).is_content);
            near.iter().any(|word| sign.words.contains(word))
                && (sign.denies_beside(&other.words)
                    || is_beside && sign.is_answered_behind(&other.words))
                // of `no-till` the tilling is denied
                && (sign.words.end == one.words.start || !words.is_joined(side, sign.words.end))
        })
    };
    let distance = distance(words, source, target);
    // a word that translates another is not the answer to this one
    let is_free = |side: Side, one: &Polar, other: &Range<usize>| {
        let mut partners = one.words.clone().filter_map(|word| words.partner(side, word));
        partners.all(|partner| partner + BESIDE >= other.start && partner < other.end + BESIDE)
    };
    let free = [
        is_free(Side::Source, source, &target.words),
        is_free(Side::Target, target, &source.words),
    ];
    // of two beside each other one may seem to translate another, both do not
    let is_beside = distance.is_by_neighbours && distance.words < BESIDE;
    let are_free = if is_beside { free.contains(&true) } else { !free.contains(&false) };
    if !is_turned || !are_free {
        return None;
    }
    let has_opposites = opposed.iter().any(|pole| pole.has_opposite());
    let severity = match distance.words {
        ..=FARTHEST if distance.is_by_neighbours && has_opposites => Severity::Error,
        ..=FARTHEST => Severity::Warning,
        _ if opposed.iter().any(|pole| is_alone(*pole)) => Severity::Warning,
        _ => return None,
    };
    let is_harmless = has_opposites
        && (is_denied(Side::Source, source, target) != is_denied(Side::Target, target, source)
            || source.only_answers
            || target.only_answers);
    let words = Sides::new(source.words.clone(), target.words.clone());
    Some(Pair { words, severity, is_harmless, opposed })
}
