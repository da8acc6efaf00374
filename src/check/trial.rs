//! Tries a rule on a few pairs, for the tests of the rules.

use super::{Checker, Place, Rule};
use crate::bitext::{Side, pairs::from_pairs};
use crate::glossary::{Draft, Glossary, table};
use crate::language::LanguageTag;
use crate::words::Lexicon;
use std::sync::Arc;

/// What a rule is tried with.
pub(super) struct Trial {
    /// Source and target.
    pub languages: (&'static str, &'static str),
    /// Rows of concept, language, term, status and type, by tabs.
    pub glossary: &'static str,
}

pub(super) const EN_ES: Trial = Trial { languages: ("en", "es"), glossary: "" };

impl Trial {
    /// The texts that a rule finds in pairs of a source and its target, those of both sides as `HIV = VIH`.
    pub fn texts(&self, rule: &dyn Rule, pairs: &[(&str, &str)]) -> Vec<String> {
        let languages =
            (LanguageTag::known(self.languages.0), LanguageTag::known(self.languages.1));
        let rows = format!("concept\tlanguage\tterm\tstatus\ttype\n{}", self.glossary);
        let glossary = if self.glossary.is_empty() {
            Glossary::default()
        } else {
            table::read(&rows).and_then(Draft::finish).unwrap()
        };
        let lexicon = Arc::new(Lexicon::shipped(&languages.0, &languages.1));
        let checker = Checker::new(Arc::new(glossary), lexicon, &languages.0, &languages.1);
        let owned = pairs.iter().map(|(source, target)| (source.to_string(), target.to_string()));
        let bitext = from_pairs("trial", languages, owned);
        let text = |side: Side, place: Option<Place>| {
            place.map(|place| &bitext.side(side).segments[place.segment].as_str()[place.range])
        };
        let findings = rule.check(&checker.context(&bitext)).into_iter();
        let texts = findings.map(|finding| {
            let sides = [text(Side::Source, finding.source), text(Side::Target, finding.target)];
            sides.into_iter().flatten().collect::<Vec<_>>().join(" = ")
        });
        texts.collect()
    }
}
