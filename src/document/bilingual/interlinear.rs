//! Texts in which each paragraph, or each line, has its translation below it.

use super::{Found, titles::is_in, whole};
use crate::document::{Block, BlockKind, LineNote};
use crate::language::{
    LanguageTag, best_known_first, choose, detect, of_column_name, prose_languages,
};
use crate::side::{Side, Sides};
use crate::text::script::word_count;
use crate::text::shortened::shortened;
use crate::wording::note;
use std::collections::BTreeMap;

/// So many pairs tell that a text is of pairs.
const FEWEST: usize = 3;
/// So many blocks may stand before the first pair, and behind the last.
const MOST_BESIDE: usize = 3;

/// The pairs of a text that consists of them, in the two languages that are named or else found.
pub(super) fn find(
    name: &str,
    blocks: &[Block],
    wanted: Sides<Option<&LanguageTag>>,
) -> Option<Found> {
    if blocks.len() < 2 * FEWEST {
        return None;
    }
    let languages = languages(blocks)?;
    let start = (0..=MOST_BESIDE).find(|start| pairs(blocks, *start, &languages) > 0)?;
    let end = start + 2 * pairs(blocks, start, &languages);
    let tags = languages.iter().collect::<Vec<_>>();
    let chosen = choose(&best_known_first(tags), wanted)?;
    let first_is_source = chosen.source.is_same_language(&languages[0]);
    let of_side = |side: Side| {
        let is_first = (side == Side::Source) == first_is_source;
        let own = blocks[start..end].iter().skip(usize::from(!is_first)).step_by(2);
        let language = if is_first { &languages[0] } else { &languages[1] };
        whole(name, own.map(without_label).collect(), language.clone())
    };
    let mut pair = Sides::from_fn(of_side);
    // both are titles, or none is
    if pair.iter().any(|text| text.blocks[0].kind != BlockKind::Title) {
        for side in Side::BOTH {
            let first = &mut pair[side].blocks[0];
            if first.kind == BlockKind::Title {
                first.kind = BlockKind::Paragraph;
            }
        }
    }
    let beside = blocks[..start].iter().chain(&blocks[end..]);
    let left_out = |block: &Block| LineNote {
        line: block.text.lines().0,
        what: note!("beside-the-pairs", text: shortened(block.text.as_str(), 60)),
    };
    Some(Found { pair, notes: beside.map(left_out).collect() })
}

/// How many pairs of blocks a text has from here on, of which the first is in the first language: none where it does not
/// consist of them.
fn pairs(blocks: &[Block], start: usize, languages: &[LanguageTag; 2]) -> usize {
    const SURE: f64 = 0.8;
    const LONGEST: f64 = 3.0;
    const SHORT: usize = 6;
    let fits = |pair: &&[Block]| {
        let counts = [0, 1].map(|at| word_count(pair[at].text.as_str()));
        let ratio = counts[0].max(1) as f64 / counts[1].max(1) as f64;
        let is_alike =
            counts.iter().all(|count| *count < SHORT) || (1.0 / LONGEST..=LONGEST).contains(&ratio);
        is_alike && (0..2).all(|at| is_of(&pair[at], &languages[at], languages) != Some(false))
    };
    let rest = blocks.get(start..).unwrap_or_default();
    let fitting: Vec<&[Block]> = rest.chunks_exact(2).take_while(fits).collect();
    let is_sure = |pair: &&&[Block]| {
        (0..2).all(|at| is_of(&pair[at], &languages[at], languages) == Some(true))
    };
    let sure = fitting.iter().filter(is_sure).count();
    let is_all = rest.len() - 2 * fitting.len() <= MOST_BESIDE;
    let count = fitting.len();
    if count >= FEWEST && is_all && sure as f64 >= SURE * count as f64 { count } else { 0 }
}

/// Whether a block is in one of two languages; none where it is too short to tell.
fn is_of(block: &Block, language: &LanguageTag, languages: &[LanguageTag; 2]) -> Option<bool> {
    let text = block.text.as_str();
    if let Some((named, _)) = label(text) {
        return Some(named.is_same_language(language));
    }
    const SHORTEST: usize = 3;
    (word_count(text) >= SHORTEST).then(|| is_in(text, language, languages))
}

