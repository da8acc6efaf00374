//! Numbers that are exchanged between the things they tell of: `12 men and 15 women`, *15 hombres y 12 mujeres*.

use super::located::Located;
use super::pairing::{Fault, Mismatch};
use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::language::{Pack, pack};
use crate::side::{Side, Sides};
use crate::text::fold;
use crate::text::words::words;
use crate::words::LinkedWord;
use std::ops::Range;

/// Two neighbouring numbers of a segment, and the text that each tells of.
struct Two {
    segment: usize,
    /// Their indices among the quantities of the side.
    numbers: [usize; 2],
    texts: [Range<usize>; 2],
}

/// The pairs of numbers that both sides have, each with the words of the other.
pub(super) fn exchanged(
    context: &CheckContext<'_>,
    bead: &Bead,
    quantities: &Sides<Vec<Located>>,
) -> Vec<Mismatch> {
    /// A bead with more numbers is a table, and each is compared with all.
    const MOST: usize = 200;
    let may_be = |side: &Vec<Located>| {
        side.len() <= MOST && side.iter().filter(|one| one.is_amount()).count() > 1
    };
    let Some(links) = context.facts.links() else { return Vec::new() };
    if !quantities.iter().all(may_be) {
        return Vec::new();
    }
    let twos = Sides::from_fn(|side| twos(context, side, &quantities[side]));
    let Sides { source, target } = quantities;
    let candidates = twos.source.iter().filter_map(|two| {
        // where a number is, that both sides have once
        let place = |number: usize| {
            let quantity = &source[number].quantity;
            let is_like = |one: &Located| one.quantity.difference(quantity).is_none();
            let is_once = |side: &[Located]| side.iter().filter(|one| is_like(one)).count() == 1;
            let there = target.iter().position(is_like)?;
            (is_once(source) && is_once(target)).then_some(there)
        };
        let there = [place(two.numbers[0])?, place(two.numbers[1])?];
        let is_there =
            |other: &&Two| other.numbers == there || other.numbers == [there[1], there[0]];
        let other = twos.target.iter().find(is_there)?;
        Some((two, other, other.numbers != there))
    });
    let candidates: Vec<(&Two, &Two, bool)> = candidates.collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let words = links.in_bead(bead.ranges());
    let found = candidates.into_iter().filter(|(source, target, is_turned)| {
        let parts = Sides::new(source.parts(&words.source), target.parts(&words.target));
        // in which parts a word is translated, and by which words; `group` is in both
        let answers = |side: Side, word: &LinkedWord| {
            let strength = |other: &LinkedWord| match side {
                Side::Source => links.strength(word, other),
                Side::Target => links.strength(other, word),
            };
            let all = parts[side.other()].iter().map(|(part, other)| (*part, *other));
            let all: Vec<_> = all.map(|(part, other)| (part, other, strength(other))).collect();
            let surest = all.iter().map(|(_, _, strength)| *strength).fold(0.0, f32::max);
            all.into_iter().filter(move |(_, _, strength)| *strength > 0.0 && *strength == surest)
        };
        let (mut straight, mut crossed) = (false, [false, false]);
        // with the second number: where the last word stands that changed its number, and the words that did not
        let (mut last, mut kept) = (Sides::new(0, 0), Vec::new());
        for (here, word) in &parts.source {
            let found: Vec<(usize, &LinkedWord, f32)> = answers(Side::Source, word).collect();
            let Some((there, answer, _)) = found.first() else { continue };
            let is_clear = found.iter().all(|(part, other, _)| {
                part == there && answers(Side::Target, other).all(|(part, _, _)| part == *here)
            });
            if !is_clear {
                continue;
            }
            match (here == there) != *is_turned {
                // what both numbers tell of is said beside the first: `12 patients on A, 15 on B`
                true if *here == 0 && *there == 0 => {}
                true if *here == 1 && *there == 1 => {
                    kept.push(Sides::new(word.range.start, answer.range.start));
                }
                true => straight = true,
                false => {
                    crossed[*here] = true;
                    if *here == 1 {
                        last.source = last.source.max(word.range.start);
                    }
                    if *there == 1 {
                        last.target = last.target.max(answer.range.start);
                    }
                }
            }
        }
        // or behind both: `12 on A and 15 on B slept`
        straight |= kept.iter().any(|at| at.source < last.source || at.target < last.target);
        let labels = Sides::new(
            source.labels(context.text(Side::Source, source.segment)),
            target.labels(context.text(Side::Target, target.segment)),
        );
        for (here, label) in &labels.source {
            let is_same = |one: &&(usize, &str)| one.1 == *label;
            let mut there = labels.target.iter().filter(is_same);
            let is_once = labels.source.iter().filter(is_same).count() == 1;
            let (Some((there, _)), None, true) = (there.next(), there.next(), is_once) else {
                continue;
            };
            match (here == there) != *is_turned {
                true => straight = true,
                false => crossed[*here] = true,
            }
        }
        !straight && crossed == [true, true]
    });
    let found = found.map(|(one, other, _)| {
        let of =
            |side: &[Located], two: &Two| two.numbers.map(|number| side[number].clone()).to_vec();
        let quantities = Sides::new(of(source, one), of(target, other));
        Mismatch { fault: Fault::Exchanged, quantities }
    });
    found.collect()
}

