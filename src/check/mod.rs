//! Checks of a bitext: its terminology, its numbers, what was left out or added.
//!
//! A rule is a file of `rules`, and a line in its list. Rules see a `CheckContext`: the bitext, the terms in it, and the
//! facts that several rules need.

pub mod baseline;
mod checker;
#[cfg(test)]
mod clinical_test;
pub(crate) mod content;
mod context;
pub(crate) mod control;
pub(crate) mod document_name;
pub(crate) mod documentation;
mod earlier;
mod facts;
mod finding;
pub(crate) mod fixes;
mod pattern;
mod rule;
#[cfg(test)]
mod rule_test;
mod rules;
mod terms;
mod translations;

pub use crate::severity::Severity;
pub use crate::wording::Message;
pub(crate) use checker::Checker;
pub(crate) use context::CheckContext;
pub use earlier::Earlier;
pub(crate) use facts::OmissionModel;
pub(crate) use finding::Passage;
pub use finding::{Finding, Fix, Place};
pub use pattern::Pattern;
pub(crate) use rule::Example;
pub use rule::Rule;
pub use rules::RULES;
pub(crate) use rules::rule;
pub(crate) use terms::FoundTerm;
pub(crate) use translations::{Translations, Unlike};

use std::sync::atomic::{AtomicUsize, Ordering};

/// What all rules find, by bead and place.
///
/// The rules share all cores where there are many beads.
pub(crate) fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let others = if context.is_long() { cores().min(RULES.len()) - 1 } else { 0 };
    let next = AtomicUsize::new(0);
    let rules = || std::iter::from_fn(|| RULES.get(next.fetch_add(1, Ordering::Relaxed)));
    let found = || rules().flat_map(|rule| (rule.check)(context)).collect::<Vec<_>>();
    let mut findings = std::thread::scope(|scope| {
        let others: Vec<_> = (0..others).map(|_| scope.spawn(found)).collect();
        let mut findings = found();
        findings.extend(others.into_iter().flat_map(|other| other.join().expect("no rule panics")));
        findings
    });
    // a total order, whichever rule was the first done: the findings of one rule keep theirs
    findings.sort_by_cached_key(|finding| {
        let place = finding.source.as_ref().or(finding.target.as_ref());
        (finding.bead, place.map(|place| (place.segment, place.range.start)), finding.rule)
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::rule_test::{EN_ES, with_context};
    use super::*;
    use crate::glossary::clinical;
    use crate::side::Side;
    use std::sync::Arc;

    #[test]
    fn long_bitexts_are_checked_as_short_ones() {
        let pair = ("All eight  of the nurses.", "Las seis de las (enfermeras.");
        let check = |times: usize| EN_ES.with_context(&vec![pair; times], check);
        let rules = |found: &[Finding]| found.iter().map(|one| one.rule).collect::<Vec<_>>();
        let once = rules(&check(1));
        let found = check(700);
        assert!(once.contains(&"number-mismatch") && once.contains(&"unbalanced-punctuation"));
        assert!(found.is_sorted_by_key(|finding| finding.bead));
        let of_last: Vec<_> = found.into_iter().filter(|finding| finding.bead == 699).collect();
        let once: Vec<_> = once.into_iter().filter(|rule| *rule != "double-space").collect();
        assert_eq!(rules(&of_last), once, "but for gaps, so many that they are layout");
    }

    #[test]
    fn each_segment_of_a_long_bitext_has_its_own_terms() {
        let terms = ["shame", "guilt", "compassion", "no term"];
        let sources = terms.map(|term| format!("Of {term} much was said."));
        // sides of different length, and odd
        let pair = |number: usize| {
            let target = if number.is_multiple_of(3) { "" } else { "La vergüenza." };
            (sources[number % terms.len()].as_str(), target)
        };
        let pairs: Vec<(&str, &str)> = (0..701).map(pair).collect();
        let bitext = EN_ES.bitext("", &pairs);
        with_context(&Arc::new(clinical::glossary()), &bitext, |context| {
            for (number, bead) in context.beads() {
                let found = |side| {
                    let mut found: Vec<_> =
                        context.terms_in(bead, side).map(|found| found.text).collect();
                    found.dedup(); // a word may stand for several concepts
                    found
                };
                let source = &terms[number % terms.len()..][..1];
                assert_eq!(found(Side::Source), if source == ["no term"] { &[] } else { source });
                let target: &[&str] = if number % 3 == 0 { &[] } else { &["vergüenza"] };
                assert_eq!(found(Side::Target), target, "{number}");
            }
        });
    }
}
