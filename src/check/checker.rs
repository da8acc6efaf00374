//! What bitexts of one pair of languages are checked by.

use super::context::CheckContext;
use super::facts::OmissionModel;
use super::pattern::Pattern;
use crate::bitext::Bitext;
use crate::glossary::Glossary;
use crate::glossary::matcher::Matcher;
use crate::join::join;
use crate::language::{Languages, Pack, pack};
use crate::side::{Side, Sides};
use crate::wording::{Message, note};
use crate::words::Lexicon;
use std::sync::Arc;

/// A glossary made ready to be found in bitexts of one pair of languages, and the words that translate each other.
pub(crate) struct Checker {
    glossary: Arc<Glossary>,
    lexicon: Arc<Lexicon>,
    omissions: OmissionModel,
    matchers: Sides<Matcher>,
    /// The user's own.
    patterns: Vec<Pattern>,
}

impl Checker {
    pub(crate) fn new(
        glossary: Arc<Glossary>,
        lexicon: Arc<Lexicon>,
        omissions: OmissionModel,
        languages: &Languages,
    ) -> Self {
        let matcher = |side| Matcher::new(&glossary, &languages[side]);
        let (source, target) = join(true, || matcher(Side::Source), || matcher(Side::Target));
        let matchers = Sides::new(source, target);
        Checker { glossary, lexicon, omissions, matchers, patterns: Vec::new() }
    }

    /// With patterns of the user.
    pub(crate) fn with_patterns(self, patterns: Vec<Pattern>) -> Self {
        Checker { patterns, ..self }
    }

    /// What no rule looks for, for want of data on these languages; nothing where all is checked.
    pub(crate) fn unchecked(&self, languages: &Languages) -> Option<Message> {
        let packs = Side::BOTH.map(|side| pack(&languages[side]));
        let all = |have: fn(&Pack) -> bool| packs.iter().all(|pack| pack.is_some_and(have));
        let lacking = [
            (self.lexicon.is_empty(), note!("unchecked-words")),
            (!all(|pack| !pack.negations().is_empty()), note!("unchecked-polarity")),
            (!all(|_| true), note!("unchecked-number-words")),
        ];
        let what = lacking.into_iter().filter_map(|(lacks, what)| lacks.then_some(what));
        let what = what.reduce(|before, part| note!("part-more", before: before, part: part))?;
        let Languages { source, target } = languages;
        Some(note!("unchecked", source: source.as_str(), target: target.as_str(), what: what))
    }

    /// What rules and reports look at: a bitext with the words and terms in it.
    pub(crate) fn context<'b>(&'b self, bitext: &'b Bitext) -> CheckContext<'b> {
        let Checker { glossary, lexicon, omissions, matchers, patterns } = self;
        CheckContext::new(bitext, glossary, lexicon, omissions, matchers, patterns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LanguageTag;
    use crate::model::Model;

    #[test]
    fn what_is_not_looked_for_depends_on_the_languages() {
        let words = "clauses, names and keywords without a counterpart";
        let polarity = "negations and opposites";
        for (source, target, wanted) in [
            ("en", "es", None),
            ("es-MX", "en-GB", None),
            ("en", "pt", None),
            ("de", "fr", Some(format!("{words}, {polarity}"))),
            ("sw", "en", Some(format!("{words}, {polarity}, numbers in words"))),
        ] {
            let languages = Languages::new(LanguageTag::known(source), LanguageTag::known(target));
            let lexicon = Lexicon::shipped(&languages.source, &languages.target);
            let omissions = Model::shipped().omissions;
            let checker = Checker::new(Arc::default(), lexicon.into(), omissions, &languages);
            let said = checker.unchecked(&languages).map(|message| message.to_string());
            let end = wanted.map(|what| format!("these are not looked for: {what}"));
            let is_so = match (&said, &end) {
                (Some(said), Some(end)) => said.ends_with(end),
                (said, end) => said.is_none() && end.is_none(),
            };
            assert!(is_so, "{source} {target}: {said:?}");
        }
    }
}