impl Two {
    /// The letters that name what goes with the first number and with the second: `group A`.
    fn labels<'t>(&self, text: &'t str) -> Vec<(usize, &'t str)> {
        let of_part = |part: usize| {
            let all = words(&text[self.texts[part].clone()]);
            let labels = all.filter(|word| word.text.len() == 1 && word.text != "I");
            let labels =
                labels.filter(|word| word.text.starts_with(|c: char| c.is_ascii_uppercase()));
            labels.map(move |word| (part, word.text))
        };
        [0, 1].into_iter().flat_map(of_part).collect()
    }

    /// The words that go with the first number and with the second.
    fn parts<'w>(&self, words: &'w [LinkedWord]) -> Vec<(usize, &'w LinkedWord)> {
        let part = |word: &'w LinkedWord| {
            let is_within = |text: &Range<usize>| {
                word.segment == self.segment && text.contains(&word.range.start)
            };
            Some((self.texts.iter().position(is_within)?, word))
        };
        words.iter().filter_map(part).collect()
    }
}

/// The neighbouring amounts of a side of one unit, where it is clear which words go with which.
fn twos(context: &CheckContext<'_>, side: Side, quantities: &[Located]) -> Vec<Two> {
    let Some(pack) = pack(context.language(side)) else { return Vec::new() };
    let amounts: Vec<usize> =
        (0..quantities.len()).filter(|index| quantities[*index].is_amount()).collect();
    let of_two = |at: usize| {
        let [first, second] = [amounts[at], *amounts.get(at + 1)?];
        let [one, other] = [first, second].map(|index| &quantities[index]);
        let (one_is, other_is) = (&one.quantity, &other.quantity);
        let are_alike = one.segment == other.segment
            && one_is.unit() == other_is.unit()
            && one_is.joint.is_none()
            && one_is.difference(other_is).is_some();
        if !are_alike {
            return None;
        }
        let text = context.text(side, one.segment);
        let between = one_is.whole.end..other_is.whole.start;
        let parting = between.start + parting(pack, text.get(between)?)?;
        let neighbour = |at: Option<usize>| {
            let located = at.and_then(|at| Some(&quantities[*amounts.get(at)?]));
            located.filter(|located| located.segment == one.segment)
        };
        let start = neighbour(at.checked_sub(1)).map_or(0, |before| before.quantity.whole.end);
        let end = neighbour(Some(at + 2)).map_or(text.len(), |next| next.quantity.whole.start);
        let texts = [start..parting, parting..end];
        Some(Two { segment: one.segment, numbers: [first, second], texts })
    };
    (0..amounts.len()).filter_map(of_two).collect()
}

/// Where what is said of one number ends and what is said of the next begins: at the only conjunction between them, or the
/// only semicolon or comma.
fn parting(pack: &Pack, between: &str) -> Option<usize> {
    let conjunctions = words(between).filter(|word| pack.is_conjunction(&fold::case(word.text)));
    let conjunctions: Vec<usize> = conjunctions.map(|word| word.at).collect();
    let only = |sign: char| {
        let mut at = between.match_indices(sign).map(|(at, _)| at);
        at.next().filter(|_| at.next().is_none())
    };
    match conjunctions[..] {
        [at] => Some(at),
        [] => only(';').or_else(|| only(',')),
        _ => None,
    }
}
