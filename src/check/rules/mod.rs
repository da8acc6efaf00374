//! The rules, one a file.

mod acronym_inconsistent;
mod acronym_undefined;
mod addition;
mod calque;
mod double_space;
mod end_punctuation;
mod first_letter;
mod heading_missing;
mod keyword_count;
mod keyword_order;
mod keyword_unknown;
mod low_confidence_bead;
mod memory_differs;
mod name_mismatch;
mod negation_mismatch;
mod number_mismatch;
mod omission;
mod opposite;
mod pattern;
mod repeated_word;
mod segment_inconsistent;
mod space_before_punctuation;
mod tag_mismatch;
mod term_deprecated;
mod term_inconsistent;
mod term_missing;
mod term_not_preferred;
mod term_reverse;
mod unbalanced_punctuation;
mod unrelated_texts;
mod untranslated;
mod wrong_language;

use super::Rule;
use crate::text::nearest::did_you_mean;

/// All rules, in the order of their names.
pub static RULES: &[Rule] = &[
    acronym_inconsistent::RULE,
    acronym_undefined::RULE,
    addition::RULE,
    calque::RULE,
    double_space::RULE,
    end_punctuation::RULE,
    first_letter::RULE,
    heading_missing::RULE,
    keyword_count::RULE,
    keyword_order::RULE,
    keyword_unknown::RULE,
    low_confidence_bead::RULE,
    memory_differs::RULE,
    name_mismatch::RULE,
    negation_mismatch::RULE,
    number_mismatch::RULE,
    omission::RULE,
    opposite::RULE,
    pattern::RULE,
    repeated_word::RULE,
    segment_inconsistent::RULE,
    space_before_punctuation::RULE,
    tag_mismatch::RULE,
    term_deprecated::RULE,
    term_inconsistent::RULE,
    term_missing::RULE,
    term_not_preferred::RULE,
    term_reverse::RULE,
    unbalanced_punctuation::RULE,
    unrelated_texts::RULE,
    untranslated::RULE,
    wrong_language::RULE,
];

/// No rule has this name.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no rule {0:?}{meant}; `cotejo rules` lists them", meant = did_you_mean(.0, RULES.iter().map(|rule| rule.name)))]
pub(crate) struct UnknownRule(String);

/// The rule of a name.
pub(crate) fn rule(name: &str) -> Result<&'static Rule, UnknownRule> {
    RULES.iter().find(|rule| rule.name == name).ok_or_else(|| UnknownRule(name.to_owned()))
}
