//! A term of the glossary in a text, and what is said of it.

use crate::check::finding::Place;
use crate::check::messages::{Message, message};
use crate::glossary::matcher::TermMatch;
use crate::glossary::{Concept, Status, Term};
use crate::language::LanguageTag;

/// A term that was found in a segment.
#[derive(Clone, Copy)]
pub(crate) struct FoundTerm<'c> {
    /// Index of the segment.
    pub(crate) segment: usize,
    /// How the text matches the term.
    pub(crate) matched: &'c TermMatch,
    pub(crate) concept: &'c Concept,
    /// The term as the glossary has it.
    pub(crate) term: &'c Term,
    /// The words of the text.
    pub(crate) text: &'c str,
}

impl FoundTerm<'_> {
    /// Its place.
    pub(crate) fn place(&self) -> Place {
        Place { segment: self.segment, range: self.matched.range.clone() }
    }

    /// Its status in its concept.
    pub(crate) fn status(&self) -> Status {
        self.concept.status(self.term)
    }

    /// A reason, and before it how the words of the text are the term, unless they are as the glossary has it.
    pub(in crate::check) fn explained(&self, why: Message) -> Message {
        match self.matched.form {
            Some(form) => {
                let term = self.term.text.as_str();
                message!("term-form", text: self.text, term: term, form: form, why: why)
            }
            None => why,
        }
    }
}

/// What to write for a concept: its preferred terms, or where there is none its admitted ones.
pub(in crate::check) fn suggestion(concept: &Concept, language: &LanguageTag) -> Option<Message> {
    let preferred: Vec<&Term> = concept.preferred(language).collect();
    let terms = if preferred.is_empty() { concept.accepted(language) } else { preferred };
    let terms = choice(&terms)?;
    Some(message!("term-suggestion", terms: terms))
}

/// Terms as a person lists them: “a”, “b” or “c”; at most a few. `None` where there is none.
pub(in crate::check) fn choice(terms: &[&Term]) -> Option<Message> {
    const SHOWN: usize = 3;
    let mut names = terms.iter().take(SHOWN).map(|term| term.text.as_str()).peekable();
    let mut choice = message!("choice-one", term: names.next()?);
    while let Some(name) = names.next() {
        choice = match names.peek() {
            Some(_) => message!("choice-more", before: choice, term: name),
            None => message!("choice-last", before: choice, term: name),
        };
    }
    Some(choice)
}
