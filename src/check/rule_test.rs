//! Tries rules on a few pairs, for tests.

use super::{CheckContext, Checker, Finding, Pattern, Rule, Severity};
use crate::bitext::{Bitext, from_pairs};
use crate::glossary::{self, Glossary};
use crate::language::{LanguageTag, Languages};
use crate::model::Model;
use crate::side::Side;
use crate::words::Lexicon;
use std::sync::Arc;

/// What rules are tried with.
#[derive(Clone, Copy)]
pub(super) struct RuleTest {
    /// Source and target.
    pub languages: (&'static str, &'static str),
    /// A glossary in any form that one is read in.
    pub glossary: &'static str,
}

pub(super) const EN_ES: RuleTest = RuleTest { languages: ("en", "es"), glossary: "" };

impl RuleTest {
    /// The texts that a rule finds in pairs of a source and its target, those of both sides as `HIV = VIH`.
    pub(crate) fn finds(&self, rule: &Rule, pairs: &[(&str, &str)]) -> Vec<String> {
        self.finds_with(rule, pairs, Vec::new())
    }

    /// The same with patterns of the user.
    pub(crate) fn finds_with(
        &self,
        rule: &Rule,
        pairs: &[(&str, &str)],
        patterns: Vec<Pattern>,
    ) -> Vec<String> {
        self.with_patterns(pairs, patterns, |context| {
            let findings = (rule.check)(context).into_iter();
            let texts = findings.map(|finding| {
                let places = Side::BOTH.into_iter().zip([finding.source, finding.target]);
                let texts = places.filter_map(|(side, place)| Some(context.text_at(side, &place?)));
                texts.collect::<Vec<_>>().join(" = ")
            });
            texts.collect()
        })
    }

    /// Tries a rule on each pair of a table with a source, its target and, if the rule is to find something, what.
    #[track_caller]
    pub(crate) fn finds_as_in(&self, rule: &Rule, table: &str) {
        for row in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [source, target, found @ ..] = &cells[..] else {
                panic!("{row}: a cell is missing")
            };
            assert_eq!(self.finds(rule, &[(*source, *target)]), found, "{source}");
        }
    }

    /// The texts that a rule finds in a translation without its source, and how much they matter.
    pub(crate) fn alone(&self, rule: &Rule, target: &str) -> Vec<(String, Severity)> {
        self.with_context(&[("", target)], |context| {
            let findings = (rule.check)(context).into_iter();
            let text = |finding: Finding| {
                let place = finding.target.expect("it has no other side");
                (context.text_at(Side::Target, &place).to_owned(), finding.severity)
            };
            findings.map(text).collect()
        })
    }

    /// How much each finding of a rule in a pair matters.
    pub(crate) fn severities(&self, rule: &Rule, source: &str, target: &str) -> Vec<Severity> {
        self.with_context(&[(source, target)], |context| {
            (rule.check)(context).into_iter().map(|finding| finding.severity).collect()
        })
    }

    /// What `ask` says of pairs of a source and its target.
    pub(crate) fn with_context<T>(
        &self,
        pairs: &[(&str, &str)],
        ask: impl FnOnce(&CheckContext<'_>) -> T,
    ) -> T {
        self.with_patterns(pairs, Vec::new(), ask)
    }

    fn with_patterns<T>(
        &self,
        pairs: &[(&str, &str)],
        patterns: Vec<Pattern>,
        ask: impl FnOnce(&CheckContext<'_>) -> T,
    ) -> T {
        let glossary = match self.glossary {
            "" => Glossary::default(),
            glossary => glossary::read(glossary.as_bytes()).unwrap(),
        };
        let bitext = self.bitext("test", pairs);
        ask(&checker(&Arc::new(glossary), &bitext, patterns).context(&bitext))
    }

    /// A bitext of pairs of a source and its target.
    pub(crate) fn bitext(&self, name: &str, pairs: &[(&str, &str)]) -> Bitext {
        let (source, target) = self.languages;
        let languages = Languages::new(LanguageTag::known(source), LanguageTag::known(target));
        from_pairs(name, languages, pairs.iter().copied())
    }
}

/// What `ask` says of a bitext.
pub(super) fn with_context<T>(
    glossary: &Arc<Glossary>,
    bitext: &Bitext,
    ask: impl FnOnce(&CheckContext<'_>) -> T,
) -> T {
    ask(&checker(glossary, bitext, Vec::new()).context(bitext))
}

/// What checks a bitext, with patterns of the user.
pub(super) fn checker(
    glossary: &Arc<Glossary>,
    bitext: &Bitext,
    patterns: Vec<Pattern>,
) -> Checker {
    let languages = bitext.languages();
    let lexicon = Arc::new(Lexicon::shipped(&languages.source, &languages.target));
    let omissions = Model::shipped().omissions;
    Checker::new(glossary.clone(), lexicon, omissions, &languages).with_patterns(patterns)
}
