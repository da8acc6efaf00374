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

/// What to write in the place of a term, in its number and gender.
pub(in crate::check) fn suggestion_for(
    found: &FoundTerm<'_>,
    language: &LanguageTag,
) -> Option<Message> {
    let terms = best_terms(found.concept, language);
    match found.matched.form.zip(pack(language)) {
        Some((form, pack)) => {
            let inflected: Vec<String> =
                terms.iter().map(|term| inflected(term, pack, form)).collect();
            let names: Vec<&str> = inflected.iter().map(String::as_str).collect();
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

/// A term in a form, as far as it has one: its noun, which is the last word before any `of` where adjectives come first,
/// else the first word, with the adjectives that follow it; or an adjective alone.
fn inflected(term: &Term, pack: &Pack, form: &str) -> String {
    let words: Vec<&str> = term.text.split(' ').collect();
    let end = words.iter().position(|word| pack.is_stopword(word)).unwrap_or(words.len());
    let adjectives_first = pack.articles_by_sound().next().is_some();
    let first = if adjectives_first { end.saturating_sub(1) } else { 0 };
    let head = match term.part_of_speech {
        Some(PartOfSpeech::Adjective) => PartOfSpeech::Adjective,
        _ => PartOfSpeech::Noun,
    };
    let in_form = |word: &str, class, form: &str| {
        let forms = pack.forms(word, class);
        forms.into_iter().find(|one| one.name == form).map(|one| one.word)
    };
    let has_form = words.get(first).is_some_and(|word| in_form(word, head, form).is_some());
    let forms = match form.contains("plural") {
        true if has_form => vec![form, "plural", "masculine plural"],
        // a noun that has no feminine keeps its gender, and its adjectives keep theirs
        true => vec!["plural", "masculine plural"],
        false if has_form => vec![form],
        false => return term.text.clone(),
    };
    let inflect = |(index, word): (usize, &&str)| {
        let class = if index == first { head } else { PartOfSpeech::Adjective };
        let mut forms = forms.iter().filter(|_| (first..end).contains(&index));
        let found = forms.find_map(|form| in_form(word, class, form));
        found.unwrap_or_else(|| (*word).to_owned())
    };
    words.iter().enumerate().map(inflect).collect::<Vec<_>>().join(" ")
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
