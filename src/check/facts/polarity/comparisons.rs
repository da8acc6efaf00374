//! Comparisons that are turned round: `men slept more than women`, *las mujeres dormían más que los hombres*.

use super::answers::is_contrary;
use super::bead_words::BeadWords;
use super::polar::Polar;
use crate::language::Pack;
use crate::side::{Side, Sides};
use std::ops::Range;

/// A comparison on either side of which each compares with what the other begins from.
pub(super) struct Crossed {
    /// What says more or less.
    pub(super) comparison: Sides<Range<usize>>,
    /// A word of what it is compared with.
    pub(super) standard: Sides<usize>,
    /// Whether both say more, or both less, and so not the same.
    pub(super) is_turned: bool,
}

/// The comparison of a bead, if it is crossed.
pub(super) fn crossed(
    words: &BeadWords<'_>,
    packs: &Sides<&Pack>,
    polar: &Sides<Vec<Polar>>,
) -> Option<Crossed> {
    /// Among more words as *que* none is looked for.
    const MOST: usize = 20;
    if polar.iter().any(Vec::is_empty) {
        return None;
    }
    let one_standard = |side: Side| {
        let opens = |word: &usize| packs[side].opens_standard(&words.form(side, *word).folded);
        let mut openers = (0..words.len(side)).filter(opens).take(MOST);
        openers.find_map(|opener| standard(words, side, &polar[side], opener))
    };
    let (source, at) = one_standard(Side::Source)?;
    let (target, there) = one_standard(Side::Target)?;
    let standards = Sides::new(source, target);
    let (one, other) = (&polar.source[at], &polar.target[there]);
    let is_once = |side: Side, word: usize| {
        let stem = |word: usize| words.form(side, word).stem();
        (0..words.len(side)).all(|other| other == word || stem(other) != stem(word))
    };
    let partner = |side: Side, word: usize| {
        let text = |side: Side, word: usize| &*words.form(side, word).folded;
        let is_number = text(side, word).bytes().all(|b| b.is_ascii_digit());
        if !is_number {
            return words.partner(side, word);
        }
        let mut all = 0..words.len(side.other());
        all.find(|other| text(side.other(), *other) == text(side, word))
    };
    // a word of a standard whose translation is before the other
    let crossing = |side: Side| {
        let other = &standards[side.other()];
        let is_before = |partner: usize| {
            partner < other.start && !words.is_bound_between(side.other(), partner, other.start)
        };
        standards[side].clone().find(|word| {
            partner(side, *word).is_some_and(|partner| {
                is_before(partner) && is_once(side, *word) && is_once(side.other(), partner)
            })
        })
    };
    Some(Crossed {
        standard: Sides::new(crossing(Side::Source)?, crossing(Side::Target)?),
        comparison: Sides::new(one.words.clone(), other.words.clone()),
        is_turned: one.is_like(other) && !is_contrary(words, one, other),
    })
}

/// What a word like `than` introduces, if it stands behind a comparison; and the index of that.
fn standard(
    words: &BeadWords<'_>,
    side: Side,
    polar: &[Polar],
    opener: usize,
) -> Option<(Range<usize>, usize)> {
    /// So far behind its comparison it stands.
    const REACH: usize = 12;
    const LONGEST: usize = 7;
    // `more than 48` compares nothing with another
    if words.is_number(side, opener + 1) {
        return None;
    }
    let is_near = |one: &Polar| {
        (one.words.start..one.words.start + REACH).contains(&opener)
            && !words.is_comma_between(side, one.words.start, opener)
    };
    let compares = |one: &Polar| one.compares || one.is_modifier || !one.besides.is_empty();
    let is_graded = |one: &Polar| one.poles.iter().any(|pole| pole.turned() != *pole);
    let at = polar
        .iter()
        .rposition(|one| is_near(one) && compares(one))
        .or_else(|| polar.iter().rposition(|one| is_near(one) && is_graded(one)))?;
    let behind = (opener + 1..words.len(side)).take(LONGEST);
    let end = behind.take_while(|word| !words.is_comma_between(side, opener, *word)).last()?;
    Some((opener + 1..end + 1, at))
}
