//! Tries every term of the shipped glossary alone, in all its numbers and genders: the term of one side and the name of
//! its concept on the other translate each other, so no rule has anything to say.

use super::rule_test::with_context;
use super::rules::rule;
use crate::bitext::from_pairs;
use crate::glossary::{Concept, Term, clinical};
use crate::language::{LanguageTag, Languages, Pack, PartOfSpeech, pack};
use crate::side::Side;
use crate::text::words::words;
use std::sync::Arc;

#[test]
fn no_term_is_at_odds_with_its_own_concept() {
    let glossary = Arc::new(clinical::glossary());
    let languages = Languages::new(LanguageTag::known("en"), LanguageTag::known("es"));
    let mut pairs: Vec<(usize, String, String)> = Vec::new();
    for (index, concept) in glossary.concepts.iter().enumerate() {
        let name = |language| concept.accepted(language)[0].text.as_str();
        for target in texts(concept, &languages.target) {
            pairs.push((index, name(&languages.source).to_owned(), target));
        }
        for source in texts(concept, &languages.source) {
            pairs.push((index, source, name(&languages.target).to_owned()));
        }
    }
    assert!(pairs.len() > 10_000);
    let texts = pairs.iter().map(|(_, source, target)| (source.as_str(), target.as_str()));
    let bitext = from_pairs("terms", languages, texts);
    let mut odd = Vec::new();
    with_context(&glossary, &bitext, |context| {
        for name in ["term-missing", "term-reverse", "term-deprecated"] {
            for finding in (rule(name).unwrap().check)(context) {
                let (_, source, target) = &pairs[finding.bead];
                odd.push(format!("{name}: {source} = {target}"));
            }
        }
        for ((concept, source, target), (_, bead)) in pairs.iter().zip(context.beads()) {
            for side in Side::BOTH {
                let found = context.terms_in(bead, side);
                let count = found.filter(|found| found.matched.concept == *concept).count();
                if count != 1 {
                    odd.push(format!("{count} times in its {side:?}: {source} = {target}"));
                }
            }
        }
    });
    assert!(odd.is_empty(), "{} of {} pairs:\n{}", odd.len(), pairs.len(), odd.join("\n"));
}

/// The accepted terms of a concept, each in all its forms.
fn texts(concept: &Concept, language: &LanguageTag) -> Vec<String> {
    let pack = pack(language).unwrap();
    let mut texts: Vec<String> = Vec::new();
    for term in concept.accepted(language) {
        texts.push(term.text.clone());
        let is_name = term.is_acronym() || term.text.contains(char::is_uppercase);
        if !is_name {
            let names = ["plural", "feminine", "feminine plural"];
            texts.extend(names.iter().filter_map(|name| inflected(term, name, pack)));
        }
    }
    texts
}

/// A term with its head in a form, and with the words right behind it that agree.
fn inflected(term: &Term, name: &str, pack: &Pack) -> Option<String> {
    let class = term.word_class();
    if !matches!(class, PartOfSpeech::Noun | PartOfSpeech::Adjective) {
        return None;
    }
    let form = |word: &str, class| {
        let forms = pack.forms(word, class).into_iter();
        forms.filter(|form| form.name == name).map(|form| form.word).next()
    };
    let mut text = String::new();
    let mut end = 0;
    let mut agrees = true;
    for (place, word) in words(&term.text).enumerate() {
        text += &term.text[end..word.at];
        end = word.range().end;
        agrees &= !pack.is_stopword(&word.text.to_lowercase());
        let inflected = match place {
            0 if !agrees => return None,
            0 => {
                let as_adjective = || form(word.text, PartOfSpeech::Adjective);
                let is_loose = !term.names_its_concept() && pack.code == "es";
                Some(form(word.text, class).or_else(|| as_adjective().filter(|_| is_loose))?)
            }
            _ if agrees && pack.code == "es" => form(word.text, PartOfSpeech::Adjective),
            _ => None,
        };
        text += inflected.as_deref().unwrap_or(word.text);
    }
    text += &term.text[end..];
    Some(text)
}
