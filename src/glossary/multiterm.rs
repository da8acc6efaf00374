//! MultiTerm XML, as Trados exports termbases: `mtf`, its concepts, languages and terms, with fields that each termbase
//! names as it likes.

use super::broad::marked;
use super::draft::trimmed;
use super::names::{by_name, value};
use super::{BadGlossary, Category, Concept, Draft, FaultKind, Loss, Property, Term, TermType};
use crate::format::{self, Format, Reads};
use crate::language::{LanguageTag, PartOfSpeech};
use crate::text::fold;
use crate::text::xml::{self, Element, Part, Parts};

/// The names that termbases give to fields, and the field that each is.
const FIELDS: &str = include_str!("multiterm-fields.tsv");

pub(crate) static FORMAT: Format = Format {
    names: &["multiterm"],
    title: "MultiTerm XML",
    help: "An export of a Trados MultiTerm termbase; fields by their usual names in English, Spanish and German",
    extensions: &[".xml", ".mtf.xml"],
    recognises: |start| xml::root(start.text) == Some("mtf"),
    read: Some(Reads::Glossary(read)),
    ..format::UNNAMED
};

/// Reads a termbase. What a glossary has no place for is left out and named.
fn read(text: &str) -> Result<Draft, BadGlossary> {
    let mut parts = Parts::new(text);
    let mut buffer = Vec::new();
    let mut reader = Reader::default();
    while let Some(part) = parts.next(&mut buffer)? {
        reader.line = parts.line();
        match part {
            Part::Open(element) => reader.open(&element).map_err(|what| parts.bad(what))?,
            Part::Close(end) => reader.close(end.local_name()),
            Part::Text(text) => reader.text.push_str(&text),
            Part::DocType(_) | Part::Aside => {}
        }
    }
    Ok(reader.draft)
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    line: usize,
    /// The text since the last beginning of an element that holds text.
    text: String,
    /// Within a history, whose elements are skipped.
    skipped: usize,
    concept: Option<usize>,
    language: Option<LanguageTag>,
    term: Option<(Term, usize)>,
    /// The name of the field that is open.
    field: Option<String>,
}

impl Reader {
    fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        let name = element.local_name();
        if self.skipped > 0 || name == "transacGrp" {
            self.skipped += 1;
            return Ok(());
        }
        match name {
            "conceptGrp" => {
                let number = self.draft.lines.len() + 1;
                let concept = Concept::new(format!("concept-{number}"));
                self.concept = Some(self.draft.begin(concept, self.line));
            }
            "language" => self.begin_language(element)?,
            "termGrp" => {
                let term = |language| Term::new(language, "");
                self.term = self.language.clone().map(term).map(|term| (term, self.line));
            }
            "descrip" => {
                self.field = element.attribute("type")?;
                self.text.clear();
            }
            "concept" | "term" => self.text.clear(),
            _ => {}
        }
        Ok(())
    }

    /// A language by its code, or where that is none by its name.
    fn begin_language(&mut self, element: &Element<'_>) -> Result<(), String> {
        let code = element.attribute("lang")?.unwrap_or_default().replace('_', "-");
        let name = element.attribute("type")?.unwrap_or_default();
        self.language = LanguageTag::shortest(&code).or_else(|_| name.parse()).ok();
        if self.language.is_none() {
            let what = format!("{code:?} ({name}) is no language; write a code such as en or es");
            self.fault(FaultKind::Language, what);
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "conceptGrp" => self.concept = None,
            "languageGrp" => self.language = None,
            "concept" => {
                let id = self.said();
                if let (Some(at), false) = (self.concept, id.is_empty()) {
                    self.draft.glossary.concepts[at].id = id;
                }
            }
            "term" => {
                let text = self.said();
                if let Some((term, _)) = &mut self.term {
                    term.text = text;
                }
            }
            "descrip" => {
                let text = self.said();
                if let Some(field) = self.field.take().filter(|_| !text.is_empty()) {
                    self.store(&field, text);
                }
            }
            "termGrp" => match (self.term.take(), self.concept) {
                (Some((term, _)), _) if term.text.is_empty() => {
                    self.fault(FaultKind::Empty, "the term is empty".into());
                }
                (Some((term, line)), Some(concept)) => self.draft.add(concept, term, line),
                _ => {}
            },
            _ => {}
        }
    }

    /// The text of the element that ends.
    fn said(&mut self) -> String {
        let text = trimmed(&self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        text
    }

    fn store(&mut self, field: &str, text: String) {
        let Some(at) = self.concept else { return };
        let meant = meaning(field);
        let concept = &mut self.draft.glossary.concepts[at];
        match (meant, &mut self.term) {
            (Some("status"), Some((term, _))) => match value(&text) {
                Ok(status) => term.status = Some(status),
                Err(what) => self.fault(FaultKind::Status, what),
            },
            (Some("speech"), Some((term, _))) if value::<PartOfSpeech>(&text).is_ok() => {
                term.part_of_speech = value(&text).ok();
            }
            (Some("type"), Some((term, _))) if value::<TermType>(&text).is_ok() => {
                term.term_type = value(&text).ok();
            }
            (Some("subject"), _) if concept.subject.is_none() => concept.subject = Some(text),
            (Some("note"), Some((term, _))) if term.note.is_none() => {
                term.broad = marked(&text).is_some();
                term.note = Some(text);
            }
            (Some("definition"), _) => {
                // one above the languages does not say which it is in
                let property = |value| Property {
                    category: Category::Note,
                    value,
                    source: None,
                    language: None,
                };
                match self.language.clone() {
                    Some(tag) => drop(concept.definitions.entry(tag).or_insert(text)),
                    None => concept.properties.push(property(text)),
                }
            }
            (Some(name), term) if by_name::<Category>(name).is_ok() => {
                let Ok(category) = by_name(name) else { return };
                let language = self.language.clone().filter(|_| term.is_none());
                let property = Property { category, value: text, source: None, language };
                match term {
                    Some((term, _)) => term.properties.push(property),
                    None => concept.properties.push(property),
                }
            }
            _ => {
                let loss = Loss::new(&concept.id, field);
                self.draft.left_out.push(loss);
            }
        }
    }

    fn fault(&mut self, kind: FaultKind, what: String) {
        let concept =
            self.concept.map_or("", |at| &*self.draft.glossary.concepts[at].id).to_owned();
        self.draft.fault(kind, &concept, BadGlossary::line(self.line, what));
    }
}

