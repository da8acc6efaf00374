//! A term of the glossary in a text, and what is said of it.

use crate::check::finding::Place;
use crate::glossary::matcher::TermMatch;
use crate::glossary::{Concept, Status, Term};
use crate::language::{LanguageTag, Pack, PartOfSpeech, pack};
use crate::wording::{Message, message};

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
                let form = message!("form", form: form.replace(' ', "-"));
                message!("term-form", text: self.text, term: term, form: form, why: why)
            }
            None => why,
        }
    }
}

/// What to write in the place of a term, in its number.
pub(in crate::check) fn suggestion_for(
    found: &FoundTerm<'_>,
    language: &LanguageTag,
) -> Option<Message> {
    let terms = best_terms(found.concept, language);
    let is_plural = found.matched.form.is_some_and(|form| form.contains("plural"));
    match pack(language).filter(|_| is_plural) {
        Some(pack) => {
            let plurals: Vec<String> = terms.iter().map(|term| plural(term, pack)).collect();
            let names: Vec<&str> = plurals.iter().map(String::as_str).collect();
            Some(message!("term-suggestion", terms: choice_of(&names)?))
        }
        None => suggestion_of(&terms),
    }
}

/// The same for terms that are chosen already.
pub(in crate::check) fn suggestion_of(terms: &[&Term]) -> Option<Message> {
    Some(message!("term-suggestion", terms: choice(terms)?))
}

/// The preferred terms of a concept, or where there is none its admitted ones.
pub(in crate::check) fn best_terms<'c>(
    concept: &'c Concept,
    language: &LanguageTag,
) -> Vec<&'c Term> {
    let preferred: Vec<&Term> = concept.preferred(language).collect();
    if preferred.is_empty() { concept.accepted(language) } else { preferred }
}

/// A term in the plural: its noun, which is the last word before any `of` where adjectives come first, else the first
/// word, with the adjectives that follow it.
fn plural(term: &Term, pack: &Pack) -> String {
    let words: Vec<&str> = term.text.split(' ').collect();
    let end = words.iter().position(|word| pack.is_stopword(word)).unwrap_or(words.len());
    let adjectives_first = pack.articles_by_sound().next().is_some();
    let first = if adjectives_first { end.saturating_sub(1) } else { 0 };
    let in_plural = |(index, word): (usize, &&str)| {
        let class = if index == first { PartOfSpeech::Noun } else { PartOfSpeech::Adjective };
        let forms = (first..end).contains(&index).then(|| pack.forms(word, class));
        let plural = forms.into_iter().flatten().find(|form| {
            form.name == "plural"
                || class == PartOfSpeech::Adjective && form.name == "masculine plural"
        });
        plural.map_or_else(|| (*word).to_owned(), |form| form.word)
    };
    words.iter().enumerate().map(in_plural).collect::<Vec<_>>().join(" ")
}

/// Terms as a person lists them: “a”, “b” or “c”; at most a few. `None` where there is none.
pub(in crate::check) fn choice(terms: &[&Term]) -> Option<Message> {
    let names: Vec<&str> = terms.iter().map(|term| term.text.as_str()).collect();
    choice_of(&names)
}

fn choice_of(names: &[&str]) -> Option<Message> {
    const SHOWN: usize = 3;
    let mut names = names.iter().copied().take(SHOWN).peekable();
    let mut choice = message!("choice-one", term: names.next()?);
    while let Some(name) = names.next() {
        choice = match names.peek() {
            Some(_) => message!("choice-more", before: choice, term: name),
            None => message!("choice-last", before: choice, term: name),
        };
    }
    Some(choice)
}
