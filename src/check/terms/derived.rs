//! Terms that the other side says by a derived word: `relapse`, *recayeron*.

use super::found_term::FoundTerm;
use super::rendered::is_of;
use crate::align::Bead;
use crate::check::context::CheckContext;
use crate::language::{Pack, pack};
use crate::side::Side;
use crate::text::fold;
use crate::text::words::words;

impl CheckContext<'_> {
    /// Whether the target translates the words of a term by words that are derived as those of a term of its concept are.
    pub(super) fn is_said_by_derived_words(&self, found: &FoundTerm<'_>, bead: &Bead) -> bool {
        let Some(links) = self.facts.links() else { return false };
        let Some(pack) = pack(self.language(Side::Target)) else { return false };
        let linked = self.linked_words(bead);
        let of_term: Vec<_> = linked.source.iter().filter(|word| is_of(word, found)).collect();
        let translations = linked
            .target
            .iter()
            .filter(|target| of_term.iter().any(|source| links.are_linked(source, target)));
        let translations: Vec<String> = translations
            .map(|word| fold::accents(&self.text(Side::Target, word.segment)[word.range.clone()]))
            .collect();
        let accepted = found.concept.accepted(self.language(Side::Target));
        !translations.is_empty()
            && accepted.iter().filter(|term| !term.is_short()).any(|term| {
                let folded = fold::accents(&term.text);
                let mut words = words(&folded).filter(|word| !pack.is_folded_stopword(word.text));
                words.all(|word| {
                    let is_derived = |other: &String| is_derived(word.text, other, pack);
                    translations.iter().any(is_derived)
                })
            })
    }
}

/// Whether two words of one language begin alike, so that one may be derived from the other. What differs by a letter, or
/// by a short ending, is mistaken for it: *hombre* is no *hombro*, *enferma* no *enfermero*.
fn is_derived(word: &str, other: &str, pack: &Pack) -> bool {
    const LEAST: usize = 4;
    /// Behind a prefix that many words share: *autocrítica* is no *autocontrol*.
    const LEAST_BEHIND: usize = 3;
    let (word_behind, other_behind) = pack.without_shared_prefix(word, other);
    let shared = |one: &str, other: &str| {
        one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
    };
    let least = if word_behind == word { LEAST } else { LEAST_BEHIND };
    let shared = shared(word_behind, other_behind);
    let mistaken = if pack.stem(word) == pack.stem(other) { 3 } else { 1 };
    shared >= least && strsim::levenshtein(word, other) > mistaken
}

#[cfg(test)]
mod tests {
    use crate::check::rule_test::{EN_ES, RuleTest};
    use crate::check::rules::rule;

    #[test]
    fn a_derived_word_that_translates_a_term_stands_for_it() {
        let test = RuleTest {
            glossary: "concept,language,term\n\
                relapse,en,relapse\nrelapse,es,recaída\n\
                compassion,en,compassion\ncompassion,es,compasión\n\
                psychotherapy,en,psychotherapy\npsychotherapy,es,psicoterapia\n\
                alcoholism,en,alcoholism\nalcoholism,es,alcoholismo\n\
                review,en,systematic review\nreview,es,revisión sistemática\n\
                shame,en,shame\nshame,es,vergüenza\n\
                shoulder,en,shoulder\nshoulder,es,hombro\n\
                addiction,en,addiction\naddiction,es,adicción\n\
                critic,en,self-criticism\ncritic,es,autocrítica\n\
                pressure,en,hypertension\npressure,es,hipertensión\n\
                nurse,en,nurse\nnurse,es,enfermero\n",
            ..EN_ES
        };
        for (source, target, missing) in [
            ("Relapse was rare.", "Pocos recayeron.", &[][..]),
            ("Compassion can be learnt.", "Se aprende a ser compasivo.", &[]),
            ("Psychotherapy was offered.", "Se ofreció tratamiento psicoterapéutico.", &[]),
            ("Patients with alcoholism slept.", "Los pacientes alcohólicos dormían.", &[]),
            ("A systematic review was read.", "Se leyó una revisión.", &["systematic review"]),
            ("Shame was rare.", "El pudor era raro.", &["Shame"]),
            ("Relapse was rare.", "Era raro el recato.", &["Relapse"]),
            // words that differ by a letter or an ending are other words
            ("Pain of the shoulder fell.", "Bajó el dolor de hombre.", &["shoulder"]),
            ("Addiction was rare.", "La adición era rara.", &["Addiction"]),
            ("The nurse left.", "La enferma salió.", &["nurse"]),
            // words that share a prefix are other words
            ("Self-criticism was common.", "La autoestima era frecuente.", &["Self-criticism"]),
            ("Self-criticism was common.", "El autocuidado era frecuente.", &["Self-criticism"]),
            ("Psychotherapy was free.", "La psicología era gratuita.", &["Psychotherapy"]),
            ("Hypertension was common.", "La hiperglucemia era frecuente.", &["Hypertension"]),
            ("They criticised themselves.", "Eran autocríticos.", &[]),
            ("Hypertension was common.", "Muchos eran hipertensos.", &[]),
        ] {
            let found = test.finds(rule("term-missing").unwrap(), &[(source, target)]);
            assert_eq!(found, missing, "{target}");
        }
    }
}
