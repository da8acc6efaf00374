//! Glossaries in each of their formats.

use super::{Draft, table, tbx};
use crate::format::Format;
use crate::glossary::toml;
use crate::glossary::{Category, Concept, Glossary, Loss, Property, Status, Term, TermType};
use crate::language::{LanguageTag, PartOfSpeech};
use proptest::prelude::*;

/// What a person may write: blanks are single and never at an end.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "<b>&amp;", "\"", "'", "\\", "]]>", "a;b", "#", "né", "=x", "😀",
    ]);
    let word = prop_oneof![4 => "[a-zA-Zñéü0-9,|-]{1,8}".boxed(), 1 => odd.prop_map(str::to_owned).boxed()];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn language() -> impl Strategy<Value = LanguageTag> {
    prop::sample::select(vec!["en", "es", "es-MX", "pt-BR", "zh-Hant"]).prop_map(LanguageTag::known)
}

fn term() -> impl Strategy<Value = Term> {
    use PartOfSpeech::*;
    let status = prop::sample::select(vec![
        Status::Preferred,
        Status::Admitted,
        Status::Deprecated,
        Status::Superseded,
    ]);
    let part_of_speech =
        prop::sample::select(vec![Noun, Verb, Adjective, Adverb, Other, ProperNoun]);
    let term_type = prop::sample::select(vec![
        TermType::FullForm,
        TermType::Acronym,
        TermType::Abbreviation,
        TermType::ShortForm,
        TermType::Variant,
        TermType::Phrase,
    ]);
    let categories = vec![Category::GrammaticalGender, Category::Context, Category::Source];
    let property = (prop::sample::select(categories), text(), prop::option::of(text()));
    let properties = prop::collection::vec(property, 0..3);
    (
        language(),
        text(),
        (prop::option::of(status), prop::option::of(part_of_speech), prop::option::of(term_type)),
        (any::<bool>(), prop::option::of(text())),
        properties,
    )
        .prop_map(
            |(language, text, (status, part_of_speech, term_type), (broad, note), properties)| {
                let property = |(category, value, source)| Property {
                    category,
                    value,
                    source: if category == Category::Context { source } else { None },
                    language: None,
                };
                let mut properties: Vec<Property> = properties.into_iter().map(property).collect();
                properties.sort_by_key(|property| property.category != Category::GrammaticalGender);
                Term { language, text, status, part_of_speech, term_type, broad, note, properties }
            },
        )
}

fn concept() -> impl Strategy<Value = Concept> {
    let definitions = prop::collection::btree_map(language(), text(), 0..3);
    (prop::option::of(text()), definitions, prop::collection::vec(term(), 1..5)).prop_map(
        |(subject, definitions, mut terms)| {
            terms.sort_by(|a, b| a.language.cmp(&b.language));
            let property = Property {
                category: Category::ProjectSubset,
                value: "burnout".into(),
                source: None,
                language: None,
            };
            Concept { subject, definitions, terms, properties: vec![property], ..Concept::new("") }
        },
    )
}

fn glossary() -> impl Strategy<Value = Glossary> {
    let concepts = prop::collection::vec((text(), concept()), 1..5);
    concepts.prop_map(|concepts| {
        let named = concepts
            .into_iter()
            .enumerate()
            .map(|(number, (id, concept))| Concept { id: format!("{id} {number}"), ..concept });
        Glossary { concepts: named.collect() }
    })
}

fn again(glossary: &Glossary, format: &Format) -> Glossary {
    let written = format.glossary(glossary);
    Draft::read(written.text.as_bytes()).and_then(Draft::finish).unwrap()
}

/// What a table can hold of a glossary.
fn bare(glossary: &Glossary) -> Glossary {
    let mut bare = glossary.clone();
    for concept in &mut bare.concepts {
        concept.subject = None;
        concept.definitions.clear();
        concept.properties.clear();
        concept.terms.iter_mut().for_each(|term| term.properties.clear());
    }
    bare
}

/// What the 2019 edition of TBX can hold of a glossary.
fn without_proper_nouns(glossary: &Glossary) -> Glossary {
    let mut without = glossary.clone();
    for term in without.concepts.iter_mut().flat_map(|concept| &mut concept.terms) {
        if term.part_of_speech == Some(PartOfSpeech::ProperNoun) {
            term.part_of_speech = Some(PartOfSpeech::Noun);
        }
    }
    without
}

