//! What several rules need to know of a bitext: each fact is found once, when a rule first needs it.

pub(super) mod acronym_pairs;
pub(super) mod acronyms;
pub(super) mod clauses;
pub(super) mod headings;
pub(super) mod keywords;
mod lengths;
mod long_forms;
pub(super) mod paired_signs;
pub(super) mod polarity;
mod terms;

use super::context::CheckContext;
use crate::bitext::Bitext;
use crate::glossary::matcher::Matcher;
use crate::join::join;
use crate::segment::Segment;
use crate::side::{Side, Sides};
use crate::words::{Lexicon, TextWords, WordLinks};
use acronyms::Acronyms;
use clauses::Clause;
pub(crate) use clauses::OmissionModel;
use headings::Heading;
use keywords::KeywordLists;
use lengths::Lengths;
use polarity::Polarity;
use std::sync::{Arc, OnceLock};
pub(super) use terms::Terms;

/// The facts of a bitext.
pub(super) struct DocumentFacts<'b> {
    bitext: &'b Bitext,
    lexicon: &'b Lexicon,
    omissions: &'b OmissionModel,
    words: Sides<Arc<TextWords>>,
    terms: Terms,
    links: OnceLock<WordLinks>,
    lengths: OnceLock<Lengths>,
    acronyms: OnceLock<Acronyms>,
    headings: OnceLock<Sides<Vec<Heading>>>,
    keyword_lists: OnceLock<Vec<KeywordLists>>,
    clauses: OnceLock<Vec<Clause>>,
    polarity: OnceLock<Polarity>,
}

impl<'b> DocumentFacts<'b> {
    /// Reads the words and finds the terms, with two threads where that is worth it.
    pub(super) fn new(
        bitext: &'b Bitext,
        lexicon: &'b Lexicon,
        omissions: &'b OmissionModel,
        matchers: &Sides<Matcher>,
        is_long: bool,
    ) -> Self {
        let words = |side: Side| {
            let texts = bitext.side(side).segments.iter().map(Segment::as_str);
            Arc::new(lexicon.read(&bitext.side(side).language, texts))
        };
        let (source, target) = join(is_long, || words(Side::Source), || words(Side::Target));
        let words = Sides::new(source, target);
        DocumentFacts {
            bitext,
            lexicon,
            omissions,
            terms: Terms::find(bitext, &words, matchers, is_long),
            words,
            links: OnceLock::new(),
            lengths: OnceLock::new(),
            acronyms: OnceLock::new(),
            headings: OnceLock::new(),
            keyword_lists: OnceLock::new(),
            clauses: OnceLock::new(),
            polarity: OnceLock::new(),
        }
    }

    /// The words of the segments of a side.
    pub(super) fn words(&self, side: Side) -> &TextWords {
        &self.words[side]
    }

    /// The terms of both sides.
    pub(super) fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Which words of the two texts translate each other; `None` where no lexicon has the languages.
    pub(super) fn links(&self) -> Option<&WordLinks> {
        let find = || WordLinks::between(self.words.clone(), self.lexicon);
        (!self.lexicon.is_empty()).then(|| self.links.get_or_init(find))
    }

    /// The acronyms of both sides.
    pub(super) fn acronyms(&self) -> &Acronyms {
        self.acronyms.get_or_init(|| Acronyms::find(self.bitext, &self.words))
    }

    /// The section headings of both sides, in order.
    pub(super) fn headings(&self) -> &Sides<Vec<Heading>> {
        let find = |side| headings::headings(self.bitext.side(side), self.words(side));
        self.headings.get_or_init(|| Sides::from_fn(find))
    }

    /// The keyword lists of the beads that have one on each side.
    pub(super) fn keyword_lists(&self) -> &[KeywordLists] {
        let find = || keywords::lists(self.bitext, &self.terms, self.acronyms(), self.lexicon);
        self.keyword_lists.get_or_init(find)
    }

    /// The clauses that one side of a bead has and the other lacks; none where no lexicon has the languages.
    pub(super) fn clauses(&self) -> &[Clause] {
        let Some(links) = self.links() else { return &[] };
        let find = || {
            let (headings, lengths) = (self.headings(), self.lengths());
            clauses::uncovered(self.bitext, links, headings, lengths, self.omissions)
        };
        self.clauses.get_or_init(find)
    }

    /// What the two sides say contrary to each other; `context` is that of these facts.
    pub(super) fn polarity(&self, context: &CheckContext<'_>) -> &Polarity {
        self.polarity.get_or_init(|| Polarity::find(context))
    }

    fn lengths(&self) -> &Lengths {
        self.lengths.get_or_init(|| Lengths::of(self.bitext))
    }
}
