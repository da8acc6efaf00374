//! A rule, and what a person should know of it.

use super::context::CheckContext;
use super::finding::Finding;
use crate::severity::Severity;
use crate::wording::{self, Catalogue, Message, UiLanguage};
use fluent_bundle::FluentArgs;
use std::borrow::Cow;

/// A check, as a value: a rule of `check::rules` is a file with one.
///
/// Rules are pure: they see a bitext and say what they find in it.
#[non_exhaustive]
pub struct Rule {
    /// Its stable name, in kebab case.
    pub name: &'static str,
    /// How much its findings matter where the user does not say otherwise.
    pub severity: Severity,
    /// What it finds, in a line.
    pub finds: &'static str,
    /// What it looks at, what counts and what does not.
    pub what: &'static str,
    /// Why that is worth a look.
    pub why: &'static str,
    /// A text that it finds something in, and how the text should be.
    pub(crate) example: Example,
    /// All that it finds in a bitext.
    pub(crate) check: fn(&CheckContext<'_>) -> Vec<Finding>,
}

/// What a rule is, in the words of a language.
pub(crate) struct RuleWords {
    pub finds: Cow<'static, str>,
    pub what: Cow<'static, str>,
    pub why: Cow<'static, str>,
}

impl Rule {
    /// What it is, in a language.
    pub(crate) fn words(&self, language: UiLanguage) -> RuleWords {
        let text = |part: &str, english: &'static str| {
            let id = format!("{}{part}", self.name);
            let text = wording::say(Catalogue::Rules, language, &id, &FluentArgs::new());
            text.map_or(Cow::Borrowed(english), |text| text.replace('\n', " ").into())
        };
        RuleWords {
            finds: text("", self.finds),
            what: text(".what", self.what),
            why: text(".why", self.why),
        }
    }

    /// What it has found in a bead: what is wrong, and why that was found.
    pub(super) fn finding(&self, bead: usize, message: Message, why: Message) -> Finding {
        Finding {
            rule: self.name,
            severity: self.severity,
            bead,
            source: None,
            target: None,
            concept: None,
            message,
            why,
            suggestion: None,
            fix: None,
            about: None,
        }
    }
}

/// A text that a rule finds something in, and how it should be. Tests hold every rule to its example.
pub(crate) struct Example {
    /// Pairs of an English text and its Spanish translation; an empty side is a segment without a counterpart.
    pub wrong: &'static [(&'static str, &'static str)],
    pub right: &'static [(&'static str, &'static str)],
    /// Whether it is checked against the glossary that ships, or against none.
    pub clinical: bool,
    /// How sure it is that the wrong pairs belong together, 0 to 1.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests run examples"))]
    pub confidence: f64,
    /// For the rule of the user's patterns one: what the source has and the target lacks.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests run examples"))]
    pub pattern: Option<(&'static str, &'static str)>,
    /// For the rule of memories a source and its translation.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests run examples"))]
    pub memory: Option<(&'static str, &'static str)>,
}

impl Example {
    /// An example that is checked without a glossary.
    pub(super) const fn new(
        wrong: &'static [(&'static str, &'static str)],
        right: &'static [(&'static str, &'static str)],
    ) -> Self {
        Example { wrong, right, clinical: false, confidence: 1.0, pattern: None, memory: None }
    }

    /// An example that is checked against the glossary that ships.
    pub(super) const fn clinical(
        wrong: &'static [(&'static str, &'static str)],
        right: &'static [(&'static str, &'static str)],
    ) -> Self {
        Example { clinical: true, ..Example::new(wrong, right) }
    }
}
