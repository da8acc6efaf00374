//! Which lines above two abstracts are their titles.

use super::authors::is_list_of_authors;
use super::runs::{Run, is_of_names};
use super::similarity::Fingerprint;
use crate::document::{Block, BlockKind, keywords_label};
use crate::language::{LanguageTag, changes_language, detect, heading_class, stopword_margin};
use crate::text::fold;
use crate::text::words::words;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether a block has the shape of a title: a few words, no sentence, no address.
pub(super) fn is_title(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let plain = text.trim_matches(['*', '_', '#', ' ']);
    (2..=45).contains(&count)
        && !plain.ends_with(['.', ';', ',', ':', '。', '；', '：'])
        && !plain.contains('@')
        && !plain.contains("://")
        && !is_kind_of_work(plain)
        && plain
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "¿¡«“\"'".contains(c))
        && heading_class(plain).is_none()
        && keywords_label(plain).is_none()
        && words(plain).filter(|word| word.text.bytes().any(|b| b.is_ascii_digit())).count() * 4
            <= count
}

/// Whether a line says no more than what kind of work it stands above: `ORIGINAL ARTICLE`, `Tesis doctoral`, in one language or two.
fn is_kind_of_work(line: &str) -> bool {
    static KINDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("kinds-of-work.txt").lines();
        lines.filter(|line| !line.starts_with('#')).collect()
    });
    let folded = fold::accents(line);
    let is_kind = |part: &str| KINDS.contains(part.trim_matches(|c: char| !c.is_alphanumeric()));
    folded.split(['/', '|', '•', '·']).all(is_kind)
}

/// Whether a few words are in one of several languages: by its stop words, else by its letters, which are few.
pub(super) fn is_in(title: &str, language: &LanguageTag, languages: &[LanguageTag]) -> bool {
    let margin = |other: &LanguageTag| stopword_margin(std::iter::once(title), language, other);
    let mut others = languages.iter().filter(|other| !other.is_same_language(language));
    match others.clone().map(margin).min() {
        Some(margin) if margin != 0 => margin > 0,
        _ => others.next().is_none() || detect(title, languages).as_ref() == Some(language),
    }
}

/// The blocks with titles in two languages or more on one line, `Shame in the wards / La vergüenza en las plantas`, taken
/// apart.
pub(super) fn taken_apart(blocks: &[Block]) -> Cow<'_, [Block]> {
    let parts = |block: &Block| {
        let may_be = block.kind != BlockKind::Heading && block.kind != BlockKind::Keywords;
        title_parts(block.text.as_str()).filter(|_| may_be)
    };
    let found: Vec<Option<Vec<Range<usize>>>> = blocks.iter().map(parts).collect();
    if found.iter().all(Option::is_none) {
        return Cow::Borrowed(blocks);
    }
    let mut apart = Vec::new();
    for (block, parts) in blocks.iter().zip(found) {
        let Some(parts) = parts else {
            apart.push(block.clone());
            continue;
        };
        let title = |part| Block { kind: block.kind, text: block.text.slice(part) };
        apart.extend(parts.into_iter().map(title));
    }
    Cow::Owned(apart)
}

/// Where the titles are in a line of several, each in another language than the one before.
fn title_parts(line: &str) -> Option<Vec<Range<usize>>> {
    const SIGNS: [&str; 6] = [" / ", " // ", " | ", " – ", " — ", " • "];
    const MOST_BYTES: usize = 1000;
    if line.len() > MOST_BYTES {
        return None;
    }
    let differ =
        |one: &str, other: &str| is_title(one) && is_title(other) && changes_language(one, other);
    SIGNS.into_iter().find_map(|sign| {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for end in line.match_indices(sign).map(|(at, _)| at).chain([line.len()]) {
            let part = start..end;
            match parts.last_mut() {
                // a sign within a title
                Some(last) if !differ(&line[last.clone()], &line[part.clone()]) => last.end = end,
                _ => parts.push(part),
            }
            start = end + sign.len();
        }
        (parts.len() > 1).then_some(parts)
    })
}

