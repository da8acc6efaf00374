//! `untranslated`: words of the target that were left in the source's language.

mod word_language;

use crate::check::{CheckContext, Example, Finding, Place, Rule, Severity};
use crate::document::BlockKind;
use crate::language::heading_class;
use crate::segment::Segment;
use crate::side::Side;
use crate::text::fold;
use crate::text::words::{folded_words, words};
use crate::wording::message;
use regex::Regex;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::iter::once;
use std::ops::Range;
use std::sync::LazyLock;
use word_language::{TargetWord, WordLanguages};

pub(super) const RULE: Rule = Rule {
    name: "untranslated",
    severity: Severity::Error,
    finds: "a unit without a target, or a segment of the target, or a stretch of one, left in the source's language",
    what: "A unit of a memory and a row of a table without a target count. A segment counts when its words are words of the source's language and none is one \
        of the target's, whether or not it is the source word for word; within a segment a \
        stretch of four words does, and as a warning a phrase of two that the source has too. Names, titles of scales and tools (in capitals, brackets \
        or quotation marks), references, statistics and terms of the glossary are left alone.",
    why: "It was overlooked, or a machine copied what it did not understand.",
    example: Example::new(
        &[("The families liked the visits very much.", "The families liked the visits very much.")],
        &[(
            "The families liked the visits very much.",
            "Las visitas gustaron mucho a las familias.",
        )],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let languages = WordLanguages::new(context);
    let mut findings = Vec::new();
    let is_reference = are_references(&context.bitext.target.segments);
    for (index, bead) in context.beads() {
        for segment in bead.range(Side::Source).filter(|_| bead.untranslated) {
            let why = message!("unit-untranslated-why");
            let finding = RULE.finding(index, message!("unit-untranslated"), why);
            findings.push(finding.at(Side::Source, context.whole(Side::Source, segment)));
        }
        for (segment, text) in context.texts(bead, Side::Target) {
            let kind = context.bitext.target.segments[segment].kind;
            let mut sources = context.texts(bead, Side::Source);
            let copied_from = LazyCell::new(|| sources.find(|(_, source)| is_same(source, text)));
            let is_copied = || copied_from.is_some();
            let foreign = match &languages {
                Some(languages) => foreign_parts(segment, text, kind, is_copied, languages),
                None if is_prose(text) && is_copied() => once(0..text.len()).collect(),
                None => Vec::new(),
            };
            // a word or two may be meant to stay
            let (parts, severity) = match &languages {
                Some(languages) if foreign.is_empty() => {
                    let sources: Vec<&str> =
                        context.texts(bead, Side::Source).map(|(_, text)| text).collect();
                    (copied_phrases(text, &sources, languages), Severity::Warning)
                }
                _ => (foreign, Severity::Error),
            };
            let is_listed = is_reference[segment] && is_copied();
            if parts.is_empty() || is_listed || REFERENCE.is_match(text) {
                continue;
            }
            let places = parts.into_iter().map(|range| Place { segment, range });
            for place in places.filter(|place| !context.is_accepted_term(Side::Target, place)) {
                let [source, target] = Side::BOTH.map(|side| context.language(side).as_str());
                let why = message!("untranslated-why", source: source, target: target);
                let mut finding =
                    RULE.finding(index, message!("untranslated"), why).at(Side::Target, place);
                finding.severity = severity;
                if let Some((copied, _)) = *copied_from {
                    finding = finding.at(Side::Source, context.whole(Side::Source, copied));
                }
                findings.push(finding);
            }
        }
    }
    findings
}

/// Which segments are in a list of references: below its heading, up to the next one.
fn are_references(segments: &[Segment]) -> Vec<bool> {
    const LONGEST_HEADING: usize = 4;
    let mut is_inside = false;
    let mut are_listed = Vec::with_capacity(segments.len());
    for segment in segments {
        let text = segment.as_str();
        let is_of_number = |c: char| c.is_ascii_digit() || ".) ".contains(c);
        let is_of_reference = |c: char| c.is_ascii_digit() || ".,:;".contains(c);
        // a heading of no class: `Appendix`
        let ends_list = || {
            text.split_whitespace().count() <= LONGEST_HEADING && !text.contains(is_of_reference)
        };
        is_inside = match heading_class(text.trim_start_matches(is_of_number)) {
            Some(class) => class == "references",
            None => is_inside && !ends_list(),
        };
        are_listed.push(is_inside);
    }
    are_listed
}

/// What only a reference has: a journal's volume and pages, an author and a year, a DOI, an address.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let year = r"(?:19|20)\d{2}";
    let pages = r"\d{4}\s?;\s?\d|\d\s?\(\d+\)\s?:";
    let author = format!(r"^\p{{Lu}}[\p{{L}}'-]+,? \p{{Lu}}{{1,3}}[.,].*{year}");
    Regex::new(&format!(r"{pages}|{author}|\bdoi\b|https?://|\bet al\.,? \(?{year}|@"))
        .expect("a valid pattern")
});

