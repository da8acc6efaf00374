//! Writes TBX-Basic in style DCA.

use super::edition::Edition;
use super::id;
use crate::glossary::{Category, Concept, Glossary, Loss, Property, Term, Written, broad, name};
use crate::language::{LanguageTag, PartOfSpeech};
use crate::text::ids::Ids;
use crate::text::xml;
use std::fmt::Write;

/// Writes a glossary. The 2019 edition has no proper nouns, and neither a concept without terms.
pub(crate) fn write(glossary: &Glossary, edition: &'static Edition) -> Written {
    let mut out = Writer {
        edition,
        written: Written::default(),
        ids: Ids::default(),
        concept: "",
        indent: 0,
    };
    out.written.text = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", edition.opening].concat();
    out.open("text", "");
    // an empty body is none
    if glossary.concepts.iter().any(|concept| !concept.terms.is_empty()) {
        out.open("body", "");
        glossary.concepts.iter().for_each(|concept| out.concept(concept));
        out.close("body");
    }
    out.close("text");
    out.written.text.push_str(edition.closing);
    out.written
}

struct Writer<'g> {
    edition: &'static Edition,
    written: Written,
    /// The names that ids were given.
    ids: Ids,
    /// The id of the concept that is being written.
    concept: &'g str,
    indent: usize,
}

impl<'g> Writer<'g> {
    fn concept(&mut self, concept: &'g Concept) {
        self.concept = &concept.id;
        if concept.terms.is_empty() {
            return self.lose("the concept, which has no terms");
        }
        let id = self.unique(&concept.id);
        self.open(self.edition.concept, &format!(" id=\"{id}\""));
        if let Some(subject) = &concept.subject {
            self.category("descrip", "subjectField", subject);
        }
        let mut languages: Vec<&LanguageTag> = Vec::new();
        for term in &concept.terms {
            if !languages.contains(&&term.language) {
                languages.push(&term.language);
            }
        }
        for (language, definition) in &concept.definitions {
            if !languages.contains(&language) {
                let attributes = format!(" type=\"definition\" xml:lang=\"{language}\"");
                self.descrip(&attributes, definition, source_of_definition(concept, language));
            }
        }
        let rest = || {
            concept.properties.iter().filter(|property| !goes_with_definition(concept, property))
        };
        for property in rest() {
            match &property.language {
                None => self.property(property),
                Some(tag) if languages.contains(&tag) => {}
                Some(tag) => {
                    self.lose(format!("{} in {tag}, which has no terms", name(&property.category)));
                }
            }
        }
        for tag in languages {
            self.open(self.edition.language, &format!(" xml:lang=\"{tag}\""));
            if let Some(definition) = concept.definitions.get(tag) {
                self.descrip(
                    " type=\"definition\"",
                    definition,
                    source_of_definition(concept, tag),
                );
            }
            rest()
                .filter(|property| property.language.as_ref() == Some(tag))
                .for_each(|property| self.property(property));
            let terms = concept.terms.iter().filter(|term| term.language == *tag);
            terms.for_each(|term| self.term(term));
            self.close(self.edition.language);
        }
        self.close(self.edition.concept);
    }

    fn term(&mut self, term: &Term) {
        self.open(self.edition.term, "");
        self.leaf("term", "", &term.text);
        if let Some(mut part_of_speech) = term.part_of_speech {
            if part_of_speech == PartOfSpeech::ProperNoun && !self.edition.has_proper_nouns {
                self.lose("part_of_speech properNoun, written as noun");
                part_of_speech = PartOfSpeech::Noun;
            }
            self.category("termNote", "partOfSpeech", &name(&part_of_speech));
        }
        if let Some(term_type) = &term.term_type {
            self.category("termNote", "termType", &name(term_type));
        }
        if let Some(status) = &term.status {
            let status = format!("{}Term-admn-sts", name(status));
            self.category("termNote", "administrativeStatus", &status);
        }
        // notes of the term come before other information
        let is_term_note = |property: &&Property| element(property.category) == "termNote";
        let (notes, rest): (Vec<_>, Vec<_>) = term.properties.iter().partition(is_term_note);
        notes.into_iter().for_each(|property| self.property(property));
        if term.broad {
            self.leaf("note", "", &broad::mark(term.note.as_deref()));
        } else if let Some(note) = &term.note {
            if broad::marked(note).is_some() {
                self.lose("that the term is not broad, though its note begins with broad");
            }
            self.leaf("note", "", note);
        }
        rest.into_iter().for_each(|property| self.property(property));
        self.close(self.edition.term);
    }