/// The titles of both abstracts: of the lines above them that look like titles, those that look most like
/// translations of each other, near their abstracts. `languages` are those that the text has.
pub(super) fn titles(
    blocks: &[Block],
    source: &Run,
    target: &Run,
    languages: &[LanguageTag],
) -> (Option<usize>, Option<usize>) {
    const REACH: usize = 25;
    const NEAR: usize = 6;
    const ALIKE: f64 = 0.3;
    const FEWEST_WORDS: f64 = 3.0;
    let text = |index: usize| blocks[index].text.as_str();
    let pool = |run: &Run, other: &Run| -> Vec<(usize, Fingerprint)> {
        (run.body.start.saturating_sub(REACH)..run.body.start)
            .filter(|index| !other.blocks().contains(index))
            .filter(|index| blocks[*index].kind == BlockKind::Paragraph && is_title(text(*index)))
            .filter(|index| is_in(text(*index), &run.language, languages))
            .map(|index| (index, Fingerprint::of(text(index), &run.language)))
            .collect()
    };
    let (sources, targets) = (pool(source, target), pool(target, source));
    let near = |index: usize, run: &Run| 0.02 * (run.body.start - index) as f64;
    let count = |index: usize| text(index).split_whitespace().count() as f64;
    let mut best: Option<(f64, usize, usize)> = None;
    for (s, source_fingerprint) in &sources {
        for (t, target_fingerprint) in targets.iter().filter(|(t, _)| t != s) {
            let (s, t) = (*s, *t);
            let alike = source_fingerprint.similarity(target_fingerprint);
            let ratio = (count(s) / count(t)).ln().abs();
            let score = alike - near(s, source) - near(t, target) - 0.3 * ratio;
            // two words alone may be alike by chance, as on the cover of a thesis
            let are_enough = s.abs_diff(t) == 1 || count(s).min(count(t)) >= FEWEST_WORDS;
            if alike >= ALIKE
                && are_enough
                && ratio < 1.1
                && best.is_none_or(|(top, ..)| score > top)
            {
                best = Some((score, s, t));
            }
        }
    }
    if let Some((_, s, t)) = best {
        return (Some(s), Some(t));
    }
    // where no two look alike, two next to each other, or the only ones: sentences of both languages, no names
    let is_phrase = |index: usize, run: &Run, other: &Run| {
        const FEWEST: f64 = 4.0;
        let text = std::iter::once(text(index));
        count(index) >= FEWEST && stopword_margin(text, &run.language, &other.language) > 0
    };
    let phrases = |pool: &[(usize, Fingerprint)], run: &Run, other: &Run| -> Vec<usize> {
        let indices = pool.iter().map(|(index, _)| *index);
        let phrases: Vec<usize> = indices.filter(|index| is_phrase(*index, run, other)).collect();
        // a title may have a capital at each word, as authors have
        let (authors, others) = phrases.into_iter().partition(|index| is_of_names(text(*index)));
        if Vec::is_empty(&others) { authors } else { others }
    };
    let (s_phrases, t_phrases) =
        (phrases(&sources, source, target), phrases(&targets, target, source));
    let fits = |s: usize, t: usize| s != t && (count(s) / count(t)).ln().abs() < 0.8;
    let pairs = || s_phrases.iter().flat_map(|s| t_phrases.iter().map(move |t| (*s, *t)));
    let next = pairs().find(|(s, t)| s.abs_diff(*t) == 1 && fits(*s, *t));
    let only = || pairs().next().filter(|_| pairs().count() == 1).filter(|(s, t)| fits(*s, *t));
    if let Some((s, t)) = next.or_else(only) {
        return (Some(s), Some(t));
    }
    // the line right above its abstract
    let above = |pool: &[(usize, Fingerprint)], run: &Run| {
        let has_heading = run.headed
            && run.body.start > 0
            && blocks[run.body.start - 1].kind == BlockKind::Heading;
        let last = pool.last().map(|(index, _)| *index);
        last.filter(|index| {
            index + 1 + usize::from(has_heading) == run.body.start
                && count(*index) >= 4.0
                && !is_list_of_authors(text(*index))
        })
    };
    match (above(&sources, source), above(&targets, target)) {
        // one alone may have its authors below it
        (None, None) => {
            let apart = |pool: &[(usize, Fingerprint)], run: &Run, other: &Run| {
                let near =
                    |index: &usize| run.body.start - index <= NEAR && !is_of_names(text(*index));
                phrases(pool, run, other).into_iter().rev().find(near)
            };
            match (apart(&sources, source, target), apart(&targets, target, source)) {
                (Some(_), Some(_)) => (None, None),
                found => found,
            }
        }
        found => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_kind_of_work_it_is_is_no_title() {
        for line in [
            "ARTÍCULO ORIGINAL",
            "— Original article —",
            "Tesis doctoral",
            "Artículo de investigación / Research article",
            "Letters to the Editor",
        ] {
            assert!(!is_title(line), "{line}");
        }
        for line in ["The original article", "A review of sleep", "Tesis doctoral sobre el sueño"]
        {
            assert!(is_title(line), "{line}");
        }
    }

    #[test]
    fn titles_on_one_line_are_taken_apart() {
        for (line, count) in [
            ("Shame in the wards of a hospital / La vergüenza en las plantas de un hospital", 2),
            ("Sleep and night work / Sueño y trabajo nocturno / O sono e o trabalho noturno", 3),
            (
                "Reading aloud to children of migrants | Leer en voz alta a los hijos de migrantes",
                2,
            ),
            ("Pain and / or fear in the old – Dolor o miedo en la vejez", 2),
            ("El litio / carbonato en la manía / The use of lithium / carbonate in mania", 2),
            ("Teaching physics with stories: a trial — Enseñar física con cuentos: un ensayo", 2),
            ("Burnout syndrome in teachers / Síndrome de desgaste en docentes", 2),
            // one title, or none
            ("The pros / cons of night work in the wards", 1),
            ("Sleep in the wards – a survey of nurses", 1),
            ("Attitudes towards death | A survey among nurses", 1),
            ("EN / ES", 1),
            ("It fell in the wards / Bajó en las plantas del hospital y no subió.", 1),
        ] {
            let found = title_parts(line).map_or(1, |parts| parts.len());
            assert_eq!(found, count, "{line}");
        }
    }
}