/// Whether two texts have the same words but for case.
fn is_same(a: &str, b: &str) -> bool {
    folded_words(a).eq(folded_words(b))
}

/// Whether a text looks like a sentence rather than a name or a formula.
fn is_prose(text: &str) -> bool {
    const FEWEST: usize = 5;
    words(text).filter(|word| word.text.chars().all(char::is_lowercase)).count() >= FEWEST
}

/// The parts of a text of the target that are in the source's language: all of it, or stretches.
fn foreign_parts(
    segment: usize,
    text: &str,
    kind: BlockKind,
    is_copied: impl Fn() -> bool,
    languages: &WordLanguages<'_>,
) -> Vec<Range<usize>> {
    let heading = languages.foreign_heading(text);
    if !languages.may_be_foreign(segment) {
        return heading.into_iter().collect();
    }
    let words = languages.words(text);
    if is_foreign(text, &words, kind, is_copied()) {
        return once(0..text.len()).collect();
    }
    heading.into_iter().chain(foreign_stretches(text, &words)).collect()
}

/// Whether all of a text is in the source's language.
fn is_foreign(text: &str, words: &[TargetWord], kind: BlockKind, is_copied: bool) -> bool {
    let of = |side| words.iter().filter(move |word| word.language == Some(side));
    let count = |side| {
        let distinct = of(side).map(|word| fold::case(&text[word.range.clone()]));
        distinct.collect::<BTreeSet<_>>().len()
    };
    let (source, target) = (count(Side::Source), count(Side::Target));
    let function_words = |side| of(side).filter(|word| word.is_function_word).count();
    let is_enough = match words.len() {
        0 | 1 => false,
        2 => is_copied && source == 2,
        _ if is_copied => source >= 1,
        _ => source >= if function_words(Side::Source) > 0 { 2 } else { 3 },
    };
    is_enough
        && 3 * source >= words.len()
        && 2 * target <= source
        && 8 * function_words(Side::Target) <= source
        && (matches!(kind, BlockKind::Keywords | BlockKind::Heading) || !is_name(&words[1..]))
}

/// Whether words are those of a name: `Quality of Life in Adults`.
fn is_name(words: &[TargetWord]) -> bool {
    words.iter().any(|word| !word.is_small)
        && words.iter().all(|word| !word.is_small || word.is_function_word)
}

/// Stretches of words in the source's language, outside brackets and quotation marks.
fn foreign_stretches(text: &str, words: &[TargetWord]) -> Vec<Range<usize>> {
    const FEWEST_WORDS: usize = 4;
    const FEWEST_KNOWN: usize = 3;
    let may_go_on = |word: &TargetWord| word.language != Some(Side::Target) && !word.is_in_aside;
    let goes_on = |a: &TargetWord, b: &TargetWord| {
        let gap = &text[a.range.end..b.range.start];
        gap.chars().all(|c| c.is_whitespace() || "'’,".contains(c)) && may_go_on(a) && may_go_on(b)
    };
    let is_known = |word: &TargetWord| word.language == Some(Side::Source) && word.is_small;
    let stretches = words.chunk_by(goes_on).filter_map(|run| {
        let first = run.iter().position(is_known)?;
        let last = run.iter().rposition(is_known)?;
        Some(&run[first..=last])
    });
    stretches
        .filter(|run| {
            let known = run.iter().filter(|word| is_known(word)).count();
            run.len() >= FEWEST_WORDS && known >= FEWEST_KNOWN && !is_name(run)
        })
        .map(|run| run[0].range.start..run[run.len() - 1].range.end)
        .collect()
}

