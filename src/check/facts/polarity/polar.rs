//! Words that have an opposite.

use super::bead_words::BeadWords;
use crate::language::{End, Opposite, Pack, Pole};
use crate::side::Side;
use std::ops::Range;

/// A word or phrase that has an opposite.
#[derive(Clone)]
pub(super) struct Polar {
    pub(super) words: Range<usize>,
    pub(super) poles: Vec<Pole>,
    /// What a word before it says by itself: `more` before `robust`.
    pub(super) besides: Vec<Pole>,
    /// All that this word says, of what it says with it as well.
    modifier_poles: Vec<Pole>,
    /// The end of that word.
    pub(super) modifier_end: usize,
    /// Whether it is a word that goes with others, and stands alone: `more`.
    pub(super) is_modifier: bool,
    /// Whether the word before it makes the opposite of it.
    pub(super) is_turned: bool,
    /// Whether it makes the opposite of the word behind it, which has none that is known: `less salty`.
    pub(super) turns_next: bool,
    /// Whether it says more of what it means: `saltier`.
    pub(super) compares: bool,
    /// Whether it compares with all others: `saltiest`.
    pub(super) is_superlative: bool,
    /// Whether it says more of a word behind it that is on no scale: *más pausado*.
    pub(super) is_with_unknown: bool,
    /// Whether it is said of too much to be opposed to another.
    pub(super) only_answers: bool,
    /// What says the same on the other side, by its index there.
    pub(super) answer: Option<usize>,
}

impl Polar {
    fn new(words: Range<usize>, poles: Vec<Pole>) -> Self {
        Polar {
            modifier_end: words.start,
            words,
            poles,
            besides: Vec::new(),
            modifier_poles: Vec::new(),
            is_modifier: false,
            is_turned: false,
            turns_next: false,
            compares: false,
            is_superlative: false,
            is_with_unknown: false,
            only_answers: false,
            answer: None,
        }
    }

    /// The word before it, standing alone.
    pub(super) fn modifier(&self) -> Self {
        let words = self.words.start..self.modifier_end;
        Polar { is_modifier: true, ..Polar::new(words, self.modifier_poles.clone()) }
    }

    /// Whether it is on the scale of a pole, by itself or by a word before it.
    pub(super) fn is_on(&self, pole: Pole) -> bool {
        self.poles.iter().chain(&self.besides).any(|own| own.scale == pole.scale)
    }

    pub(super) fn is_like(&self, other: &Polar) -> bool {
        let has_same_besides = || self.besides.iter().any(|pole| other.besides.contains(pole));
        self.is_answered_by(other)
            || other.is_answered_by(self)
            // `more positive` and *más negativa* are not alike
            || has_same_besides() && !self.is_turned_into(other)
    }

    pub(super) fn has_modifier(&self) -> bool {
        !self.modifier_poles.is_empty()
    }

    /// Whether the other says what the word before this one says.
    pub(super) fn has_modifier_answered_by(&self, other: &Polar) -> bool {
        let says = |pole: &Pole| other.poles.contains(pole) || other.besides.contains(pole);
        self.modifier_poles.iter().any(says)
    }

    /// Whether the other says what this one says, by itself or by a word before it.
    pub(super) fn is_answered_by(&self, other: &Polar) -> bool {
        self.poles.iter().any(|pole| other.poles.contains(pole) || other.besides.contains(pole))
    }

    /// Whether it says by itself the opposite of the other, and the like by the words before it at most: `shorter` and
    /// *menos corto*.
    pub(super) fn is_turned_into(&self, other: &Polar) -> bool {
        let excludes = |pole: &Pole| other.poles.iter().any(|other| pole.excludes(*other));
        let is_shared = |pole: &Pole| other.poles.contains(pole);
        self.poles.iter().any(excludes) && !self.poles.iter().any(is_shared)
    }

    /// Where they say the opposite; where they translate each other, or one only says more or less, by the words before
    /// them too.
    pub(super) fn opposed(&self, other: &Polar, is_linked: bool) -> Vec<Pole> {
        // `slower`, *más pausado*
        if self.compares && other.is_with_unknown || other.compares && self.is_with_unknown {
            return Vec::new();
        }
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

/// A word before what it goes with: `less` before `frequent`.
struct Modifier {
    words: Range<usize>,
    turns: bool,
    is_superlative: bool,
    poles: Vec<Pole>,
}

/// The words of a side that have an opposite, or turn what stands behind them into its own.
pub(super) fn polar_words(words: &BeadWords<'_>, side: Side, pack: &Pack) -> Vec<Polar> {
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
            compares: is(Opposite::Compares),
            is_superlative: is(Opposite::Superlative),
            only_answers: is(Opposite::Answers),
            ..Polar::new(range.clone(), poles.collect())
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
            one.modifier_end = modifier.words.end;
            one.is_turned = modifier.turns;
            one.is_superlative |= modifier.is_superlative;
            if modifier.turns {
                one.poles = one.poles.into_iter().map(Pole::turned).collect();
            }
            let is_new = |pole: &&Pole| one.poles.iter().all(|known| known.scale != pole.scale);
            one.besides = modifier.poles.iter().filter(is_new).copied().collect();
            one.modifier_poles = modifier.poles;
        }
        if is(Opposite::Keeps) || is(Opposite::Turns) {
            let turns = is(Opposite::Turns);
            one.is_modifier = true;
            let has_next = || range.end < words.len(side) && words.form(side, range.end).is_content;
            one.is_with_unknown = !turns && has_next();
            one.turns_next = turns && one.poles.iter().any(|pole| pole.has_opposite());
            let (is_superlative, poles) = (one.is_superlative, one.poles.clone());
            modifier = Some(Modifier { words: range, turns, is_superlative, poles });
        }
        all.push(one);
    }
    all
}

/// How many words are between two ranges.
pub(super) fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.max(other.start).saturating_sub(one.end.min(other.end))
}