    fn property(&mut self, property: &Property) {
        let (name, value) = (name(&property.category), property.value.as_str());
        let element = element(property.category);
        if element == "descrip" {
            let attributes = format!(" type=\"{name}\"");
            return self.descrip(&attributes, value, property.source.as_deref());
        }
        if property.source.is_some() {
            self.lose(format!("the source of {name}"));
        }
        match property.category {
            Category::DefinitionSource => self.lose("definitionSource without its definition"),
            Category::Note => self.leaf(element, "", value),
            _ => self.category(element, &name, value),
        }
    }

    /// A description, in a group with its source where it has one.
    fn descrip(&mut self, attributes: &str, value: &str, source: Option<&str>) {
        let Some(source) = source else { return self.leaf("descrip", attributes, value) };
        self.open("descripGrp", "");
        self.leaf("descrip", attributes, value);
        self.category("admin", "source", source);
        self.close("descripGrp");
    }

    fn category(&mut self, element: &str, category: &str, value: &str) {
        self.leaf(element, &format!(" type=\"{category}\""), value);
    }

    fn leaf(&mut self, element: &str, attributes: &str, text: &str) {
        let (content, forbidden) = xml::content(text);
        if forbidden > 0 {
            self.lose("characters that XML forbids");
        }
        self.line(&format!("<{element}{attributes}>{content}</{element}>"));
    }

    fn open(&mut self, element: &str, attributes: &str) {
        self.line(&format!("<{element}{attributes}>"));
        self.indent += 2;
    }

    fn close(&mut self, element: &str) {
        self.indent -= 2;
        self.line(&format!("</{element}>"));
    }

    fn line(&mut self, text: &str) {
        let indent = self.indent;
        let _ = writeln!(self.written.text, "{:indent$}{text}", "");
    }

    /// The id of a concept as an XML name that no other has.
    fn unique(&mut self, original: &str) -> String {
        let name = id::encode(original);
        let unique = self.ids.free(&name, 2);
        if unique != name {
            self.lose(format!("its id, which another concept has; written as {unique}"));
        }
        unique
    }

    fn lose(&mut self, field: impl Into<String>) {
        self.written.lost.push(Loss::new(self.concept, field));
    }
}

fn source_of_definition<'c>(concept: &'c Concept, language: &LanguageTag) -> Option<&'c str> {
    let is_it = |property: &&Property| {
        property.category == Category::DefinitionSource
            && property.language.as_ref() == Some(language)
    };
    concept.properties.iter().find(is_it).map(|property| property.value.as_str())
}

/// Whether a property is the source of a definition that there is, and written with it.
fn goes_with_definition(concept: &Concept, property: &Property) -> bool {
    let defined = |tag| concept.definitions.contains_key(tag);
    property.category == Category::DefinitionSource
        && property.language.as_ref().is_some_and(defined)
}

/// The element that holds a category in style DCA.
fn element(category: Category) -> &'static str {
    match category {
        Category::Context => "descrip",
        Category::GrammaticalGender | Category::GeographicalUsage | Category::TermLocation => {
            "termNote"
        }
        Category::DefinitionSource
        | Category::Source
        | Category::CustomerSubset
        | Category::ProjectSubset => "admin",
        Category::Note => "note",
    }
}
