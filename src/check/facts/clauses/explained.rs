//! Words that the other side has as an acronym, and words that an acronym or a bracket beside them repeats: they say
//! nothing more.

use super::words::{form, longest_run};
use crate::align::Bead;
use crate::bitext::Bitext;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use crate::words::{LinkedWord, WordLinks};
use rustc_hash::FxHashSet;

/// For each content word of a bead whether it only spells out what is said by an acronym, or repeats the words of the
/// other side in their language.
pub(super) fn explained(
    bitext: &Bitext,
    links: &WordLinks,
    bead: &Bead,
    words: &Sides<Vec<LinkedWord>>,
) -> Sides<Vec<bool>> {
    let acronyms = Sides::from_fn(|side| {
        let is_acronym = |word: &LinkedWord| form(links, side, word).traits().is_acronym;
        (0..words[side].len()).filter(|at| is_acronym(&words[side][*at])).collect::<Vec<_>>()
    });
    let mut explained = words.as_ref().map(|words| vec![false; words.len()]);
    for side in Side::BOTH {
        let text = |word: &LinkedWord| bitext.side(side).segments[word.segment].as_str();
        for &at in &acronyms[side] {
            let word = &words[side][at];
            let before = text(word)[..word.range.start].trim_end();
            let after = text(word)[word.range.end..].trim_start();
            // not of `(CI 0.1 to 0.3)`
            if before.ends_with(['(', '[']) && after.starts_with([')', ']', ',', ';', '=']) {
                spelled_before(&words[side], at, letters(links, side, word), &mut explained[side]);
            }
        }
        if acronyms[side].is_empty() && acronyms[side.other()].is_empty() {
            continue;
        }
        // acronyms that stand on one side alone are on the other in words
        let alone = |side: Side| {
            acronyms[side].iter().copied().filter(move |at| !words[side][*at].is_linked)
        };
        let paired = alone(side.other()).count();
        for at in alone(side).skip(paired) {
            let most = letters(links, side, &words[side][at]) + 1;
            let there = side.other();
            let run = longest_run(
                words[there]
                    .iter()
                    .zip(&explained[there])
                    .map(|(word, explained)| !word.is_linked && !explained),
            );
            if run.len() >= 2 {
                explained[side][at] = true;
                explained[there][run].iter_mut().take(most).for_each(|word| *word = true);
            }
        }
    }
    for side in Side::BOTH {
        repeated(bitext, links, bead, side, words, &mut explained[side]);
    }
    explained
}

fn letters(links: &WordLinks, side: Side, word: &LinkedWord) -> usize {
    form(links, side, word).text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Marks the words before an acronym in brackets that nothing translates: its long form has about a word a letter.
fn spelled_before(words: &[LinkedWord], acronym: usize, letters: usize, explained: &mut [bool]) {
    let segment = words[acronym].segment;
    for at in acronym.saturating_sub(letters + 1)..acronym {
        explained[at] |= words[at].segment == segment && !words[at].is_linked;
    }
    explained[acronym] = true;
}

/// Marks the words of each bracket that has nothing but words as the other side writes them.
fn repeated(
    bitext: &Bitext,
    links: &WordLinks,
    bead: &Bead,
    side: Side,
    words: &Sides<Vec<LinkedWord>>,
    explained: &mut [bool],
) {
    let has_bracket = |text: &Segment| text.as_str().contains('(');
    if !bitext.segments(bead, side).iter().any(has_bracket) {
        return;
    }
    let there = side.other();
    let there: FxHashSet<&str> =
        words[there].iter().map(|word| &*form(links, there, word).folded).collect();
    let is_there = |word: &LinkedWord| there.contains(&*form(links, side, word).folded);
    for segment in bead.range(side) {
        let text = bitext.side(side).segments[segment].as_str();
        for (open, _) in text.match_indices('(') {
            let Some(length) = text[open..].find(')') else { break };
            let first = |place: usize| {
                words[side]
                    .partition_point(|word| (word.segment, word.range.start) < (segment, place))
            };
            let inside = first(open)..first(open + length);
            if inside.len() >= 2 && words[side][inside.clone()].iter().all(is_there) {
                explained[inside].fill(true);
            }
        }
    }
}
