//! Nouns of the glossary that in their place are no nouns: "findings mean that", "las mujeres jóvenes".

use super::FoundTerm;
use crate::language::{Pack, PartOfSpeech};
use crate::text::fold;
use crate::text::words::words;

/// Whether a noun of one word is used as a verb or as an adjective. `text` is that of the segment.
pub(super) fn is_other_than_noun(found: &FoundTerm<'_>, text: &str, pack: &Pack) -> bool {
    let one_word = words(&found.term.text).count() == 1;
    if found.term.part_of_speech != PartOfSpeech::Noun || !one_word || found.term.is_acronym() {
        return false;
    }
    let range = &found.matched.range;
    let neighbour = |text: &str| text.chars().all(char::is_whitespace);
    let before = words(&text[..range.start])
        .last()
        .filter(|word| neighbour(&text[word.range().end..range.start]))
        .map(|word| fold::case(word.text));
    let Some(before) = before else { return false };
    let after = words(&text[range.end..])
        .next()
        .filter(|word| neighbour(&text[range.end..range.end + word.at]))
        .map(|word| fold::case(word.text));
    let many = |word: &str| word.ends_with('s');
    let is_content = !pack.is_stopword(&before);
    let own = fold::case(found.text);
    let verb = pack.announces_verb(&before)
        || is_content
            && many(&before)
            && !many(&own)
            && after.is_some_and(|after| pack.opens_clause(&after));
    let adjective = pack.is_noun_or_adjective(&fold::case(&found.term.text))
        && is_content
        && many(&before) == many(&own);
    verb || adjective
}

#[cfg(test)]
mod tests {
    use super::super::term_missing::TermMissing;
    use super::super::term_reverse::TermReverse;
    use super::super::trial::Trial;

    const TRIAL: Trial = Trial {
        languages: ("en", "es"),
        glossary: "mean\ten\tmean\t\t\nmean\tes\tmedia\t\t\n\
            young\ten\tyoung person\t\t\nyoung\tes\tjoven\t\t\n\
            shame\ten\tshame\t\t\nshame\tes\tvergüenza\t\t\n",
    };

    #[test]
    fn a_verb_asks_for_no_noun() {
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
            let found = TRIAL.texts(&TermMissing, &[(english, spanish)]);
            assert_eq!(!found.is_empty(), missing, "{english}: {found:?}");
        }
    }

    #[test]
    fn an_adjective_behind_its_noun_asks_for_no_noun() {
        for (english, spanish, extra) in [
            ("Young women took part.", "Participaron mujeres jóvenes.", false),
            ("Women took part.", "Participaron los jóvenes.", true),
        ] {
            let found = TRIAL.texts(&TermReverse, &[(english, spanish)]);
            assert_eq!(!found.is_empty(), extra, "{spanish}: {found:?}");
        }
    }
}