/// Phrases of two words and more in small letters that the source has too and that are of its language: *la shortness of
/// breath*.
fn copied_phrases(
    text: &str,
    sources: &[&str],
    languages: &WordLanguages<'_>,
) -> Vec<Range<usize>> {
    const FEWEST_KNOWN: usize = 2;
    // but for the case of its first letter
    let is_copied = |range: Range<usize>| {
        let mut letters = text[range].chars();
        letters.next();
        sources.iter().any(|source| source.contains(letters.as_str()))
    };
    let ranges: Vec<Range<usize>> = words(text).map(|word| word.range()).collect();
    let mut pairs = ranges.windows(2).map(|pair| pair[0].start..pair[1].end);
    if !pairs.any(is_copied) {
        return Vec::new(); // nearly always
    }
    let words = languages.words(text);
    let is_foreign = |word: &TargetWord| {
        word.language == Some(Side::Source) && word.is_small && !word.is_in_aside
    };
    let goes_on = |one: &TargetWord, next: &TargetWord| {
        text[one.range.end..next.range.start].chars().all(char::is_whitespace)
            && is_foreign(one)
            && is_foreign(next)
            && is_copied(one.range.start..next.range.end)
    };
    let phrases = words.chunk_by(goes_on).filter(|phrase| {
        let known = phrase.iter().filter(|word| !word.is_function_word);
        phrase.len() > 1 && known.count() >= FEWEST_KNOWN
    });
    phrases.map(|phrase| phrase[0].range.start..phrase[phrase.len() - 1].range.end).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::severity::Severity;

    #[test]
    fn a_long_segment_in_both_languages_is_no_burden() {
        crate::cost::grows_in_proportion(500, |size| {
            let target = "las enfermeras del ".repeat(size) + &"the nurses of ".repeat(size);
            assert_eq!(EN_ES.finds(&RULE, &[("The nurses.", &target)]).len(), 1);
        });
    }

    #[test]
    fn references_are_left_as_they_are() {
        let title = "The long way home of the night nurses.";
        let prose = ("They talk about it at home.", "They talk about it at home.");
        let heading = ("References", "Referencias");
        for (pairs, found) in [
            (&[heading, (title, title)][..], 0),
            (&[("8. References", "8. Referencias"), (title, title)], 0),
            (&[heading, (title, title), ("Appendix", "Anexo"), prose], 1),
            (&[prose, heading, (title, title)], 1),
            (&[(title, title)], 1),
        ] {
            assert_eq!(EN_ES.finds(&RULE, pairs).len(), found, "{pairs:?}");
        }
    }

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
            let texts = EN_ES.finds(&RULE, &[(source, target)]);
            assert_eq!(texts.len(), 1, "{target}");
            assert!(texts[0].ends_with(found), "{texts:?}");
        }
        let back = RuleTest { languages: ("es", "en"), glossary: "" };
        let pair = [(
            "La vergüenza bajó mucho entre los enfermeros.",
            "La vergüenza bajó mucho entre los enfermeros.",
        )];
        assert_eq!(back.finds(&RULE, &pair).len(), 1);
        let german = RuleTest { languages: ("de", "fr"), glossary: "" };
        let pair = [(
            "Wir stiegen am Morgen mit den anderen auf.",
            "Wir stiegen am Morgen mit den anderen auf.",
        )];
        assert_eq!(german.finds(&RULE, &pair).len(), 1);
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
            assert!(EN_ES.finds(&RULE, &[(text, text)]).is_empty(), "{text}");
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
            assert!(EN_ES.finds(&RULE, &[("The text.", target)]).is_empty(), "{target}");
        }
    }

    #[test]
    fn a_phrase_that_was_copied_is_a_warning() {
        for (source, target, found) in [
            (
                "Shortness of breath was common.",
                "La shortness of breath era frecuente.",
                Some("shortness of breath"),
            ),
            (
                "Nurses on night shifts fell.",
                "Las enfermeras con night shifts se caían.",
                Some("night shifts"),
            ),
            ("Housing shortages grew.", "La housing shortages crecía.", Some("housing shortages")),
            ("Their night shifts grew.", "Los turnos de noche (night shifts) crecían.", None),
            ("The Night Shifts Scale was used.", "Se usó la escala Night Shifts.", None),
            ("Control grew in the hospital.", "El control hospital a hospital creció.", None),
            ("The mean rose in vitro.", "La media subió in vitro.", None),
            ("The software test failed.", "La prueba de software falló.", None),
        ] {
            let severities = EN_ES.severities(&RULE, source, target);
            let expected: &[Severity] = if found.is_some() { &[Severity::Warning] } else { &[] };
            assert_eq!(severities, expected, "{target}");
            let texts = EN_ES.finds(&RULE, &[(source, target)]);
            assert!(found.is_none_or(|found| texts[0].ends_with(found)), "{texts:?}");
        }
    }
}
