//! Checks of a bitext: its terminology, its numbers, what was left out or added.
//!
//! A rule is a file of its own; [`RULES`] lists them.

mod acronym_answers;
mod acronym_inconsistent;
mod acronym_undefined;
mod acronyms;
mod addition;
pub mod baseline;
mod clause;
mod context;
pub(crate) mod control;
pub mod documentation;
mod double_space;
mod facts;
mod heading_missing;
mod headings;
mod keyword_count;
mod keyword_order;
mod keyword_unknown;
mod keywords;
mod low_confidence_bead;
mod number_mismatch;
mod omission;
mod paired_signs;
mod repeated_word;
mod sense;
mod substitute;
mod term_deprecated;
mod term_inconsistent;
mod term_missing;
mod term_not_preferred;
mod term_reverse;
mod terms;
#[cfg(test)]
mod trial;
mod unbalanced_punctuation;
mod untranslated;
mod word_class;
mod word_language;

pub use crate::severity::Severity;
pub use context::CheckContext;
pub use documentation::Documentation;
pub use terms::FoundTerm;

use crate::bitext::{Bitext, Side};
use crate::glossary::Glossary;
use crate::glossary::matcher::Matcher;
use crate::language::LanguageTag;
use crate::side::Sides;
use crate::together::together;
use crate::words::Lexicon;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Something that a rule has found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Index of the bead.
    pub bead: usize,
    /// The place in the source, if it has one.
    pub source: Option<Place>,
    /// The place in the target, if it has one.
    pub target: Option<Place>,
    /// Id of the concept, for rules about terms.
    pub concept: Option<String>,
    /// What is wrong.
    pub message: String,
    /// Why it was found: the form that matched, the note of the glossary.
    pub why: String,
    /// What to write instead.
    pub suggestion: Option<String>,
    /// The same for a program, where it is right as it stands.
    pub fix: Option<Fix>,
}

/// A text to put in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// The side to change.
    pub side: Side,
    /// What to replace.
    pub place: Place,
    /// What to write instead.
    pub text: String,
}

/// A place in a segment of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of the segment, from 0.
    pub segment: usize,
    /// Bytes of the segment's text.
    pub range: Range<usize>,
}

/// A check. Rules are pure: they see the context and say what they find in it.
pub trait Rule: Sync {
    /// Its stable name, in kebab case.
    fn name(&self) -> &'static str;
    /// How much its findings matter where the user does not say otherwise.
    fn severity(&self) -> Severity;
    /// What a person should know of it.
    fn documentation(&self) -> &'static Documentation;
    /// Whether it takes longer than most, or others need what it finds out: such rules begin first, or the last of them
    /// would keep others waiting.
    fn is_dear(&self) -> bool {
        false
    }
    /// All it finds in a bitext.
    fn check(&self, context: &CheckContext<'_>) -> Vec<Finding>;
}

/// All rules, in the order of their names.
pub const RULES: &[&dyn Rule] = &[
    &acronym_inconsistent::AcronymInconsistent,
    &acronym_undefined::AcronymUndefined,
    &addition::Addition,
    &double_space::DoubleSpace,
    &heading_missing::HeadingMissing,
    &keyword_count::KeywordCount,
    &keyword_order::KeywordOrder,
    &keyword_unknown::KeywordUnknown,
    &low_confidence_bead::LowConfidenceBead,
    &number_mismatch::NumberMismatch,
    &omission::Omission,
    &repeated_word::RepeatedWord,
    &term_deprecated::TermDeprecated,
    &term_inconsistent::TermInconsistent,
    &term_missing::TermMissing,
    &term_not_preferred::TermNotPreferred,
    &term_reverse::TermReverse,
    &unbalanced_punctuation::UnbalancedPunctuation,
    &untranslated::Untranslated,
];

/// No rule has this name.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no rule {0:?}; `cotejo rules` lists them")]
pub struct UnknownRule(String);

/// The rule of a name.
pub(crate) fn rule(name: &str) -> Result<&'static dyn Rule, UnknownRule> {
    let found = RULES.iter().find(|rule| rule.name() == name);
    found.copied().ok_or_else(|| UnknownRule(name.to_owned()))
}

/// A glossary made ready to check bitexts of one pair of languages.
pub(crate) struct Checker {
    glossary: Arc<Glossary>,
    lexicon: Arc<Lexicon>,
    matchers: Sides<Matcher>,
}

impl Checker {
    /// Makes the terms of both languages ready to be found. The lexicon tells which words answer which.
    pub fn new(
        glossary: Arc<Glossary>,
        lexicon: Arc<Lexicon>,
        source: &LanguageTag,
        target: &LanguageTag,
    ) -> Self {
        let matcher = |language| Matcher::new(&glossary, language);
        let (source, target) = together(true, || matcher(source), || matcher(target));
        let matchers = Sides::new(source, target);
        Checker { glossary, lexicon, matchers }
    }

    /// The terms of a bitext: what rules and reports look at.
    pub fn context<'b>(&'b self, bitext: &'b Bitext) -> CheckContext<'b> {
        CheckContext::new(bitext, self)
    }
}

/// What all rules find, by bead and place.
///
/// The rules share all cores where there are many beads.
pub(crate) fn check(context: &CheckContext<'_>) -> Vec<Finding> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let others = if context.is_long() { cores().min(RULES.len()) - 1 } else { 0 };
    let mut ordered = RULES.to_vec();
    ordered.sort_by_key(|rule| !rule.is_dear());
    let next = AtomicUsize::new(0);
    let rules = || std::iter::from_fn(|| ordered.get(next.fetch_add(1, Ordering::Relaxed)));
    let found = || rules().flat_map(|rule| rule.check(context)).collect::<Vec<_>>();
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

impl Finding {
    /// A finding of a rule on a bead; the rest is filled in by the rule.
    fn new(rule: &dyn Rule, bead: usize, message: String) -> Self {
        Finding {
            rule: rule.name(),
            severity: rule.severity(),
            bead,
            source: None,
            target: None,
            concept: None,
            message,
            why: String::new(),
            suggestion: None,
            fix: None,
        }
    }

    fn at(mut self, side: Side, place: Place) -> Self {
        match side {
            Side::Source => self.source = Some(place),
            Side::Target => self.target = Some(place),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::pairs::from_pairs;

    #[test]
    fn long_bitexts_are_checked_as_short_ones() {
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let lexicon = Arc::new(Lexicon::shipped(&en, &es));
        let checker = Checker::new(Arc::new(Glossary::default()), lexicon, &en, &es);
        let check = |times: usize| {
            let pair = ("All eight  of the nurses.", "Las seis de las (enfermeras.");
            let pairs = vec![(pair.0.to_owned(), pair.1.to_owned()); times];
            let bitext = from_pairs("", (en.clone(), es.clone()), pairs);
            check(&checker.context(&bitext))
        };
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
        let [en, es] = ["en", "es"].map(LanguageTag::known);
        let glossary = crate::glossary::clinical::glossary();
        let lexicon = Arc::new(Lexicon::shipped(&en, &es));
        let checker = Checker::new(Arc::new(glossary), lexicon, &en, &es);
        let terms = ["shame", "guilt", "compassion", "no term"];
        // sides of different length, and odd
        let pairs = (0..701).map(|number| {
            let source = format!("Of {} much was said.", terms[number % terms.len()]);
            (source, if number % 3 == 0 { String::new() } else { "La vergüenza.".to_owned() })
        });
        let bitext = from_pairs("", (en, es), pairs);
        let context = checker.context(&bitext);
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
    }
}
