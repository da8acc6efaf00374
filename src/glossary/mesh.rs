//! MeSH and DeCS in the XML of their publishers, of one's own copy: a record a descriptor, in one language or several.

use super::draft::trimmed;
use super::{BadGlossary, Concept, Draft, FaultKind, Status, Term};
use crate::format::{self, Format, Reads};
use crate::language::LanguageTag;
use crate::text::xml::{self, Element, Part, Parts};
use rustc_hash::FxHashSet;

pub(crate) static FORMAT: Format = Format {
    names: &["mesh"],
    title: "MeSH or DeCS in XML",
    help: "Descriptors of MeSH or DeCS in XML, of your own copy; permuted entry terms are left out",
    extensions: &[".xml"],
    recognises: |start| {
        matches!(
            xml::root(start.text),
            Some("DescriptorRecordSet" | "DescriptorRecord" | "decsvmx" | "decsws_response")
        )
    },
    read: Some(Reads::Glossary(read)),
    ..format::UNNAMED
};

/// Reads the descriptors, whose names are preferred, and their entry terms, which are admitted.
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
            Part::DocType(content) if content.contains('[') => {
                let what = "the file brings a DTD of its own; take the <!DOCTYPE …> out";
                return Err(parts.bad(what).into());
            }
            Part::DocType(_) | Part::Aside => {}
        }
    }
    Ok(reader.draft)
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    line: usize,
    text: String,
    /// The language of each element that is open, where one is told.
    languages: Vec<Option<LanguageTag>>,
    concept: Option<usize>,
    /// The terms that the concept has.
    seen: FxHashSet<(String, String)>,
    in_name: bool,
    in_term: bool,
    is_permuted: bool,
    /// The language of the term that is read, where its id tells.
    of_term: Option<LanguageTag>,
    /// Whether ids of terms tell languages: those of translations begin with one (`spa0001`), those in English with T.
    is_told_by_ids: bool,
    /// Within a reference to another record, whose name is not this one's.
    referred: usize,
}

/// Elements that name other records.
const REFERENCES: [&str; 6] = [
    "DescriptorReferredTo",
    "QualifierReferredTo",
    "ConceptRelationList",
    "SeeRelatedList",
    "PharmacologicalActionList",
    "tree",
];

impl Reader {
    fn open(&mut self, element: &Element<'_>) -> Result<(), String> {
        let attributes = element.attributes()?;
        let attribute = |names: &[&str]| {
            let is_one = |(name, _): &&(String, String)| {
                names.iter().any(|wanted| xml::local(name).eq_ignore_ascii_case(wanted))
            };
            attributes.iter().find(is_one).map(|(_, value)| value.as_str())
        };
        let own = attribute(&["lang", "language", "LanguageCode"]);
        let own = own.and_then(|code| LanguageTag::shortest(code).ok());
        let language = own.or_else(|| self.languages.last().cloned().flatten());
        self.languages.push(language);
        let name = element.local_name();
        if self.referred > 0 || REFERENCES.contains(&name) {
            self.referred += 1;
            return Ok(());
        }
        match name {
            "DescriptorRecord" | "record" => {
                let number = self.draft.lines.len() + 1;
                let concept = Concept::new(format!("concept-{number}"));
                self.concept = Some(self.draft.begin(concept, self.line));
                self.seen.clear();
            }
            "DescriptorName" => self.in_name = true,
            "Term" => {
                self.in_term = true;
                self.of_term = None;
                self.is_permuted = attribute(&["IsPermutedTermYN"]) == Some("Y");
            }
            _ => {}
        }
        self.text.clear();
        Ok(())
    }

    fn close(&mut self, name: &str) {
        let language = self.languages.pop().flatten();
        if self.referred > 0 {
            self.referred -= 1;
            return;
        }
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        match name {
            "DescriptorRecord" | "record" => self.concept = None,
            "DescriptorUI" | "unique_identifier_nlm" if !text.is_empty() => {
                if let Some(at) = self.concept {
                    self.draft.glossary.concepts[at].id = text;
                }
            }
            "DescriptorName" => self.in_name = false,
            "Term" => self.in_term = false,
            "String" if self.in_name => self.add(language, &text, Status::Preferred),
            "TermUI" => {
                let code =
                    text.get(..3).filter(|code| code.bytes().all(|b| b.is_ascii_lowercase()));
                let own = code.and_then(|code| LanguageTag::shortest(code).ok());
                self.is_told_by_ids |= own.is_some();
                let english = self.is_told_by_ids.then(|| LanguageTag::known("en"));
                self.of_term = own.or(english);
            }
            "String" if self.in_term && !self.is_permuted => {
                let language = self.of_term.clone().or(language);
                self.add(language, &text, Status::Admitted);
            }
            "descriptor" => self.add(language, &text, Status::Preferred),
            "synonym" => self.add(language, &text, Status::Admitted),
            "ScopeNote" | "definition" if !text.is_empty() => {
                if let (Some(at), Some(tag)) = (self.concept, language) {
                    self.draft.glossary.concepts[at].definitions.entry(tag).or_insert(text);
                }
            }
            _ => {}
        }
    }

