//! `untranslated`: words of the target that were left in the source's language.

use super::documentation::{Documentation, Example};
use super::paired_signs::in_aside;
use super::word_language::{Of, Told, WordLanguage};
use super::{CheckContext, Finding, Place, Rule, Severity};
use crate::bitext::Side;
use crate::document::BlockKind;
use crate::text::fold;
use crate::text::words::words;
use regex::Regex;
use std::collections::BTreeSet;
use std::iter::once;
use std::ops::Range;
use std::sync::LazyLock;

pub struct Untranslated;

const DOCUMENTATION: Documentation = Documentation {
    finds: "a segment of the target, or a stretch of one, left in the source's language",
    what: "A segment counts when its words are words of the source's language and none is one \
        of the target's, whether or not it is the source word for word; within a segment a \
        stretch of four words does. Names, titles of scales and tools (in capitals, brackets \
        or quotation marks), references, statistics and terms of the glossary are left alone.",
    why: "It was overlooked, or a machine copied what it did not understand.",
    example: Example::new(
        &[("The families liked the visits very much.", "The families liked the visits very much.")],
        &[(
            "The families liked the visits very much.",
            "Las visitas gustaron mucho a las familias.",
        )],
    ),
};

impl Rule for Untranslated {
    fn name(&self) -> &'static str {
        "untranslated"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }

    fn is_dear(&self) -> bool {
        true
    }

    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding> {
        let languages = WordLanguage::new(context);
        let mut findings = Vec::new();
        for (index, bead) in context.beads() {
            for (segment, text) in context.texts(bead, Side::Target) {
                let kind = context.bitext.target.segments[segment].kind;
                let copy =
                    || context.texts(bead, Side::Source).find(|(_, source)| same(source, text));
                let is_copied = || copy().is_some();
                let left = match &languages {
                    Some(languages) => left(segment, text, kind, is_copied, languages),
                    None if is_prose(text) && is_copied() => once(0..text.len()).collect(),
                    None => Vec::new(),
                };
                if left.is_empty() || REFERENCE.is_match(text) {
                    continue;
                }
                let copy = copy();
                let places = left.into_iter().map(|range| Place { segment, range });
                for place in places.filter(|place| !context.is_accepted_term(Side::Target, place)) {
                    let mut finding = Finding::new(self, index, "left untranslated".into())
                        .at(Side::Target, place);
                    if let Some((copied, _)) = copy {
                        finding = finding.at(Side::Source, context.whole(Side::Source, copied));
                    }
                    let [source, target] =
                        [Side::Source, Side::Target].map(|side| context.language(side));
                    finding.why = format!("these words are {source}, not {target}");
                    findings.push(finding);
                }
            }
        }
        findings
    }
}

/// What only a reference has: a journal's volume and pages, an author and a year, a DOI, an address.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let year = r"(?:19|20)\d{2}";
    let pages = r"\d{4}\s?;\s?\d|\d\s?\(\d+\)\s?:";
    let author = format!(r"^\p{{Lu}}[\p{{L}}'-]+,? \p{{Lu}}{{1,3}}[.,].*{year}");
    Regex::new(&format!(r"{pages}|{author}|\bdoi\b|https?://|\bet al\.,? \(?{year}|@"))
        .expect("a valid pattern")
});

/// Whether two texts are one but for case, blanks and signs.
fn same(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|text| words(text).map(|word| fold::case(word.text)));
    a.eq(b)
}

/// Whether a text is enough to be a sentence rather than a name or a formula, by its looks.
fn is_prose(text: &str) -> bool {
    const FEWEST: usize = 5;
    words(text).filter(|word| word.text.chars().all(char::is_lowercase)).count() >= FEWEST
}

/// The parts of a text of the target that are in the source's language: all of it, or stretches.
fn left(
    segment: usize,
    text: &str,
    kind: BlockKind,
    is_copied: impl Fn() -> bool,
    languages: &WordLanguage<'_>,
) -> Vec<Range<usize>> {
    let label = languages.foreign_label(text);
    if !languages.is_suspect(segment) {
        return label.into_iter().collect();
    }
    let words = languages.words(text);
    if is_left(text, &words, kind, is_copied()) {
        return once(0..text.len()).collect();
    }
    label.into_iter().chain(stretches(text, &words)).collect()
}

/// Whether all of a text is in the source's language.
fn is_left(text: &str, words: &[Told], kind: BlockKind, copied: bool) -> bool {
    let count = |of: Of| {
        let those = words.iter().filter(|word| word.of == of);
        those.map(|word| fold::case(&text[word.range.clone()])).collect::<BTreeSet<_>>().len()
    };
    let (source, target) = (count(SOURCE), count(TARGET));
    let binding = words.iter().filter(|word| word.function && word.of == TARGET).count();
    let bound = words.iter().any(|word| word.function && word.of == SOURCE);
    let enough = match words.len() {
        0 | 1 => false,
        2 => copied && source == 2,
        _ if copied => source >= 1,
        _ => source >= if bound { 2 } else { 3 },
    };
    enough
        && 3 * source >= words.len()
        && 2 * target <= source
        && 8 * binding <= source
        && (matches!(kind, BlockKind::Keywords | BlockKind::Heading) || !is_name(&words[1..]))
}