/// What a field is, by its name whatever its case, accents and blanks.
fn meaning(field: &str) -> Option<&'static str> {
    let folded = fold::accents(&fold::case(field));
    let key: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let rows = FIELDS.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut rows = rows.filter_map(|row| row.split_once('\t'));
    rows.find(|(_, names)| names.split(' ').any(|name| name == key)).map(|(field, _)| field)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMBASE: &str = r#"<?xml version="1.0"?><mtf>
<conceptGrp><concept>7</concept>
<transacGrp><transac type="origination">eva</transac><date>2020-01-02</date></transacGrp>
<descripGrp><descrip type="Subject">emotions</descrip></descripGrp>
<languageGrp><language type="English" lang="EN"/>
<descripGrp><descrip type="Definition">A painful feeling.</descrip></descripGrp>
<termGrp><term>shame</term><descripGrp><descrip type="Part of Speech">Noun</descrip></descripGrp></termGrp></languageGrp>
<languageGrp><language type="Spanish" lang="ES_ES"/>
<termGrp><term>vergüenza</term><descripGrp><descrip type="Status">Preferred</descrip></descripGrp></termGrp>
<termGrp><term>bochorno</term><descripGrp><descrip type="Estado">prohibido</descrip></descripGrp>
<descripGrp><descrip type="Nota">of the moment</descrip></descripGrp><descripGrp><descrip type="Colour">red</descrip></descripGrp></termGrp>
</languageGrp></conceptGrp>
</mtf>"#;

    #[test]
    fn a_termbase_is_read_by_the_usual_names_of_its_fields() {
        let utf16: Vec<u8> =
            format!("\u{feff}{TERMBASE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [TERMBASE.as_bytes(), &utf16] {
            let draft = Draft::read(bytes).unwrap();
            assert_eq!(draft.left_out, [Loss::new("7", "Colour")]);
            let glossary = draft.finish().unwrap();
            let [concept] = &glossary.concepts[..] else { panic!("{glossary:?}") };
            assert_eq!((&*concept.id, concept.subject.as_deref()), ("7", Some("emotions")));
            assert_eq!(concept.definitions.len(), 1);
            let terms = concept.terms.iter().map(|term| {
                let note = term.note.as_deref().unwrap_or("-");
                format!(
                    "{} {} {:?} {:?} {note}",
                    term.language, term.text, term.status, term.part_of_speech
                )
            });
            assert_eq!(
                terms.collect::<Vec<_>>(),
                [
                    "en shame None Some(Noun) -",
                    "es-ES vergüenza Some(Preferred) None -",
                    "es-ES bochorno Some(Deprecated) None of the moment"
                ]
            );
        }
    }

    #[test]
    fn a_bad_term_costs_itself_alone() {
        let text = TERMBASE
            .replace("<term>vergüenza</term>", "<term> </term>")
            .replace("prohibido", "purple");
        let (glossary, unread) = Draft::read(text.as_bytes()).unwrap().sort_out().unwrap();
        assert_eq!((glossary.concepts[0].terms.len(), unread.count()), (2, 2));
    }

    #[test]
    fn a_file_that_was_cut_off_anywhere_is_read_or_refused() {
        for end in 0..TERMBASE.len() {
            let _ = Draft::read(&TERMBASE.as_bytes()[..end]).map(Draft::sort_out);
        }
    }
}
