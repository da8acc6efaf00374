//! Nouns of the glossary that in their place are no nouns: "findings mean that", "las mujeres jóvenes".

use super::found_term::FoundTerm;
use crate::language::{Pack, PartOfSpeech};
use crate::text::fold;
use crate::text::words::words;

/// Whether a noun of one word is used as a verb or as an adjective. `text` is that of the segment.
pub(super) fn is_other_than_noun(found: &FoundTerm<'_>, text: &str, pack: &Pack) -> bool {
    let term = found.term;
    let is_one_word = words(&term.text).count() == 1;
    if term.word_class() != PartOfSpeech::Noun || !is_one_word || term.is_acronym() {
        return false;
    }
    let range = &found.matched.range;
    let is_blank = |text: &str| text.chars().all(char::is_whitespace);
    let head = text[..range.start].trim_end();
    let head = &text[head.rfind(char::is_whitespace).unwrap_or(0)..range.start];
    let before = words(head)
        .last()
        .filter(|word| is_blank(&head[word.range().end..]))
        .map(|word| fold::case(word.text));
    let Some(before) = before else { return false };
    let after = words(&text[range.end..])
        .next()
        .filter(|word| is_blank(&text[range.end..range.end + word.at]))
        .map(|word| fold::case(word.text));
    let is_plural = |word: &str| word.ends_with('s');
    let is_content = !pack.is_stopword(&before);
    let noun = fold::case(found.text);
    let is_verb = pack.announces_verb(&before)
        || is_content
            && is_plural(&before)
            && !is_plural(&noun)
            && after.is_some_and(|after| pack.opens_clause(&after));
    let is_adjective = pack.is_noun_or_adjective(&fold::case(&term.text))
        && is_content
        && is_plural(&before) == is_plural(&noun);
    is_verb || is_adjective
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::check::rules::rule;

    const GLOSSARY: RuleTest = RuleTest {
        glossary: "concept,language,term\n\
            mean,en,mean\nmean,es,media\n\
            young,en,young person\nyoung,es,joven\n\
            shame,en,shame\nshame,es,vergüenza\n",
        ..EN_ES
    };

    #[test]
    fn a_verb_needs_no_noun() {
        for (english, spanish, missing) in [
            (
                "These results mean that sleep matters.",
                "Estos resultados indican que el sueño importa.",
                false,
            ),
            ("They did not mean harm.", "No querían hacer daño.", false),
            ("The mean was 12.", "El valor fue 12.", true),
            ("The shame that they felt was mild.", "Lo que sintieron fue leve.", true),
        ] {
            let found = GLOSSARY.finds(rule("term-missing").unwrap(), &[(english, spanish)]);
            assert_eq!(!found.is_empty(), missing, "{english}: {found:?}");
        }
    }

    #[test]
    fn an_adjective_after_its_noun_needs_no_noun() {
        for (english, spanish, extra) in [
            ("Young women took part.", "Participaron mujeres jóvenes.", false),
            ("Women took part.", "Participaron los jóvenes.", true),
        ] {
            let found = GLOSSARY.finds(rule("term-reverse").unwrap(), &[(english, spanish)]);
            assert_eq!(!found.is_empty(), extra, "{spanish}: {found:?}");
        }
    }
}