    /// Adds a term that the record does not have yet. Translations have the English name in brackets: `Pena[Grief]`.
    fn add(&mut self, language: Option<LanguageTag>, text: &str, status: Status) {
        let Some(concept) = self.concept else { return };
        let language = language.unwrap_or_else(|| LanguageTag::known("en"));
        let english = LanguageTag::known("en");
        let translated = text.strip_suffix(']').and_then(|text| text.split_once('['));
        let translated = translated.filter(|_| !language.is_same_language(&english));
        let terms = match translated {
            Some((text, original)) => vec![(language, text.trim()), (english, original.trim())],
            None => vec![(language, text)],
        };
        for (language, text) in terms {
            if trimmed(text).is_empty() {
                let id = self.draft.glossary.concepts[concept].id.clone();
                let error = BadGlossary::line(self.line, "the term is empty");
                self.draft.fault(FaultKind::Empty, &id, error);
            } else if self.seen.insert((language.to_string(), text.to_owned())) {
                let term = Term { status: Some(status), ..Term::new(language, text) };
                self.draft.add(concept, term, self.line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::name;

    const RECORD: &str = r#"<?xml version="1.0"?>
<!DOCTYPE DescriptorRecordSet SYSTEM "https://www.nlm.nih.gov/databases/dtd/nlmdescriptorrecordset_20230101.dtd">
<DescriptorRecordSet LanguageCode = "spa"><DescriptorRecord DescriptorClass = "1">
<DescriptorUI>D012752</DescriptorUI><DescriptorName><String>Vergüenza[Shame]</String></DescriptorName>
<AllowableQualifiersList><AllowableQualifier><QualifierReferredTo><QualifierName><String>etnología</String></QualifierName>
</QualifierReferredTo></AllowableQualifier></AllowableQualifiersList>
<SeeRelatedList><SeeRelatedDescriptor><DescriptorReferredTo><DescriptorUI>D1</DescriptorUI>
<DescriptorName><String>Culpa</String></DescriptorName></DescriptorReferredTo></SeeRelatedDescriptor></SeeRelatedList>
<ConceptList><Concept PreferredConceptYN="Y"><ConceptName><String>Vergüenza</String></ConceptName>
<ScopeNote>Un sentimiento.</ScopeNote><TermList>
<Term IsPermutedTermYN="N" RecordPreferredTermYN="Y"><TermUI>T1</TermUI><String>Vergüenza</String></Term>
<Term IsPermutedTermYN="N" RecordPreferredTermYN="N"><TermUI>T2</TermUI><String>Bochorno</String></Term>
<Term IsPermutedTermYN="Y" RecordPreferredTermYN="N"><TermUI>T2</TermUI><String>Ajena, vergüenza</String></Term>
</TermList></Concept></ConceptList></DescriptorRecord></DescriptorRecordSet>"#;

    fn summary(text: &str) -> Vec<String> {
        let glossary = Draft::read(text.as_bytes()).and_then(Draft::finish).unwrap();
        let terms = glossary.concepts.iter().flat_map(|concept| {
            concept.terms.iter().map(move |term| {
                let status = term.status.as_ref().map(name).unwrap_or_default();
                format!("{} {} {} {status}", concept.id, term.language, term.text)
            })
        });
        terms.collect()
    }

    #[test]
    fn a_record_is_a_concept_with_its_entry_terms() {
        assert_eq!(
            summary(RECORD),
            [
                "D012752 es Vergüenza preferred",
                "D012752 en Shame preferred",
                "D012752 es Bochorno admitted"
            ]
        );
        let told_by_ids = RECORD
            .replace("<TermUI>T1<", "<TermUI>spa0001<")
            .replace(
                "<Term IsPermutedTermYN=\"Y\"",
                "<Term IsPermutedTermYN=\"N\"><TermUI>T3</TermUI><String>Shamefulness</String></Term><Term IsPermutedTermYN=\"Y\"",
            )
            .replace("<TermUI>T2</TermUI><String>Bochorno", "<TermUI>spa0002</TermUI><String>Bochorno");
        assert_eq!(
            summary(&told_by_ids)[2..],
            ["D012752 es Bochorno admitted", "D012752 en Shamefulness admitted"]
        );
        let several = r#"<decsvmx><decsws_response><tree><self><term_list lang="es"><term>x</term></term_list></self></tree>
<record_list><record lang="es"><unique_identifier_nlm>D012752</unique_identifier_nlm><descriptor_list>
<descriptor lang="en">Shame</descriptor><descriptor lang="es">Vergüenza</descriptor></descriptor_list>
<synonym_list><synonym>Bochorno</synonym></synonym_list></record></record_list></decsws_response></decsvmx>"#;
        assert_eq!(
            summary(several),
            [
                "D012752 en Shame preferred",
                "D012752 es Vergüenza preferred",
                "D012752 es Bochorno admitted"
            ]
        );
    }

    #[test]
    fn a_file_that_was_cut_off_anywhere_is_read_or_refused() {
        for end in 0..RECORD.len() {
            let _ = Draft::read(&RECORD.as_bytes()[..end]).map(Draft::sort_out);
        }
    }
}