proptest! {
    #[test]
    fn each_form_loses_only_what_it_cannot_hold(glossary in glossary()) {
        prop_assert_eq!(again(&glossary, &toml::FORMAT), glossary.clone());
        prop_assert_eq!(again(&glossary, &tbx::TBX2), glossary.clone());
        prop_assert_eq!(again(&glossary, &tbx::TBX3), without_proper_nouns(&glossary));
        prop_assert_eq!(again(&glossary, &table::CSV), bare(&glossary));
        prop_assert_eq!(again(&glossary, &table::TSV), bare(&glossary));
    }

    #[test]
    fn what_is_lost_is_named(glossary in glossary()) {
        let lost = |format: &Format| format.glossary(&glossary).lost;
        let names = |losses: &[Loss], field: &str| losses.iter().any(|loss| loss.field.starts_with(field));
        prop_assert!(lost(&toml::FORMAT).is_empty() && lost(&tbx::TBX2).is_empty());
        let without = without_proper_nouns(&glossary);
        prop_assert_eq!(names(&lost(&tbx::TBX3), "part_of_speech properNoun"), without != glossary);
        let subjects = glossary.concepts.iter().any(|concept| concept.subject.is_some());
        prop_assert_eq!(names(&lost(&table::CSV), "subject"), subjects);
        prop_assert!(names(&lost(&table::TSV), "projectSubset"));
    }

    #[test]
    fn the_editions_of_tbx_hold_each_other(glossary in glossary()) {
        let newer = again(&glossary, &tbx::TBX3);
        let older = again(&newer, &tbx::TBX2);
        prop_assert_eq!(tbx::TBX3.glossary(&older).text, tbx::TBX3.glossary(&glossary).text);
    }
}

#[test]
fn a_term_is_broad_by_its_field_or_by_the_mark_in_its_note() {
    let toml = |fields: &str| {
        format!("[[concept]]\nid = \"a\"\nterms.es = [{{ term = \"trato\", {fields} }}]\n")
    };
    let table = |note: &str, broad: &str| {
        format!("concept,language,term,note,broad\na,es,trato,{note},{broad}\n")
    };
    let tbx = |note: &str| {
        format!(
            "<tbx><text><body><conceptEntry id='a'><langSec xml:lang='es'><termSec><term>trato</term>\
             <note>{note}</note></termSec></langSec></conceptEntry></body></text></tbx>"
        )
    };
    for (text, broad, note) in [
        (toml("broad = true"), true, None),
        (toml("broad = true, note = \"care too\""), true, Some("care too")),
        (toml("note = \"broad: care too\""), true, Some("care too")),
        (toml("note = \"broad: care too\", broad = false"), false, Some("broad: care too")),
        (toml("note = \"broad-spectrum\""), false, Some("broad-spectrum")),
        (table("care too", "yes"), true, Some("care too")),
        (table("", "TRUE"), true, None),
        (table("", "1"), true, None),
        (table("", ""), false, None),
        (table("broad", ""), true, None),
        (table("broad: care too", "no"), false, Some("broad: care too")),
        (tbx("broad"), true, None),
        (tbx("broad: care too"), true, Some("care too")),
        (tbx("broad-spectrum"), false, Some("broad-spectrum")),
    ] {
        let glossary = Draft::read(text.as_bytes()).and_then(Draft::finish).unwrap();
        let term = &glossary.concepts[0].terms[0];
        assert_eq!((term.broad, term.note.as_deref()), (broad, note), "{text}");
        assert_eq!(again(&glossary, &toml::FORMAT), glossary, "{text}");
        assert_eq!(again(&glossary, &table::CSV), glossary, "{text}");
    }
    let odd = Draft::read(table("", "perhaps").as_bytes()).and_then(Draft::finish);
    let message = "row 2, column broad: \"perhaps\" is neither yes nor no";
    assert_eq!(odd.unwrap_err().to_string(), message);
}

#[test]
fn what_no_form_but_toml_can_hold_is_named() {
    let mut twice =
        Glossary { concepts: vec![Concept::new("a"), Concept::new("a"), Concept::new("b")] };
    for concept in &mut twice.concepts[..2] {
        concept.terms.push(Term::new(LanguageTag::known("en"), "sh\u{1}ame\nand guilt"));
    }
    assert_eq!(again(&twice, &toml::FORMAT), twice);
    let summary = |format: &Format| -> Vec<String> {
        let lost = format.glossary(&twice).lost.into_iter();
        lost.map(|loss| format!("{}: {}", loss.concept, loss.field)).collect()
    };
    assert_eq!(
        summary(&table::CSV),
        [
            "a: control characters in term",
            "a: line breaks in term",
            "a: its id, which another concept has: the two become one",
            "a: control characters in term",
            "a: line breaks in term",
            "b: the concept, which has no terms"
        ]
    );
    assert_eq!(
        summary(&tbx::TBX3),
        [
            "a: characters that XML forbids",
            "a: its id, which another concept has; written as a-2",
            "a: characters that XML forbids",
            "b: the concept, which has no terms"
        ]
    );
}
