//! Numbers that stand several times and of which the target lost one: *18 parcelas con riego y parcelas sin él*.

use super::located::Located;
use super::pairing::{Fault, Mismatch};
use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::language::pack;
use crate::side::{Side, Sides};
use crate::text::quantity::Meaning;
use rustc_hash::FxHashMap;

/// The numbers that the source has more often than the target, where what the target counts with one stands there again
/// without one.
pub(super) fn lost(
    context: &CheckContext<'_>,
    bead: &Bead,
    quantities: &Sides<Vec<Located>>,
) -> Vec<Mismatch> {
    let mut by_value = quantities.as_ref().map(|side| by_value(side));
    by_value.source.retain(|_, all| all.len() > 1);
    let by_target = &by_value.target;
    let fewer = by_value.source.iter().filter_map(|(value, all)| {
        let others = by_target.get(value).filter(|others| others.len() < all.len())?;
        let are_amounts = all.iter().chain(others).all(|one| may_be_lost(one));
        are_amounts.then_some((all, others))
    });
    let mut fewer: Vec<_> = fewer.collect();
    if fewer.is_empty() {
        return Vec::new();
    }
    fewer.sort_by(|a, b| a.0[0].position.total_cmp(&b.0[0].position));
    let uncounted = uncounted(context, bead);
    let found = fewer.into_iter().filter_map(|(all, others)| {
        let lost = all.len() - others.len();
        let counted = others.iter().filter_map(|one| counted(context, one));
        let is_again = counted.into_iter().any(|word| uncounted.get(word) == Some(&lost));
        // the nearest is there
        let near = |one: &&&Located| {
            let distances = others.iter().map(|other| (one.position - other.position).abs());
            distances.fold(f64::MAX, f64::min)
        };
        let meant = all.iter().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|_| is_again)?;
        let quantities = Sides::new(vec![(*meant).clone()], Vec::new());
        Some(Mismatch { fault: Fault::Alone, quantities })
    });
    found.collect()
}

/// All that may have a value, by it.
fn by_value(side: &[Located]) -> FxHashMap<u64, Vec<&Located>> {
    let mut by_value: FxHashMap<u64, Vec<&Located>> = FxHashMap::default();
    for located in side {
        let parts = located.quantity.parts.iter().chain([&located.quantity]);
        let mut values: Vec<u64> =
            parts.flat_map(|part| &part.readings).map(|one| one.value.to_bits()).collect();
        values.sort_unstable();
        values.dedup();
        values.into_iter().for_each(|value| by_value.entry(value).or_default().push(located));
    }
    by_value
}

/// Whether it is a count in digits, and of no year.
fn may_be_lost(located: &Located) -> bool {
    let quantity = &located.quantity;
    let [reading] = &quantity.readings[..] else { return false };
    let is_plain = quantity.unit().is_none() && quantity.parts.is_empty();
    located.is_amount() && is_plain && (2.0..1800.0).contains(&reading.value)
}

/// The word behind a number of the target: what it counts.
fn counted<'c>(context: &'c CheckContext<'_>, located: &Located) -> Option<&'c str> {
    let words = context.facts.words(Side::Target);
    let tokens = words.tokens(located.segment);
    let end = located.quantity.whole.end;
    let next = tokens.get(tokens.partition_point(|token| words.word(*token).at < end))?;
    let text = context.text(Side::Target, located.segment);
    let is_near = text[end..words.word(*next).at].trim().is_empty();
    let is_content = !words.form(*next).traits().is_stopword;
    (is_near && is_content).then(|| words.word(*next).text)
}

/// How often the words of the target stand behind a preposition or a conjunction alone: *y parcelas*, *la de parcelas*, but not
/// *el número de parcelas*. None where something is said of each (*40 macetas cada uno*).
fn uncounted<'c>(context: &'c CheckContext<'_>, bead: &Bead) -> FxHashMap<&'c str, usize> {
    let mut found = FxHashMap::default();
    let Some(pack) = pack(context.language(Side::Target)) else { return found };
    let is = |word: &str, meaning| pack.phrases().leads(word, &meaning) == Some(word.len());
    let words = context.facts.words(Side::Target);
    for segment in bead.range(Side::Target) {
        let text = context.text(Side::Target, segment);
        let tokens = words.tokens(segment);
        if tokens.iter().any(|token| is(words.word(*token).text, Meaning::Every)) {
            return FxHashMap::default();
        }
        for three in tokens.windows(3) {
            let [before, word] = [words.word(three[1]), words.word(three[2])];
            let adjoins = text[before.range().end..word.at].trim().is_empty();
            let is_bare = is(before.text, Meaning::Joins) || is(before.text, Meaning::Bare);
            let belongs =
                is(before.text, Meaning::Article) && !words.form(three[0]).traits().is_stopword;
            if adjoins && is_bare && !belongs {
                *found.entry(word.text).or_default() += 1;
            }
        }
    }
    found
}