const SOURCE: Of = Of::Only(Side::Source);
const TARGET: Of = Of::Only(Side::Target);

/// Whether words are those of a name: `Quality of Life in Adults`.
fn is_name(words: &[Told]) -> bool {
    words.iter().any(|word| !word.small) && words.iter().all(|word| !word.small || word.function)
}

/// Stretches of words in the source's language, outside brackets and quotation marks.
fn stretches(text: &str, words: &[Told]) -> Vec<Range<usize>> {
    const FEWEST_WORDS: usize = 4;
    const FEWEST_KNOWN: usize = 3;
    let goes_on = |a: &Told, b: &Told| {
        let gap = &text[a.range.end..b.range.start];
        [a, b].iter().all(|word| word.of != TARGET)
            && gap.chars().all(|c| c.is_whitespace() || "'’,".contains(c))
            && !in_aside(&text[..a.range.start])
            && !in_aside(&text[..b.range.start])
    };
    let known = |word: &&Told| word.of == SOURCE && word.small;
    words
        .chunk_by(goes_on)
        .filter_map(|run| {
            let first = run.iter().position(|word| known(&word))?;
            let last = run.iter().rposition(|word| known(&word))?;
            Some(&run[first..=last])
        })
        .filter(|run| {
            let count = run.iter().filter(known).count();
            run.len() >= FEWEST_WORDS && count >= FEWEST_KNOWN && !is_name(run)
        })
        .map(|run| run[0].range.start..run[run.len() - 1].range.end)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{EN_ES, Trial};
    use super::*;

    #[test]
    fn what_was_not_translated_is_found() {
        for (source, target, found) in [
            ("Sleep improved slowly.", "Sleep improved slowly.", "Sleep improved slowly."),
            (
                "All wards were closed.",
                "The wards had all been closed.",
                "The wards had all been closed.",
            ),
            (
                "Nurses felt tired and lonely.",
                "Nurses felt tired and lonely.",
                "Nurses felt tired and lonely.",
            ),
            (
                "Weekly phone calls helped.",
                "Weekly phone calls helped.",
                "Weekly phone calls helped.",
            ),
            (
                "The nurses filled in the form after each shift.",
                "Las enfermeras filled in the form after each shift.",
                "filled in the form after each shift",
            ),
            (
                "Keywords: Nursing; Shame; Grief",
                "Keywords: Nursing; Shame; Grief",
                "Keywords: Nursing; Shame; Grief",
            ),
        ] {
            let texts = EN_ES.texts(&Untranslated, &[(source, target)]);
            assert_eq!(texts.len(), 1, "{target}");
            assert!(texts[0].ends_with(found), "{texts:?}");
        }
        let back = Trial { languages: ("es", "en"), glossary: "" };
        let pair = [(
            "La vergüenza bajó mucho entre los enfermeros.",
            "La vergüenza bajó mucho entre los enfermeros.",
        )];
        assert_eq!(back.texts(&Untranslated, &pair).len(), 1);
        let german = Trial { languages: ("de", "fr"), glossary: "" };
        let pair = [(
            "Wir stiegen am Morgen mit den anderen auf.",
            "Wir stiegen am Morgen mit den anderen auf.",
        )];
        assert_eq!(german.texts(&Untranslated, &pair).len(), 1);
    }

    #[test]
    fn what_is_the_same_in_both_languages_is_left_alone() {
        for text in [
            "p < 0.05",
            "Placebo",
            "SPSS 25.0",
            "Beck Depression Inventory",
            "The Quality of Life in Later Life Scale",
            "Hospital General de México",
            "Smith J, Jones K. Compassion in the ward and at home. J Adv Nurs. 2010;12(3):45-9.",
            "Jones K. Compassion in the ward and at home. London: Lane; 2010.",
            "https://example.org/the-way-to-the-form",
            "In vitro, in vivo",
            "Burnout",
            "Grupo control",
            "Web of Science",
            "Homo sapiens",
            "n = 45; r = .32",
            "No",
        ] {
            assert!(EN_ES.texts(&Untranslated, &[(text, text)]).is_empty(), "{text}");
        }
        for target in [
            "Objetivo: Describir la vergüenza.",
            "Total: 45 personas.",
            "Se aplicó la escala The Way of Living at Home (TWLH).",
            "Se usó el cuestionario (what do you do when you are ill).",
            "Lo llaman «the voice of the inner critic» en inglés.",
            "No se sabe si son reales; he de ver once más.",
            "El Instituto for the Study of the Family and the Home colaboró.",
            "Se usó un modelo branch-and-bound y otro peer to peer.",
            "Mejoró el control hospital a hospital.",
        ] {
            assert!(EN_ES.texts(&Untranslated, &[("The text.", target)]).is_empty(), "{target}");
        }
    }
}
