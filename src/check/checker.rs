//! What bitexts of one pair of languages are checked by.

use super::context::CheckContext;
use super::facts::OmissionModel;
use super::pattern::Pattern;
use crate::bitext::Bitext;
use crate::glossary::Glossary;
use crate::glossary::matcher::Matcher;
use crate::join::join;
use crate::language::Languages;
use crate::side::{Side, Sides};
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

    /// What rules and reports look at: a bitext with the words and terms in it.
    pub(crate) fn context<'b>(&'b self, bitext: &'b Bitext) -> CheckContext<'b> {
        let Checker { glossary, lexicon, omissions, matchers, patterns } = self;
        CheckContext::new(bitext, glossary, lexicon, omissions, matchers, patterns)
    }
}
