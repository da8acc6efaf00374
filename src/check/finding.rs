//! What rules find.

use crate::bitext::Bitext;
use crate::glossary::Concept;
use crate::severity::Severity;
use crate::side::Side;
use crate::text::source_text::SourceText;
use crate::wording::{Message, UiLanguage};
use std::ops::Range;

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
    pub message: Message,
    /// Why it was found: the form that matched, the note of the glossary.
    pub why: Message,
    /// What to write instead.
    pub suggestion: Option<Message>,
    /// The same for a program, where nothing around it must change.
    pub fix: Option<Fix>,
    /// The side that it is about: that of its first place; the other is shown beside it.
    pub(crate) about: Option<Side>,
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
    /// Whether it is right whatever the sentence means, so that it may be applied unseen.
    pub is_certain: bool,
}

/// A place in a segment of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of the segment, from 0.
    pub segment: usize,
    /// Bytes of the segment's text.
    pub range: Range<usize>,
}

/// A place with the segment that it is in.
pub(crate) struct Passage<'p> {
    pub place: &'p Place,
    pub segment: &'p SourceText,
}

impl<'p> Passage<'p> {
    /// The text of the place.
    pub(crate) fn text(&self) -> &'p str {
        &self.segment.as_str()[self.place.range.clone()]
    }

    /// The text of the segment; of a very long one what is about the place, so that thousands of findings in it can be
    /// reported.
    pub(crate) fn around(&self) -> &'p str {
        const LONG: usize = 10_000;
        const AROUND: usize = 1_000;
        let text = self.segment.as_str();
        if text.len() <= LONG {
            return text;
        }
        let Range { start, end } = self.place.range;
        let start = text.floor_char_boundary(start.saturating_sub(AROUND));
        &text[start..text.ceil_char_boundary(end + AROUND)]
    }

    /// The line of the source that the place begins on.
    pub(crate) fn line(&self) -> usize {
        self.segment.line(self.place.range.start)
    }
}

impl Place {
    /// The place with its segment in this side of a bitext.
    pub(crate) fn passage<'p>(&'p self, bitext: &'p Bitext, side: Side) -> Passage<'p> {
        Passage { place: self, segment: &bitext.side(side).segments[self.segment].text }
    }
}

impl Finding {
    /// The place on a side, if it has one there.
    pub(crate) fn place(&self, side: Side) -> Option<&Place> {
        match side {
            Side::Source => self.source.as_ref(),
            Side::Target => self.target.as_ref(),
        }
    }

    /// The place on a side with its segment, if it has one there.
    pub(crate) fn passage<'f>(&'f self, bitext: &'f Bitext, side: Side) -> Option<Passage<'f>> {
        self.place(side).map(|place| place.passage(bitext, side))
    }

    /// The same, displayed in this language.
    pub fn in_language(self, language: UiLanguage) -> Self {
        let words = |message: Message| message.in_language(language);
        let suggestion = self.suggestion.map(words);
        Finding { message: words(self.message), why: words(self.why), suggestion, ..self }
    }

    pub(super) fn at(mut self, side: Side, place: Place) -> Self {
        self.about = self.about.or(Some(side));
        match side {
            Side::Source => self.source = Some(place),
            Side::Target => self.target = Some(place),
        }
        self
    }

    pub(super) fn concept(self, concept: &Concept) -> Self {
        Finding { concept: Some(concept.id.clone()), ..self }
    }

    pub(super) fn suggestion(self, suggestion: impl Into<Option<Message>>) -> Self {
        Finding { suggestion: suggestion.into(), ..self }
    }

    pub(super) fn fix(self, fix: impl Into<Option<Fix>>) -> Self {
        Finding { fix: fix.into(), ..self }
    }
}