/// The two languages that most blocks are in, in the order in which they come first. The first twenty blocks that are long
/// enough to tell, or say it themselves, stand for all.
fn languages(blocks: &[Block]) -> Option<[LanguageTag; 2]> {
    const LONG: usize = 6;
    const ENOUGH: usize = 20;
    let among = prose_languages();
    let language = |block: &Block| {
        let text = block.text.as_str();
        let named = label(text).map(|(named, _)| named);
        let is_long = || word_count(text) >= LONG;
        named.or_else(|| is_long().then(|| detect(text, &among)).flatten())
    };
    let mut counts: BTreeMap<LanguageTag, (usize, usize)> = BTreeMap::new();
    let telling = blocks.iter().enumerate().filter_map(|(at, block)| Some((at, language(block)?)));
    for (place, found) in telling.take(ENOUGH) {
        let (count, first) = counts.entry(found).or_insert((0, place));
        *count += 1;
        *first = place.min(*first);
    }
    let mut most: Vec<(LanguageTag, (usize, usize))> = counts.into_iter().collect();
    most.sort_by_key(|(_, (count, first))| (usize::MAX - count, *first));
    most.truncate(2);
    most.sort_by_key(|(_, (_, first))| *first);
    let [one, other] = <[_; 2]>::try_from(most).ok()?;
    // a first block that is too short to tell
    let is_even = one.1.1 % 2 == other.1.1 % 2;
    (!is_even).then_some([one.0, other.0])
}

/// The language that stands before a text, as in `EN: …` and `[es] …`, and where the text begins.
fn label(text: &str) -> Option<(LanguageTag, usize)> {
    const LONGEST: usize = 12;
    let inner = text.trim_start_matches(['[', '(', '*']);
    let end = inner.find([':', ']', ')']).filter(|end| *end <= LONGEST)?;
    let named = of_column_name(&inner[..end]).filter(|_| !inner[..end].contains(' '))?;
    let rest = inner[end..].trim_start_matches([':', ']', ')', '*', ' ']);
    (!rest.is_empty()).then(|| (named, text.len() - rest.len()))
}

fn without_label(block: &Block) -> Block {
    let start = label(block.text.as_str()).map_or(0, |(_, start)| start);
    Block { kind: block.kind, text: block.text.slice(start..block.text.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    const PAIRS: [(&str, &str); 4] = [
        ("Sleep in the wards", "El sueño en las plantas"),
        (
            "We asked forty nurses how they slept.",
            "Preguntamos a cuarenta enfermeras cómo dormían.",
        ),
        ("Most of them slept badly.", "La mayoría dormía mal."),
        ("The wards are too loud at night.", "Las plantas son demasiado ruidosas de noche."),
    ];

    /// How each pair is written, and whether the text is read as pairs.
    #[test]
    fn each_block_may_have_its_translation_below_it() {
        for (before, en, es, behind) in [
            ("", "", "", ""),
            ("Guidance for all\n\n", "", "", ""),
            ("", "EN: ", "ES: ", ""),
            ("", "[English] ", "[Español] ", "\n\nPage for notes"),
        ] {
            let pairs = PAIRS.map(|(one, other)| format!("{en}{one}\n\n{es}{other}"));
            let text = format!("{before}{}{behind}\n", pairs.join("\n\n"));
            let blocks = plain::read(text.as_bytes()).unwrap().blocks;
            let Found { pair, notes } =
                find("t", &blocks, Sides::default()).unwrap_or_else(|| panic!("{text}"));
            let texts = pair.map(|text| {
                text.blocks.iter().map(|block| block.text.as_str().to_owned()).collect::<Vec<_>>()
            });
            assert_eq!(texts.source, PAIRS.map(|pair| pair.0), "{text}");
            assert_eq!(texts.target, PAIRS.map(|pair| pair.1), "{text}");
            assert_eq!(notes.len(), usize::from(!before.is_empty() || !behind.is_empty()));
        }
        let es: Vec<&str> = PAIRS.iter().map(|pair| pair.1).collect();
        let en: Vec<&str> = PAIRS.iter().map(|pair| pair.0).collect();
        for text in [
            format!("{}\n\n{}", es.join("\n\n"), en.join("\n\n")),
            es.join("\n\n"),
            format!("{}\n\n{}", PAIRS[0].0, PAIRS[0].1),
        ] {
            let blocks = plain::read(text.as_bytes()).unwrap().blocks;
            assert!(find("t", &blocks, Sides::default()).is_none(), "{text}");
        }
    }
}
