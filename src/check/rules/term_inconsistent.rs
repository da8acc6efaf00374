//! `term-inconsistent`: one concept by several names in one target text.

use crate::check::terms::FoundTerm;
use crate::check::{CheckContext, Example, Finding, Rule, Severity};
use crate::glossary::Term;
use crate::language::{Pack, pack};
use crate::side::Side;
use crate::text::fold;
use crate::text::words::words;
use crate::wording::message;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    name: "term-inconsistent",
    severity: Severity::Warning,
    finds: "one concept by several terms in one text",
    what: "The target names a concept by another term than before, though both are right. \
        Short forms beside their full form do not count (*espera* for *tiempo de espera*), nor do those for men and women \
        (*cuidadores*, *personas cuidadoras*), nor do two terms where the source has two.",
    why: "Readers take two terms for two things.",
    example: Example::clinical(
        &[
            ("Burnout was common.", "El desgaste profesional era frecuente."),
            ("Burnout fell.", "El burnout disminuyó."),
        ],
        &[
            ("Burnout was common.", "El desgaste profesional era frecuente."),
            ("Burnout fell.", "El desgaste profesional disminuyó."),
        ],
    ),
    check,
};

fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let counts = |found: &FoundTerm<'_>| {
        !found.matched.hidden && found.term.is_accepted() && found.term.names_its_concept_in_full()
    };
    // for each term of the source, by its concept and its place there, the term that first translated it
    let mut first: BTreeMap<(usize, usize), (usize, &Term)> = BTreeMap::new();
    let pack = pack(context.language(Side::Target));
    let mut findings = Vec::new();
    for (index, bead) in context.beads().filter(|(_, bead)| !bead.is_null()) {
        // where the source says it in several ways, so may the target
        let mut names: FxHashMap<usize, FxHashSet<usize>> = FxHashMap::default();
        for found in context.terms_in(bead, Side::Source) {
            names.entry(found.matched.concept).or_default().insert(found.matched.term);
        }
        for found in context.terms_in(bead, Side::Target).filter(counts) {
            let concept = found.matched.concept;
            if names.get(&concept).is_none_or(|names| names.len() > 1)
                || context.is_aside_of_source(&found, bead)
            {
                continue;
            }
            let counterpart = context.first_term_of(concept, bead, Side::Source);
            let Some(counterpart) = counterpart else { continue };
            let source = (found.matched.concept, counterpart.matched.term);
            let (number, term) = *first.entry(source).or_insert((found.matched.term, found.term));
            if number == found.matched.term || is_short_of(term, found.term, pack) {
                continue;
            }
            let before = term.text.as_str();
            let message = message!("term-inconsistent", term: found.text, before: before);
            let why = found.explained(message!("term-inconsistent-why"));
            let finding = RULE
                .finding(index, message, why)
                .at(Side::Source, counterpart.place())
                .at(Side::Target, found.place())
                .concept(found.concept)
                .suggestion(message!("term-inconsistent-suggestion", before: before));
            findings.push(finding);
        }
    }
    findings
}

/// Whether one of two terms is the other with words left out, or in another gender: *espera*, *tiempo de espera*;
/// *cuidador*, *persona cuidadora*.
fn is_short_of(one: &Term, other: &Term, pack: Option<&Pack>) -> bool {
    let stems = |term: &Term| {
        let words = words(&term.text).map(|word| fold::accents(word.text));
        let words = words.filter(|word| !pack.is_some_and(|pack| pack.is_stopword(word)));
        words.map(|word| pack.map_or(word.as_str(), |pack| pack.stem(&word)).to_owned()).collect()
    };
    let [one, other]: [BTreeSet<String>; 2] = [one, other].map(stems);
    one.is_subset(&other) || other.is_subset(&one)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rule_test::{EN_ES, RuleTest};

    #[test]
    fn the_cost_of_a_term_many_times_grows_with_their_number() {
        let test = RuleTest { glossary: "en\tes\nshame\tvergüenza\n", ..EN_ES };
        crate::cost::grows_in_proportion(500, |size| {
            let [source, target] = ["shame, ", "vergüenza, "].map(|term| term.repeat(size));
            assert!(test.finds(&RULE, &[(source.as_str(), target.as_str())]).is_empty());
        });
    }

    #[test]
    fn a_concept_keeps_its_term_unless_the_source_has_another() {
        let glossary = "concept,language,term\n\
            care,en,primary care\ncare,en,primary health care\n\
            care,es,atención primaria\ncare,es,atención primaria de salud\n\
            wait,en,waiting time\nwait,es,tiempo de espera\nwait,es,espera\n\
            carer,en,carer\ncarer,es,persona cuidadora\ncarer,es,cuidador\n\
            shame,en,shame\nshame,es,vergüenza\nshame,es,pudor\nshame,es,shame\n";
        let test = RuleTest { glossary, ..EN_ES };
        for (pairs, count) in [
            (&[("Shame rose.", "Subió la vergüenza."), ("Shame fell.", "Bajó el pudor.")][..], 1),
            (&[("Shame rose.", "Subió la vergüenza."), ("Shame fell.", "Bajó la vergüenza.")], 0),
            (
                &[
                    ("Shame rose.", "Subió la vergüenza (shame)."),
                    ("Shame fell.", "Bajó la vergüenza."),
                ],
                0,
            ),
            (
                &[
                    ("Waiting times grew.", "Creció el tiempo de espera."),
                    ("Waiting times fell.", "Bajó la espera."),
                ],
                0,
            ),
            (
                &[
                    ("Primary care grew.", "Creció la atención primaria."),
                    ("Primary health care fell.", "Bajó la atención primaria de salud."),
                ],
                0,
            ),
            (
                &[
                    ("Carers slept.", "Las personas cuidadoras dormían."),
                    ("Carers rested.", "Los cuidadores descansaban."),
                ],
                0,
            ),
            (
                &[(
                    "Primary care is part of primary health care.",
                    "La atención primaria es parte de la atención primaria de salud.",
                )],
                0,
            ),
        ] {
            assert_eq!(test.finds(&RULE, pairs).len(), count, "{pairs:?}");
        }
    }
}
